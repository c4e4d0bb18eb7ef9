"""A field above the list of what suits what is typed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class ListField(QLineEdit):
    """Keeps the focus while the arrows move in the list."""

    moved = Signal()  # another line of the list is chosen
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin without a list: it is built later, so that Tab comes to it later."""
        super().__init__(parent)
        self._lines: QListWidget | None = None

    def lead(self, lines: QListWidget) -> None:
        """Move in ``lines`` from now on."""
        self._lines = lines

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move in the list, or take what is chosen there."""
        key = Qt.Key(event.key())
        if key in MOVES and self._lines is not None:
            last = self._lines.count() - 1
            self._lines.setCurrentRow(min(max(self._lines.currentRow() + MOVES[key], 0), last))
            self.moved.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)
