"""A few lines of a comment's text as the list shows it, cut between words with three dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from moderator.ui.plain import Mark, elided

if TYPE_CHECKING:
    from moderator.ui.plain import Shown
    from moderator.ui.theme import Theme


class RowText(Struct, frozen=True):
    """Text laid out for one width, and the marks of what is left of it."""

    layout: QTextLayout
    marks: tuple[Mark, ...]


def lay_out(content: Shown, width: int, lines: int, theme: Theme) -> RowText:
    """Lay out ``lines`` lines at most, each ``width`` pixels wide."""
    text, marks = content.text, content.marks
    layout, cut = _lines(text, width, lines, theme)
    if cut is not None:
        start = layout.lineAt(lines - 1).textStart()
        units = text.encode("utf-16-le")
        head = units[: start * 2].decode("utf-16-le")
        tail = units[start * 2 :].decode("utf-16-le")
        metrics = QFontMetrics(theme.font())
        tail = elided(tail, metrics, width - 2)
        layout, _ = _lines(head + tail, width, lines, theme)
        end = (len((head + tail).encode("utf-16-le")) // 2) - 1
        marks = tuple(
            Mark(mark.start, min(mark.length, end - mark.start), mark.kind)
            for mark in marks
            if mark.start < end
        )
    return RowText(layout, marks)


def _lines(text: str, width: int, lines: int, theme: Theme) -> tuple[QTextLayout, int | None]:
    """Lay out some lines; the second value is where the text goes on, if it does."""
    layout = QTextLayout(text, theme.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height, end = theme.line(), 0
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        # the line's own height is less than ours by what stacked capitals need above
        line.setPosition(QPointF(0, number * height + (height - line.height())))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    whole = len(text.encode("utf-16-le")) // 2
    return layout, end if end < whole else None
