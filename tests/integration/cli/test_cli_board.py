"""The board by a command, for people and for scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from moderator import compose
from moderator.model import Role, Verdict
from moderator.store import Store
from tests.databases import Clock
from tests.integration.store.newsroom import Newsroom, comment

if TYPE_CHECKING:
    from tests.integration.cli.program import Program


@pytest.fixture
def worked(program: Program) -> Program:
    """Return a program whose desk decided today: two approved, one spam; one waits."""
    program.data.mkdir(mode=0o700)
    store = Store.open(data=Path(program.data), clock=compose.now)
    room = Newsroom(store, Clock(compose.now()))
    one, two, three, _ = room.arrive(*(comment(at) for at in range(1, 5)))
    room.decide(Verdict.APPROVE, one, two)
    room.decide(Verdict.SPAM, three, actor="Bình")
    room.undo(room.decide(Verdict.REJECT, two))
    store.close()
    return program


def test_numbers_for_scripts(worked: Program) -> None:
    found = worked.json("board", "--days", "1", "--json")
    assert found["waiting"]["total"] == 1
    assert found["decided"] == {"approved": 2, "removed": 1}
    assert (found["taken_back"], found["people"]) == (1, None)
    assert found["verdicts"] == {"approve": 2, "spam": 1}
    assert found["sections"] == [{"name": "Đời sống", "approved": 2, "removed": 1}]
    assert sum(step["approved"] for step in found["steps"]) == 2
    assert worked.json("board", "--to", "2020-01-01", "--json")["decided"]["approved"] == 0
    assert worked.json("board", "--section", "Khác", "--json")["waiting"]["total"] == 0


def test_lines_for_people(worked: Program) -> None:
    told = worked.run("--language", "en", "board")
    assert told.code == 0
    assert "Waiting: 1" in told.out
    assert "Decided: 3 (2 approved, 1 removed)" in told.out
    assert "Taken back: 1" in told.out


def test_figures_of_people_need_the_switch_and_the_chief(worked: Program) -> None:
    store = Store.open(data=Path(worked.data), clock=compose.now)
    with store.write() as writing:
        writing.watch_people("Lan", on=True)
    store.close()
    assert worked.run("people", "role", "Lan", str(Role.CHIEF), "--as", "Lan").code == 0
    assert worked.json("board", "--json", "--as", "Bình")["people"] is None
    people = worked.json("board", "--json", "--as", "Lan")["people"]
    assert {one["name"]: one["approved"] for one in people} == {"An": 2, "Bình": 0}
