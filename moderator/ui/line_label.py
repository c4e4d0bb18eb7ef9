"""One line that ends with a word and an ellipsis where there is no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel

from moderator.ui.plain import elided, tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class LineLabel(QLabel):
    """A muted plain line; where it is cut, the tool tip and a screen reader have it whole."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("muted", "true")

    def text(self) -> str:
        """Return the whole line."""
        return self._whole

    def shown(self) -> str:
        """Return as much of it as there is room for."""
        return super().text()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a line."""
        if text != self._whole:
            self._whole = text
            self.setAccessibleName(text)
            self._fit()
            self.updateGeometry()

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that the whole line needs."""
        return QSize(self._needed(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a few letters: the line gives way."""
        least = self.fontMetrics().horizontalAdvance("mmm…")
        return QSize(min(self._needed(), least), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the line to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the line to the new letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _needed(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._whole) + 1 if self._whole else 0

    def _fit(self) -> None:
        room = self.contentsRect().width()
        shown = self._whole
        if room < self._needed():
            shown = elided(shown, self.fontMetrics(), room)
        if shown != super().text():
            super().setText(shown)
        self.setToolTip("" if shown == self._whole else tooltip(self._whole))
