"""What was told of floods lately, also where a purge took away whom an alarm was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model.flood import FloodKind
from moderator.store.columns import micros

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from moderator.model.flood import Flood
    from moderator.store.flood_windows import Run, Subject


def subject_of(flood: Flood) -> Subject:
    """Return what an alarm is about, to be compared."""
    if flood.kind is FloodKind.ARTICLE:
        return flood.kind, flood.article_id
    return flood.kind, flood.subject


def purged(flood: Flood) -> bool:
    """Return whether a purge took away whom an alarm was about."""
    return flood.kind is not FloodKind.ARTICLE and not flood.subject


def told_of(lately: Sequence[Flood], over: Mapping[Subject, Run]) -> dict[Subject, int]:
    """Return what was told lately, with the largest number of comments.

    Whom a purged alarm was about is not known any more; but it was about one of the floods at
    its time, and what a purge took away must not be written down anew by the next round. The one
    that began nearest to it is taken for it.
    """
    told: dict[Subject, int] = {}
    for flood in lately:
        if not purged(flood):
            key = subject_of(flood)
            told[key] = max(told.get(key, 0), flood.comments)
    for flood in filter(purged, lately):
        since, until = micros(flood.since), micros(flood.until)
        near = [
            key
            for key, run in over.items()
            if key[0] is flood.kind
            and key not in told
            and run.since <= until
            and since <= run.until
        ]
        if near:
            key = min(
                near, key=lambda one: (abs(over[one].since - since), abs(over[one].until - until))
            )
            told[key] = flood.comments
    return told
