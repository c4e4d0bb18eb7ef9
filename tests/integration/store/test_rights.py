"""The rights that the manual gives to logins of PostgreSQL are enough, and no more than that."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from moderator.errors import StoreError
from moderator.model import Role, Verdict
from moderator.store import Store
from tests.databases import Clock
from tests.desks import Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.databases import Server

MANUAL = Path(__file__).parents[3] / "resources" / "manual"


def _sql(manual: str) -> str:
    text = (MANUAL / manual).read_text("utf-8")
    (found,) = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    return str(found)


@pytest.fixture
def logins(postgresql: Server) -> Iterator[tuple[str, str]]:
    """Return the addresses of one database for a moderator and for a chief."""
    name = postgresql.create()
    owner = postgresql.url(name)
    Store.upgrade(owner, clock=Clock())
    with psycopg.connect(postgresql.dsn(name), autocommit=True) as connection:
        connection.execute("CREATE ROLE moderators; CREATE ROLE chiefs")
        connection.execute("CREATE ROLE lan LOGIN; CREATE ROLE minh LOGIN")
        connection.execute(_sql("team.en.md"))
        connection.execute("GRANT moderators TO lan; GRANT chiefs TO minh")
    yield owner.replace("owner@", "lan@"), owner.replace("owner@", "minh@")
    with psycopg.connect(postgresql.dsn(name), autocommit=True) as connection:
        for role in ("lan", "minh", "chiefs", "moderators"):
            connection.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


def test_both_manuals_give_the_same_rights() -> None:
    assert _sql("team.en.md") == _sql("team.vi.md")


def test_a_moderator_can_do_the_work_and_only_a_chief_gives_roles(
    logins: tuple[str, str], tmp_path: Path
) -> None:
    moderators, chiefs = logins
    room = Newsroom.open(tmp_path, url=moderators)
    comment = room.post("Cầu này đi được chưa ạ")
    room.desk.company.open("Lan", comment)
    room.desk.save_draft(comment, room.row(comment).version_id, "cầu", "Bạn đọc")
    room.decide(Verdict.REJECT, comment, reason="off_topic", confirmed=frozenset({"draft_unused"}))
    room.later()
    room.desk.undo("Lan")
    room.later()
    room.check()

    with pytest.raises(StoreError):
        room.desk.people.set_role("Lan", "Lan", Role.CHIEF)
    chief = Newsroom.open(tmp_path, url=chiefs)
    assert chief.desk.people.set_role("Minh", "Minh", Role.CHIEF)
    with chief.store.write() as writing:
        assert writing.purge("Minh", [1], "asked for") > 0
    with pytest.raises(StoreError), room.store.write() as writing:
        writing.purge("Lan", [1, 2, 3], "not asked for")
    chief.check()
    chief.close()
    room.close()
