"""Floods are looked for after new comments came, never while they are saved."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from moderator.sync.fetch import PAGE

if TYPE_CHECKING:
    from moderator.sync.visit import Visit


STEADY = timedelta(minutes=10)
"""How long after a round a comment cannot have waited for long, if nothing was left to fetch."""


def look_for_floods(visit: Visit) -> None:
    """Raise an alarm for what bursts now, and learn a part of what is usual."""
    _set_clock(visit)
    with visit.store.read() as reading:
        found = visit.tally.fetched and reading.floods.found(visit.site_id)
        learnt = reading.floods.unlearned(visit.site_id)
    if found:
        with visit.store.write() as writing:
            writing.floods.raise_alarms(visit.site_id)
        visit.changed()
    if learnt is not None:
        with visit.store.write() as writing:
            writing.floods.learn(visit.site_id, *learnt)


def _set_clock(visit: Visit) -> None:
    """Learn from what came just now how far the site's clock is from ours."""
    if not visit.tally.newest:
        return
    with visit.store.read() as reading:
        before = next(iter(reading.rounds(visit.site_id, 1)), None)
        steady = (
            before is not None
            and before.problem is None
            and max(before.fetched, visit.tally.fetched) < PAGE
            and abs(visit.started_at - before.ended_at) <= STEADY
        )
        samples = reading.floods.clock_sample(visit.site_id, visit.tally.newest, steady=steady)
    if samples is not None:
        with visit.store.write() as writing:
            writing.floods.keep_clock(visit.site_id, samples)
        visit.changed()
