"""A list that ends with a whole row: a line cut in half at its lower edge reads like a fault."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QWidget


class WholeList(QListWidget):
    """What room is left below the last whole row stays empty.

    Where rows differ in height, that holds for the rows that are shown when it gets its size.
    """

    def __init__(self, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._left = 0

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Leave out the part of a row, whenever rows or room have changed."""
        left = self._rest(self.viewport().height() + self._left)
        if left != self._left:
            self._left = left
            self.setViewportMargins(0, 0, 0, left)  # comes back here with the new room
        super().updateGeometries()

    def _rest(self, room: int) -> int:
        """Return how much of ``room`` the rows from the first one in view leave at its end."""
        taken = 0
        for at in range(self.verticalScrollBar().value(), self.count()):  # it scrolls by rows
            row = self.sizeHintForRow(at)
            if taken + row > room:
                return room - taken if taken else 0
            taken += row
        return 0
