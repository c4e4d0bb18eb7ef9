"""What is said beside the buttons, whole: above them, where two lines have no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from moderator.ui.theme import Theme

WIDEST = 520
GAP = 6


class WholeNote(QLabel):
    """Lies over the window and takes no keys; a click puts it away."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Say nothing."""
        super().__init__(parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)  # with a border, Qt would add half a letter
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_above(self, place: QWidget, text: str, colour: str) -> None:
        """Show ``text`` above ``place``, in the window that holds it."""
        theme, window = self._theme, place.window()
        c, px = theme.colours, theme.px
        self.setParent(window)
        self.setFont(theme.font(-1))
        self.setStyleSheet(
            f"color: {colour}; background: {c.pane}; border: 1px solid {c.edge};"
            f" border-radius: {px(6)}px; padding: {px(8)}px {px(12)}px;"
        )
        self.setText(text)
        self.ensurePolished()  # before, it measures with another font and without its padding
        whole = QFontMetrics(self.font()).horizontalAdvance(text) + 2 * px(14)
        width = min(whole, px(WIDEST), window.width() - 4 * px(GAP))
        self.resize(width, self.heightForWidth(width))
        corner = place.mapTo(window, QPoint(0, 0))
        left = max(0, min(corner.x(), window.width() - self.width() - px(GAP)))
        self.move(left, max(0, corner.y() - self.height() - 2 * px(GAP)))
        self.show()
        self.raise_()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go away."""
        self.hide()
