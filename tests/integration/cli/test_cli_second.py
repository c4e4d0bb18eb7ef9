"""A second look ordered, read and told by commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from moderator.model import Verdict
from moderator.model.second_look import Opinion
from tests.desks import Newsroom

if TYPE_CHECKING:
    from tests.integration.cli.program import Program


@pytest.fixture
def decided(program: Program) -> Program:
    """A program whose desk approved three comments and rejected one, long ago."""
    program.data.mkdir(mode=0o700)
    room = Newsroom.open(Path(program.data))
    made = [room.site.post(f"Ý kiến thứ {number}") for number in range(4)]
    room.round()
    ids = [room.id(one) for one in made]
    room.decide(Verdict.APPROVE, *ids[:3], actor="Nam")
    room.decide(Verdict.REJECT, ids[3], actor="Nam", reason="off_topic")
    room.close()
    return program


def test_ordered_told_and_ended(decided: Program) -> None:
    assert decided.run("second-look", "result").code == 7
    order = ("second-look", "order", "100", "--since", "2020-01-01", "--until", "2035-01-01")
    ordered = decided.json(*order, "--as", "Hoa", "--json")
    assert ordered["drawn"]["approve"] == {"decisions": 3, "drawn": 3}
    assert ordered["share"] == 1
    assert (ordered["answered"], ordered["kappa"]) == (0, None)
    room = Newsroom.open(Path(decided.data))
    while (sheet := room.desk.second_look.sheet("Hoa")).item is not None:
        assert sheet.look is not None
        room.desk.second_look.answer("Hoa", sheet.look.order, sheet.item.of, Opinion.APPROVE)
    room.close()

    told = decided.json("second-look", "result", "--as", "Hoa", "--json")

    assert (told["agreement"]["agreed"], told["agreement"]["of"]) == (3, 4)
    assert told["verdicts"]["reject"]["agreed"] == 0
    assert told["people"] == {}
    (apart,) = told["disagreements"]
    assert (apart["first"], apart["first_reason"], apart["second"]) == (
        "reject",
        "off_topic",
        "approve",
    )
    plain = decided.run("second-look", "result", "--as", "Hoa")
    assert "3/4 = 75%" in plain.out
    assert decided.run("second-look", "end", "--as", "Hoa").code == 0
    assert decided.run("second-look", "result").code == 7


def test_it_is_the_chiefs(decided: Program) -> None:
    decided.run("people", "role", "Hoa", "chief", "--as", "Hoa")
    assert decided.run("second-look", "order", "5", "--as", "Lan").code == 3
    assert decided.run("second-look", "order", "0", "--as", "Hoa").code == 2
