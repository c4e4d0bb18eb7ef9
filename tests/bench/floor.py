"""The floor under the list: the same kind of view and delegate over rows that are simply there."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from moderator.ui.detail_pane import DetailPane
from moderator.ui.queue_delegate import QueueDelegate
from moderator.ui.queue_model import ID_ROLE, ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Clock, Detail, Row
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ConstantRows(QAbstractTableModel):
    """As many rows as are wanted, all in memory, the same few over and over."""

    def __init__(self, rows: Sequence[Row], count: int) -> None:
        super().__init__()
        self._rows = rows
        self._count = count

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row = self._rows[index.row() % len(self._rows)]
        return row if role == ROW_ROLE else row.id if role == ID_ROLE else None

    def remove(self, at: int) -> None:
        self.beginRemoveRows(NOWHERE, at, at)
        self._count -= 1
        self.endRemoveRows()


class Floor(QTableView):
    """A table that does what the list does, with nothing behind it."""

    def __init__(
        self, rows: Sequence[Row], count: int, *, beside: QTableView, theme: Theme, clock: Clock
    ) -> None:
        """Be as large as ``beside`` and paint as it does."""
        super().__init__()
        self.rows = ConstantRows(rows, count)
        delegate = QueueDelegate(theme, clock, self)
        self.setModel(self.rows)
        self.setItemDelegate(delegate)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegate.row_height())
        self.verticalScrollBar().setSingleStep(beside.verticalScrollBar().singleStep())
        self.resize(beside.size())

    def go_to(self, at: int) -> None:
        index = self.rows.index(at, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def leave(self) -> None:
        """Go to the next row, then take out the one that was current."""
        at = self.currentIndex().row()
        self.go_to(at + 1)
        self.rows.remove(at)


class FloorPane(DetailPane):
    """The pane of a comment over details that are simply there."""

    def __init__(
        self,
        details: Sequence[Detail],
        lanes: Lanes,
        *,
        beside: DetailPane,
        theme: Theme,
        clock: Clock,
    ) -> None:
        """Be as large as ``beside`` and show ``details`` one after another."""
        super().__init__(theme, lanes, clock)
        self._details = cycle(details)
        self._painted: list[int] = []
        self.comment.painted.connect(self._painted.append)
        self.resize(beside.size())

    def show_next(self) -> None:
        """Show the next comment; return when its text is painted."""
        self._painted.clear()
        self.show_detail(next(self._details))
        while not self._painted:
            QCoreApplication.processEvents()
