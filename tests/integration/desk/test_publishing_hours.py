"""Approve at night, publish at six; and what is asked again before it goes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.errors import DecisionError, NotAllowed
from moderator.model import (
    Barrier,
    Field,
    LogQuery,
    Query,
    RemoteState,
    Role,
    State,
    Term,
    Verdict,
)
from moderator.model.holding import HeldPlace
from moderator.model.hours import Hours
from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from tests.desks import Newsroom

DAYTIME = Hours(6 * 60, 22 * 60)
SIX = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # of the next day in Hồ Chí Minh City
CHIEF = "Trưởng ban"
AWAITING = Query(state=None, terms=(Term(Field.IS, ("hours",)),))
CLOSED = replace(ARTICLE, comments_open=False)


@pytest.fixture
def night(room: Newsroom) -> Newsroom:
    """A desk whose site publishes in the daytime, at ten in the evening."""
    assert room.desk.publishing.set_hours(CHIEF, room.site_id, DAYTIME)
    room.clock.now = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    return room


def public(room: Newsroom, comment: int) -> RemoteState:
    return room.site.comments[room.remote(comment)].state


def test_approvals_wait_for_the_morning_and_nothing_else_does(night: Newsroom) -> None:
    approved, rejected = night.post("Cầu này đi được chưa ạ"), night.post("Mua ngay kẻo hết")
    decided = night.decide(Verdict.APPROVE, approved)
    assert decided.due_at == SIX
    assert night.decide(Verdict.REJECT, rejected).due_at == night.clock() + timedelta(seconds=10)
    night.later()
    night.round(now=True)
    assert public(night, approved) is RemoteState.PENDING
    assert public(night, rejected) is RemoteState.REJECTED
    (status,) = night.desk.status()
    assert (status.waiting, status.later, status.opens_at, status.next_due) == (0, 1, SIX, SIX)
    detail = night.desk.open(approved)
    assert detail is not None
    assert detail.publishes_at == SIX
    assert list(night.desk.ids(AWAITING)) == [approved]
    assert [night.row(one).awaits_hours for one in (approved, rejected)] == [True, False]
    night.clock.now = SIX - timedelta(seconds=1)
    night.round()
    assert public(night, approved) is RemoteState.PENDING
    night.clock.now = SIX
    night.round()
    assert public(night, approved) is RemoteState.APPROVED
    (status,) = night.desk.status()
    assert (status.waiting, status.later, status.opens_at) == (0, 0, None)
    assert not night.row(approved).awaits_hours
    assert list(night.desk.ids(AWAITING)) == []


def test_an_approval_that_was_let_out_stays_so_when_a_rejection_after_it_is_undone(
    night: Newsroom,
) -> None:
    comment = night.post("Cầu này đi được chưa ạ")
    night.decide(Verdict.APPROVE, comment)
    assert night.desk.publishing.publish_now("Lan", [comment]) == (comment,)
    night.decide(Verdict.REJECT, comment)
    night.desk.undo("Lan")
    night.later()
    assert public(night, comment) is RemoteState.APPROVED


def test_until_the_morning_it_is_undone_without_a_trace_on_the_site(night: Newsroom) -> None:
    comment = night.post("Cầu này đi được chưa ạ")
    night.decide(Verdict.APPROVE, comment)
    night.later(hours=5)
    undone = night.desk.undo("Lan")
    assert (undone.cancelled, undone.queued) == (1, 0)
    night.clock.now = SIX
    night.round()
    assert night.site.effects == []
    assert night.row(comment).state is State.PENDING


def test_one_is_published_now(night: Newsroom) -> None:
    now, later = night.post("Nước đang lên"), night.post("Cầu này đi được chưa ạ")
    night.decide(Verdict.APPROVE, now, later)
    assert night.desk.publishing.publish_now("Lan", [now, 999]) == (now,)
    assert night.desk.publishing.publish_now("Lan", [now]) == ()
    row = night.desk.log(LogQuery())[-1]
    assert (row.kind, row.actor, row.comment_id) == ("released", "Lan", now)
    detail = night.desk.open(now)
    assert detail is not None
    assert detail.publishes_at is None
    night.later()
    assert public(night, now) is RemoteState.APPROVED
    assert public(night, later) is RemoteState.PENDING


def test_what_changed_in_the_night_is_not_sent(night: Newsroom) -> None:
    edited, held, fine = (night.post(f"Ý kiến {one}") for one in range(3))
    night.decide(Verdict.APPROVE, edited, held, fine)
    night.later()
    night.site.change(night.remote(edited), text="Tôi đã sửa lại")
    night.desk.people.set_role(CHIEF, CHIEF, Role.CHIEF)
    night.clock.now = SIX
    night.round(reconcile=True)
    assert public(night, fine) is RemoteState.APPROVED
    assert public(night, edited) is RemoteState.PENDING
    assert night.row(edited).state in {State.PENDING, State.CONFLICT}


def test_an_article_that_was_closed_in_the_night_stops_what_waits(night: Newsroom) -> None:
    comment = night.post("Cầu này đi được chưa ạ")
    night.decide(Verdict.APPROVE, comment)
    night.later()
    _close(night)
    night.clock.now = SIX
    night.round()
    assert public(night, comment) is RemoteState.PENDING
    assert night.row(comment).state is State.PENDING
    detail = night.desk.open(comment)
    assert detail is not None
    assert detail.stopped is not None
    assert (detail.stopped.barrier, detail.stopped.approved_by) == (Barrier.CLOSED, "Lan")
    # Whoever approves it now knows that: it goes.
    night.decide(Verdict.APPROVE, comment)
    night.clock.forward(hours=1)
    night.round()
    assert public(night, comment) is RemoteState.APPROVED


def test_a_closing_that_the_site_tells_stops_what_is_unsent_at_once(room: Newsroom) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    room.decide(Verdict.APPROVE, comment)
    _close(room)
    room.site.post("Một ý kiến nữa", article=CLOSED)
    room.round()
    assert room.row(comment).state is State.PENDING
    room.later()
    assert public(room, comment) is RemoteState.PENDING


def test_a_hold_that_comes_in_the_night_stops_what_waits(night: Newsroom) -> None:
    night.desk.people.set_role(CHIEF, CHIEF, Role.CHIEF)
    comment = night.post("Cầu này đi được chưa ạ")
    night.decide(Verdict.APPROVE, comment)
    place = HeldPlace(section=ARTICLE.section)
    assert night.desk.holding.hold(CHIEF, place).stopping.stopped == (comment,)
    night.clock.now = SIX
    night.round()
    assert public(night, comment) is RemoteState.PENDING


def test_the_hours_are_the_chiefs_and_make_sense(room: Newsroom) -> None:
    room.desk.people.set_role(CHIEF, CHIEF, Role.CHIEF)
    publishing = room.desk.publishing
    with pytest.raises(NotAllowed):
        publishing.set_hours("Lan", room.site_id, DAYTIME)
    for wrong in (Hours(-1, 5), Hours(0, 1440), Hours(1, 2, "Asia/Nowhere")):
        with pytest.raises(DecisionError):
            publishing.set_hours(CHIEF, room.site_id, wrong)
    assert publishing.set_hours(CHIEF, room.site_id, DAYTIME)
    assert not publishing.set_hours(CHIEF, room.site_id, DAYTIME)
    assert publishing.hours() == {room.site_id: DAYTIME}
    assert publishing.set_hours(CHIEF, room.site_id, None)
    assert publishing.hours() == {}


def _close(room: Newsroom) -> None:
    """Let the site close the article by itself."""
    room.site.set_article(CLOSED)
