"""What is said beside the buttons, whole: above them, where two lines have no room for it.

It lies over the list and leaves the row free that is current, or over the views beside the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QAbstractItemView

    from moderator.ui.theme import Theme

WIDEST = 520
LEAST = 160
GAP = 6


class WholeNote(QLabel):
    """Lies over the window and takes no keys; a click puts it away."""

    put_away = Signal()
    over: QAbstractItemView | None = None  # the list whose current row is being read

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
        corner = place.mapTo(window, QPoint(0, 0))
        least = QFontMetrics(self.font()).horizontalAdvance(text) + 2 * px(14)
        widest = min(least, px(WIDEST), window.width() - 4 * px(GAP))
        free = self._beside_the_row(corner, min(widest, self._room(corner)))
        free = free or self._beside_the_list(corner, widest)
        self.setGeometry(free or self._above(corner, widest, window))
        self.show()
        self.raise_()

    def _above(self, corner: QPoint, width: int, window: QWidget) -> QRect:
        gap, height = self._theme.px(GAP), self.heightForWidth(width)
        left = max(0, min(corner.x(), window.width() - width - gap))
        return QRect(left, max(0, corner.y() - height - 2 * gap), width, height)

    def _room(self, corner: QPoint) -> int:
        """Return how wide it may be without lying over the comment beside the list."""
        view = self.over
        if view is None or not view.isVisible():
            return 0
        return view.mapTo(view.window(), QPoint(view.width(), 0)).x() - corner.x()

    def _beside_the_row(self, corner: QPoint, width: int) -> QRect | None:
        """Return a place over the list below its current row, or above; None: there is none."""
        view = self.over
        if view is None or width <= self._theme.px(LEAST):
            return None
        place, gap = self._above(corner, width, view.window()), self._theme.px(GAP)
        row = view.visualRect(view.currentIndex())
        row.moveTopLeft(view.viewport().mapTo(view.window(), row.topLeft()))
        if place.intersects(row):
            place.moveBottom(row.top() - gap)
        top = view.mapTo(view.window(), QPoint(0, 0)).y()
        return place if place.top() >= top else None

    def _beside_the_list(self, corner: QPoint, widest: int) -> QRect | None:
        """Return a place left of the list, over the views; None: there is no room."""
        view, gap = self.over, self._theme.px(GAP)
        if view is None:
            return None
        whole, start = view.window(), view.mapTo(view.window(), QPoint(0, 0))
        width = min(widest, start.x() - 2 * gap)
        if width < self._theme.px(LEAST):
            return None
        place = self._above(QPoint(gap, corner.y()), width, whole)
        return place if place.top() >= start.y() else None

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go away."""
        self.put_away.emit()
