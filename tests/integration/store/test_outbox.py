from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from moderator.model import Action, DeliveryState, RemoteState, Round, State, Verdict, Words
from tests.integration.store.newsroom import Newsroom, comment


def test_nothing_leaves_before_the_undo_window_has_passed(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key, wait=10)
    assert newsroom.lease() == ()
    newsroom.clock.forward(seconds=10)
    (leased,) = newsroom.lease()
    assert (leased.comment_id, leased.intent.action, leased.attempts) == (key, Action.APPROVE, 0)
    assert leased.intent.expected is not None
    assert leased.intent.expected.text == "Ý kiến thứ 1"
    assert leased.intent.version == "1"


def test_ignoring_the_window_does_not_shorten_a_back_off(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    retry_at = newsroom.clock() + timedelta(minutes=5)
    newsroom.finish(leased, DeliveryState.DUE_AGAIN, problem="503", retry_at=retry_at)
    assert newsroom.lease(now=True) == ()
    with newsroom.store.read() as r:
        assert r.waiting(newsroom.site_id) == (1, retry_at)
        assert r.rows([key])[0].problem == "503"
    newsroom.clock.forward(minutes=5)
    (again,) = newsroom.lease()
    assert again.intent.key == leased.intent.key
    assert again.attempts == 1


def test_urgent_ones_go_first_then_the_oldest(newsroom: Newsroom) -> None:
    one, two, three = newsroom.arrive(
        comment(1), comment(2), comment(3, state=RemoteState.APPROVED)
    )
    newsroom.decide(Verdict.APPROVE, two)
    newsroom.decide(Verdict.APPROVE, one)
    newsroom.decide(Verdict.TAKEDOWN, three, urgent=True, wait=0)
    assert [leased.comment_id for leased in newsroom.lease(now=True)] == [three, two, one]


def test_a_lease_is_one_owners_and_the_limit_holds(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(comment(n) for n in range(1, 6)))
    newsroom.decide(Verdict.APPROVE, *ids)
    first = newsroom.lease(2, now=True)
    newsroom.owner = "other"
    second = newsroom.lease(10, now=True)
    assert [leased.comment_id for leased in first + second] == list(ids)


def test_an_expired_lease_is_taken_again_and_its_fence_is_stale(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    (lost,) = newsroom.lease(now=True, ttl=timedelta(seconds=-1))
    (again,) = newsroom.lease()
    assert again.intent.key == lost.intent.key
    assert again.fence > lost.fence
    assert not newsroom.finish(lost, DeliveryState.REFUSED, problem="late")
    assert newsroom.finish(again, DeliveryState.DELIVERED, comment=newsroom.result(again))
    assert not newsroom.finish(again, DeliveryState.DELIVERED)
    assert newsroom.state(key) is State.APPROVED
    assert newsroom.sound()


def test_one_delivery_at_a_time_for_a_comment_each_against_what_the_last_left(
    newsroom: Newsroom,
) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key, text="Đã sửa")
    (first,) = newsroom.lease(now=True)
    newsroom.decide(Verdict.TAKEDOWN, key, urgent=True, wait=0)
    assert newsroom.lease(now=True) == ()
    newsroom.finish(first, DeliveryState.DELIVERED, comment=newsroom.result(first, "7"))
    (second,) = newsroom.lease(now=True)
    assert second.intent.version == "7"
    assert second.intent.expected is not None
    assert second.intent.expected.text == "Đã sửa"
    assert second.intent.expected.state is RemoteState.APPROVED


def test_a_removal_does_not_wait_for_a_retry_of_the_approval_it_followed(
    newsroom: Newsroom,
) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    (approval,) = newsroom.lease(now=True)
    newsroom.decide(Verdict.TAKEDOWN, key, urgent=True, wait=0)
    retry_at = newsroom.clock() + timedelta(minutes=15)
    newsroom.finish(approval, DeliveryState.DUE_AGAIN, problem="no answer", retry_at=retry_at)
    (removal,) = newsroom.lease()
    assert removal.urgent
    # The approval had got through after all; the removal is made against what came of it.
    newsroom.finish(removal, DeliveryState.CONFLICT, comment=newsroom.result(approval, "2"))
    (again,) = newsroom.lease()
    assert (again.urgent, again.intent.version) == (True, "2")
    newsroom.finish(again, DeliveryState.DELIVERED, comment=newsroom.result(again, "3"))
    assert newsroom.state(key) is State.TAKEN_DOWN
    newsroom.clock.forward(hours=1)
    assert newsroom.lease(now=True) == ()
    assert newsroom.sound()


def test_what_a_crash_left_half_sent_is_not_sent_again_before_a_newer_decision(
    newsroom: Newsroom,
) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    (lost,) = newsroom.lease(now=True, ttl=timedelta(seconds=-1))
    newsroom.decide(Verdict.REJECT, key)
    (leased,) = newsroom.lease(now=True)
    assert leased.intent.action is Action.REJECT
    assert not newsroom.finish(lost, DeliveryState.DELIVERED, comment=newsroom.result(lost))
    newsroom.finish(leased, DeliveryState.DELIVERED, comment=newsroom.result(leased, "3"))
    assert newsroom.state(key) is State.REJECTED
    assert newsroom.lease(now=True) == ()
    assert newsroom.sound()


def test_what_surely_was_not_sent_gives_way_to_a_newer_decision(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    newsroom.decide(Verdict.SPAM, key)
    with newsroom.store.write() as w:
        assert w.unsent(leased)
    (newer,) = newsroom.lease(now=True)
    assert newer.intent.action is Action.SPAM


def test_a_newer_decision_takes_the_place_of_one_that_has_not_left(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    newsroom.decide(Verdict.SPAM, key)
    (leased,) = newsroom.lease(now=True)
    assert leased.intent.action is Action.SPAM


def test_what_surely_was_not_sent_waits_as_before(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    decision = newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    with newsroom.store.write() as w:
        assert w.unsent(leased)
        assert not w.unsent(leased)
    undone = newsroom.undo(decision)
    assert (undone.cancelled, undone.queued) == (1, 0)


def test_a_delivered_edit_is_in_the_mirror_and_in_the_log(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau"))
    newsroom.decide(Verdict.APPROVE, key, text="Bản đầu", name="Bạn Đọc")
    newsroom.deliver()
    with newsroom.store.read() as r:
        detail = r.detail(key)
        stand = r.standings([key])[key]
    assert detail is not None
    assert (detail.text, detail.name, detail.original_text) == ("Bản đầu", "Bạn Đọc", "Ban dau")
    assert (stand.remote_state, stand.remote_version) == (RemoteState.APPROVED, "2")
    assert stand.delivery is DeliveryState.DELIVERED
    assert newsroom.sound()


def test_a_site_that_does_not_say_what_it_has_is_believed_until_the_next_fetch(
    newsroom: Newsroom,
) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau"))
    newsroom.decide(Verdict.APPROVE, key, text="Bản đầu")
    (leased,) = newsroom.lease(now=True)
    newsroom.finish(leased, DeliveryState.DELIVERED)
    assert newsroom.save(newsroom.result(leased)).theirs == ()
    assert newsroom.state(key) is State.APPROVED
    assert newsroom.sound()


def test_what_others_did_after_a_lost_answer_is_not_hidden_by_its_replay(
    newsroom: Newsroom,
) -> None:
    start = newsroom.clock()
    (key,) = newsroom.arrive(comment(1, updated_at=start))
    newsroom.decide(Verdict.SPAM, key)
    (leased,) = newsroom.lease(now=True)
    newsroom.finish(leased, DeliveryState.DUE_AGAIN, problem="no answer")
    # It had got through; somebody approved the comment since, and that was fetched.
    done = replace(newsroom.result(leased, "2"), updated_at=start + timedelta(seconds=1))
    others = comment(
        1,
        version="3",
        state=RemoteState.APPROVED,
        updated_at=start + timedelta(seconds=2),
        decided_by="Người khác",
        decided_at=start + timedelta(seconds=2),
    )
    newsroom.save(others)
    (again,) = newsroom.lease(now=True)
    newsroom.finish(again, DeliveryState.DELIVERED, comment=done)
    assert newsroom.state(key) is State.APPROVED
    with newsroom.store.read() as r:
        assert r.standings([key])[key].remote_state is RemoteState.APPROVED
    assert newsroom.sound()


def test_a_conflict_shows_both_texts_and_mine_can_be_kept(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Bản đầu"))
    newsroom.decide(Verdict.APPROVE, key, text="Của tôi")
    (leased,) = newsroom.lease(now=True)
    theirs = comment(1, "Của họ", version="5", state=RemoteState.APPROVED, decided_by="Bình")
    newsroom.finish(leased, DeliveryState.CONFLICT, comment=theirs)
    assert newsroom.state(key) is State.CONFLICT
    with newsroom.store.read() as r:
        detail = r.detail(key)
    assert detail is not None
    assert (detail.mine, detail.theirs) == ("Của tôi", "Của họ")
    newsroom.save(theirs)
    assert newsroom.state(key) is State.CONFLICT
    with newsroom.store.write() as w:
        assert w.resolve(key, "An", "mine", not_before=newsroom.clock())
        assert not w.resolve(key, "An", "mine", not_before=newsroom.clock())
    assert newsroom.state(key) is State.APPROVED
    (again,) = newsroom.lease()
    assert again.intent.key != leased.intent.key
    assert (again.intent.version, again.intent.text) == ("5", "Của tôi")
    newsroom.finish(again, DeliveryState.DELIVERED, comment=newsroom.result(again, "6"))
    assert newsroom.sound()


def test_theirs_can_be_kept_in_a_conflict(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    theirs = comment(1, version="5", state=RemoteState.SPAM)
    newsroom.finish(leased, DeliveryState.CONFLICT, comment=theirs)
    with newsroom.store.write() as w:
        assert w.resolve(key, "An", "theirs", not_before=newsroom.clock())
    assert newsroom.state(key) is State.SPAM
    assert newsroom.lease(now=True) == ()
    assert newsroom.sound()


def test_a_refusal_is_among_the_conflicts_and_counted(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    newsroom.finish(leased, DeliveryState.REFUSED, problem="no right")
    assert newsroom.state(key) is State.CONFLICT
    with newsroom.store.read() as r:
        status = r.status(newsroom.site_id)
        assert r.rows([key])[0].problem == "no right"
    assert status is not None
    assert (status.refused, status.conflicts, status.waiting) == (1, 1, 0)
    assert newsroom.sound()


@pytest.mark.parametrize(
    ("verdict", "state"),
    [(Verdict.APPROVE, State.GONE), (Verdict.SPAM, State.SPAM), (Verdict.REJECT, State.REJECTED)],
)
def test_gone_ends_an_approval_but_not_a_removal(
    newsroom: Newsroom, verdict: Verdict, state: State
) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(verdict, key)
    (leased,) = newsroom.lease(now=True)
    newsroom.finish(leased, DeliveryState.GONE)
    assert newsroom.state(key) is state
    assert newsroom.sound()


def test_no_delivery_waits_longer_than_an_hour_by_a_wrong_clock(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.clock.forward(days=300)
    newsroom.decide(Verdict.APPROVE, key)
    newsroom.clock.forward(days=-300)
    assert newsroom.lease() == ()
    newsroom.clock.forward(hours=1)
    assert len(newsroom.lease()) == 1


def test_one_fetch_lease_a_site(newsroom: Newsroom) -> None:
    site = newsroom.site_id
    with newsroom.store.write() as w:
        assert w.fetch_lease(site, "a")
        assert w.fetch_lease(site, "a")
        assert not w.fetch_lease(site, "b")
        w.release(site, "b")
        assert not w.fetch_lease(site, "b")
        w.release(site, "a")
        assert w.fetch_lease(site, "b", timedelta(seconds=-1))
        assert w.fetch_lease(site, "a")


def test_rounds_are_the_status_bars_evidence(newsroom: Newsroom) -> None:
    now = newsroom.clock()
    good = Round(newsroom.site_id, now, now, fetched=3)
    bad = replace(good, ended_at=now + timedelta(minutes=1), problem=Words("lỗi", "error"))
    with newsroom.store.write() as w:
        status = w.status(newsroom.site_id)
        assert status is not None
        assert (status.connected, status.last_round) == (None, None)
        w.add_round(good, reconciled=True)
        w.add_round(bad)
    with newsroom.store.read() as r:
        assert r.rounds(newsroom.site_id) == (bad, good)
        status = r.status(newsroom.site_id)
        record = r.site(newsroom.site_id)
    assert status is not None
    assert record is not None
    assert (status.connected, status.last_round, status.last_success) == (False, bad, now)
    assert record.reconciled_at == now
