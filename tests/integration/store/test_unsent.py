from __future__ import annotations

from datetime import timedelta

from moderator.model import (
    Action,
    Barrier,
    DeliveryState,
    LogQuery,
    RemoteState,
    State,
    Stopping,
    Verdict,
)
from moderator.store import unsent
from tests.integration.store.newsroom import Newsroom, comment


def stop(newsroom: Newsroom, *ids: int, note: str = "") -> Stopping:
    with newsroom.store.write() as w:
        return unsent.stop(w._t, ids, Barrier.CLOSED, "Trưởng ban", note)  # noqa: SLF001


def test_an_approval_that_waits_is_stopped_and_asked_again(newsroom: Newsroom) -> None:
    first, second = newsroom.arrive(comment(1), comment(2))
    decision = newsroom.decide(Verdict.APPROVE, first, second)
    approved_at = newsroom.clock()
    stopped_at = newsroom.clock.forward(seconds=5)
    assert stop(newsroom, first, note="bài đã qua") == Stopping((first,), ())
    assert newsroom.state(first) is State.PENDING
    assert newsroom.state(second) is State.APPROVED
    with newsroom.store.read() as r:
        detail, other = r.detail(first), r.detail(second)
        row = r.log_newest(LogQuery(), None, 1)[0]
    assert detail is not None
    assert other is not None
    assert detail.stopped is not None
    assert other.stopped is None
    told = detail.stopped
    assert (told.approved_by, told.approved_at) == ("An", approved_at)
    assert (told.by, told.at, told.barrier) == ("Trưởng ban", stopped_at, Barrier.CLOSED)
    assert [note.text for note in detail.notes] == ["bài đã qua"]
    assert (row.kind, row.actor, row.note) == ("stopped", "Trưởng ban", "bài đã qua")
    assert [one.comment_id for one in newsroom.lease(now=True)] == [second]
    assert newsroom.undo(decision).comments == (second,)
    assert newsroom.sound()


def test_a_new_decision_ends_what_is_told_of_the_stop(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    stop(newsroom, key)
    newsroom.decide(Verdict.APPROVE, key, actor="Bình")
    with newsroom.store.read() as r:
        detail = r.detail(key)
    assert detail is not None
    assert detail.stopped is None
    assert newsroom.deliver() == 1
    assert newsroom.state(key) is State.APPROVED
    assert newsroom.sound()


def test_what_is_being_sent_at_that_moment_is_left_whole(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    assert stop(newsroom, key) == Stopping((), (key,))
    assert newsroom.state(key) is State.APPROVED
    assert newsroom.finish(leased, DeliveryState.DELIVERED, comment=newsroom.result(leased))
    assert newsroom.state(key) is State.APPROVED
    assert newsroom.lease(now=True) == ()
    assert newsroom.sound()


def test_what_may_have_arrived_unheard_is_taken_back(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau"))
    newsroom.decide(Verdict.APPROVE, key, text="Bản đầu")
    (leased,) = newsroom.lease(now=True)
    newsroom.finish(leased, DeliveryState.DUE_AGAIN, problem="no answer")
    assert stop(newsroom, key) == Stopping((key,), ())
    with newsroom.store.read() as r:
        draft = r.draft(key)
    assert draft is not None
    assert draft.text == "Bản đầu"
    (inverse,) = newsroom.lease(now=True)
    assert (inverse.intent.action, inverse.intent.text) == (Action.RESTORE, "Ban dau")
    newsroom.finish(inverse, DeliveryState.DELIVERED, comment=newsroom.result(inverse, "3"))
    assert newsroom.state(key) is State.PENDING
    assert newsroom.sound()


def test_only_approvals_that_wait_are_stopped(newsroom: Newsroom) -> None:
    rejected, public, again = newsroom.arrive(comment(1), comment(2), comment(3))
    newsroom.decide(Verdict.APPROVE, public)
    newsroom.deliver()
    newsroom.decide(Verdict.REJECT, rejected, again)
    newsroom.deliver(version="3")
    newsroom.decide(Verdict.REJECT, public)
    newsroom.decide(Verdict.APPROVE, again)
    assert stop(newsroom, rejected, public, again, 99).stopped == (again,)
    assert newsroom.state(rejected) is State.REJECTED
    assert newsroom.state(public) is State.REJECTED
    # The site had rejected it: it is told that somebody must decide anew.
    assert newsroom.state(again) is State.PENDING
    newsroom.clock.forward(minutes=1)
    actions = {one.comment_id: one.intent.action for one in newsroom.lease()}
    assert actions == {public: Action.REJECT, again: Action.RESTORE}
    assert newsroom.sound()


def test_the_unsent_approvals_of_an_article_are_found(newsroom: Newsroom) -> None:
    here, there, pending = newsroom.arrive(comment(1), comment(2, on=2), comment(3))
    newsroom.decide(Verdict.APPROVE, here, there)
    with newsroom.store.read() as r:
        place = r.standings([here])[here].article_id
        assert r.standings([pending])[pending].article_id == place
        assert unsent.of_articles(r._t, [place]) == (here,)  # noqa: SLF001
    newsroom.deliver()
    with newsroom.store.read() as r:
        assert unsent.of_articles(r._t, [place]) == ()  # noqa: SLF001
        assert r.known(newsroom.site_id, ["r1"])["r1"].state is RemoteState.APPROVED


def test_whose_sender_ended_is_left_until_it_is_due_again(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    newsroom.lease(now=True, ttl=timedelta(0))
    assert stop(newsroom, key) == Stopping((), (key,))
    (again,) = newsroom.lease(now=True)
    assert (again.intent.action, again.attempts) == (Action.APPROVE, 1)
    assert newsroom.sound()
