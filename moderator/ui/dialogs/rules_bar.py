"""What a rule caught as one bar: removed, approved, not decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from moderator.model import Trial
    from moderator.ui.colours import Tone
    from moderator.ui.theme import Theme

LEAST = 3
"""Pixels of the smallest part that is not nothing."""


class TrialBar(QWidget):
    """The bar and under it what its parts stand for; a screen reader is told the same."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self._parts: list[tuple[str, int, Tone]] = []
        self.setAccessibleName(self.tr("What was decided about those caught"))

    def show_trial(self, trial: Trial) -> None:
        """Draw what was caught."""
        other = len(trial.caught) - trial.removed - trial.approved - trial.pending
        parts: list[tuple[str, int, Tone]] = [
            (self.tr("removed"), trial.removed, "red"),
            (self.tr("approved"), trial.approved, "green"),
            (self.tr("not decided"), trial.pending, "amber"),
            (self.tr("gone from the site"), other, "grey"),
        ]
        self._parts = [part for part in parts if part[1] or part[2] != "grey"]
        said = ", ".join(f"{name}: {count}" for name, count, _ in self._parts)
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the bar and one line."""
        return QSize(self._theme.px(360), self._theme.px(20) + self._theme.line())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the parts side by side, then their names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, px = self._theme.colours, self._theme.px
        height = px(14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunken))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), height), px(4), px(4))
        total = sum(count for _, count, _ in self._parts)
        x = 0.0
        for _, count, tone in self._parts:
            if count:
                width = max(self.width() * count / total, LEAST)
                painter.setBrush(QColor(colours.tones[tone].fore))
                painter.drawRect(QRectF(min(x, self.width() - LEAST), 0, width - 1, height))
                x += width
        painter.setFont(self._theme.font(-1))
        metrics = painter.fontMetrics()
        x, top, line = 0.0, height + px(5), self._theme.line(-1)
        for name, count, tone in self._parts:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tones[tone].fore))
            painter.drawRect(QRectF(x, top + line / 2 - px(4), px(8), px(8)))
            painter.setPen(QColor(colours.text))
            text = f"{QLocale().toString(count)} {name}"
            place = QRectF(x + px(13), top, metrics.horizontalAdvance(text) + px(4), line)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
            x = place.right() + px(16)
        painter.end()
