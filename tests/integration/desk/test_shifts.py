"""What one shift hands to the next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from moderator.errors import DecisionError
from moderator.model import LogQuery, State, Verdict
from moderator.model.article import Handling
from moderator.model.hours import Hours
from moderator.model.shift import Since
from moderator.store.shifts import LINES

if TYPE_CHECKING:
    from tests.desks import Newsroom


def test_a_sheet_tells_what_was_done_and_what_is_left(room: Newsroom) -> None:
    room.desk.record_login("Lan")
    began = room.clock.now
    first, second, third, fourth, fifth = (
        room.post(f"Ý kiến thứ {number} về cây cầu", name=f"Bạn đọc {number}")
        for number in range(5)
    )
    room.clock.forward(minutes=5)
    room.decide(Verdict.APPROVE, first)
    room.decide(Verdict.REJECT, second, third, reason="off_topic", actor="Minh")
    room.desk.undo("Lan")
    room.decide(Verdict.HOLD, third, actor="Minh")
    room.decide(Verdict.CHIEF, fourth, note="xem giúp")
    room.later()
    room.decide(
        Verdict.TAKEDOWN,
        second,
        ordered_by="Thư ký",
        document="15/CV",
    )
    room.clock.forward(hours=2)

    sheet = room.desk.shifts.sheet("Lan")

    assert (sheet.began, sheet.since, sheet.until) == (Since.LOGIN, began, room.clock.now)
    assert [(one.actor, dict(one.verdicts), one.undone) for one in sheet.decided] == [
        (
            "Lan",
            {Verdict.APPROVE: 1, Verdict.CHIEF: 1, Verdict.TAKEDOWN: 1},
            1,
        ),
        ("Minh", {Verdict.REJECT: 2, Verdict.HOLD: 1}, 0),
    ]
    assert sheet.pending.total == 2
    assert sheet.pending.first[0].id == first
    (held,) = sheet.held.first
    assert (held.id, held.author, held.by) == (third, "Bạn đọc 2", "Minh")
    assert held.at is not None
    assert held.text.startswith("Ý kiến thứ 2")
    assert [one.id for one in sheet.chief.first] == [fourth]
    (removal,) = sheet.removals
    assert (removal.id, removal.ordered_by, removal.document) == (second, "Thư ký", "15/CV")
    assert not removal.confirmed
    assert sheet.unsent == 1
    assert sheet.outgoing[0].oldest is not None
    assert room.row(fifth).state is State.PENDING


def test_a_sheet_that_is_handed_over_begins_the_next_shift(room: Newsroom) -> None:
    comment = room.post("Ý kiến về cây cầu")
    room.decide(Verdict.APPROVE, comment)
    first = room.desk.shifts.sheet("Lan")
    assert first.began is Since.WORK
    room.desk.shifts.hand_over(first, "  Bài cầu phao: chờ thư ký\nxem lại  ")
    room.clock.forward(hours=1)

    sheet = room.desk.shifts.sheet("Minh")

    assert (sheet.began, sheet.before) == (Since.HANDOVER, "Lan")
    assert sheet.since == room.clock.now - timedelta(hours=1)
    assert sheet.decided == ()
    row = room.desk.log_newest(LogQuery(), None, 1)[0]
    assert (row.kind, row.actor, row.note) == ("shift", "Lan", "Bài cầu phao: chờ thư ký\nxem lại")
    chosen = room.desk.shifts.sheet("Minh", sheet.since - timedelta(days=1))
    assert (chosen.began, [one.actor for one in chosen.decided]) == (Since.CHOSEN, ["Lan"])


def test_a_note_is_shown_to_the_others_until_each_has_read_it(room: Newsroom) -> None:
    shifts = room.desk.shifts
    shifts.hand_over(shifts.sheet("Lan"), "Một \x00 hai \ud800")
    shifts.hand_over(shifts.sheet("Lan"), "")
    room.clock.forward(minutes=1)
    shifts.hand_over(shifts.sheet("Minh"), "Ba")

    assert shifts.unread("Lan")[0].text == "Ba"
    assert [one.text for one in shifts.unread("Thư")] == ["Một \x00 hai \ud800", "Ba"]
    shifts.read("Thư", shifts.unread("Thư")[:1])
    assert [one.text for one in shifts.unread("Thư")] == ["Ba"]
    assert [one.text for one in shifts.unread("Minh")] == ["Một \x00 hai \ud800"]
    room.clock.forward(days=15)
    assert shifts.unread("Thư") == ()


def test_a_note_that_was_purged_is_shown_no_more(newsroom: Newsroom) -> None:
    shifts = newsroom.desk.shifts
    seq = shifts.hand_over(shifts.sheet("Lan"), "0912 345 678 là số của chị Hoa")
    newsroom.desk.people.purge("Lan", [seq], "asked for")
    assert shifts.unread("Minh") == ()


def test_articles_that_are_set_aside_and_conflicts_stand_on_the_sheet(newsroom: Newsroom) -> None:
    comment = newsroom.post("Ý kiến về cây cầu")
    article = newsroom.row(comment).article_id
    newsroom.desk.articles.handle("Lan", article, Handling.PAUSED)
    newsroom.post("Ý kiến nữa về cây cầu")
    newsroom.decide(Verdict.HOLD, comment)

    sheet = newsroom.desk.shifts.sheet("Lan")

    waiting = newsroom.desk.counts().waiting
    assert (sheet.pending.total, sheet.pending.first, sheet.aside) == (waiting, (), 1)
    (one,) = sheet.articles
    assert (one.article_id, one.handling, one.actor) == (article, Handling.PAUSED, "Lan")
    assert sheet.conflicts.total == 0


def test_only_the_oldest_of_many_are_listed_and_all_are_counted(newsroom: Newsroom) -> None:
    for number in range(LINES + 5):
        newsroom.site.post(f"Ý kiến thứ {number} về cây cầu", name=f"Bạn {number}")
    newsroom.round()
    newsroom.decide(Verdict.HOLD, *newsroom.pending())
    held = newsroom.desk.shifts.sheet("Lan").held
    assert held.total == LINES + 5
    assert [one.author for one in held.first] == [f"Bạn {number}" for number in range(LINES)]


def test_without_anything_the_last_eight_hours_are_told(newsroom: Newsroom) -> None:
    sheet = newsroom.desk.shifts.sheet("Lan")
    assert (sheet.began, sheet.until - sheet.since) == (Since.HOURS, timedelta(hours=8))
    with pytest.raises(DecisionError):
        newsroom.desk.shifts.hand_over(newsroom.desk.shifts.sheet(" "), "x")


def test_what_waits_for_the_publishing_hours_is_told_apart(newsroom: Newsroom) -> None:
    now = newsroom.clock.now.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    opens = (now.hour * 60 + now.minute + 120) % (24 * 60)
    hours = Hours(opens, (opens + 60) % (24 * 60), "Asia/Ho_Chi_Minh")
    newsroom.desk.publishing.set_hours("Lan", newsroom.site_id, hours)
    newsroom.decide(Verdict.APPROVE, newsroom.post("Ý kiến về cây cầu"))

    sheet = newsroom.desk.shifts.sheet("Lan")

    assert (sheet.unsent, sheet.later) == (0, 1)
    assert sheet.outgoing[0].opens_at == newsroom.clock.now + timedelta(hours=2)
