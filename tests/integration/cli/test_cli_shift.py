"""Handing a shift over, and a forgotten PIN, by commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from moderator.model import Verdict
from tests.desks import Newsroom

if TYPE_CHECKING:
    from tests.integration.cli.program import Program


@pytest.fixture
def worked(program: Program) -> Program:
    """Return a program at whose desk Lan held a comment and Minh has a PIN."""
    program.data.mkdir(mode=0o700)
    room = Newsroom.open(Path(program.data))
    comment = room.post("Ý kiến về cây cầu")
    room.post("Ý kiến khác về con đường")
    room.decide(Verdict.HOLD, comment)
    room.desk.pins.set("Minh", "4711")
    room.close()
    return program


def test_a_shift_is_shown_handed_over_and_its_note_read(worked: Program) -> None:
    began = "2026-11-23T00:00:00Z"
    sheet = worked.json("shift", "show", "--since", began, "--as", "Lan", "--json")
    assert sheet["decided"] == [{"moderator": "Lan", "verdicts": {"hold": 1}, "undone": 0}]
    assert (sheet["held"]["total"], sheet["pending"]["total"]) == (1, 1)
    worked.run("shift", "hand-over", "--note", "Xem lại bài cầu", "--as", "Lan")
    (note,) = worked.json("shift", "notes", "--read", "--as", "Minh", "--json")
    assert (note["moderator"], note["note"]) == ("Lan", "Xem lại bài cầu")
    assert "Để lại: 1" in worked.run("shift", "show", "--as", "Lan").out


def test_a_forgotten_pin_is_taken_away_once(worked: Program) -> None:
    assert worked.run("people", "forget-pin", "Minh", "--as", "Lan").code == 0
    assert worked.run("people", "forget-pin", "Minh", "--as", "Lan").code == 3
