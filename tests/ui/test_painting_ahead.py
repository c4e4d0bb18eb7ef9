"""What comes into view next was read and painted before."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from moderator.ui.painting_ahead import PAINTED, READ

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from moderator.ui.queue_view import QueueView
    from tests.windows import Bench

MANY = 240
SECONDS = 5


@pytest.fixture
def many(bench: Bench) -> Bench:
    """An open window on a list many screens long."""
    for number in range(MANY):
        bench.room.site.post(f"Cây cầu này, ý kiến thứ {number}", name=f"Bạn đọc {number}")
    bench.room.round()
    bench.open()
    bench.window.queue.view.setFocus()
    return bench


def rest(bench: Bench, here: int = 0) -> None:
    """Let the window do all it does while nobody asks for anything, once a row is ``here``."""
    model = bench.window.queue.model
    bench.until_read()
    bench.until(lambda: model.row(model.id_at(here)) is not None)
    bench.until(lambda: not bench.window.queue.view.ahead.at_work())


def last_in_view(view: QueueView) -> int:
    return view.rowAt(view.viewport().height() - 1)


def states(view: QueueView) -> tuple[QStyle.StateFlag, QStyle.StateFlag]:
    """Return in which states the list paints its rows, and its current one."""
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    chosen = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    return option.state, option.state | chosen


def unpainted(bench: Bench, at: int, state: QStyle.StateFlag) -> bool:
    """Return whether there was no picture of a row; there is one afterwards."""
    view, model = bench.window.queue.view, bench.window.queue.model
    row = model.row(model.id_at(at))
    assert row is not None
    size: QSize = view.visualRect(model.index(0, 0)).size()
    return bench.window.queue.delegate.prepare(row, size, state, view.devicePixelRatio())


def test_the_row_that_a_decision_leads_to_is_painted_already(many: Bench) -> None:
    view = many.window.queue.view
    rest(many)
    usual, chosen = states(view)
    assert not unpainted(many, 1, chosen)  # current after a decision
    assert not unpainted(many, 0, usual)  # left by an arrow key
    assert unpainted(many, 2, chosen)
    assert not unpainted(many, last_in_view(view) + PAINTED, usual)
    assert unpainted(many, last_in_view(view) + PAINTED + 1, usual)


def test_what_was_painted_ahead_is_what_would_be_painted(many: Bench) -> None:
    view = many.window.queue.view
    rest(many)
    before = many.shown()
    many.press("9")
    rest(many)
    assert many.shown() != before
    shown = view.grab().toImage()
    many.window.queue.delegate.forget_pictures()
    assert view.grab().toImage() == shown


def test_pictures_follow_the_list_to_both_sides(many: Bench) -> None:
    view, bar = many.window.queue.view, many.window.queue.view.verticalScrollBar()
    usual, _ = states(view)
    bar.setValue(bar.maximum() // 2)
    rest(many, last_in_view(view) + READ)
    assert not unpainted(many, last_in_view(view) + 1, usual)
    bar.setValue(bar.maximum() // 4)
    rest(many, view.rowAt(0) - READ)
    assert not unpainted(many, view.rowAt(0) - 1, usual)


def test_a_turn_in_which_the_list_moved_paints_only_what_is_seen(many: Bench) -> None:
    view, bar = many.window.queue.view, many.window.queue.view.verticalScrollBar()
    usual, _ = states(view)
    rest(many, last_in_view(view) + READ)
    bar.setValue(bar.value() + view.rowHeight(0))
    assert QMetaObject.invokeMethod(view.ahead, "_go_on", Qt.ConnectionType.DirectConnection)
    assert view.ahead.at_work()
    assert unpainted(many, last_in_view(view) + PAINTED, usual)


def test_rows_are_read_before_they_come_into_view(many: Bench) -> None:
    view, model = many.window.queue.view, many.window.queue.model
    view.verticalScrollBar().setValue(100 * view.rowHeight(0))
    many.until(lambda: model.row(model.id_at(last_in_view(view) + READ)) is not None)
    assert model.row(model.id_at(MANY - 1)) is None


def test_rows_that_come_after_a_jump_elsewhere_are_not_kept(many: Bench) -> None:
    view, model = many.window.queue.view, many.window.queue.model
    assert many.worker is not None
    rest(many)
    many.until(lambda: all(many.window.browsing.ahead.get(model.id_at(at)) for at in range(1, 5)))
    reading, go_on = threading.Event(), threading.Event()

    def step() -> None:
        if threading.current_thread().name.startswith("moderator-reader"):
            reading.set()
            assert go_on.wait(SECONDS)

    many.room.store.between_statements(step)
    view.verticalScrollBar().setValue(110 * view.rowHeight(0))
    many.qtbot.waitUntil(reading.is_set)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    many.qtbot.waitUntil(lambda: model.asked_at > 110)
    go_on.set()
    many.room.store.between_statements(many.worker.give_way)
    many.until(lambda: model.row(model.id_at(MANY - 1)) is not None)
    assert model.row(model.id_at(112)) is None


def test_rows_that_are_read_ahead_have_nothing_in_view_painted_anew(many: Bench) -> None:
    view, model = many.window.queue.view, many.window.queue.model
    rest(many)
    new: list[int] = []
    model.dataChanged.connect(lambda first, _last: new.append(first.row()))
    view.verticalScrollBar().setValue(28 * view.rowHeight(0))
    rest(many, last_in_view(view) + READ)
    assert new
    assert min(new) > last_in_view(view)


def test_the_last_comment_has_none_after_it(five: Bench) -> None:
    for _ in range(4):
        five.press("9")
    rest(five)
    assert five.window.queue.view.after_current() is None
    five.key(Qt.Key.Key_Home)
    assert len(five.list()) == 1
