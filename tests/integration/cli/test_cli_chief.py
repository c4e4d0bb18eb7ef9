"""Holds of the chief and publishing hours, by commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.databases import Clock
from tests.desks import Newsroom as DeskRoom
from tests.integration.store.newsroom import Newsroom, comment

if TYPE_CHECKING:
    from tests.integration.cli.program import Program


@pytest.fixture
def two(program: Program) -> Program:
    """Return a program with two comments in one section."""
    program.data.mkdir(mode=0o700)
    room = DeskRoom.open(Path(program.data))
    Newsroom(room.store, Clock()).arrive(comment(1), comment(2))
    room.close()
    return program


def test_a_section_is_held_and_lifted(two: Program) -> None:
    assert two.run("people", "role", "Hoa", "chief", "--as", "Hoa").code == 0
    none = two.run("--language", "en", "holds", "list")
    assert (none.code, none.out) == (0, "No section or article is held\n")
    held = two.run("--language", "en", "holds", "add", "--section", "Đời sống", "--as", "Hoa")
    assert held.out.startswith("2 comments moved")
    (one,) = two.json("holds", "list", "--json")
    assert (one["section"], one["article"], one["by"]) == ("Đời sống", None, "Hoa")
    refused = two.run("decide", "1", "approve", "--as", "Lan", "--json")
    assert refused.code == 3
    assert refused.json()["items"][0]["result"] == "impossible"
    assert two.run("holds", "lift", "--section", "Đời sống", "--as", "Lan").code == 3
    assert two.run("holds", "add").code == 2
    nowhere = two.run("--language", "en", "holds", "add", "--section", "", "--as", "Hoa")
    assert (nowhere.code, nowhere.out) == (3, "")
    assert "Name a section or an article" in nowhere.err
    two.run("holds", "lift", "--section", "Đời sống", "--as", "Hoa")
    assert two.json("holds", "list", "--json") == []
    assert two.run("decide", "1", "approve", "--as", "Lan", "--json").code == 0


def test_publishing_hours_are_set_and_taken_away(two: Program) -> None:
    assert two.run("sites", "hours", "99", "06:00-22:00").code == 7
    assert two.run("sites", "hours", "2", "six").code == 2
    assert two.run("sites", "hours", "2", "06:00-22:00", "--zone", "Asia/Nowhere").code == 3
    two.run("sites", "hours", "2", "06:00-22:00")
    assert two.run("--language", "en", "sites", "hours", "2", "off").out.startswith("Approvals")
