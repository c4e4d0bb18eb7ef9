from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from moderator.model import LogQuery, Query, State
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from tests.windows import Bench

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_approve_key_decides_the_comment_on_the_screen_and_moves_on(five: Bench) -> None:
    first, second, *rest = five.list()
    five.press("1")
    five.until(lambda: five.list() == [second, *rest])
    assert five.room.row(first).state is State.APPROVED
    five.until_read()
    assert five.shown() == second


def test_each_decision_has_its_key(five: Bench) -> None:
    held, spam, approved, *_ = five.list()
    for comment, key in ((held, "2"), (spam, "9"), (approved, "1")):
        five.press(key)
        five.until(lambda comment=comment: comment not in five.list())  # type: ignore[misc]  # bound at once
    states = [five.room.row(one).state for one in (held, spam, approved)]
    assert states == [State.HELD, State.SPAM, State.APPROVED]


def test_a_key_before_the_text_was_read_decides_nothing_and_says_so(five: Bench) -> None:
    five.key("j")
    five.until(lambda: five.shown() == five.list()[1])
    before = five.list()
    five.key("1")
    assert five.list() == before
    assert "early" in five.note()
    assert {row.state for row in five.room.desk.rows(before)} == {State.PENDING}


def test_many_presses_at_once_decide_one_comment(five: Bench) -> None:
    before = five.list()
    five.until_read()
    for _ in range(10):
        five.key("1")
    five.until(lambda: len(five.list()) < len(before))
    five.window.grab()
    five.until(lambda: five.shown() == five.list()[0])
    assert five.list() == before[1:]
    assert [row.state for row in five.room.desk.rows(before)].count(State.APPROVED) == 1


def test_a_key_that_is_held_down_decides_nothing(five: Bench) -> None:
    five.until_read()
    before = five.list()
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", autorep=True
    )
    QApplication.sendEvent(five.window.queue.view, event)
    five.press("2")
    five.until(lambda: len(five.list()) == len(before) - 1)
    assert five.room.row(before[0]).state is State.HELD


def test_a_key_that_x11_repeats_unmarked_decides_once(five: Bench) -> None:
    def send(kind: QEvent.Type, at: int) -> None:
        event = QKeyEvent(kind, Qt.Key.Key_9, Qt.KeyboardModifier.NoModifier, 18, 57, 0, "9")
        event.setTimestamp(at)
        QApplication.sendEvent(five.window.queue.view, event)

    five.until_read()
    before = five.list()
    send(QEvent.Type.KeyPress, 1000)
    five.until(lambda: len(five.list()) == len(before) - 1)
    five.until_read()
    send(QEvent.Type.KeyRelease, 1660)
    send(QEvent.Type.KeyPress, 1660)
    assert not five.window.decisions.any_busy()
    send(QEvent.Type.KeyRelease, 1700)
    send(QEvent.Type.KeyPress, 1790)
    five.until(lambda: len(five.list()) == len(before) - 2)


def test_digits_typed_into_the_search_decide_nothing(five: Bench) -> None:
    five.until_read()
    five.key("/")
    for letter in "1298":
        five.key(letter)
    assert five.window.header.search.field.text() == "1298"
    assert {row.state for row in five.room.desk.rows(five.list())} <= {State.PENDING}
    assert five.room.desk.counts().states[State.PENDING] == 5


def test_undo_names_the_comment_and_brings_it_back(five: Bench) -> None:
    first = five.list()[0]
    five.press("9")
    five.until(lambda: "Bạn đọc 1" in five.note())
    five.key(Qt.Key.Key_Z, CTRL)
    five.until(lambda: first in five.list())
    five.until(lambda: five.window.queue.view.current() == first)
    assert five.room.row(first).state is State.PENDING


def test_an_undo_that_comes_late_does_not_tear_away_from_writing(five: Bench) -> None:
    first, second = five.list()[:2]
    five.press("1")
    five.until(lambda: first not in five.list())
    five.until_read()
    five.key(Qt.Key.Key_F2)
    five.until(five.window.detail.editing)
    five.window.last.undo()
    five.until(lambda: first in five.list())
    assert five.window.queue.view.current() == second
    assert five.window.detail.editing()


def test_undo_with_nothing_to_undo_says_so(five: Bench) -> None:
    five.press(Qt.Key.Key_Z, CTRL)
    five.until(lambda: five.note() == "There is nothing to undo.")


def test_a_reason_is_picked_with_a_letter(five: Bench) -> None:
    first = five.list()[0]
    five.press("8")
    five.key("b")
    five.until(lambda: first not in five.list())
    entry = five.room.desk.log(LogQuery())[-1]
    assert (entry.verdict, entry.reason) == ("reject", five.settings.reasons[1].code)


def test_a_reason_is_picked_with_the_arrows(five: Bench) -> None:
    first = five.list()[0]
    five.press("8")
    five.key(Qt.Key.Key_Down)
    five.key(Qt.Key.Key_Down)
    five.key(Qt.Key.Key_Return)
    five.until(lambda: first not in five.list())
    assert five.room.desk.log(LogQuery())[-1].reason == five.settings.reasons[2].code


def test_a_reason_is_picked_with_its_number(five: Bench) -> None:
    first = five.list()[0]
    five.press("8")
    five.key("3")
    five.until(lambda: first not in five.list())
    entry = five.room.desk.log(LogQuery())[-1]
    assert (entry.verdict, entry.reason) == ("reject", five.settings.reasons[2].code)


def test_the_key_that_opened_the_reasons_picks_none_while_it_is_held(five: Bench) -> None:
    before = five.list()
    five.press("8")
    picker = five.window.acts.picker()
    assert picker is not None
    for kind, at, repeated in (
        (QEvent.Type.KeyPress, 1000, True),
        (QEvent.Type.KeyRelease, 1040, False),
        (QEvent.Type.KeyPress, 1040, False),
    ):
        event = QKeyEvent(
            kind, Qt.Key.Key_8, Qt.KeyboardModifier.NoModifier, 17, 56, 0, "8", repeated
        )
        event.setTimestamp(at)
        QApplication.sendEvent(picker.list, event)
    five.key("0")
    assert picker.isVisible()
    five.key(Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert five.room.desk.counts().states == {State.PENDING: 5}
    assert five.list() == before


def test_the_chief_gets_a_note(five: Bench) -> None:
    first = five.list()[0]
    five.press("3")
    for letter in "xem":
        five.key(letter)
    five.key(Qt.Key.Key_Return, CTRL)
    five.until(lambda: first not in five.list())
    entry = five.room.desk.log(LogQuery())[-1]
    assert (entry.verdict, entry.note) == ("chief", "xem")
    assert five.room.row(first).state is State.CHIEF


def test_passing_to_the_chief_can_be_called_off(five: Bench) -> None:
    five.press("3")
    five.key(Qt.Key.Key_Escape)
    assert five.room.desk.counts().states == {State.PENDING: 5}


def test_a_decided_comment_can_be_returned_to_pending(five: Bench) -> None:
    first = five.list()[0]
    five.press("2")
    five.until(lambda: first not in five.list())
    five.window.sidebar.choose_view(View(State.HELD))
    five.until(lambda: five.list() == [first])
    five.press("0")
    five.until(lambda: five.list() == [])
    assert five.room.row(first).state is State.PENDING


def test_a_reply_to_an_unpublished_comment_is_asked_about_and_enter_goes_back(
    bench: Bench,
) -> None:
    parent = bench.room.post("Ý kiến gốc")
    reply = bench.room.post("Ý kiến trả lời", parent=bench.room.remote(parent))
    window = bench.open()
    window.queue.view.go_to_comment(reply)
    bench.press("1")
    bench.until(lambda: window.acts.dialog() is not None)
    bench.key(Qt.Key.Key_Return)
    assert bench.room.row(reply).state is State.PENDING
    assert bench.list() == [parent, reply]


def test_a_question_answered_with_yes_lets_the_decision_through(bench: Bench) -> None:
    parent = bench.room.post("Ý kiến gốc")
    reply = bench.room.post("Ý kiến trả lời", parent=bench.room.remote(parent))
    window = bench.open()
    window.queue.view.go_to_comment(reply)
    bench.press("1")
    bench.until(lambda: window.acts.dialog() is not None)
    bench.key(Qt.Key.Key_Backtab, SHIFT)
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: bench.list() == [parent])
    assert bench.room.row(reply).state is State.APPROVED


def test_several_comments_are_previewed_before_anything_happens(five: Bench) -> None:
    five.until_read()
    five.key(Qt.Key.Key_Down, SHIFT)
    five.key(Qt.Key.Key_Down, SHIFT)
    with five.qtbot.waitSignal(five.window.bulk_wanted, timeout=5000) as wanted:
        five.key("9")
    decision, rows = wanted.args
    assert decision.comments == tuple(five.list()[:3])
    assert [row.id for row in rows] == five.list()[:3]
    assert five.room.desk.counts().states == {State.PENDING: 5}


def test_what_is_decided_stands_in_the_log_under_the_present_name(five: Bench) -> None:
    with five.qtbot.waitSignal(five.window.asked) as asked:
        five.key(Qt.Key.Key_F4)
    assert asked.args == ["actor"]
    five.window.set_actor("Minh")
    first = five.list()[0]
    five.press("1")
    five.until(lambda: first not in five.list())
    decided = [row for row in five.room.desk.log(LogQuery()) if row.verdict == "approve"]
    assert [row.actor for row in decided] == ["Minh"]


def test_a_site_that_took_the_decision_is_told_once_the_window_to_undo_has_passed(
    five: Bench,
) -> None:
    first = five.list()[0]
    five.press("1")
    five.until(lambda: first not in five.list())
    five.room.clock.forward(seconds=11)
    five.key(Qt.Key.Key_F5)
    five.until(lambda: bool(five.room.site.effects))
    assert five.room.site.effects[0].remote_id == five.room.remote(first)
    assert first not in five.room.desk.ids(Query())
