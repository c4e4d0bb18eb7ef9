"""The comments about to be read, read before they are asked for, so that a key need not wait.

What is kept is dropped as soon as the change sequence names its comment. It may still be behind
what another desk did a moment ago, so whoever shows it reads the comment again behind it.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.desk import Desk
    from moderator.model import Changes, Detail
    from moderator.ui.lanes import Lanes

KEPT = 16
REMEMBERED = 10_000
"""Of so many changed comments it is known when; of older ones, only that it was before."""

Read = tuple[int, "Detail | None"]
"""The number of the change sequence before a comment was read, and what was read."""


class ReadAhead(QObject):
    """A few details, each as the change sequence last told of it."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        """Keep nothing yet."""
        super().__init__(parent)
        self._lanes = lanes
        self._kept: OrderedDict[int, Detail] = OrderedDict()
        self._wanted: tuple[int, ...] = ()
        self._changed: dict[int, int] = {}  # comment → number of the newest look that named it
        self._since = 0  # what was read before this number is worth nothing

    def want(self, comments: Sequence[int]) -> None:
        """Read these, one after another, instead of what was wanted before."""
        self._wanted = tuple(comments)
        self._read_next()

    def get(self, comment: int) -> Detail | None:
        """Return a comment that is here."""
        return self._kept.get(comment)

    def keep(self, detail: Detail) -> None:
        """Keep a comment that was just read: the person may come back to it."""
        self._kept[detail.row.id] = detail
        self._kept.move_to_end(detail.row.id)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def drop(self, comments: Sequence[int]) -> None:
        """Forget comments that will not be as they were."""
        for comment in comments:
            self._kept.pop(comment, None)

    def changed(self, changes: Changes) -> None:
        """Drop what is no longer as it was, and read it anew."""
        if not changes.complete or len(self._changed) > REMEMBERED:
            self._changed.clear()
            self._kept.clear()
            self._since = changes.seq
        self._changed.update(dict.fromkeys(changes.ids, changes.seq))
        self.drop(changes.ids)
        self._read_next()

    def _read_next(self) -> None:
        comment = next((one for one in self._wanted if one not in self._kept), None)
        if comment is None:
            return

        def read(desk: Desk) -> Read:
            return desk.last_seq(), desk.open(comment)

        self._lanes.read(
            read, partial(self._arrived, comment), topic="ahead", failed=self._not_read
        )

    def _arrived(self, comment: int, read: Read) -> None:
        seq, detail = read
        late = seq < max(self._changed.get(comment, 0), self._since)
        if detail is None:
            self._wanted = tuple(one for one in self._wanted if one != comment)
        elif not late:
            self.keep(detail)
        self._read_next()

    def _not_read(self, _error: Exception) -> None:
        """Leave it: the comment is read again, and the fault told, when somebody comes to it."""
        self._wanted = ()
