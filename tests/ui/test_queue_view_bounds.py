"""What a key costs at a million rows: few of them are looked at, wherever it leads."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator.ui.queue_view import NEAR

if TYPE_CHECKING:
    from moderator.ui.queue_view import QueueView
    from tests.windows import Bench

MILLION = 1_000_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Looks:
    """Counts at how many rows somebody looks."""

    def __init__(self, view: QueueView) -> None:
        self.count = 0
        self._id_at = view._queue.id_at  # noqa: SLF001 - what is counted
        view._queue.id_at = self  # type: ignore[method-assign]  # noqa: SLF001

    def __call__(self, position: int) -> int:
        self.count += 1
        return self._id_at(position)


@pytest.fixture
def view(bench: Bench) -> QueueView:
    """A list of a million comments, of which none was read yet."""
    bench.room.post("Ý kiến")
    window = bench.open()
    model = window.queue.model
    model.beginResetModel()
    model._ids = array("q", range(1, MILLION + 1))  # noqa: SLF001 - no test can post so many
    model.endResetModel()
    window.queue.view.setFocus()
    return window.queue.view


def test_home_and_end(view: QueueView) -> None:
    looks = Looks(view)
    for modifiers in (Qt.KeyboardModifier.NoModifier, CTRL, SHIFT, CTRL | SHIFT):
        QTest.keyClick(view, Qt.Key.Key_End, modifiers)
        assert view.currentIndex().row() == MILLION - 1
        QTest.keyClick(view, Qt.Key.Key_Home, modifiers)
        assert view.currentIndex().row() == 0
    assert looks.count < 4 * NEAR


def test_all_selected_is_counted_and_cut_off_without_being_walked(view: QueueView) -> None:
    view.go_to(0)
    QTest.keyClick(view, Qt.Key.Key_End, SHIFT)
    looks = Looks(view)
    assert view.selected_count() == MILLION
    assert view.selected(201) == list(range(1, 202))
    assert looks.count == 201


def test_the_next_one_that_stays_is_looked_for_near_by(view: QueueView) -> None:
    view.go_to(MILLION - 1)
    view.taken = lambda _comment: True  # all are open at other desks
    looks = Looks(view)
    view.leave([MILLION])
    assert view.current() == MILLION - 1
    assert looks.count < 3 * NEAR
