"""Two short lines beside the buttons: what was done last, or why a key did nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator.ui.plain import elided, set_tooltip

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

LINES = 2
LEAST = 60
"""Its least width in pixels at 14 px text: a few letters, beside buttons without words."""


class NoteLine(QWidget):
    """With a heading: it and one line below. Without: up to two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Say nothing."""
        super().__init__(parent)
        self._theme = theme
        self._heading, self._text = "", ""
        self._icon: str | None = None
        self._colour = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(theme.px(LEAST))
        theme.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self.setMinimumWidth(self._theme.px(LEAST))
        self.updateGeometry()

    def say(self, text: str, colour: str, *, heading: str = "", icon: str | None = None) -> None:
        """Show ``text`` in ``colour``, below ``heading`` if there is one."""
        self._heading, self._text, self._icon, self._colour = heading, text, icon, colour
        set_tooltip(self, text)  # what the two lines have no room for
        self.setAccessibleName(f"{heading}: {text}" if heading else text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for two lines."""
        return QSize(self._theme.px(220), LINES * self._theme.line(-2))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same height: a low window takes no part of a line away."""
        return QSize(self._theme.px(LEAST), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the lines, balanced over the height."""
        painter = QPainter(self)
        left = self._paint_icon(painter)
        room = self.width() - left
        if self._heading:
            self._paint_pair(painter, left, room)
        elif self._text:
            self._paint_wrapped(painter, left, room)
        painter.end()

    def _paint_icon(self, painter: QPainter) -> int:
        """Paint the icon; return where the text begins."""
        if self._icon is None:
            return 0
        size = self._theme.px(16)
        icon = self._theme.icon(self._icon, self._colour, size)
        icon.paint(painter, 0, (self.height() - size) // 2, size, size)
        return size + self._theme.px(8)

    def _paint_pair(self, painter: QPainter, left: int, room: int) -> None:
        theme = self._theme
        height = theme.line(-2)
        top = (self.height() - 2 * height) // 2
        lines = (
            (self._heading, theme.font(-1.5, bold=True), theme.colours.text),
            (self._text, theme.font(-2), self._colour),
        )
        for text, font, colour in lines:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = elided(text, QFontMetrics(font), room)
            place = QRect(left, top, room, height)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += height

    def cut(self) -> bool:
        """Return whether a text without a heading needs more than its two lines."""
        left = 0 if self._icon is None else self._theme.px(16) + self._theme.px(8)
        return not self._heading and len(self._starts(self.width() - left)) > LINES

    def _starts(self, room: int) -> list[int]:
        """Return where the lines begin, one more than there is room for at most."""
        layout = QTextLayout(self._text, self._theme.font(-2))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        starts: list[int] = []
        layout.beginLayout()
        while len(starts) <= LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 40))
            starts.append(line.textStart())
        layout.endLayout()
        return starts

    def _paint_wrapped(self, painter: QPainter, left: int, room: int) -> None:
        font = self._theme.font(-2)
        starts = self._starts(room)[:LINES]
        units = self._text.encode("utf-16-le")
        cuts = [*starts, len(units) // 2]
        height = QFontMetrics(font).height()
        top = (self.height() - len(starts) * height) / 2
        painter.setFont(font)
        painter.setPen(QColor(self._colour))
        for number, start in enumerate(starts):
            end = len(units) // 2 if number == LINES - 1 else cuts[number + 1]
            text = units[start * 2 : end * 2].decode("utf-16-le").rstrip()
            shown = elided(text, QFontMetrics(font), room)
            baseline = top + number * height + QFontMetrics(font).ascent()
            painter.drawText(QPointF(left, baseline), shown)
