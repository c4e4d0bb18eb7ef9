"""Floods are looked for after new comments came, never while they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderator.sync.visit import Visit


def look_for_floods(visit: Visit) -> None:
    """Raise an alarm for what bursts now, and learn a part of what is usual."""
    with visit.store.read() as reading:
        found = visit.tally.fetched and reading.floods.found(visit.site_id, visit.floods)
        learnt = reading.floods.unlearned(visit.site_id)
    if found:
        with visit.store.write() as writing:
            writing.floods.raise_alarms(visit.site_id, visit.floods)
        visit.changed()
    if learnt is not None:
        with visit.store.write() as writing:
            writing.floods.learn(visit.site_id, *learnt, visit.floods)
