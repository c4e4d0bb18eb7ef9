"""Rows of the list as they were painted last, so that a list that moves paints only what is new."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtCore import QSize

    from moderator.model import Row

MOST_BYTES: Final = 16_000_000
"""Three screens full at the usual size."""

_BYTES_A_PIXEL: Final = 4


class RowPictures:
    """The pictures shown last, as many as ``MOST_BYTES`` hold."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: OrderedDict[tuple[int, Hashable], tuple[Row, QPixmap]] = OrderedDict()
        self._bytes = 0

    def get(self, row: Row, look: Hashable) -> QPixmap | None:
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

    def keep(self, row: Row, look: Hashable, picture: QPixmap) -> None:
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
