"""The hours during which approvals go out to a site, by the clock of the paper."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

ZONE: Final = "Asia/Ho_Chi_Minh"
_WITHOUT_DATA: Final = timezone(timedelta(hours=7))
"""What ``ZONE`` is on a computer that knows no zones: its clock was last changed in 1975."""

_LOOK_AGAIN: Final = timedelta(minutes=15)
DAY: Final = 24 * 60
MINUTE: Final = timedelta(minutes=1)
_LONGEST_GAP: Final = 3 * 60
"""Minutes: no clock was ever put forward by more on one day on which a paper came out."""


class Hours(Struct, frozen=True):
    """From ``opens`` to ``closes``, in minutes after midnight; over midnight where that is less.

    The same twice means always. A clock that is put forward or back changes when that is, never
    what the clock shows: at six it is six. Where this computer does not know the zone, they are
    closed to it: what waits goes out from a computer that does, and nothing else is kept back.
    """

    opens: int  # 0 to 1439
    closes: int  # 0 to 1439
    zone: str = ZONE

    def is_open(self, moment: datetime) -> bool:
        """Return whether approvals go out at ``moment``, which is aware."""
        if self.opens == self.closes:
            return True
        zone = _zone(self.zone)
        if zone is None:
            return False
        local = moment.astimezone(zone)
        now = local.hour * 60 + local.minute
        if self.opens < self.closes:
            return self.opens <= now < self.closes
        return now >= self.opens or now < self.closes

    def next_opening(self, moment: datetime) -> datetime:
        """Return when approvals may next go out, in UTC; ``moment`` itself while they may.

        In a zone that is not known here: when to ask again.
        """
        if self.is_open(moment):
            return moment.astimezone(UTC)
        zone = _zone(self.zone)
        if zone is None:
            return (moment + _LOOK_AGAIN).astimezone(UTC)
        today = moment.astimezone(zone).date()
        at = time(*divmod(self.opens, 60))
        for days in range(3):
            day = today + timedelta(days=days)
            opening = datetime.combine(day, at, zone).astimezone(UTC)
            # Where the clock skips the hour, it opens as soon as the clock is past it.
            for _ in range(_LONGEST_GAP):
                if not self.is_open(opening - MINUTE):
                    break
                opening -= MINUTE
            if opening > moment:
                return opening
        return moment.astimezone(UTC)


def ahead(name: str, moment: datetime) -> timedelta | None:
    """Return by how much a zone's clock is ahead of UTC's at ``moment``; None: not known here."""
    zone = _zone(name)
    return None if zone is None else moment.astimezone(zone).utcoffset()


def known_zone(name: str) -> bool:
    """Return whether ``name`` is a time zone."""
    return _zone(name) is not None


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _WITHOUT_DATA if name == ZONE else None
