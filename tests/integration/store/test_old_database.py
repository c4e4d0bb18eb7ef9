"""A database of version 0005 with a desk's work in it, opened by today's program.

``desk_of_0005.json`` holds the rows that the program of that version wrote: seven comments, a
delivered approval with an edit, a delivered rejection, one that was undone, a comment with the
chief, a draft, and an approval that is not sent yet.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import MetaData, insert, text

from moderator.desk import Desk
from moderator.errors import StoreError
from moderator.model import Decision, LogQuery, Query, State, Verdict
from moderator.store import Store, migration
from moderator.store.engine import Engines
from moderator.store.store import FILE
from tests.databases import Place, Server
from tests.desks import ruleset
from tests.integration.store.newsroom import Newsroom, comment

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = Path(__file__).with_name("desk_of_0005.json")
HEAD = "6fe81d6cdb06d47acd93f8b0721297bbcd4a78c454109cf65ed914da4656fe77"


@pytest.fixture(params=["sqlite", "postgresql"])
def old(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    """Return where a database of 0005 lies, as its program left it."""
    place = Place(request.param, tmp_path)
    server: Server | None = None
    if place.kind == "postgresql":
        server = request.getfixturevalue("postgresql")
        name = server.create()
        place.url = server.url(name)
    with monkeypatch.context() as then:
        then.setattr(migration, "HEAD", "0005")
        Store.upgrade(place.url, data=place.data, clock=place.clock)
    _fill(place)
    yield place
    if server is not None:
        server.drop(name)


def _fill(place: Place) -> None:
    rows = json.loads(ROWS.read_text(encoding="utf-8"))
    for one in rows["sealed"]:
        one |= {name: bytes.fromhex(one[name]) for name in ("salt", "value")}
    engines = Engines.for_place(place.url, place.data, FILE)
    with engines.writer() as connection:
        tables = MetaData()
        tables.reflect(connection, only=list(rows))
        for name, some in rows.items():
            connection.execute(insert(tables.tables[name]), some)
        last = rows["ledger"][-1]
        connection.execute(text("UPDATE ledger_head SET seq = :seq, hash = :hash"), last)
    engines.close()


def test_a_desk_of_an_old_version_goes_on(old: Place) -> None:
    store = old.open()
    try:
        room = Newsroom(store, old.clock)
        assert room.sound()
        desk = Desk(store, ruleset(), clock=old.clock)
        assert desk.head() == HEAD
        assert {state: count for state, count in desk.counts().states.items() if count} == {
            State.PENDING: 3,
            State.APPROVED: 2,
            State.REJECTED: 1,
            State.CHIEF: 1,
        }
        waiting = desk.ids(Query(text="duong lang"))
        assert list(waiting) == [3]
        assert desk.draft(3) is not None
        assert [row.note for row in desk.log(LogQuery()) if row.note] == ["xem giúp"]
        assert desk.decide(Decision(Verdict.REJECT, (3,), "Lan", reason="advertising")).decision
        undone = desk.undo("Lan")
        assert undone.comments == (3,)
        assert room.arrive(comment(8)) == (8,)
        old.clock.forward(minutes=1)
        assert room.deliver() == 1  # the approval that the old program had not sent
        desk.pins.set("Lan", "4711")
        assert desk.pins.check("Lan", "4711").right
        assert desk.floods.active() == ()
        with store.write() as writing:
            writing.rebuild()
        assert room.sound()
        assert desk.verify_log().intact
    finally:
        store.close()


def test_an_old_database_that_is_only_looked_at_says_who_upgrades_it(old: Place) -> None:
    with pytest.raises(StoreError) as told:
        Store.open(old.url, data=old.data, clock=old.clock, migrate=False)
    advice = told.value.advice.en
    assert "moderator database upgrade" in advice
    assert ("Whoever owns it" in advice) == (old.kind == "postgresql")
    assert ("Open the program" in advice) == (old.kind == "sqlite")
