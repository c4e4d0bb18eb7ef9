"""Finished pages: where each line stands. They wait in memory, many of them in a temporary file."""

from __future__ import annotations

import tempfile
import threading
import weakref
from array import array
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from moderator.ui import labels
from moderator.ui.plain import put
from moderator.ui.printing import lines
from moderator.ui.printing.fonts import MM, POINT, RULE, Hand, Hands
from moderator.ui.printing.parts import A4_MM, Picture

if TYPE_CHECKING:
    from moderator.ui.printing.parts import Sheet

LEFT: Final = 20 * MM  # room for the holes of a folder
RIGHT: Final = 15 * MM
TOP: Final = 14 * MM
BOTTOM: Final = 12 * MM
RUNNING: Final = 9 * MM
FOOT: Final = 9 * MM
IN_MEMORY: Final = 8_000_000  # bytes

_SMALL: Final = Hand(size=75, muted=True)
_HASH: Final = Hand(size=65, muted=True)


class Stopped(Exception):
    """The person cancelled; nothing was left behind."""


class Placed(msgspec.Struct, array_like=True, frozen=True):
    """A line of text; ``x`` and ``y`` are its top left corner on the page."""

    x: float
    y: float
    line: list[lines.Piece]


class Stroke(msgspec.Struct, array_like=True, frozen=True):
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float
    width: float = 5


class Drawn(msgspec.Struct, array_like=True, frozen=True):
    """A picture, by its number."""

    x: float
    y: float
    width: float
    height: float
    number: int


class Page(msgspec.Struct, array_like=True):
    """What one page holds."""

    texts: list[Placed] = []
    strokes: list[Stroke] = []
    drawn: list[Drawn] = []


_READ_PAGE: Final = msgspec.msgpack.Decoder(Page)
"""Made once: two threads must not find out at the same moment how a kind is read."""


class Pages:
    """The pages of a sheet, to be drawn as often as is wanted, from any thread.

    ``size`` is a page's width and height in tenths of a point.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Begin without a page."""
        self.title = lines.readable(sheet.title).replace("\n", " ")
        self.period = lines.readable(sheet.period).replace("\n", " ")
        self.stamp = sheet.stamp
        self.landscape = sheet.landscape
        wide, high = A4_MM if not sheet.landscape else A4_MM[::-1]
        self.size = (wide * MM, high * MM)
        self.pictures: list[Picture] = []
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # as long as the pages
        weakref.finalize(self, self._file.close)
        self._starts: array[int] = array("q", [0])
        self._lock = threading.Lock()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._starts) - 1

    def add(self, page: Page) -> None:
        """Keep a finished page."""
        content = msgspec.msgpack.encode(page)
        with self._lock:
            self._file.seek(self._starts[-1])
            self._file.write(content)
            self._starts.append(self._starts[-1] + len(content))

    def page(self, number: int) -> Page:
        """Return what page ``number``, counted from 0, holds."""
        with self._lock:
            start, end = self._starts[number], self._starts[number + 1]
            self._file.seek(start)
            content = self._file.read(end - start)
        return _READ_PAGE.decode(content)

    def text(self, number: int) -> str:
        """Return what can be read on a page, for whoever does not see it; head and foot too."""
        page = self.page(number)
        rows = ["".join(piece.text for piece in one.line) for one in page.texts]
        rows += [self.pictures[one.number].text for one in page.drawn]
        return "\n".join([*(one for one in rows if one), self.numbered(number)])

    def numbered(self, number: int) -> str:
        """Return which page of how many ``number`` is, in words."""
        text = QCoreApplication.translate("printing", "Page %1 of %2")
        return text.replace("%1", str(number + 1)).replace("%2", str(self.count))

    def paint(self, painter: QPainter, number: int, room: QRectF) -> None:
        """Draw page ``number`` into ``room``, in the painter's units, as large as it fits."""
        page = self.page(number)
        hands = Hands()
        painter.save()
        scale = min(room.width() / self.size[0], room.height() / self.size[1])
        painter.translate(room.topLeft())
        painter.scale(scale, scale)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for one in page.strokes:
            painter.setPen(QPen(QColor(RULE), one.width))
            painter.drawLine(QPointF(one.x, one.y), QPointF(one.x2, one.y2))
        for text in page.texts:
            lines.draw(painter, QPointF(text.x, text.y), text.line, hands)
        for picture in page.drawn:
            painter.save()
            painter.translate(picture.x, picture.y)
            painter.scale(POINT, POINT)
            area = QRectF(0, 0, picture.width / POINT, picture.height / POINT)
            self.pictures[picture.number].draw(painter, area)
            painter.restore()
        self._furniture(painter, number, hands)
        painter.restore()

    def _furniture(self, painter: QPainter, number: int, hands: Hands) -> None:
        """Draw the foot, and above the second page and all after it a running head."""
        width, height = self.size
        rule = QPen(QColor(RULE), 4)
        if number:
            head = " · ".join(filter(None, (self.stamp.paper, self.title, self.period)))
            room = width - LEFT - RIGHT
            _write(painter, (LEFT, TOP), head, _SMALL, hands=hands, room=room)
            painter.setPen(rule)
            painter.drawLine(QPointF(LEFT, TOP + 130), QPointF(width - RIGHT, TOP + 130))
        top = height - BOTTOM - FOOT + 50
        painter.setPen(rule)
        painter.drawLine(QPointF(LEFT, top), QPointF(width - RIGHT, top))
        said = self.numbered(number)
        end = width - RIGHT - hands[_SMALL].metrics.horizontalAdvance(said)
        _write(painter, (end, top + 15), said, _SMALL, hands=hands)
        room = end - LEFT - 10 * MM
        _write(painter, (LEFT, top + 15), self.made(), _SMALL, hands=hands, room=room)
        if self.stamp.head:
            text = QCoreApplication.translate("printing", "Newest hash of the log, of row %2: %1")
            text = put(text, self.stamp.head, labels.number(self.stamp.row))
            _write(painter, (LEFT, top + 120), text, _HASH, hands=hands)

    def made(self) -> str:
        """Return who printed this and when."""
        text = QCoreApplication.translate("printing", "Printed %1 by %2")
        text = text.replace("%1", labels.clock_time(self.stamp.at))
        return text.replace("%2", lines.readable(self.stamp.by).replace("\n", " "))


def _write(
    painter: QPainter,
    at: tuple[float, float],
    text: str,
    hand: Hand,
    *,
    hands: Hands,
    room: float = 0,
) -> None:
    """Write one line, cut with an ellipsis where it would be wider than ``room``."""
    plain = lines.readable(text[:500]).replace("\n", " ")
    if room:
        metrics = hands[hand].metrics
        plain = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, room)
    lines.draw(painter, QPointF(*at), [lines.Piece(plain, hand)], hands)
