"""Times of the site: whole microseconds since 1970 in UTC inside, RFC 3339 outside.

Readers see Vietnamese wall time. Vietnam keeps UTC+7 all year, so no time zone database is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in UTC."""

VIETNAM = timezone(timedelta(hours=7))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY_US = 86_400_000_000
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def now_utc() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def to_us(moment: datetime) -> int:
    """Return whole microseconds since 1970."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def from_us(microseconds: int) -> datetime:
    """Return the moment, aware, in UTC."""
    return EPOCH + timedelta(microseconds=microseconds)


def rfc3339(microseconds: int) -> str:
    """Return the form of the contract: UTC with ``Z`` and microseconds."""
    return from_us(microseconds).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def wall(microseconds: int) -> str:
    """Return what a reader sees beside a comment, such as ``14:05 23/11/2026``."""
    return from_us(microseconds).astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")


def long_day(microseconds: int) -> str:
    """Return a day in words, such as ``Thứ Hai, 23/11/2026``."""
    local = from_us(microseconds).astimezone(VIETNAM)
    return f"{WEEKDAYS[local.weekday()]}, {local:%d/%m/%Y}"
