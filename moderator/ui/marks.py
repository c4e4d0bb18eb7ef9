"""How marked stretches look: a colour and, for those who do not see it, a kind of underline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextLine

from moderator.model import FindingKind
from moderator.ui.labels import TONES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.ui.colours import Colours
    from moderator.ui.plain import Mark

Stroke = Literal["solid", "double", "dotted", "dashed"]

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
}

FILLED = {
    FindingKind.SPAM,
    FindingKind.ABUSE,
    FindingKind.OBFUSCATION,
    FindingKind.HIDDEN,
    FindingKind.LINK,
    FindingKind.PHONE,
}


def stretches(layout: QTextLayout, mark: Mark) -> Iterable[QRectF]:
    """Yield the rectangles a mark covers, one a line, in the layout's own coordinates."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
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
        tone = colours.tones[TONES[mark.kind]]
        for area in stretches(layout, mark):
            place = area.translated(origin)
            if mark.kind in FILLED:
                painter.fillRect(place.adjusted(-1, 1, 1, 0), QColor(tone.back))
            underline(painter, place, STROKES[mark.kind], QColor(tone.fore))


def underline(painter: QPainter, area: QRectF, stroke: Stroke, colour: QColor) -> None:
    """Draw a two pixel line along the bottom of ``area``; filled rectangles are the cheapest."""
    y = area.bottom() - 2
    if stroke == "solid":
        painter.fillRect(QRectF(area.left(), y, area.width(), 2), colour)
    elif stroke == "double":
        painter.fillRect(QRectF(area.left(), y - 2, area.width(), 1), colour)
        painter.fillRect(QRectF(area.left(), y + 1, area.width(), 1), colour)
    else:
        length, step = (2.0, 4.0) if stroke == "dotted" else (5.0, 8.0)
        x = area.left()
        while x < area.right():
            painter.fillRect(QRectF(x, y, min(length, area.right() - x), 2), colour)
            x += step
