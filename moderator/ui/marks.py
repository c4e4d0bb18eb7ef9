"""How marked stretches look: a colour and, for those who do not see it, a kind of underline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextLayout, QTextLine

from moderator.model import FindingKind
from moderator.ui.labels import TONES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.ui.colours import Colours, Pair
    from moderator.ui.plain import Mark, Shown

Stroke = Literal["solid", "double", "dotted", "dashed", "thin", "wave"]
QUOTED: Stroke = "thin"

STROKES: dict[FindingKind, Stroke] = {
    FindingKind.MISSING_DIACRITICS: "solid",
    FindingKind.SPAM: "dashed",
    FindingKind.ABUSE: "double",
    FindingKind.OBFUSCATION: "dotted",
    FindingKind.HIDDEN: "dotted",
    FindingKind.LINK: "dashed",
    FindingKind.PHONE: "dashed",
    FindingKind.REPEAT: "solid",
    FindingKind.SHOUTING: "dotted",
    FindingKind.UNDECODED: "solid",
    FindingKind.ENCODING: "solid",
    FindingKind.PERSONAL: "dashed",
    FindingKind.OWN: "double",
    FindingKind.WATCHED: "double",
    FindingKind.BURST: "solid",
    FindingKind.LEARNED: "dotted",
}

FILLED = {
    FindingKind.SPAM,
    FindingKind.ABUSE,
    FindingKind.OBFUSCATION,
    FindingKind.HIDDEN,
    FindingKind.LINK,
    FindingKind.PHONE,
    FindingKind.PERSONAL,
    FindingKind.OWN,
    FindingKind.WATCHED,
}


def look(mark: Mark, colours: Colours) -> tuple[Pair, Stroke, bool]:
    """Return the colours and the underline of a mark, and whether its ground is filled."""
    if mark.kind is None:
        return colours.tones["teal"], QUOTED, True
    return colours.tones[TONES[mark.kind]], STROKES[mark.kind], mark.kind in FILLED


def stretches(layout: QTextLayout, mark: Mark) -> Iterable[QRectF]:
    """Yield the rectangles a mark covers, one a line, in the layout's own coordinates."""
    first = layout.lineForTextPosition(max(mark.start, 0))
    if not first.isValid():
        return
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= mark.start + mark.length:
            return
        start = max(mark.start, line.textStart())
        end = min(mark.start + mark.length, line.textStart() + line.textLength())
        if start >= end:
            continue
        low, high = sorted((_x(line, start), _x(line, end)))
        high = min(high, line.x() + line.naturalTextWidth())  # not the blanks a line ends with
        yield QRectF(low, line.y(), high - low, line.height())


def _x(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    if isinstance(found, tuple):  # with the position that was used, which the stubs leave out
        found = found[0]
    return float(found) if isinstance(found, (int, float)) else 0.0


def paint_marks(
    painter: QPainter,
    layout: QTextLayout,
    marks: Iterable[Mark],
    origin: QPointF,
    colours: Colours,
) -> None:
    """Paint the marks of ``layout`` behind its text, which is then drawn at ``origin``."""
    for mark in marks:
        tone, stroke, filled = look(mark, colours)
        for area in stretches(layout, mark):
            place = area.translated(origin)
            if filled:
                painter.fillRect(place.adjusted(-1, 1, 1, 0), QColor(tone.back))
            underline(painter, place, stroke, QColor(tone.fore))


def paint_line_marks(
    painter: QPainter, content: Shown, metrics: QFontMetrics, area: QRectF, colours: Colours
) -> None:
    """Paint the marks of one line of text that is then drawn into ``area``, left aligned."""
    units = content.text.encode("utf-16-le")

    def advance(position: int) -> int:
        return metrics.horizontalAdvance(units[: position * 2].decode("utf-16-le"))

    middle, half = area.center().y(), metrics.height() / 2
    for mark in content.marks:
        left = area.left() + advance(mark.start)
        right = min(area.left() + advance(mark.start + mark.length), area.right())
        if left < right:
            place = QRectF(left, middle - half, right - left, 2 * half + 1)
            tone, stroke, filled = look(mark, colours)
            if filled:
                painter.fillRect(place, QColor(tone.back))
            underline(painter, place, stroke, QColor(tone.fore))


def underline(
    painter: QPainter, area: QRectF, stroke: Stroke, colour: QColor, unit: float = 1.0
) -> None:
    """Draw a line two units high along the bottom of ``area``.

    Filled rectangles are the cheapest; only a wave is drawn as a path.
    """
    y = area.bottom() - 2 * unit
    if stroke == "wave":
        _wave(painter, area, colour, unit)
    elif stroke == "solid":
        painter.fillRect(QRectF(area.left(), y, area.width(), 2 * unit), colour)
    elif stroke == "thin":
        painter.fillRect(QRectF(area.left(), y + unit, area.width(), unit), colour)
    elif stroke == "double":
        painter.fillRect(QRectF(area.left(), y - 2 * unit, area.width(), unit), colour)
        painter.fillRect(QRectF(area.left(), y + unit, area.width(), unit), colour)
    else:
        length, step = (2.0, 4.0) if stroke == "dotted" else (5.0, 8.0)
        x = area.left()
        while x < area.right():
            width = min(length * unit, area.right() - x)
            painter.fillRect(QRectF(x, y, width, 2 * unit), colour)
            x += step * unit


def _wave(painter: QPainter, area: QRectF, colour: QColor, unit: float) -> None:
    """Draw a zigzag three units high along the bottom of ``area``."""
    low, high = area.bottom() - 0.5 * unit, area.bottom() - 3 * unit
    points = [QPointF(area.left(), low)]
    while points[-1].x() < area.right():
        points.append(QPointF(points[-1].x() + 2.5 * unit, high if len(points) % 2 else low))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.3 * unit))
    painter.drawPolyline(points)
    painter.restore()
