"""Moments by this computer's clock, whatever a site may call a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def local(moment: datetime) -> datetime:
    """Return an aware moment in this computer's time zone.

    Where the calendar has no such date there (9999-12-31T23:59:59Z in Viet Nam, and what was
    long ago on Windows) it stays in the zone it is in.
    """
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return moment
