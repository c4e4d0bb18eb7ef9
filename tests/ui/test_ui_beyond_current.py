"""Whoever goes through the list by keyboard sees what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from moderator.ui.queue_view import QueueView
    from tests.windows import Bench

MANY = 40


@pytest.fixture
def many(bench: Bench) -> Bench:
    """An open window on a list some screens long."""
    for number in range(MANY):
        bench.room.site.post(f"Cây cầu này, ý kiến thứ {number}", name=f"Bạn đọc {number}")
    bench.room.round()
    bench.open()
    bench.window.queue.view.setFocus()
    return bench


def beyond(view: QueueView) -> tuple[int, int]:
    """Return how many whole rows are in view above the current one, and below it."""
    area, row = view.visualRect(view.currentIndex()), view.rowHeight(0)
    assert area.top() >= 0
    return area.top() // row, (view.viewport().height() - area.bottom() - 1) // row


@pytest.mark.parametrize(("height", "rows"), [(560, 1), (1440, 2)])
def test_rows_beyond_the_current_one_are_in_view(many: Bench, height: int, rows: int) -> None:
    many.window.resize(1366, height)
    many.window.grab()
    view = many.window.queue.view
    for at in range(1, MANY):
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert beyond(view)[1] >= min(rows, MANY - 1 - at)
    for at in range(MANY - 2, -1, -1):
        QTest.keyClick(view, Qt.Key.Key_Up)
        assert beyond(view)[0] >= min(rows, at)


def test_they_are_when_comments_are_decided_and_from_afar(many: Bench) -> None:
    view = many.window.queue.view
    many.window.resize(1366, 560)
    for _ in range(6):
        QTest.keyClick(view, Qt.Key.Key_Down)
    for _ in range(3):
        before = many.shown()
        many.press("9")
        many.until(lambda before=before: many.shown() != before)  # type: ignore[misc]
        assert min(beyond(view)) >= 1
    view.go_to(30)
    assert min(beyond(view)) >= 1
    view.go_to(4)
    assert min(beyond(view)) >= 1


def test_a_row_stays_under_the_mouse_that_clicks_on_it(many: Bench) -> None:
    view = many.window.queue.view
    last = view.rowAt(view.viewport().height() - 1) - 1  # whole in view
    index = view.model().index(last, 0)
    at = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.currentIndex().row() == last
    assert view.indexAt(at).row() == last
