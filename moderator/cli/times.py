"""Times in and out of the command line."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import click

from moderator.model.moments import local


def stamp(moment: datetime) -> str:
    """Return a time for scripts: ISO 8601 in UTC."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def shown(moment: datetime) -> str:
    """Return a time for people, by this computer's clock."""
    return local(moment).strftime("%Y-%m-%d %H:%M")


class Moment(click.ParamType[datetime]):
    """A date or an ISO 8601 time; without an offset it is this computer's.

    A date alone means its first moment, or with ``ending`` the first moment of the next day.
    """

    name = "time"

    def __init__(self, *, ending: bool = False) -> None:
        self._ending = ending

    def convert(
        self,
        value: Any,  # noqa: ANN401  # click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime:
        """Return the moment in UTC, or fail as wrong usage."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
            if len(value) == len("2026-01-31"):
                moment = datetime.combine(moment.date(), time())
                if self._ending:
                    moment += timedelta(days=1)
            return moment.astimezone(UTC)
        except (ValueError, OverflowError, OSError) as error:
            self.fail(f"{value!r}: {error}", param, ctx)
