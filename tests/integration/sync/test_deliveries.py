"""What is due goes to the site once, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from moderator.errors import Unreachable
from moderator.model import DeliveryState, RemoteState, State, Verdict
from tests.desks import Newsroom
from tests.flaky_site import ARTICLE, Crash


def test_a_lost_reply_is_retried_with_the_same_key_and_has_one_effect(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment, text="Một ý kiến đã sửa")
    newsroom.site.trouble("deliver", Unreachable("reply lost"), after=True)
    report = newsroom.later()
    assert report.retried == 1
    assert newsroom.row(comment).delivery is DeliveryState.DUE_AGAIN
    newsroom.later(minutes=1)
    assert len(newsroom.site.effects) == 1
    assert newsroom.row(comment).state is State.APPROVED
    assert newsroom.row(comment).delivery in {DeliveryState.DELIVERED, DeliveryState.ALREADY}


def test_a_lost_reply_at_a_site_without_keys_is_seen_as_already_so(newsroom: Newsroom) -> None:
    newsroom.site.remembers_keys = False
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.REJECT, comment)
    newsroom.site.trouble("deliver", Unreachable("reply lost"), after=True)
    newsroom.later()
    report = newsroom.later(minutes=1)
    assert report.already == 1
    assert len(newsroom.site.effects) == 1


def test_a_crash_while_sending_is_made_good_after_the_lease(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.clock.forward(seconds=11)
    newsroom.site.trouble("deliver", Crash(), after=True)
    with pytest.raises(Crash):
        newsroom.round()
    assert newsroom.row(comment).delivery is DeliveryState.SENDING
    newsroom.later(minutes=6)
    assert newsroom.row(comment).delivery in {DeliveryState.DELIVERED, DeliveryState.ALREADY}
    assert len(newsroom.site.effects) == 1


def test_now_skips_the_undo_window_but_no_back_off(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.site.trouble("deliver", Unreachable("502"))
    newsroom.round(now=True)
    tries = newsroom.site.calls.count("deliver")
    assert tries == 1
    newsroom.round(now=True)
    assert newsroom.site.calls.count("deliver") == tries
    newsroom.later(minutes=1)
    assert newsroom.row(comment).delivery is DeliveryState.DELIVERED


Change = Callable[[Newsroom, str], None]


def _closed(newsroom: Newsroom, _remote_id: str) -> None:
    newsroom.site.set_article(replace(ARTICLE, comments_open=False))


def _edited(newsroom: Newsroom, remote_id: str) -> None:
    newsroom.site.change(remote_id, text="Ý kiến đã khác hẳn")


def _rejected(newsroom: Newsroom, remote_id: str) -> None:
    newsroom.site.change(remote_id, by="Người khác", state=RemoteState.REJECTED)


@pytest.mark.parametrize(
    ("change", "state"),
    [(_closed, State.PENDING), (_edited, State.CONFLICT), (_rejected, State.CONFLICT)],
)
def test_an_approval_that_waited_too_long_is_checked_again(
    newsroom: Newsroom, change: Change, state: State
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.clock.forward(minutes=45)
    change(newsroom, newsroom.remote(comment))
    newsroom.round()
    assert newsroom.site.effects == []
    assert newsroom.row(comment).state is state


def test_an_old_approval_that_nothing_speaks_against_goes(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.later(hours=5)
    assert newsroom.row(comment).delivery is DeliveryState.DELIVERED


def test_an_old_approval_that_had_arrived_is_confirmed_and_not_a_conflict(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment, text="Một ý kiến đã sửa")
    newsroom.site.trouble("deliver", Unreachable("reply lost"), after=True)
    newsroom.later()
    newsroom.later(hours=2)
    assert newsroom.row(comment).state is State.APPROVED
    assert len(newsroom.site.effects) == 1


def test_an_old_approval_of_a_deleted_comment_ends(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.site.delete(newsroom.remote(comment))
    newsroom.later(hours=2)
    assert newsroom.row(comment).state is State.GONE


def test_two_syncs_never_send_the_same_delivery(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.clock.forward(seconds=11)
    second = newsroom.sync("second")
    sent_by_second: list[int] = []

    def meanwhile() -> None:
        if not sent_by_second:
            sent_by_second.append(second.round(reconcile=False).delivered)

    newsroom.syncs[0].round(reconcile=False, changed=meanwhile)
    assert sent_by_second == [0]
    assert newsroom.site.calls.count("deliver") == 1
