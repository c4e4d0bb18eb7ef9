"""What the days, ages and bounds of a filter mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

_MINUTES: Final = {"m": 1, "h": 60, "d": 1440, "w": 10_080}
_ALWAYS: Final = timedelta(days=366 * 1000)


def span(value: str, now: datetime) -> tuple[datetime, datetime]:
    """Return the first moment of what ``value`` names, and the first after it.

    Days are this computer's. An age is one moment.
    """
    if value[-1] in _MINUTES and value[:-1].isdigit():
        back = min(timedelta(minutes=int(value[:-1]) * _MINUTES[value[-1]]), _ALWAYS)
        at = now - back
        return at, at
    if value in {"today", "yesterday"}:
        day = now.astimezone().date() - timedelta(days=value == "yesterday")
        return _midnight(day), _midnight(day + timedelta(days=1))
    if "T" in value:
        at = datetime.fromisoformat(value).astimezone(UTC)
        return at, at + timedelta(minutes=1)
    day = date.fromisoformat(value)
    return _midnight(day), _midnight(day + timedelta(days=1))


def deciding_time(value: str, now: datetime) -> tuple[datetime, datetime]:
    """Return the first moment in which something may have been decided, and the first after it.

    An age is the time since then.
    """
    first, dots, last = value.partition("..")
    if dots:
        return _midnight(date.fromisoformat(first)), span(last, now)[1]
    day, mark, hour = value.partition("T")
    if mark and hour.isdigit():
        begins = _midnight(date.fromisoformat(day)).astimezone()
        at = begins.replace(hour=int(hour), tzinfo=None).astimezone(UTC)
        return at, at + timedelta(hours=1)
    if value[-1] in _MINUTES and value[:-1].isdigit():
        return span(value, now)[0], datetime.max.replace(tzinfo=UTC)
    return span(value, now)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone(UTC)


def bounds(value: str) -> tuple[int, int]:
    """Return the least and the greatest number that a bound takes."""
    if value.startswith(">"):
        return int(value[1:]) + 1, 10**9
    if value.startswith("<"):
        return 0, int(value[1:]) - 1
    low, _, high = value.partition("-")
    return int(low), int(high or low)
