"""How long to wait before trying again. Pure; chance is given by the caller."""

from __future__ import annotations

from datetime import timedelta

BASE = timedelta(seconds=5)
CEILING = timedelta(minutes=15)
URGENT_CEILING = timedelta(seconds=30)
LONGEST_WISH = timedelta(hours=1)
"""A site's Retry-After is believed up to here: a broken header must not stop a desk for days."""

MISSING_AGAIN = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=3))
"""When a site is asked again for an article or a reader that it did not find."""


def backoff(
    failures: int, chance: float, *, wish: float | None = None, urgent: bool = False
) -> timedelta:
    """Return how long to wait after the ``failures``-th failure in a row (1 is the first).

    wait = min(ceiling, 5 s × 2^(failures - 1)) × (0.5 + chance / 2), with ``chance`` uniform in
    [0, 1): half of the step is kept, half is spread, so that desks that failed together do not
    come back together. ceiling = 15 min, or 30 s for an urgent removal. The site's own ``wish``
    in seconds (Retry-After) is a floor for the result, up to an hour.
    """
    ceiling = URGENT_CEILING if urgent else CEILING
    doublings = min(max(failures, 1) - 1, 16)
    wait = min(ceiling, BASE * (1 << doublings)) * (0.5 + chance / 2)
    if wish is not None and wish > 0:
        wait = max(wait, timedelta(seconds=min(wish, LONGEST_WISH.total_seconds())))
    return wait


def missing(missed: int) -> timedelta | None:
    """Return how long to wait after what was not found ``missed`` times before; None: no more.

    A page server may say 404 while it is being deployed or a cache is stale: what is gone for
    good is believed after a few hours, not at the first word.
    """
    return MISSING_AGAIN[missed] if missed < len(MISSING_AGAIN) else None
