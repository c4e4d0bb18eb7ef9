from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.errors import Unreachable
from moderator.model import Action, DeliveryState, RemoteState, State, Verdict

if TYPE_CHECKING:
    from tests.desks import Newsroom


@pytest.fixture
def comment(newsroom: Newsroom) -> int:
    """A mended approval that met a reader's edit on its way: a conflict."""
    comment = newsroom.post("cau nay di duoc chua")
    newsroom.decide(Verdict.APPROVE, comment, text="Cầu này đi được chưa?")
    newsroom.clock.forward(seconds=11)
    newsroom.site.change(newsroom.remote(comment), text="cau nay di duoc chua vay a")
    newsroom.round()
    return comment


def test_a_changed_comment_is_not_overwritten_and_becomes_a_conflict(
    newsroom: Newsroom, comment: int
) -> None:
    remote = newsroom.site.comments[newsroom.remote(comment)]
    assert (remote.state, remote.text) == (RemoteState.PENDING, "cau nay di duoc chua vay a")
    assert newsroom.row(comment).state is State.CONFLICT
    detail = newsroom.desk.open(comment)
    assert detail is not None
    assert (detail.mine, detail.theirs) == ("Cầu này đi được chưa?", "cau nay di duoc chua vay a")


def test_keeping_mine_sends_it_under_a_new_key(newsroom: Newsroom, comment: int) -> None:
    tried = set(newsroom.site.results)
    assert newsroom.desk.resolve(comment, "Lan", "mine")
    newsroom.later()
    remote = newsroom.site.comments[newsroom.remote(comment)]
    assert (remote.state, remote.text) == (RemoteState.APPROVED, "Cầu này đi được chưa?")
    assert newsroom.row(comment).state is State.APPROVED
    assert newsroom.site.effects[-1].key not in tried


def test_keeping_theirs_brings_the_comment_back_to_be_read_anew(
    newsroom: Newsroom, comment: int
) -> None:
    assert newsroom.desk.resolve(comment, "Lan", "theirs")
    assert newsroom.row(comment).state is State.PENDING
    assert newsroom.row(comment).text == "cau nay di duoc chua vay a"
    newsroom.later()
    assert newsroom.site.effects == []


def test_what_is_in_no_conflict_is_not_resolved(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    assert not newsroom.desk.resolve(comment, "Lan", "mine")


def test_a_conflict_can_be_decided_anew_by_who_has_read_it(
    newsroom: Newsroom, comment: int
) -> None:
    newsroom.decide(Verdict.REJECT, comment)
    newsroom.later()
    assert newsroom.site.comments[newsroom.remote(comment)].state is RemoteState.REJECTED


def test_a_decision_after_a_lost_reply_still_wins(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.site.trouble("deliver", Unreachable("reply lost"), after=True)
    newsroom.later()
    assert newsroom.row(comment).delivery is DeliveryState.DUE_AGAIN
    newsroom.decide(Verdict.REJECT, comment)
    for _ in range(4):
        newsroom.later(minutes=1)
    remote = newsroom.site.comments[newsroom.remote(comment)].state
    state = newsroom.row(comment).state
    assert (remote, state) in {
        (RemoteState.REJECTED, State.REJECTED),
        (RemoteState.APPROVED, State.CONFLICT),
    }


def test_holding_after_a_lost_reply_never_leaves_the_comment_published_unnoticed(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.site.trouble("deliver", Unreachable("reply lost"), after=True)
    newsroom.later()
    newsroom.decide(Verdict.HOLD, comment)
    for _ in range(4):
        newsroom.later(minutes=1)
    remote = newsroom.site.comments[newsroom.remote(comment)].state
    state = newsroom.row(comment).state
    assert remote is RemoteState.PENDING or state in {State.CONFLICT, State.APPROVED}
    assert Action.APPROVE in {effect.action for effect in newsroom.site.effects}
