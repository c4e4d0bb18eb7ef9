"""The queue: a table of one column, its title, count and order."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from moderator.ui.painting_ahead import PaintingAhead
from moderator.ui.queue_model import ID_ROLE, QueueModel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent

    from moderator.ui.lanes import Lanes
    from moderator.ui.queue_delegate import QueueDelegate
    from moderator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}

BEYOND = 2
"""So many rows are seen beyond the current one, where the list is high enough and goes on."""

NEAR = 50
"""How many rows are looked at for a comment that nobody else has open: more than a desk has."""


class QueueView(QTableView):
    """The list of comments. Keys that do not move in it go on to the window."""

    current_changed = Signal(object)  # a comment's id, or None
    selection_count = Signal(int)

    def __init__(
        self,
        model: QueueModel,
        delegate: QueueDelegate,
        lanes: Lanes,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Show ``model`` through ``delegate``; the wheel goes before what runs on ``lanes``."""
        super().__init__(parent)
        self._first = lanes.first
        self._queue = model
        self._delegate = delegate
        self._anchor_rows = 0
        self.taken: Callable[[int], bool] = lambda _comment: False  # open at another desk
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(self.tr("Comments"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()
        theme.changed.connect(self._measure)
        model.rowsAboutToBeInserted.connect(self._before_insert)
        model.rowsInserted.connect(self._after_insert)
        self.ahead = PaintingAhead(self, model, delegate, self.after_current)
        self.current_changed.connect(self.ahead.begin)

    @Slot()
    def _measure(self) -> None:
        height = self._row = self._delegate.row_height()
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(max(1, height // 3))

    # --- what the window asks ---------------------------------------------------------------

    def current(self) -> int | None:
        """Return the comment that is current."""
        index = self.currentIndex()
        return self._queue.id_at(index.row()) if index.isValid() else None

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(number) for number in range(selection.count())]

    def selected_count(self) -> int:
        """Return how many rows are selected, counted by ranges: the list may be long."""
        return sum(range_.height() for range_ in self._ranges())

    def selected(self, most: int | None = None) -> list[int]:
        """Return the selected comments from top to bottom, ``most`` of them at most (None: all)."""
        ranges = sorted((range_.top(), range_.bottom()) for range_ in self._ranges())
        rows = chain.from_iterable(range(top, bottom + 1) for top, bottom in ranges)
        return [self._queue.id_at(row) for row in islice(rows, most)]

    def go_to(self, position: int) -> None:
        """Make the comment at ``position`` the current and only selected one."""
        index = self._queue.index(position, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def go_to_comment(self, comment: int) -> bool:
        """Make ``comment`` current; return whether it is in the list."""
        position = self._queue.position(comment)
        if position is None:
            return False
        self.go_to(position)
        return True

    def step(self, by: int) -> None:
        """Move the current comment by a number of rows."""
        count = self._queue.rowCount()
        if count:
            now = self.currentIndex().row()
            self.go_to(min(max(now + by, 0), count - 1) if now >= 0 else 0)

    def select_first(self, most: int) -> None:
        """Select ``most`` comments at most, from the top of the list."""
        last = min(most, self._queue.rowCount()) - 1
        if last >= 0:
            rows = QItemSelection(self._queue.index(0, 0), self._queue.index(last, 0))
            self.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def select_current(self) -> None:
        """Select the current comment alone."""
        if self.currentIndex().isValid():
            self.go_to(self.currentIndex().row())

    def leave(self, comments: Iterable[int], *, early: bool = False) -> None:
        """Take comments out of the list, moving to the next one that stays first.

        In this order a screen reader hears the next comment once. ``early``: their decision is
        not written yet.
        """
        gone = set(comments)
        here, row = self.current(), self.currentIndex().row()
        if here in gone:
            at = self._next_staying(row, gone)
            if at is not None:
                self.go_to(at)
        self._queue.remove(gone, max(row, 0), early=early)
        if here in gone and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())  # fewer rows above: it may be half out of view now

    def after_current(self) -> int | None:
        """Return the row that is current next once the current comment is decided."""
        here = self.current()
        return None if here is None else self._next_staying(self.currentIndex().row(), {here})

    def _next_staying(self, start: int, gone: set[int]) -> int | None:
        """Return the nearest row that stays, below first, of a comment that nobody else has open.

        Where all rows near by are open elsewhere, the nearest that stays.
        """
        reach = len(gone) + NEAR
        return self._nearest(start, start, reach, gone)

    def _nearest(
        self, start: int, end: int, reach: int, gone: Collection[int] = frozenset()
    ) -> int | None:
        """Return the row nearest to those from ``start`` to ``end``, as ``_next_staying`` does."""
        below = range(end + 1, min(self._queue.rowCount(), end + 1 + reach))
        above = range(start - 1, max(-1, start - 2 - reach), -1)
        stays: int | None = None
        for at in chain(below, above):
            comment = self._queue.id_at(at)
            if comment in gone:
                continue
            if not self.taken(comment):
                return at
            stays = at if stays is None else stays
        return stays

    def first_free(self) -> int:
        """Return the first row, near the top, of a comment that nobody else has open; else 0."""
        near = range(min(self._queue.rowCount(), NEAR))
        return next((at for at in near if not self.taken(self._queue.id_at(at))), 0)

    # --- Qt ---------------------------------------------------------------------------------

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:  # noqa: N802
        """Go on below where others take the current comment away; Qt would go up, or to the top."""
        row = self.currentIndex().row()
        if start <= row <= end and not parent.isValid():
            at = self._nearest(start, end, NEAR)
            if at is not None and self.selected_count() > 1:
                index = self._queue.index(at, 0)
                only_current = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(index, only_current)
            elif at is not None:
                self.go_to(at)
        super().rowsAboutToBeRemoved(parent, start, end)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell the window which comment is current."""
        super().currentChanged(current, previous)
        self.current_changed.emit(current.data(ID_ROLE) if current.isValid() else None)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Tell the window how many comments are selected."""
        super().selectionChanged(selected, deselected)
        self.selection_count.emit(self.selected_count())

    def scrollTo(  # noqa: N802
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, and what is next on both sides of it."""
        if hint != QAbstractItemView.ScrollHint.EnsureVisible or not index.isValid():
            super().scrollTo(index, hint)
            return
        bar, row, room = self.verticalScrollBar(), self._row, self.viewport().height()
        beyond = max(0, min(BEYOND, (room // row - 1) // 2)) * row
        top, at = index.row() * row, bar.value()
        if top - beyond < at:
            bar.setValue(top - beyond)
        elif top + row + beyond > at + room:
            bar.setValue(top + row + beyond - room)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first or last comment with Home and End; a table goes to a row's first cell."""
        last = self._queue.rowCount() - 1
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveHome:
            return self._queue.index(0, 0)
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveEnd:
            return self._queue.index(last, 0)
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move with the arrow keys; leave every other key to the window."""
        if event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll before anything else goes on: the window hears only of what is left of a wheel."""
        with self._first():
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the current comment in view."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @Slot(QModelIndex, int, int)
    def _before_insert(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Rows that come above what is in view must not push it away."""
        top = self.rowAt(0)
        above = top >= 0 and first <= top and self.verticalScrollBar().value() > 0
        self._anchor_rows = last - first + 1 if above else 0

    @Slot(QModelIndex, int, int)
    def _after_insert(self, _parent: QModelIndex, _first: int, _last: int) -> None:
        if self._anchor_rows:
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._anchor_rows * self._delegate.row_height())
            self._anchor_rows = 0
