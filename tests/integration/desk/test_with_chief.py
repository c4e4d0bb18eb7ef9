"""A comment that somebody passed to the chief is decided by others only after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.model import ItemResult, Role, State, Verdict

if TYPE_CHECKING:
    from tests.desks import Newsroom

CHIEF = "Trưởng ban"


@pytest.fixture
def passed(room: Newsroom) -> tuple[Newsroom, int]:
    """A comment that Minh passed to the chief, before there was one."""
    comment = room.post("Cầu này đi được chưa ạ")
    assert room.decide(Verdict.CHIEF, comment, actor="Minh", note="xem giúp em").decision
    return room, comment


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.REJECT, Verdict.RETURN])
def test_a_moderator_is_asked_first(passed: tuple[Newsroom, int], verdict: Verdict) -> None:
    room, comment = passed
    room.desk.people.set_role(CHIEF, CHIEF, Role.CHIEF)
    detail = room.desk.open(comment)
    assert detail is not None
    assert verdict not in detail.at_once
    reason = None
    asked = room.decide(verdict, comment, reason=reason)
    assert asked.decision is None
    assert [one.code for one in asked.questions] == ["with_chief"]
    assert "Minh" in asked.questions[0].words.vi
    assert [one.result for one in asked.items] == [ItemResult.ASK]
    assert room.row(comment).state is State.CHIEF
    yes = frozenset({"with_chief"})
    assert room.decide(verdict, comment, reason=reason, confirmed=yes).decision
    assert room.row(comment).state is not State.CHIEF


@pytest.mark.parametrize("actor", [CHIEF, "Lan"])
def test_the_chief_is_not_asked_nor_anybody_where_there_is_none(
    passed: tuple[Newsroom, int], actor: str
) -> None:
    room, comment = passed
    if actor == CHIEF:
        room.desk.people.set_role(CHIEF, CHIEF, Role.CHIEF)
    assert room.decide(Verdict.REJECT, comment, actor=actor, reason=None).decision
