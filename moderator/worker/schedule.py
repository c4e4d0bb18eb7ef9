"""When the next round with each site is due. Pure: it is told the time and what happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from moderator.model import SyncStatus

BREATH = timedelta(seconds=1)
"""The least time between the end of a round and the next one that nobody asked for."""


class _Site(Struct):
    polled: datetime | None = None  # when the last round ended
    running: bool = False
    asked: bool = False  # a person wants a round
    due: datetime | None = None  # the next delivery
    urgent: datetime | None = None  # the next urgent removal
    resume: datetime | None = None  # the site is left alone until then


class Schedule:
    """Decides which sites need a round.

    A round is due when a person asks, when an urgent removal may go, when a delivery is due, or
    when the poll interval has passed; the last two not while a site that failed is left alone. A
    clock that was set back makes a round due at once rather than hours late.
    """

    def __init__(self, poll: timedelta) -> None:
        """Poll every site each ``poll``."""
        self._poll = poll
        self._sites: dict[int, _Site] = {}

    def update(self, statuses: Iterable[SyncStatus]) -> None:
        """Learn which sites there are and what waits for them."""
        known = {status.site.id: status for status in statuses}
        for gone in self._sites.keys() - known.keys():
            del self._sites[gone]
        for site_id, status in known.items():
            site = self._sites.setdefault(site_id, _Site())
            site.due = status.next_due
            site.urgent = status.urgent_due

    def ask(self) -> None:
        """Make every site due now."""
        for site in self._sites.values():
            site.asked = True

    def started(self, site_id: int) -> None:
        """Note that a round runs; a wish that comes during it starts another one."""
        site = self._sites.setdefault(site_id, _Site())
        site.running = True
        site.asked = False

    def ended(self, site_id: int, now: datetime, resume: datetime | None) -> None:
        """Note the end of a round; ``resume`` is when a failing site may be tried again."""
        site = self._sites.get(site_id)
        if site is not None:
            site.running = False
            site.polled = now
            site.resume = resume

    def due(self, now: datetime) -> tuple[int, ...]:
        """Return the sites whose round should start now."""
        return tuple(
            site_id
            for site_id, site in self._sites.items()
            if not site.running and self._at(site, now) <= now
        )

    def wait(self, now: datetime) -> timedelta | None:
        """Return how long until something is due; None while only running rounds can tell."""
        moments = [self._at(site, now) for site in self._sites.values() if not site.running]
        return max(min(moments) - now, timedelta(0)) if moments else None

    def state(self) -> Mapping[int, bool]:
        """Return for each site whether a round is running."""
        return {site_id: site.running for site_id, site in self._sites.items()}

    def _at(self, site: _Site, now: datetime) -> datetime:
        if site.asked or site.polled is None:
            return now
        breath = site.polled + BREATH
        at = site.polled + self._poll
        if site.due is not None:
            at = min(at, max(site.due, breath))
        if site.resume is not None:
            at = max(at, site.resume)
        if site.urgent is not None:
            at = min(at, max(site.urgent, breath))
        longest = max(self._poll, (site.resume or site.polled) - site.polled)
        return now if at - now > longest else at
