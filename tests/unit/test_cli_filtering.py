"""How much of a line the command line reads and tells again."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from moderator.cli.filtering import read_line, refuse_long
from moderator.cli.session import Session
from moderator.filters.line import LONGEST
from moderator.settings.profile import Profile

SESSION = Session(Profile.at(Path("nowhere")), True, None, "en", None)  # a field


def test_a_search_is_no_longer_than_a_line() -> None:
    refuse_long(SESSION, "a" * LONGEST)
    with pytest.raises(click.UsageError):
        refuse_long(SESSION, "a" * (LONGEST + 1))


def test_of_a_line_that_is_too_long_a_little_is_told() -> None:
    with pytest.raises(click.UsageError) as told:
        read_line(SESSION, "a" * 100_000)
    assert len(told.value.message) < 200
