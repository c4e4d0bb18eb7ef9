"""How commands say numbers."""

from __future__ import annotations

import pytest

from moderator.cli.output import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (21, "21 pages")]
)
def test_one_thing_is_not_several(number: int, said: str) -> None:
    assert counted(number, "page") == said


def test_an_irregular_noun_keeps_its_own_form() -> None:
    assert counted(2, "reply", "replies") == "2 replies"
