"""Blocking a reader at their site: asked by the chief, told once, taken back, told to people."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from moderator.errors import DecisionError, LoginNeeded, NotAllowed, Unreachable
from moderator.model import LogQuery, Role
from moderator.model.blocking import BlockOutcome
from moderator.model.terms import DeliveryState, State
from moderator.store.fences import LONGEST_MISSING, LONGEST_WAIT
from moderator.sync.backoff import MISSING_AGAIN
from tests.flaky_site import Crash

if TYPE_CHECKING:
    from moderator.model.blocking import Blocking
    from moderator.store.reader_blocks import LeasedBlock
    from tests.desks import Newsroom

NO_WAIT = timedelta(0)
MINUTE = timedelta(minutes=1)
WHY = "Lăng mạ người khác nhiều lần"


def blocking(room: Newsroom, comment: int) -> Blocking:
    detail = room.desk.open(comment)
    assert detail is not None
    assert detail.history.blocking is not None
    return detail.history.blocking


def reader(room: Newsroom, comment: int) -> str:
    with room.store.read() as reading:
        known = reading.reader(comment)
    assert known is not None
    return known[0][1]


def kinds(room: Newsroom) -> list[str]:
    return [row.kind for row in room.desk.log(LogQuery())]


def test_a_block_is_told_once_and_the_site_says_until_when(room: Newsroom) -> None:
    comment = room.post("Một ý kiến thô lỗ")
    before = room.row(comment).state
    asked = room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    assert (asked.sending, asked.days, asked.told) == (DeliveryState.WAITING, 7, False)
    room.round()
    assert room.site.block_effects == []  # not before the undo window has passed
    room.later()
    detail = room.desk.open(comment)
    assert detail is not None
    assert not detail.notes  # why is no note on the comment: its past says it
    past = [(one.kind, one.summary.vi) for one in detail.moments]
    assert ("reader_blocked", f"Đã chặn bạn đọc: {WHY}") in past
    told = blocking(room, comment)
    assert told.told
    assert told.until == room.site.blocked[reader(room, comment)].until
    assert [one.reason for one in room.site.block_effects] == [WHY]
    assert room.row(comment).state is before is State.PENDING
    assert {"reader_blocked", "reader_sent"} <= set(kinds(room))
    room.later()
    assert len(room.site.block_effects) == 1
    history = room.desk.papers.history(comment)
    assert history is not None
    steps = {step.row.kind: step.row for step in history.steps}
    assert (steps["reader_blocked"].note, steps["reader_blocked"].actor) == (
        f"7 ngày; {WHY}",
        "Trưởng ban",
    )
    assert steps["reader_sent"].delivery == DeliveryState.DELIVERED


def test_a_program_that_ends_between_sending_and_recording_blocks_once(room: Newsroom) -> None:
    comment = room.post("Ý kiến của người sắp bị chặn")
    room.desk.blocks.block("Trưởng ban", comment, 1, WHY)
    room.clock.forward(seconds=11)
    room.site.trouble("blocking", Crash(), after=True)
    with pytest.raises(Crash):
        room.round()
    with room.store.write() as writing:
        writing.end_leases(lambda _owner: True)
    room.round()
    assert blocking(room, comment).told
    assert len(room.site.block_effects) == 1
    assert len(room.site.block_keys) == 1


def test_lifting_a_block_before_it_left_tells_the_site_nothing(room: Newsroom) -> None:
    comment = room.post("Ý kiến chặn nhầm")
    room.desk.blocks.block("Trưởng ban", comment, None, WHY)
    lifted = room.desk.blocks.unblock("Trưởng ban", comment)
    assert not lifted.open
    room.later()
    assert "blocking" not in room.site.calls
    assert kinds(room)[-2:] == ["reader_blocked", "reader_unblocked"]
    with pytest.raises(DecisionError):
        room.desk.blocks.unblock("Trưởng ban", comment)


def test_lifting_a_block_that_arrived_is_told(room: Newsroom) -> None:
    comment = room.post("Ý kiến chặn rồi bỏ chặn")
    room.desk.blocks.block("Trưởng ban", comment, None, WHY)
    room.later()
    assert blocking(room, comment).until is None
    room.desk.blocks.unblock("Trưởng ban", comment, "Bạn đọc đã xin lỗi")
    room.later()
    now = blocking(room, comment)
    assert now.told
    assert (now.blocks, now.there) == (False, False)
    assert room.site.blocked[reader(room, comment)].blocked is False


def test_lifting_a_block_whose_answer_was_lost_is_told_and_meets_no_conflict(
    room: Newsroom,
) -> None:
    comment = room.post("Ý kiến chặn mà mất câu trả lời")
    room.desk.blocks.block("Trưởng ban", comment, 30, WHY)
    room.clock.forward(seconds=11)
    room.site.trouble("blocking", Unreachable("lost"), after=True)
    room.round()
    room.desk.blocks.unblock("Trưởng ban", comment)
    room.later(minutes=1)
    room.later(minutes=1)
    assert room.site.blocked[reader(room, comment)].blocked is False
    assert blocking(room, comment).told


def test_offline_it_waits_and_goes_later(room: Newsroom) -> None:
    comment = room.post("Ý kiến lúc mất mạng")
    room.desk.blocks.block("Trưởng ban", comment, 1, WHY)
    room.clock.forward(seconds=11)
    room.site.trouble("blocking", Unreachable("offline"))
    room.round()
    waits = blocking(room, comment)
    assert (waits.sending, waits.open) == (DeliveryState.DUE_AGAIN, True)
    room.site.trouble("blocking", LoginNeeded("401"))
    room.later(minutes=1)
    assert blocking(room, comment).open
    room.later(minutes=1)
    assert blocking(room, comment).told
    assert len(room.site.block_effects) == 1


def test_a_message_waits_no_longer_than_an_hour_by_a_wrong_clock(room: Newsroom) -> None:
    assert timedelta(0) < max(MISSING_AGAIN) <= LONGEST_MISSING
    comment = room.post("Ý kiến gặp lúc đồng hồ sai")
    article = room.desk.articles.of_comment(comment)
    assert article is not None
    room.clock.forward(days=300)
    room.desk.blocks.block("Trưởng ban", comment, 1, WHY)
    room.desk.articles.close("Trưởng ban", article)
    room.clock.forward(days=-300)
    room.round()
    assert not blocking(room, comment).told
    again = blocking(room, comment).again_at
    assert again is not None
    assert again - room.clock() == LONGEST_WAIT
    room.later(minutes=61)
    assert blocking(room, comment).told
    assert len(room.site.block_effects) == 1
    assert room.site.calls.count("commenting") == 1


def test_what_somebody_else_did_at_the_site_is_shown_and_not_overwritten(room: Newsroom) -> None:
    comment = room.post("Ý kiến của người bị chặn ở trang")
    room.site.block(reader(room, comment), None)
    room.desk.blocks.block("Trưởng ban", comment, 1, WHY)
    room.later()
    met = blocking(room, comment)
    assert (met.sending, met.there, met.until) == (DeliveryState.CONFLICT, True, None)
    assert room.site.block_effects == []
    room.desk.blocks.block("Trưởng ban", comment, 1, WHY)  # seen now, and wanted all the same
    room.later()
    assert blocking(room, comment).told
    assert room.site.blocked[reader(room, comment)].until is not None


def test_a_renewal_that_was_refused_leaves_the_block_before_it_standing(room: Newsroom) -> None:
    comment = room.post("Ý kiến của người bị chặn thêm")
    room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    room.later()
    until = blocking(room, comment).until
    assert until is not None
    room.site.refuses_blocking = "read_only"
    room.desk.blocks.block("Trưởng ban", comment, 30, WHY)
    room.later()
    (listed,) = room.desk.blocks.listed(ended=False)
    for one in (listed, blocking(room, comment)):
        assert (one.sending, one.there, one.until) == (DeliveryState.REFUSED, True, until)
        assert one.stands(room.clock())
        assert not one.stands(until)


def test_a_refusal_is_shown_with_its_reason_and_can_be_tried_again(room: Newsroom) -> None:
    comment = room.post("Ý kiến bị trang từ chối")
    room.site.refuses_blocking = "read_only"
    room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    room.later()
    refused = blocking(room, comment)
    assert (refused.failed, refused.problem) == (True, "read_only")
    room.site.refuses_blocking = ""
    room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    room.later()
    assert blocking(room, comment).told


def test_a_reader_not_found_is_asked_for_again_over_hours_before_it_is_final(
    newsroom: Newsroom,
) -> None:
    room = newsroom
    comment = room.post("Ý kiến của tài khoản chưa thấy")
    room.site.lost_readers = 4
    room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    room.later()
    first = blocking(room, comment)
    assert (first.sending, first.missed, first.open) == (DeliveryState.DUE_AGAIN, 1, True)
    for hours in (1, 2, 4):
        room.later(hours=hours)
    assert blocking(room, comment).sending is DeliveryState.GONE
    assert kinds(room)[-1] == "reader_sent"
    room.later(hours=9)
    assert kinds(room).count("reader_sent") == 1


def test_a_late_answer_under_a_lost_lease_counts_for_nothing(room: Newsroom) -> None:
    comment = room.post("Ý kiến của hai chương trình")
    room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    leases: list[LeasedBlock] = []
    for _ in range(2):
        with room.store.write() as writing:
            leases += writing.blocks.lease_due(
                room.site_id, "another", room.clock(), 9, ttl=NO_WAIT, ignore_window=True
            )
    late, again = leases
    assert late.intent.key == again.intent.key
    done = room.site.set_blocked(again.intent)
    with room.store.write() as writing:
        assert not writing.blocks.finish(late, done)
        assert writing.blocks.finish(again, done)


def test_only_the_chief_blocks_and_only_where_the_site_can(newsroom: Newsroom) -> None:
    room = newsroom
    comment = room.post("Ý kiến chờ trưởng ban")
    room.desk.people.set_role("Trưởng ban", "Trưởng ban", Role.CHIEF)
    with pytest.raises(NotAllowed):
        room.desk.blocks.block("Lan", comment, 7, WHY)
    for days, why in ((2, WHY), (7, "  ")):
        with pytest.raises(DecisionError):
            room.desk.blocks.block("Trưởng ban", comment, days, why)
    room.site.blocks_emails = False
    with room.store.write() as writing:
        writing.update_site(room.site_id, room.site.info())
    with pytest.raises(DecisionError):
        room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    detail = room.desk.open(comment)
    assert detail is not None
    assert detail.history.no_blocking is not None


def test_a_purge_takes_whom_it_meant_along_and_sends_nothing_more(newsroom: Newsroom) -> None:
    room = newsroom
    comment = room.post("Ý kiến của người xin xóa dữ liệu")
    room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    rows = [row.seq for row in room.desk.log(LogQuery()) if row.kind == "reader_blocked"]
    room.desk.people.purge("Trưởng ban", rows, "Yêu cầu của bạn đọc")
    room.later()
    assert room.site.block_effects == []
    assert room.desk.blocks.listed() == ()


def test_a_block_counts_once_among_what_a_purge_takes(newsroom: Newsroom) -> None:
    room = newsroom
    comment = room.post("Ý kiến của người bị chặn rồi xin xóa dữ liệu")
    room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    room.later()
    trace = room.desk.requests.find(reader(room, comment)[2:])
    assert trace is not None
    counted = room.desk.requests.purgeable("Trưởng ban", trace.with_email())
    rows = [one.seq for one in room.desk.log(LogQuery()) if one.comment_id == comment]
    assert counted == len(rows) > 1


def test_a_purge_while_the_site_is_told_sends_nothing_about_nobody(newsroom: Newsroom) -> None:
    room = newsroom
    comment = room.post("Ý kiến của người xin xóa dữ liệu lúc đang gửi")
    room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    with room.store.write() as writing:
        (leased,) = writing.blocks.lease_due(
            room.site_id, "another", room.clock(), 9, ttl=NO_WAIT, ignore_window=True
        )
    rows = [row.seq for row in room.desk.log(LogQuery()) if row.kind == "reader_blocked"]
    room.desk.people.purge("Trưởng ban", rows, "Yêu cầu của bạn đọc")
    room.later()  # the lease has run out
    assert "blocking" not in room.site.calls
    with room.store.write() as writing:
        assert not writing.blocks.finish(leased, room.site.set_blocked(leased.intent))
    assert "reader_sent" not in kinds(room)


def test_a_try_that_a_later_decision_overtook_is_no_doubt_for_ever(newsroom: Newsroom) -> None:
    room = newsroom
    comment = room.post("Ý kiến chặn, bỏ chặn, rồi chặn nhầm")
    room.desk.blocks.block("Trưởng ban", comment, 30, WHY)
    with room.store.write() as writing:
        (leased,) = writing.blocks.lease_due(
            room.site_id, "another", room.clock(), 9, ttl=MINUTE, ignore_window=True
        )
    room.desk.blocks.unblock("Trưởng ban", comment)
    with room.store.write() as writing:
        lost = BlockOutcome(leased.intent.key, DeliveryState.DUE_AGAIN)
        assert writing.blocks.finish(leased, lost, retry_at=room.clock())
    room.later()
    assert (blocking(room, comment).told, blocking(room, comment).there) == (True, False)
    told = room.site.calls.count("blocking")
    room.desk.blocks.block("Trưởng ban", comment, 7, WHY)
    assert not room.desk.blocks.unblock("Trưởng ban", comment).open
    room.later()
    assert room.site.calls.count("blocking") == told


def test_who_is_blocked_is_listed_by_pages_and_leaves_the_list_when_it_ends(room: Newsroom) -> None:
    first, second, third = (room.post(f"Ý kiến {at}", name=f"Bạn {at}") for at in range(3))
    blocks = room.desk.blocks
    blocks.block("Trưởng ban", first, 1, WHY)
    blocks.block("Trưởng ban", second, None, WHY)
    blocks.block("Trưởng ban", third, 7, WHY)
    page = blocks.listed(2)
    assert [one.comment_id for one in page] == [third, second]
    assert [one.comment_id for one in blocks.listed(2, before=page[-1].message)] == [first]
    room.later()
    blocks.unblock("Trưởng ban", third)
    room.later()
    assert [one.comment_id for one in blocks.listed(ended=False)] == [second, first]
    room.clock.forward(seconds=25 * 3600)
    assert [one.comment_id for one in blocks.listed(ended=False)] == [second]
    assert [one.comment_id for one in blocks.listed()] == [third, second, first]


def test_what_came_to_nothing_is_told_again_in_the_same_words(room: Newsroom) -> None:
    comment = room.post("Một ý kiến thô lỗ")
    room.site.refuses_blocking = "read_only"
    room.desk.blocks.block("Trưởng ban", comment, 30, WHY)
    room.later()
    (failed,) = room.desk.blocks.listed(ended=False)
    assert failed.failed
    room.site.refuses_blocking = ""
    again = room.desk.blocks.again("Phó ban", failed)
    assert (again.days, again.note, again.actor, again.open) == (30, WHY, "Phó ban", True)
    room.later()
    assert blocking(room, comment).told


def test_what_was_decided_otherwise_meanwhile_is_not_told_again(newsroom: Newsroom) -> None:
    room = newsroom
    comment = room.post("Ý kiến mà hai người xử lý")
    room.site.refuses_blocking = "read_only"
    room.desk.blocks.block("Trưởng ban", comment, 30, WHY)
    room.later()
    (failed,) = room.desk.blocks.listed()
    room.desk.blocks.unblock("Phó ban", comment)
    with pytest.raises(DecisionError):
        room.desk.blocks.again("Trưởng ban", failed)
    assert not blocking(room, comment).blocks


def test_a_lifting_that_was_refused_can_be_tried_again(newsroom: Newsroom) -> None:
    room = newsroom
    comment = room.post("Ý kiến chặn mà không bỏ chặn được")
    room.desk.blocks.block("Trưởng ban", comment, None, WHY)
    room.later()
    room.site.refuses_blocking = "read_only"
    room.desk.blocks.unblock("Trưởng ban", comment)
    room.later()
    refused = blocking(room, comment)
    assert refused.failed
    assert refused.stands(room.clock())
    room.site.refuses_blocking = ""
    room.desk.blocks.unblock("Trưởng ban", comment)
    room.later()
    assert blocking(room, comment).told
    assert room.site.blocked[reader(room, comment)].blocked is False
