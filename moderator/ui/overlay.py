"""A small panel over the window: it closes with Esc, and when the focus goes elsewhere.

It is a part of the window and not a window of its own, which some systems would put elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from moderator.ui.theme import Theme


class Overlay(QFrame):
    """Keys that its content leaves alone end here: they never reach the decisions below."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Lie hidden over the window of ``parent``."""
        super().__init__(parent.window())
        self.setObjectName("overlay")
        self.theme = theme
        self._before: QWidget | None = None
        self.setAutoFillBackground(True)
        c = theme.colours
        self.setStyleSheet(
            f"#overlay {{ background: {c.pane}; border: 1px solid {c.edge};"
            f" border-radius: {theme.px(8)}px; }}"
        )
        self.hide()

    def open_at(self, corner: QPoint, focus: QWidget) -> None:
        """Show with the upper left corner at ``corner`` of the window, moved inside it."""
        window = self.window()
        margin = self.theme.px(8)
        x = max(margin, min(corner.x(), window.width() - self.width() - margin))
        y = max(margin, min(corner.y(), window.height() - self.height() - margin))
        self.move(x, y)
        self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def place(self, anchor: QWidget) -> QPoint:
        """Return the upper left corner of ``anchor`` in the window's coordinates."""
        return anchor.mapTo(self.window(), QPoint(0, 0))

    @Slot(QWidget, QWidget)
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new):
            self._before = None  # the focus went where the person wanted it
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Esc; swallow the rest."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Give the focus back."""
        super().hideEvent(event)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._focus_changed)
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None
        self.closed.emit()
