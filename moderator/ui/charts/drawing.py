"""Draws a chart on any painter: on the screen, and as lines in a PDF or on paper.

The parts of a bar differ in pattern as well as in colour: full, hatched, dotted; lines in stroke
and points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from moderator.ui.charts.chart import Bar, Chart, marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.ui.colours import Colours

NAMES: Final = 0.36  # of the width, for the names of flat bars
FEW: Final = 12  # upright bars that each carry their number
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class Look(Struct, frozen=True):
    """What a chart is drawn with; ``unit`` is a pixel of 14 px text, in the painter's units."""

    colours: Colours
    font: QFont
    line: float
    unit: float

    def fills(self) -> tuple[str, ...]:
        """Return the colours of a bar's parts: blue, amber and grey, told apart by everybody."""
        return (self.colours.accent, self.colours.tones["amber"].fore, self.colours.muted)


class Drawing:
    """A chart laid out in a room: where each bar is, and how it is drawn."""

    def __init__(self, chart: Chart, room: QRectF, look: Look) -> None:
        """Lay ``chart`` out."""
        self.chart = chart
        self._room = room
        self._look = look
        self._metrics = QFontMetricsF(look.font)
        self._scale = marks(chart.top or chart.most)
        self.field = self._flat_field() if chart.flat else self._upright_field()
        self.slots = self._slots()

    @staticmethod
    def height(chart: Chart, look: Look) -> float:
        """Return the height that ``chart`` wants."""
        legend = look.line * 1.5 if len(chart.series) > 1 else 0.0
        if chart.flat and chart.most:
            return legend + len(chart.bars) * look.line * 1.4 + look.unit * 4
        return legend + look.unit * 150 + look.line

    def at(self, place: QPointF) -> int:
        """Return which bar is at ``place``, -1 for none."""
        found = (at for at, slot in enumerate(self.slots) if slot.contains(place))
        return next(found, -1)

    def draw(self, painter: QPainter, current: int = -1, *, focus: bool = False) -> None:
        """Draw everything; the bar ``current`` is marked."""
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font)
        if not self.chart.most:
            painter.setPen(QColor(look.colours.muted))
            flags = _MIDDLE | Qt.TextFlag.TextWordWrap
            painter.drawText(self._room, int(flags), self.chart.empty)
            return
        if len(self.chart.series) > 1:
            self._legend(painter)
        if 0 <= current < len(self.slots):
            self._mark(painter, self.slots[current], focus=focus)
        if self.chart.flat:
            self._flat(painter)
        else:
            self._upright(painter)

    # --- where things are -------------------------------------------------------------------------

    def _top(self) -> float:
        return self._room.top() + (self._look.line * 1.5 if len(self.chart.series) > 1 else 0)

    def _flat_field(self) -> QRectF:
        names = max((self._wide(bar.name) for bar in self.chart.bars), default=0.0)
        names = min(names, self._room.width() * NAMES) + self._look.unit * 8
        numbers = max((self._wide(_number(bar.total)) for bar in self.chart.bars), default=0.0)
        left = self._room.left() + names
        right = self._room.right() - numbers - self._look.unit * 10
        return QRectF(left, self._top(), max(1.0, right - left), self._room.bottom() - self._top())

    def _upright_field(self) -> QRectF:
        look = self._look
        left = self._room.left() + self._wide(_number(self._scale[-1])) + look.unit * 8
        top = self._top() + look.line
        bottom = self._room.bottom() - look.line * (1.3 + self._broken(self._room.right() - left))
        return QRectF(left, top, max(1.0, self._room.right() - left), max(1.0, bottom - top))

    def _broken(self, width: float) -> bool:
        """Return whether the names of few upright bars are broken into two lines."""
        bars = self.chart.bars
        if not bars or len(bars) > FEW:
            return False
        slot = width / len(bars) - self._look.unit * 4
        return max(self._wide(bar.name) for bar in bars) > slot

    def _slots(self) -> list[QRectF]:
        """Return the stripe of each bar, from edge to edge."""
        count = len(self.chart.bars)
        if not count or not self.chart.most:
            return []
        room, field = self._room, self.field
        if self.chart.flat:
            high = min(field.height() / count, self._look.line * 1.4)
            return [
                QRectF(room.left(), field.top() + at * high, room.width(), high)
                for at in range(count)
            ]
        wide, high = field.width() / count, self._look.line
        return [
            QRectF(field.left() + at * wide, field.top() - high, wide, field.height() + high)
            for at in range(count)
        ]

    def _wide(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)

    # --- drawing ----------------------------------------------------------------------------------

    def _legend(self, painter: QPainter) -> None:
        look = self._look
        x, size = self._room.left(), look.line * 0.62
        top = self._room.top() + (look.line - size) / 2
        for at, name in enumerate(self.chart.series):
            if self.chart.joined:
                x += look.unit * 5  # a point stands out on both sides
                middle = top + size / 2
                self._lines(painter, [QPointF(x, middle), QPointF(x + size * 2, middle)], at)
                x += size + look.unit * 5
            else:
                self._fill(painter, QRectF(x, top, size, size), at)
            painter.setPen(QColor(look.colours.text))
            x += size + look.unit * 6
            place = QRectF(x, self._room.top(), self._wide(name) + look.unit * 4, look.line)
            painter.drawText(place, int(_LEFT), name)
            x += self._wide(name) + look.unit * 18

    def _mark(self, painter: QPainter, slot: QRectF, *, focus: bool) -> None:
        look = self._look
        painter.setBrush(QColor(look.colours.selected))
        pen = QPen(QColor(look.colours.focus), look.unit * 2)
        painter.setPen(pen if focus else Qt.PenStyle.NoPen)
        inset = look.unit
        painter.drawRoundedRect(slot.adjusted(inset, inset, -inset, -inset), 3 * inset, 3 * inset)

    def _flat(self, painter: QPainter) -> None:
        look, field = self._look, self.field
        most = self.chart.most
        for bar, slot in zip(self.chart.bars, self.slots, strict=True):
            high = slot.height() * 0.62
            name = QRectF(slot.left() + look.unit * 3, slot.top(), 0, slot.height())
            name.setRight(field.left() - look.unit * 5)
            painter.setPen(QColor(look.colours.text))
            elided = self._metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, name.width())
            painter.drawText(name, int(_LEFT), elided)
            x = field.left()
            for at, value in enumerate(bar.values):
                wide = field.width() * value / most
                top = slot.top() + (slot.height() - high) / 2
                self._fill(painter, QRectF(x, top, wide, high), at)
                x += wide
            painter.setPen(QColor(look.colours.text))
            number = QRectF(x + look.unit * 5, slot.top(), slot.right() - x, slot.height())
            painter.drawText(number, int(_LEFT), _number(bar.total))

    def _upright(self, painter: QPainter) -> None:
        look, field = self._look, self.field
        whole = self._scale[-1]
        for mark in self._scale:
            y = field.bottom() - field.height() * mark / whole
            painter.setPen(QPen(QColor(look.colours.line), look.unit))
            painter.drawLine(QLineF(field.left(), y, field.right(), y))
            painter.setPen(QColor(look.colours.muted))
            left = self._room.left()
            place = QRectF(left, y - look.line / 2, field.left() - left - look.unit * 5, look.line)
            painter.drawText(place, int(_RIGHT), _number(mark))
        if self.chart.joined:
            for at in range(len(self.chart.series)):
                self._lines(painter, self.points(at), at)
        else:
            for bar, slot in zip(self.chart.bars, self.slots, strict=True):
                self._column(painter, bar, slot, whole)
        self._below(painter)

    def points(self, series: int) -> list[QPointF]:
        """Return where the points of a series are; bars of which nothing is known have none."""
        field, whole = self.field, self._scale[-1]
        return [
            QPointF(slot.center().x(), field.bottom() - field.height() * bar.values[series] / whole)
            for bar, slot in zip(self.chart.bars, self.slots, strict=True)
            if bar.values
        ]

    def _lines(self, painter: QPainter, points: list[QPointF], series: int) -> None:
        """Join points: a full line with round ones, or a broken one with square ones."""
        look = self._look
        colour = QColor((look.colours.accent, look.colours.muted)[series % 2])
        first = series % 2 == 0
        stroke = Qt.PenStyle.SolidLine if first else Qt.PenStyle.DashLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, look.unit * 2, stroke))
        painter.drawPolyline(points)
        painter.setPen(QPen(colour, look.unit * 1.5))
        painter.setBrush(colour if first else QColor(look.colours.pane))
        size = look.unit * 3.2
        for point in points:
            if first:
                painter.drawEllipse(point, size, size)
            else:
                painter.drawRect(QRectF(point.x() - size, point.y() - size, 2 * size, 2 * size))

    def _column(self, painter: QPainter, bar: Bar, slot: QRectF, whole: int) -> None:
        look, field = self._look, self.field
        wide = min(slot.width() * 0.72, look.unit * 56)
        x, y = slot.center().x() - wide / 2, field.bottom()
        for at, value in enumerate(bar.values):
            high = field.height() * value / whole
            y -= high
            self._fill(painter, QRectF(x, y, wide, high), at)
        if len(self.chart.bars) <= FEW and bar.total:
            painter.setPen(QColor(look.colours.text))
            place = QRectF(slot.left(), y - look.line, slot.width(), look.line)
            painter.drawText(place, int(_MIDDLE | Qt.TextFlag.TextDontClip), _number(bar.total))

    def _below(self, painter: QPainter) -> None:
        """Name as many bars as have room, the first of them always; few ones in two lines."""
        look = self._look
        painter.setPen(QColor(look.colours.muted))
        if self._broken(self.field.width()):
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            for bar, slot in zip(self.chart.bars, self.slots, strict=True):
                top = self.field.bottom() + look.unit * 3
                place = QRectF(slot.left(), top, slot.width(), look.line * 2.2)
                painter.drawText(place, int(flags), bar.name)
            return
        widest = max(self._wide(bar.name) for bar in self.chart.bars)
        apart = max(self.slots[0].width(), 1e-6)
        every = int((widest + look.unit * 8) // apart) + 1
        for at in range(0, len(self.slots), every):
            middle = self.slots[at].center().x()
            place = QRectF(0, self.field.bottom() + look.unit * 2, widest + 2, look.line)
            place.moveLeft(min(middle - place.width() / 2, self._room.right() - place.width()))
            painter.drawText(place, int(_MIDDLE), self.chart.bars[at].name)

    def _fill(self, painter: QPainter, area: QRectF, series: int) -> None:
        """Fill a part of a bar in the pattern of its series."""
        if area.width() <= 0 or area.height() <= 0:
            return
        look = self._look
        fill = QColor(look.fills()[series % 3])
        painter.save()
        if series == 0:
            painter.fillRect(area, fill)
        else:
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            gap = look.unit * (5 if series == 1 else 4)
            painter.fillRect(area, QColor(look.colours.pane))
            painter.setPen(QPen(fill, look.unit * 2))
            if series == 1:
                painter.drawLines(_hatching(area, gap))
            else:
                _dot(painter, area, gap)
            painter.setClipping(False)
            painter.setPen(QPen(fill, look.unit))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = look.unit / 2
            painter.drawRect(area.adjusted(half, half, -half, -half))
        painter.restore()


def _hatching(area: QRectF, gap: float) -> Sequence[QLineF]:
    """Return slanting lines over an area. They are counted from the page, so that they meet."""
    high = area.height()
    first = int((area.left() + area.top()) // gap)
    last = int((area.right() + area.bottom()) // gap) + 1
    return [
        QLineF(at * gap - area.top(), area.top(), at * gap - area.top() - high, area.bottom())
        for at in range(first, last + 1)
    ]


def _dot(painter: QPainter, area: QRectF, gap: float) -> None:
    rows = range(int(area.height() // gap) + 1)
    columns = range(int(area.width() // gap) + 1)
    for row in rows:
        for column in columns:
            painter.drawPoint(
                QPointF(area.left() + (column + 0.5) * gap, area.top() + (row + 0.5) * gap)
            )


def _number(value: int) -> str:
    return QLocale().toString(value)
