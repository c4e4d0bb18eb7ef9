"""A table that ends with a whole row, however high the place for it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QTableView


class WholeTable(QWidget):
    """Holds a table whose rows are all alike, and leaves the rest of a row below it empty."""

    def __init__(
        self, table: QTableView, least: int, parent: QWidget, *, bounded: bool = False
    ) -> None:
        """Hold ``table``; at least ``least`` rows are seen, no more than there are if ``bounded``.

        ``fit`` is to be called when rows came or went.
        """
        super().__init__(parent)
        self._bounded = bounded
        self._table = table
        self._least = least
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table)

    def fit(self) -> None:
        """Give the table as many rows as there is room for."""
        row, around = self._row(), self._around()
        self.setMinimumHeight(around + row * self._least)
        if self._bounded:
            self.setMaximumHeight(around + row * max(self._least, self._table.model().rowCount()))
        rows = max(self._least, (self.height() - around) // row)
        self.setContentsMargins(0, 0, 0, max(0, self.height() - around - rows * row))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the rows to the new height."""
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of the least rows."""
        wide = self._table.minimumSizeHint().width()
        return QSize(wide, self._around() + self._row() * self._least)

    def _row(self) -> int:
        return max(1, self._table.verticalHeader().defaultSectionSize())

    def _around(self) -> int:
        """Return the height of frame and header."""
        return self._table.height() - self._table.maximumViewportSize().height()
