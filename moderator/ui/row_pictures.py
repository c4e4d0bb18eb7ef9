"""Rows of the list as they were painted last, so that a list that moves paints only what is new."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QPixmap

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

    def keep(self, row: Row, look: Hashable, picture: QPixmap) -> None:
        """Keep a picture; those not shown for longest make room."""
        before = self._kept.pop((row.id, look), None)
        if before is not None:
            self._bytes -= _size(before[1])
        self._kept[row.id, look] = (row, picture)
        self._bytes += _size(picture)
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            _, (_, gone) = self._kept.popitem(last=False)
            self._bytes -= _size(gone)

    def clear(self) -> None:
        """Forget every picture: everything looks different now."""
        self._kept.clear()
        self._bytes = 0


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES_A_PIXEL
