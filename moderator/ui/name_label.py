"""The reader's name above a comment; it is content too, so what was noticed in it is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator.ui.line_label import LineLabel
from moderator.ui.marks import paint_line_marks
from moderator.ui.plain import Shown

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from moderator.ui.theme import Theme


class NameLabel(LineLabel):
    """One plain line with marks behind it, and an ellipsis where it has no room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._content = Shown("", ())
        self.setProperty("muted", None)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_name(self, content: Shown) -> None:
        """Show a name and what was noticed in it."""
        self._content = content
        self.setText(content.text or "—")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the marks, then the name over them."""
        painter = QPainter(self)
        paint_line_marks(
            painter,
            self._content,
            QFontMetrics(self.font()),
            QRectF(self.contentsRect()),
            self._theme.colours,
        )
        painter.end()
        super().paintEvent(event)
