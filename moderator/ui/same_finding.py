"""The next comment of the list with a certain finding, found without holding up anything else.

The rows that follow are asked about first, a few at once. Only where none of them has it is the
whole list asked, on a thread of its own: rows, lists and details are read meanwhile.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from array import array

    from moderator.desk import Desk
    from moderator.model import FindingKind, Query
    from moderator.ui.browsing import Browsing
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.queue_pane import QueuePane

NEAR = 400
"""Rows that are asked about first: one short question."""


class SameFinding(QObject):
    """Goes to the next comment of the list with a finding, or to the one before."""

    none_left = Signal(int, object)  # the direction, the FindingKind

    def __init__(self, lanes: Lanes, queue: QueuePane, browsing: Browsing, parent: QObject) -> None:
        """Move in ``queue``, whose list ``browsing`` shows."""
        super().__init__(parent)
        self._lanes = lanes
        self._queue = queue
        self._browsing = browsing

    def go(self, by: int, here: int, kind: FindingKind) -> None:
        """Go on from the comment ``here``: down the list with ``by`` 1, up with -1."""
        query = replace(self._browsing.query, finding=kind)
        row = self._queue.view.currentIndex().row()
        near = self._queue.model.beside(row, by * NEAR)
        self._lanes.read(
            lambda desk: _first(near, desk.among(query, near)),
            partial(self._near, by, here, query),
            topic="same",
        )

    def _near(self, by: int, here: int, query: Query, found: int | None) -> None:
        view, model = self._queue.view, self._queue.model
        if view.current() != here or query.finding is None:
            return  # moved on meanwhile
        if found is not None and self._open(found):
            return
        rest = model.beside(view.currentIndex().row(), by * model.rowCount())[NEAR:]
        if not rest:
            self.none_left.emit(by, query.finding)
            return

        def look(desk: Desk, _progress: Progress, _stop: Stop) -> int | None:
            return _first(rest, desk.ids(query))

        self._lanes.task(look, partial(self._far, by, here, query.finding))

    def _far(self, by: int, here: int, kind: FindingKind, found: int | None) -> None:
        if self._queue.view.current() != here:
            return
        if found is None or not self._open(found):
            self.none_left.emit(by, kind)

    def _open(self, comment: int) -> bool:
        if not self._queue.view.go_to_comment(comment):
            return False
        self._queue.setFocus()
        return True


def _first(order: array[int], members: array[int]) -> int | None:
    """Return the first of ``order`` that is among ``members``."""
    there = frozenset(members)
    return next((one for one in order if one in there), None)
