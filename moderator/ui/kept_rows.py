"""The rows of the list that were read last."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from moderator.model import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 4000


class KeptRows(OrderedDict[int, Row]):
    """Rows by their comment, ``MOST`` of them."""

    def keep(self, rows: Iterable[Row]) -> None:
        """Keep rows, in place of what was known of their comments; those kept longest go."""
        for row in rows:
            self[row.id] = row
            self.move_to_end(row.id)
        while len(self) > MOST:
            self.popitem(last=False)
