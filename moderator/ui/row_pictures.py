"""Rows of the list as they were painted last, so that a list that moves paints only what is new."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle

from moderator.model import Row

Look = tuple[int, int, float, QStyle.StateFlag, tuple[str, str, bool], bool, bool]
"""What a picture depends on besides row and theme: its width, height, scale and state, what is
said of time and company, and whether states are shown and rude words hidden."""

Paint = Callable[[QPainter, QRect, QStyle.StateFlag, Row], None]

MOST_BYTES: Final = 16_000_000
"""Three screens full at the usual size."""

AHEAD: Final = 8
"""Where fewer pictures find room, none is painted ahead: it would take the room of another."""

_BYTES_A_PIXEL: Final = 4


class RowPictures:
    """The pictures shown last, as many as ``MOST_BYTES`` hold."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: OrderedDict[tuple[int, Look], tuple[Row, QPixmap]] = OrderedDict()
        self._bytes = 0

    @staticmethod
    def sharp(scale: float) -> bool:
        """Return whether pictures are sharp at ``scale``: not between whole numbers."""
        return scale == int(scale)

    def show(self, row: Row, look: Look, paint: Paint) -> QPixmap:
        """Return the picture of ``row``, painted now where there is none."""
        return self.get(row, look) or self._take(row, look, paint)

    def prepare(self, row: Row, look: Look, paint: Paint) -> bool:
        """Have the picture of ``row`` at hand; return whether it had to be painted.

        Pictures so large that few find room are only painted to be shown.
        """
        width, height, scale, *_ = look
        needed = round(width * scale) * round(height * scale) * _BYTES_A_PIXEL
        if needed * AHEAD > MOST_BYTES or self.get(row, look) is not None:
            return False
        self._take(row, look, paint)
        return True

    def _take(self, row: Row, look: Look, paint: Paint) -> QPixmap:
        width, height, scale, state, *_ = look
        size = QSize(width, height)
        picture = self.blank(size, scale)
        inside = QPainter(picture)
        paint(inside, QRect(QPoint(0, 0), size), state, row)
        inside.end()
        self.keep(row, look, picture)
        return picture

    def get(self, row: Row, look: Look) -> QPixmap | None:
        """Return how ``row`` was painted with that ``look``; None where it was another row then."""
        key = (row.id, look)
        kept = self._kept.get(key)
        if kept is None or (kept[0] is not row and kept[0] != row):
            return None
        self._kept.move_to_end(key)
        return kept[1]

    def blank(self, size: QSize, scale: float) -> QPixmap:
        """Return a picture to paint a row of that size on, all of it.

        Where there is no more room it is the one not shown for longest: that spares the system.
        """
        needed = round(size.width() * scale) * round(size.height() * scale) * _BYTES_A_PIXEL
        while self._kept and self._bytes + needed > MOST_BYTES:
            _, (_, gone) = self._kept.popitem(last=False)
            self._bytes -= _size(gone)
            if gone.size() == size * scale and gone.devicePixelRatio() == scale:
                return gone
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        return picture

    def keep(self, row: Row, look: Look, picture: QPixmap) -> None:
        """Keep a picture that came from ``blank``."""
        before = self._kept.pop((row.id, look), None)
        if before is not None:
            self._bytes -= _size(before[1])
        self._kept[row.id, look] = (row, picture)
        self._bytes += _size(picture)

    def clear(self) -> None:
        """Forget every picture: everything looks different now."""
        self._kept.clear()
        self._bytes = 0


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES_A_PIXEL
