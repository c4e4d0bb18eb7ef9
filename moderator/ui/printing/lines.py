"""Text broken into lines of a width. Takes any string; time is linear in its length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from moderator.text.visible import reveal
from moderator.ui.printing.fonts import Hand  # noqa: TC001  # read when pages are decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from moderator.ui.printing.fonts import Hands

_ENDS: Final = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SAME: Final = re.compile(r"(\[U\+[0-9A-F]{4,6}\])\1{3,}")
_EMPTY: Final = re.compile("\n(?:[^\\S\n]*\n){5,}")
_SURELY_LONG: Final = 400  # code points
_AT_ONCE: Final = 8_000  # code points that Qt breaks into lines at once


class Piece(NamedTuple):
    """A stretch of a line in one hand."""

    text: str
    hand: Hand


Line = list[Piece]


def readable(text: str) -> str:
    """Return ``text`` as it is printed: hidden characters shown, line ends of one kind.

    Many of the same hidden character, or many empty lines, are counted: nobody reads pages of them.
    """
    plain = _EMPTY.sub(_counted, _ENDS.sub("\n", text).replace("\t", "    "))
    seen = reveal(plain).replace("\ufffc", "[U+FFFC]")  # for Qt a place without a letter
    return _SAME.sub(lambda run: f"{run[1]}×{len(run[0]) // len(run[1])}", seen)


def _counted(run: re.Match[str]) -> str:
    return f"\n[U+000A]×{run[0].count(chr(10))}\n"


def broken(pieces: Sequence[Piece], width: float, hands: Hands) -> list[Line]:
    """Return the lines of a text; each at most ``width`` wide. An empty text is one empty line."""
    lines: list[Line] = []
    for paragraph in _paragraphs(pieces):
        if not paragraph:
            lines.append([])
        elif len(paragraph) == 1 and _fits(paragraph[0], width, hands):
            lines.append(paragraph)
        else:
            lines.extend(_wrapped(paragraph, width, hands))
    return lines


def draw(painter: QPainter, at: QPointF, line: Line, hands: Hands) -> None:
    """Draw a line whose top left corner is ``at``."""
    if len(line) == 1:
        text, hand = line[0]
        known = hands[hand]
        painter.setPen(hand.colour)
        painter.setFont(known.font)
        painter.drawText(QPointF(at.x(), at.y() + known.baseline), text)
        return
    layout = _layout(line, hands)
    layout.beginLayout()
    whole = layout.createLine()
    whole.setNumColumns(sum(len(piece.text) for piece in line) * 2)
    layout.endLayout()
    painter.setPen(line[0].hand.colour)
    known = hands[line[0].hand]
    layout.draw(painter, QPointF(at.x(), at.y() + known.baseline - whole.ascent()))


def advance(line: Line, hands: Hands) -> float:
    """Return the width of a line."""
    return sum(hands[piece.hand].metrics.horizontalAdvance(piece.text) for piece in line)


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    now: list[Piece] = []
    length = 0
    for piece in pieces:
        for number, part in enumerate(readable(piece.text).split("\n")):
            if number:
                yield now
                now, length = [], 0
            text = part
            while length + len(text) > _AT_ONCE:
                cut = _AT_ONCE - length
                cut = text.rfind(" ", cut // 2, cut) + 1 or cut
                yield [*now, Piece(text[:cut], piece.hand)]
                now, length, text = [], 0, text[cut:]
            if text:
                now.append(Piece(text, piece.hand))
                length += len(text)
    yield now


def _fits(piece: Piece, width: float, hands: Hands) -> bool:
    if len(piece.text) > _SURELY_LONG:
        return False
    return hands[piece.hand].metrics.horizontalAdvance(piece.text) <= width


def _layout(pieces: Sequence[Piece], hands: Hands) -> QTextLayout:
    layout = QTextLayout("".join(piece.text for piece in pieces), hands[pieces[0].hand].font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    if len(pieces) > 1:
        ranges = []
        at = 0
        for text, hand in pieces:
            style = QTextCharFormat()
            style.setFont(hands[hand].font)
            style.setForeground(hand.colour)
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = at, _units(text), style
            ranges.append(one)
            at += one.length
        layout.setFormats(ranges)
    return layout


def _wrapped(pieces: Sequence[Piece], width: float, hands: Hands) -> Iterator[Line]:
    layout = _layout(pieces, hands)
    ends: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    yield from _cut(pieces, ends)


def _cut(pieces: Sequence[Piece], ends: Sequence[int]) -> Iterator[Line]:
    """Cut ``pieces`` at ``ends``, which count UTF-16 units."""
    coded = [(piece.text.encode("utf-16-le"), piece.hand) for piece in pieces]
    which = at = done = 0  # piece, bytes of it that are cut off, units before it
    for end in ends:
        now: Line = []
        while which < len(coded):
            data, hand = coded[which]
            stop = min(len(data), 2 * (end - done))
            if stop > at:
                now.append(Piece(data[at:stop].decode("utf-16-le"), hand))
                at = stop
            if at < len(data):
                break
            which, at, done = which + 1, 0, done + len(data) // 2
            if done >= end:
                break
        yield now


def _units(text: str) -> int:
    return len(text) if not text or max(text) <= "\uffff" else len(text.encode("utf-16-le")) // 2
