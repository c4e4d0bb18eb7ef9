"""What the desk learnt, shown and switched by commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from moderator.model import Verdict
from tests import learning_desk
from tests.databases import Clock
from tests.desks import Newsroom as DeskRoom
from tests.integration.store.newsroom import Newsroom, comment

if TYPE_CHECKING:
    from tests.integration.cli.program import Program


@pytest.fixture
def taught(program: Program) -> Program:
    """Return a program whose desk has decided on 400 comments by its own policy."""
    program.data.mkdir(mode=0o700)
    room = DeskRoom.open(Path(program.data))
    written = learning_desk.comments(400)
    store = Newsroom(room.store, Clock())
    ids = store.arrive(*(comment(at, one.text) for at, one in enumerate(written)))
    decided = [(key, one.removed) for key, one in zip(ids, written, strict=True)]
    for at in range(0, 400, 100):
        page = decided[at : at + 100]
        store.decide(Verdict.APPROVE, *(key for key, removed in page if not removed))
        store.decide(Verdict.REJECT, *(key for key, removed in page if removed))
    room.close()
    return program


def test_a_new_desk_is_silent_for_want_of_decisions(program: Program) -> None:
    shown = program.json("learning", "show", "--json")
    assert shown["on"]
    assert not shown["speaks"]
    assert (shown["silence"], shown["decisions"], shown["words"]) == ("few", 0, [])
    assert "200" in shown["message"]


def test_it_tells_how_it_fared_and_which_words_tell(taught: Program) -> None:
    shown = taught.json("learning", "show", "--json")
    assert shown["speaks"]
    assert shown["decisions"] == 400
    assert shown["tried"] == 200
    assert 0 < shown["marked_right"] <= shown["marked"]
    average = shown["average_precision"]
    assert average["both"] > average["rules"] + 0.1 > average["chance"]
    assert {one["weight"] > 0 for one in shown["words"]} == {True, False}
    said = taught.run("--language", "en", "learning", "show").out
    assert "Learnt from 400 decisions" in said
    assert "Suggesting" in said


def test_off_and_on_stand_in_the_log(taught: Program, tmp_path: Path) -> None:
    assert taught.json("learning", "off", "--as", "Lan", "--json")["silence"] == "off"
    assert taught.json("learning", "off", "--as", "Lan", "--json")["silence"] == "off"
    assert not taught.json("learning", "show", "--json")["on"]
    assert taught.json("learning", "on", "--as", "Hoa", "--json")["speaks"]
    out = tmp_path / "log.csv"
    taught.json("log", "export", "--format", "csv", "--out", str(out), "--json")
    lines = [line for line in out.read_text("utf-8-sig").splitlines() if "việc học" in line]
    assert len(lines) == 2  # what was off already is not written again
    assert "Lan" in lines[0]
    assert "Hoa" in lines[1]
    assert taught.json("log", "verify", "--json")["intact"]


def test_a_reset_asks_first_and_then_begins_at_nothing(taught: Program) -> None:
    asked = taught.run("learning", "reset", "--json")
    assert asked.code == 3
    assert taught.json("learning", "show", "--json")["decisions"] == 400
    done = taught.json("learning", "reset", "--yes", "--json")
    assert (done["decisions"], done["silence"], done["on"]) == (0, "few", True)
    taught.json("learning", "off", "--json")
    assert not taught.json("learning", "reset", "--yes", "--json")["on"]
    assert taught.json("queue", "counts", "--json")["states"]["approved"] > 300
