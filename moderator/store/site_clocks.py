"""How far a site's clock is from ours, told from when its new comments came.

A comment that comes with a time that is still to come proves a site's clock to be ahead. One that
comes late proves nothing by itself, for it may have waited; but where a round follows another that
brought everything, what is new since then was written since then. Each such round leaves one
sample, and the median of the last few is believed, so that neither a wrong date nor a backlog that
a site lets out at once moves it.

"Ours" is the clock of the desk that fetched, as in all that is asked of the time here: a desk whose
own clock is wrong leaves wrong samples, and the others believe them until rounds of theirs follow.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, select

from moderator.store.tables import comment_versions, comments, meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.store.transaction import Transaction

OFF: Final = 300_000_000
"""Microseconds from which on a clock is off; less is how long comments take to come."""

_SAMPLES: Final = 5
_ENOUGH: Final = 3
"""Comments that prove a clock ahead; rounds that prove it behind."""

Samples = tuple[tuple[int, int], ...]
"""Microseconds ahead and comments that say so, of the last rounds, the newest last."""


def ahead(transaction: Transaction, site_id: int) -> int:
    """Return how many microseconds the site's clock is ahead; below 0 behind, 0 about right."""
    return _believed(_samples(transaction, site_id))


def off_by(transaction: Transaction, site_id: int) -> timedelta:
    """Return the same as a span of time."""
    return timedelta(microseconds=ahead(transaction, site_id))


class ClockReading:
    """What can be asked about sites' clocks inside one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction

    def clock_sample(self, site_id: int, new: Sequence[int], *, steady: bool) -> Samples | None:
        """Return what is to be kept after ``new`` comments came; None: what is kept already.

        ``steady`` says that they cannot have waited: a round shortly before brought all there was.
        """
        rows = self._t.connection.execute(_CAME, {"ids": list(new)})
        early = sorted((row.created_at - row.seen_at for row in rows), reverse=True)
        if not early:
            return None
        known = _samples(self._t, site_id)
        # Not the very newest: one comment may bear any date.
        found = early[min(_ENOUGH, len(early)) - 1]
        if found <= -OFF and not steady:
            return None
        usual = abs(found) < OFF and all(abs(one) < OFF for one, _ in known)
        if usual and len(known) == _SAMPLES:
            return None
        return (*known, (found, len(early)))[-_SAMPLES:]

    def _there(self, site_id: int) -> int:
        """Return what time it is by the site's clock, as comments' times go by it."""
        return self._t.at + ahead(self._t, site_id)


class ClockWriting(ClockReading):
    """What is written about sites' clocks."""

    def keep_clock(self, site_id: int, samples: Samples) -> None:
        """Keep what :meth:`clock_sample` returned."""
        name = _name(site_id)
        self._t.connection.execute(delete(meta).where(meta.c.name == name))
        self._t.connection.execute(meta.insert().values(name=name, value=json.dumps(list(samples))))


def _believed(samples: Samples) -> int:
    by_size = sorted(one for one, _ in samples)
    if not by_size:
        return 0
    # Of two in the middle the one that says less.
    middle = min(by_size[(len(by_size) - 1) // 2], by_size[len(by_size) // 2], key=abs)
    if middle >= OFF and sum(count for _, count in samples) >= _ENOUGH:
        return middle
    return middle if middle <= -OFF and len(samples) >= _ENOUGH else 0


def _samples(transaction: Transaction, site_id: int) -> Samples:
    kept = transaction.connection.execute(_KEPT, {"name": _name(site_id)}).scalar()
    return () if kept is None else tuple((ahead, count) for ahead, count in json.loads(kept))


def _name(site_id: int) -> str:
    return f"clock:{site_id}"


_KEPT: Final = select(meta.c.value).where(meta.c.name == bindparam("name"))
_CAME: Final = (
    select(comments.c.created_at, comment_versions.c.seen_at)
    .join(comment_versions, comment_versions.c.id == comments.c.original_id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)
