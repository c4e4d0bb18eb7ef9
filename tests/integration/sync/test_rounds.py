from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.errors import Garbled, LoginNeeded, Refused, SiteError, Unreachable
from moderator.model import Page, RemoteState, State, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from moderator.model import RemoteComment, Round
    from tests.desks import Newsroom


def last(newsroom: Newsroom) -> Round:
    with newsroom.store.read() as reading:
        return reading.rounds(newsroom.site_id, 1)[0]


def test_the_first_round_brings_everything_page_by_page(newsroom: Newsroom) -> None:
    for number in range(450):
        newsroom.site.post(f"Ý kiến số {number} của bạn đọc về bài báo này")
    report = newsroom.round()
    assert (report.fetched, report.problem) == (450, None)
    assert len(newsroom.pending()) == 450
    assert newsroom.site.calls.count("fetch") == 3
    assert last(newsroom) == report


def test_the_next_round_brings_only_what_is_new(newsroom: Newsroom) -> None:
    newsroom.post("Ý kiến đầu tiên")
    newsroom.site.post("Ý kiến thứ hai")
    assert newsroom.round().fetched == 1
    assert newsroom.round().fetched == 0


def test_a_round_cut_off_between_two_pages_goes_on_from_there(newsroom: Newsroom) -> None:
    for number in range(450):
        newsroom.site.post(f"Ý kiến số {number} của bạn đọc về bài báo này")
    newsroom.round(stop=lambda: newsroom.site.calls.count("fetch") == 1)
    assert len(newsroom.pending()) == 200
    newsroom.round()
    assert len(newsroom.pending()) == 450


def test_stop_ends_a_round_before_anything_is_asked(newsroom: Newsroom) -> None:
    newsroom.round()
    newsroom.site.calls.clear()
    newsroom.round(stop=lambda: True)
    assert newsroom.site.calls == []


def test_comments_decided_by_others_leave_the_queue_and_are_logged_as_theirs(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.site.change(newsroom.remote(comment), by="Người khác", state=RemoteState.APPROVED)
    newsroom.round()
    assert newsroom.pending() == []
    assert newsroom.row(comment).state is State.APPROVED
    detail = newsroom.desk.open(comment)
    assert detail is not None
    assert any(moment.actor == "Người khác" for moment in detail.moments)


def test_our_own_decision_echoing_back_is_not_somebody_elses(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.later()
    newsroom.later()
    newsroom.round(reconcile=True)
    detail = newsroom.desk.open(comment)
    assert detail is not None
    assert "theirs" not in {moment.kind for moment in detail.moments}
    assert newsroom.row(comment).state is State.APPROVED


def test_a_readers_edit_after_a_decision_brings_the_comment_back(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.REJECT, comment)
    newsroom.later()
    newsroom.site.change(
        newsroom.remote(comment), text="Một ý kiến viết lại", state=RemoteState.PENDING
    )
    newsroom.round()
    assert newsroom.pending() == [comment]


def test_a_deleted_comment_is_gone_here_too(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.site.delete(newsroom.remote(comment))
    newsroom.round()
    assert newsroom.row(comment).state is State.GONE


def test_a_deleted_comment_ends_its_delivery(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.site.delete(newsroom.remote(comment))
    report = newsroom.later()
    assert report.gone == 1
    assert newsroom.row(comment).state is State.GONE
    assert newsroom.round().waiting == 0


ERRORS: list[SiteError] = [
    Unreachable("no answer"),
    Garbled("<html>"),
    Refused("403"),
    LoginNeeded("401"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("call", ["info", "fetch", "deliver"])
def test_whatever_a_site_answers_nothing_is_lost_and_the_report_says_so(
    newsroom: Newsroom, error: SiteError, call: str
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    if call == "info":
        newsroom.syncs[0].renew()
    for _ in range(4 if call == "fetch" else 1):
        newsroom.site.trouble(call, error)  # type: ignore[arg-type]  # the parameters above
    report = newsroom.later()
    assert report.problem is not None
    assert report.detail == error.detail
    assert last(newsroom) == report
    newsroom.site.faults.clear()
    for _ in range(3):
        newsroom.later(minutes=2)
    assert newsroom.row(comment).state is State.APPROVED
    assert newsroom.site.comments[newsroom.remote(comment)].state is RemoteState.APPROVED
    assert len(newsroom.site.effects) == 1
    assert last(newsroom).problem is None


def test_a_site_that_refuses_decisions_is_still_read(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.site.post("Ý kiến mới trong lúc đó")
    newsroom.site.trouble("deliver", Unreachable("502"))
    report = newsroom.later()
    assert report.problem is not None
    assert report.fetched == 1


def test_a_wrong_login_ends_the_round_and_leaves_deliveries_cancellable(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.site.calls.clear()
    newsroom.site.trouble("deliver", LoginNeeded("401"))
    report = newsroom.later()
    assert "fetch" not in newsroom.site.calls
    assert report.waiting == 1
    undone = newsroom.desk.undo("Lan")
    assert undone.cancelled == 1
    newsroom.later(minutes=30)
    assert newsroom.site.effects == []


def test_after_a_wrong_login_the_site_is_opened_anew(newsroom: Newsroom) -> None:
    newsroom.round()
    newsroom.site.trouble("fetch", LoginNeeded("401"))
    newsroom.round()
    assert newsroom.site.closed == 0
    newsroom.later(minutes=20)
    assert newsroom.site.closed == 1


def test_offline_for_hours_keeps_what_was_decided_cancellable(newsroom: Newsroom) -> None:
    first = newsroom.post("Ý kiến thứ nhất")
    second = newsroom.post("Ý kiến thứ hai")
    for _ in range(3):
        newsroom.site.trouble("fetch")
    newsroom.round()
    newsroom.decide(Verdict.APPROVE, first)
    newsroom.decide(Verdict.REJECT, second)
    newsroom.site.faults.clear()
    for _ in range(10):
        newsroom.site.trouble("info")
        newsroom.later(minutes=30)
    assert "deliver" not in newsroom.site.calls
    assert newsroom.desk.undo("Lan").cancelled == 1
    newsroom.later(hours=1)
    assert [effect.remote_id for effect in newsroom.site.effects] == [newsroom.remote(first)]
    assert newsroom.row(second).state is State.PENDING


def test_one_garbled_comment_does_not_hide_the_ones_before_it(newsroom: Newsroom) -> None:
    for number in range(30):
        newsroom.site.post(f"Ý kiến số {number} của bạn đọc về bài báo này")
    fetch = newsroom.site.fetch

    def spoiled(cursor: str | None, limit: int = 200) -> object:
        page = fetch(cursor, limit)
        if any(comment.remote_id == "1025" for comment in page.comments):
            raise Garbled("field 'author' is missing")
        return page

    newsroom.site.fetch = spoiled  # type: ignore[method-assign, assignment]  # bad weather
    report = newsroom.round()
    assert len(newsroom.pending()) == 25
    assert report.problem is not None
    newsroom.site.fetch = fetch  # type: ignore[method-assign]  # the weather clears
    newsroom.round()
    assert len(newsroom.pending()) == 30


def test_an_unreadable_comment_is_said_each_round_until_the_site_mends_it(
    newsroom: Newsroom,
) -> None:
    for number in range(450):
        newsroom.site.post(f"Ý kiến số {number} của bạn đọc về bài báo này")
    fetch = newsroom.site.fetch
    bad = {"1025"}

    def spoiled(cursor: str | None, limit: int = 200) -> Page:
        page = fetch(cursor, limit)
        good = tuple(one for one in page.comments if one.remote_id not in bad)
        return replace(page, comments=good, unreadable=("1025: no time",) * (page.comments != good))

    newsroom.site.fetch = spoiled  # type: ignore[method-assign]  # bad weather
    for _ in range(2):
        report = newsroom.round()
        assert report.problem is not None
        assert report.detail == "1025: no time"
        assert len(newsroom.pending()) == 449
    bad.clear()
    assert newsroom.round().problem is None
    assert len(newsroom.pending()) == 450
    newsroom.site.calls.clear()
    newsroom.round()
    assert newsroom.site.calls.count("fetch") == 1


@pytest.mark.parametrize("empty", [True, False])
def test_a_list_that_leads_nowhere_ends_the_round(newsroom: Newsroom, *, empty: bool) -> None:
    newsroom.site.post("Một ý kiến")
    whole = newsroom.site.fetch(None)
    cursors = itertools.count(1)

    def circling(cursor: str | None, limit: int = 200) -> Page:
        del cursor, limit
        number = next(cursors)
        if empty:
            return Page((), (), str(number), more=True)
        return replace(whole, cursor=str(number % 3), more=True)

    newsroom.site.fetch = circling  # type: ignore[method-assign]  # bad weather
    assert newsroom.round().problem == Garbled.title
    assert len(newsroom.pending()) == (0 if empty else 1)


def test_the_sites_wish_to_be_left_alone_ends_the_round_and_is_kept(newsroom: Newsroom) -> None:
    newsroom.round()
    newsroom.site.trouble("fetch", Unreachable("429", retry_after=120))
    newsroom.round()
    resume_at = newsroom.syncs[0].resume_at
    assert resume_at is not None
    assert (resume_at - newsroom.clock()).total_seconds() == 120
    newsroom.later(minutes=3)
    assert newsroom.syncs[0].resume_at is None


def test_failures_in_a_row_make_the_pauses_longer(newsroom: Newsroom) -> None:
    pauses = []
    newsroom.round()
    for _ in range(5):
        newsroom.site.trouble("info")
        newsroom.site.trouble("fetch")
        newsroom.round()
        newsroom.site.faults.clear()
        resume_at = newsroom.syncs[0].resume_at
        assert resume_at is not None
        pauses.append((resume_at - newsroom.clock()).total_seconds())
    assert pauses == [3.75, 7.5, 15, 30, 60]


def test_reconciling_finds_what_the_cursor_missed(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    remote_id = newsroom.remote(comment)
    newsroom.site.change(remote_id, by="Người khác", state=RemoteState.SPAM)
    newsroom.site.order[remote_id] = 0
    newsroom.round()
    assert newsroom.row(comment).state is State.PENDING
    newsroom.clock.forward(minutes=1)
    report = newsroom.round(reconcile=True)
    assert report.reconciled == 1
    assert newsroom.row(comment).state is State.SPAM


def test_reconciling_goes_by_its_schedule(newsroom: Newsroom) -> None:
    newsroom.post("Một ý kiến")
    assert newsroom.later(minutes=1).reconciled == 0
    newsroom.clock.forward(minutes=1)
    assert newsroom.round(reconcile=None).reconciled == 1
    newsroom.clock.forward(minutes=29)
    assert newsroom.round(reconcile=None).reconciled == 0
    newsroom.clock.forward(minutes=2)
    assert newsroom.round(reconcile=None).reconciled == 1


def test_only_one_fetches_from_a_site_while_the_other_still_delivers(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    with newsroom.store.write() as writing:
        assert writing.fetch_lease(newsroom.site_id, "another window")
    newsroom.site.post("Ý kiến mới")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.clock.forward(seconds=11)
    report = newsroom.syncs[0].round(reconcile=False)
    assert (report.delivered, report.fetched) == (1, 0)
    with newsroom.store.write() as writing:
        writing.release(newsroom.site_id, "another window")
    assert newsroom.round().fetched == 1


def test_a_site_that_repeats_its_first_answer_does_not_turn_the_mirror_back(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.REJECT, comment)
    newsroom.site.trouble("deliver", Unreachable("reply lost"), after=True)
    newsroom.later()
    newsroom.site.change(newsroom.remote(comment), by="Người khác", state=RemoteState.SPAM)
    newsroom.round()
    newsroom.later(minutes=1)
    newsroom.round(reconcile=True)
    with newsroom.store.read() as reading:
        standing = reading.standings([comment])[comment]
    assert standing.remote_state is RemoteState.SPAM
    assert standing.remote_version == newsroom.site.comments[newsroom.remote(comment)].version


def test_a_page_that_a_delivery_overtook_is_not_taken_for_somebody_elses_act(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.clock.forward(seconds=5)
    second, reread = newsroom.sync("second"), newsroom.site.reread

    def slow(remote_ids: Sequence[str]) -> Mapping[str, RemoteComment | None]:
        answer = reread(remote_ids)
        newsroom.site.reread = reread  # type: ignore[method-assign]  # slow only once
        second.round(now=True, reconcile=False)
        return answer

    newsroom.site.reread = slow  # type: ignore[method-assign]  # the network is slow
    with newsroom.store.write() as writing:
        assert writing.fetch_lease(newsroom.site_id, "second")
    stopped = newsroom.sync("third")
    stopped.round(reconcile=True, stop=lambda: False)
    assert newsroom.row(comment).state is State.APPROVED
    detail = newsroom.desk.open(comment)
    assert detail is not None
    assert "remote" not in {moment.kind for moment in detail.moments}
