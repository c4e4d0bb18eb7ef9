"""What is shown before it is asked for, and what leaves the list before it is written."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from moderator.model import LogQuery, State
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.windows import Bench

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Slow:
    """A window with five comments whose writer waits until it is let go."""

    bench: Bench
    gate: threading.Event

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for ``condition``, though nothing is written meanwhile."""
        self.bench.qtbot.waitUntil(condition, timeout=10_000)

    def decide(self, key: str) -> None:
        """Read the comment on the screen, wait until the next one is here, and press ``key``."""
        bench, window = self.bench, self.bench.window
        model, here = window.queue.model, window.queue.view.currentIndex().row()
        after = model.id_at(here + 1) if here + 1 < model.rowCount() else None
        self.until(lambda: bench.shown() == window.queue.view.current())
        self.until(lambda: after is None or window.browsing.ahead.get(after) is not None)
        window.grab()
        bench.seconds.now += 1
        bench.key(key)

    def let_go(self) -> None:
        """Let the writer write, and wait until it did."""
        self.gate.set()
        self.bench.until(lambda: True)

    def state(self, comment: int) -> State:
        """Return where a comment stands in the database."""
        return self.bench.room.row(comment).state


@pytest.fixture
def slow(five: Bench) -> Iterator[Slow]:
    gate = threading.Event()
    assert five.worker is not None
    five.worker.write(lambda _desk: gate.wait(60))
    yield Slow(five, gate)
    gate.set()


def test_the_next_comment_is_shown_while_the_decision_waits_to_be_written(slow: Slow) -> None:
    first, second, *rest = slow.bench.list()
    slow.decide("1")
    assert slow.bench.shown() == slow.bench.window.queue.view.current() == second
    assert slow.bench.list() == [second, *rest]
    assert slow.state(first) is State.PENDING
    slow.let_go()
    assert slow.state(first) is State.APPROVED
    assert slow.bench.list() == [second, *rest]


def test_quick_decisions_are_written_in_their_order(slow: Slow) -> None:
    first, second, third, *rest = slow.bench.list()
    for key in ("1", "9", "2"):
        slow.decide(key)
    assert slow.bench.list() == rest
    slow.let_go()
    assert [slow.state(one) for one in (first, second, third)] == [
        State.APPROVED,
        State.SPAM,
        State.HELD,
    ]
    said = [row.verdict for row in slow.bench.room.desk.log(LogQuery()) if row.verdict]
    assert said == ["approve", "spam", "hold"]
    assert slow.bench.list() == rest


def test_a_comment_its_reader_changed_meanwhile_comes_back_with_its_new_text(slow: Slow) -> None:
    first, second, *rest = slow.bench.list()
    room = slow.bench.room
    slow.decide("1")
    room.site.change(room.remote(first), text="Nay tôi nghĩ khác")
    room.round()
    assert slow.bench.list() == [second, *rest]
    slow.let_go()
    slow.bench.until(lambda: slow.bench.shown() == first)
    slow.bench.until(lambda: _text(slow.bench) == "Nay tôi nghĩ khác")
    assert slow.bench.list() == [first, second, *rest]
    assert slow.bench.window.queue.view.current() == first
    assert slow.state(first) is State.PENDING
    assert slow.bench.note()


def test_a_question_nobody_foresaw_brings_the_comment_back_and_is_asked(slow: Slow) -> None:
    first, second, *rest = slow.bench.list()
    room, window = slow.bench.room, slow.bench.window
    version = room.row(first).version_id
    slow.decide("1")
    room.desk.save_draft(first, version, "Bản nháp ở bàn khác", "Bạn đọc 1")
    slow.let_go()
    slow.bench.until(lambda: window.acts.dialog() is not None)
    assert slow.bench.list() == [first, second, *rest]
    assert window.queue.view.current() == first
    slow.bench.key(Qt.Key.Key_Return)  # the safe answer
    assert slow.state(first) is State.PENDING
    slow.bench.until(lambda: slow.bench.shown() == first)


def test_what_comes_back_does_not_take_the_keys_from_somebody_who_writes(slow: Slow) -> None:
    first, second, *rest = slow.bench.list()
    room, window = slow.bench.room, slow.bench.window
    version = room.row(first).version_id
    slow.decide("1")
    room.desk.save_draft(first, version, "Bản nháp ở bàn khác", "Bạn đọc 1")
    slow.bench.key("/")
    slow.let_go()
    slow.bench.until(lambda: first in slow.bench.list())
    assert slow.bench.list() == [first, second, *rest]
    assert window.queue.view.current() == second
    assert slow.bench.focus() is window.header.search.field
    assert window.acts.dialog() is None
    assert "came back" in slow.bench.note()


def test_another_list_was_chosen_before_a_comment_came_back(slow: Slow) -> None:
    first, *rest = slow.bench.list()
    room, window = slow.bench.room, slow.bench.window
    slow.decide("1")
    room.site.change(room.remote(first), text="Nay tôi nghĩ khác")
    room.round()
    window.sidebar.choose_view(View(State.HELD))
    slow.until(lambda: slow.bench.list() == [])
    slow.let_go()
    assert slow.bench.list() == []
    window.sidebar.choose_view(View())
    slow.bench.until(lambda: slow.bench.list() == [first, *rest])


def test_undo_takes_back_a_decision_that_is_still_on_its_way(slow: Slow) -> None:
    first, second, *rest = slow.bench.list()
    slow.decide("9")
    slow.bench.key(Qt.Key.Key_Z, CTRL)
    slow.let_go()
    slow.bench.until(lambda: first in slow.bench.list())
    slow.bench.until(lambda: slow.bench.window.queue.view.current() == first)
    assert slow.bench.list() == [first, second, *rest]
    assert slow.state(first) is State.PENDING
    kinds = [row.kind for row in slow.bench.room.desk.log(LogQuery())]
    assert kinds[-2:] == ["decision", "undo"]


def test_undo_means_the_decision_that_was_the_newest_when_it_was_pressed(slow: Slow) -> None:
    first, second, *rest = slow.bench.list()
    slow.decide("9")
    slow.bench.key(Qt.Key.Key_Z, CTRL)
    slow.decide("2")
    slow.let_go()
    slow.bench.until(lambda: slow.bench.list() == [first, *rest])
    assert (slow.state(first), slow.state(second)) == (State.PENDING, State.HELD)


def test_undo_pressed_twice_takes_back_two(slow: Slow) -> None:
    before = slow.bench.list()
    slow.decide("9")
    slow.decide("2")
    slow.bench.key(Qt.Key.Key_Z, CTRL)
    slow.bench.key(Qt.Key.Key_Z, CTRL)
    slow.let_go()
    slow.bench.until(lambda: slow.bench.list() == before)


def test_undo_of_what_came_back_takes_back_nothing_older(slow: Slow) -> None:
    first, second, *rest = slow.bench.list()
    room = slow.bench.room
    slow.decide("2")
    slow.decide("1")
    room.site.change(room.remote(second), text="Nay tôi nghĩ khác")
    room.round()
    slow.bench.key(Qt.Key.Key_Z, CTRL)
    slow.let_go()
    slow.bench.until(lambda: slow.bench.list() == [second, *rest])
    slow.bench.until(lambda: _text(slow.bench) == "Nay tôi nghĩ khác")
    assert slow.state(first) is State.HELD


def test_what_was_read_ahead_gives_way_to_what_another_desk_did(five: Bench) -> None:
    first, second, *_ = five.list()
    ahead, room = five.window.browsing.ahead, five.room
    five.until(lambda: ahead.get(second) is not None)
    room.site.change(room.remote(second), text="Nay tôi nghĩ khác")
    room.round()  # the window has not been told of it
    five.key("j")
    five.until(lambda: five.shown() == second)
    five.until(lambda: _text(five) == "Nay tôi nghĩ khác")
    assert room.row(first).state is State.PENDING


def test_a_change_that_is_told_is_read_ahead_anew(five: Bench) -> None:
    _, second, *_ = five.list()
    ahead, room = five.window.browsing.ahead, five.room
    five.until(lambda: ahead.get(second) is not None)
    room.site.change(room.remote(second), text="Nay tôi nghĩ khác")
    room.round()
    assert five.worker is not None
    five.worker.refresh()
    five.until(lambda: (kept := ahead.get(second)) is not None and kept.text == "Nay tôi nghĩ khác")


def test_a_comment_that_would_be_asked_about_stays_until_the_answer(slow: Slow) -> None:
    room, bench = slow.bench.room, slow.bench
    slow.gate.set()
    parent = bench.list()[0]
    reply = room.post("Ý kiến trả lời", parent=room.remote(parent))
    bench.until(lambda: reply in bench.list())
    bench.window.queue.view.go_to_comment(reply)
    bench.until_read()
    gate = threading.Event()
    assert bench.worker is not None
    bench.worker.write(lambda _desk: gate.wait(60))
    bench.key("1")
    assert reply in bench.list()
    gate.set()
    bench.until(lambda: bench.window.acts.dialog() is not None)
    assert bench.window.queue.view.current() == reply


def _text(bench: Bench) -> str:
    detail = bench.window.detail.detail
    return "" if detail is None else detail.text
