"""When approvals go out: approve at night, publish at six."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.desk import words
from moderator.desk.people import check, require_name
from moderator.errors import DecisionError
from moderator.model import Right, Verdict
from moderator.model.hours import DAY, known_zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from moderator.model import Decision
    from moderator.model.hours import Hours
    from moderator.store import Reading, Ruling, Store


class Publishing:
    """The publishing hours of each site. Safe to use from several threads at once."""

    def __init__(self, store: Store) -> None:
        """Keep them in ``store``."""
        self._store = store

    def hours(self) -> Mapping[int, Hours]:
        """Return the hours in force, by site; a site without any is always told at once."""
        with self._store.read() as reading:
            return reading.holding.hours()

    def set_hours(self, actor: str, site_id: int, hours: Hours | None) -> bool:
        """Let approvals go out only at ``hours``, None: always; False when it is so already.

        What waits by then waits by the new hours. Raises NotAllowed, and DecisionError for hours
        that no clock shows and a zone that is not known.
        """
        require_name(actor)
        if hours is not None:
            if not (0 <= hours.opens < DAY and 0 <= hours.closes < DAY):
                raise DecisionError(title=words.NO_SUCH_HOURS)
            if not known_zone(hours.zone):
                raise DecisionError(hours.zone, title=words.NO_SUCH_ZONE)
        with self._store.write() as writing:
            check(writing, actor, Right.HOURS)
            return writing.holding.set_hours(actor, site_id, hours)

    def publish_now(self, actor: str, comments: Iterable[int]) -> tuple[int, ...]:
        """Let out the approvals of these comments that wait for the hours; return which."""
        require_name(actor)
        with self._store.write() as writing:
            return writing.holding.release(actor, comments)


def when_told(
    reading: Reading, decision: Decision, rulings: Sequence[Ruling], due_at: datetime
) -> datetime | None:
    """Return when a site is told of what is due at ``due_at``; None where none is told."""
    if all(ruling.action is None for ruling in rulings):
        return None
    if decision.verdict is not Verdict.APPROVE or not reading.holding.hours():
        return due_at
    sites = {one.site_id for one in reading.standings([one.comment_id for one in rulings]).values()}
    openings = (reading.holding.opening(site, due_at) for site in sites)
    return max((due_at, *(one for one in openings if one is not None)))
