"""Live counts of lists that have no count of their own: read once, then kept by what changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.model.filter import MOST_COUNTED, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from moderator.desk import Desk
    from moderator.model import Query

_STALE: Final = timedelta(seconds=60)
_OF_TIME: Final = frozenset({Field.BEFORE, Field.AFTER, Field.SINCE, Field.ON})


class _Kept(Struct):
    """Comments of one list, as they were after a change; of a long list some of them."""

    seq: int
    comments: set[int]
    at: datetime


class ViewCounts:
    """Counts several lists. Used by one thread at a time."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._kept: dict[Query, _Kept] = {}

    def count(
        self, desk: Desk, queries: Sequence[Query], stop: Callable[[], bool] = lambda: False
    ) -> tuple[int, ...]:
        """Return how long each list is, at most :data:`MOST_COUNTED` + 1.

        What was counted before is corrected by the comments that changed since; a list whose
        filter names an age or today is read anew after a minute. Stops early with ``stop``.
        """
        for gone in self._kept.keys() - set(queries):
            del self._kept[gone]
        found = []
        for query in queries:
            if stop():
                break
            found.append(len(self._now(desk, query).comments))
        return tuple(found)

    def _now(self, desk: Desk, query: Query) -> _Kept:
        kept = self._kept.get(query)
        if kept is not None and not self._stale(query, kept) and self._follow(desk, query, kept):
            return kept
        seq, comments = desk.lists.some(query, MOST_COUNTED + 1)
        kept = self._kept[query] = _Kept(seq, comments, self._clock())
        return kept

    def _stale(self, query: Query, kept: _Kept) -> bool:
        of_time = any(term.field in _OF_TIME for term in query.terms)
        return of_time and abs(self._clock() - kept.at) >= _STALE

    @staticmethod
    def _follow(desk: Desk, query: Query, kept: _Kept) -> bool:
        """Bring a count up to date; return False where it must be read anew."""
        changes, here = desk.lists.follow(query, kept.seq)
        if not changes.complete:
            return False
        was_long = len(kept.comments) > MOST_COUNTED
        kept.comments.difference_update(changes.ids)
        kept.comments.update(here)
        kept.seq = changes.seq
        # Of a long list only some comments are known: when those leave, others are there still.
        return not was_long or len(kept.comments) > MOST_COUNTED
