"""The board: what waits, what was decided and how the rules fared; one person's figures apart."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.desk.people import check, plain, require_name
from moderator.errors import NotAllowed
from moderator.model import Right
from moderator.model.figures import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.model import SiteRecord
    from moderator.model.figures import Figures, Queued, Watching
    from moderator.store import Reading, Store

_HOURS: Final = timedelta(days=2)
_DAYS: Final = timedelta(days=62)
_WEEKS: Final = timedelta(days=400)
_WEEK: Final = 7


class Choices(Struct, frozen=True):
    """What a board may be narrowed to, and who may see single people's figures."""

    sites: tuple[SiteRecord, ...]
    sections: tuple[str, ...]
    watching: Watching
    may: bool  # whoever asked may turn them on, and see them


def edges(first: date, last: date) -> tuple[datetime, ...]:
    """Return where bars begin from ``first`` to ``last``, both whole days, and where they end.

    Up to two days are cut into hours, two months into days, a year into weeks, more into months;
    all by this computer's clock, so that a day may have 23 or 25 hours.
    """
    begins, ends = _midnight(first), _midnight(last + timedelta(days=1))
    length = last + timedelta(days=1) - first
    if length <= _HOURS:
        hours = round((ends - begins) / timedelta(hours=1))
        return (*(begins + timedelta(hours=hour) for hour in range(hours)), ends)
    days = [first + timedelta(days=day) for day in range(length.days)]
    if length > _WEEKS:
        days = [day for day in days if day.day == 1 or day == first]
    elif length > _DAYS:
        days = days[::_WEEK]
    return (*map(_midnight, days), ends)


def scope(
    first: date, last: date, *, site_id: int | None = None, section: str | None = None
) -> Scope:
    """Return what a board from ``first`` to ``last`` is about."""
    return Scope(edges(first, last), site_id, section)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()


class Board:
    """Safe to use from several threads at once."""

    def __init__(self, store: Store) -> None:
        """Read from ``store``."""
        self._store = store

    def choices(self, actor: str) -> Choices:
        """Return what may be chosen."""
        with self._store.read() as reading:
            return Choices(
                reading.sites(),
                reading.sections(),
                reading.figures().watching(),
                _may(reading, actor),
            )

    def queued(self, wanted: Scope) -> Queued:
        """Return what waits now."""
        with self._store.read() as reading:
            return reading.figures().queued(wanted)

    def decided(
        self,
        wanted: Scope,
        actor: str,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Figures:
        """Return what was decided; single people's figures only for whom they are, and if on.

        ``progress(done, total)`` tells how far it is. Raises Interrupted when ``stop()`` says so.
        """
        with self._store.read() as reading:
            people = reading.figures().watching().on and _may(reading, actor)
            return reading.figures().decided(wanted, people=people, stop=stop, progress=progress)

    def watch(self, actor: str, *, on: bool) -> bool:
        """Turn figures of single people on or off, which the log tells; False: it was so already.

        Raises NotAllowed.
        """
        require_name(actor)
        with self._store.write() as writing:
            check(writing, actor, Right.FIGURES)
            return writing.watch_people(actor, on=on)


def _may(reading: Reading, actor: str) -> bool:
    try:
        check(reading, plain(actor), Right.FIGURES)
    except NotAllowed:
        return False
    return True
