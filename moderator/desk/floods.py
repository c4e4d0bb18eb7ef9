"""Alarms about floods: what they are, the list of just those comments, and putting one aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.desk import words
from moderator.desk.people import check, require_name
from moderator.errors import DecisionError
from moderator.model import Field, Filter, Right, State, Term
from moderator.model.filter import ANY_STATUS
from moderator.model.flood import MOST_LIMIT, FloodKind
from moderator.model.moments import local

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.model.brigade import Brigade
    from moderator.model.flood import Flood, FloodLimits
    from moderator.store import Store

NAME = 1000
"""Letters of a name that a filter line takes; it compares fewer."""


class Floods:
    """Safe to use from several threads at once."""

    def __init__(self, store: Store) -> None:
        """Ask ``store``."""
        self._store = store

    def active(self) -> tuple[Flood, ...]:
        """Return the alarms that nobody has put aside, the newest first."""
        with self._store.read() as reading:
            return reading.floods.active()

    def limits(self) -> FloodLimits:
        """Return from how many comments on an alarm is raised, at every desk of the database."""
        with self._store.read() as reading:
            return reading.floods.limits()

    def set_limits(self, actor: str, wanted: FloodLimits) -> bool:
        """Let alarms be raised from other numbers on, with the next round; False: it is so already.

        Raises NotAllowed, and DecisionError for a number below 0 or too large to mean anything.
        """
        require_name(actor)
        if not all(0 <= getattr(wanted, kind.value) <= MOST_LIMIT for kind in FloodKind):
            raise DecisionError(title=words.NO_SUCH_LIMIT)
        with self._store.write() as writing:
            check(writing, actor, Right.FLOODS)
            return writing.floods.set_limits(actor, wanted)

    def together(self) -> tuple[Brigade, ...]:
        """Return the groups that came together in the last day and wait, the largest first."""
        with self._store.read() as reading:
            return reading.brigades()

    def put_aside(self, actor: str, seq: int) -> bool:
        """Note that an alarm was seen; it comes again when twice as many came.

        False when it is no longer there. Raises DecisionError without a name.
        """
        require_name(actor)
        with self._store.write() as writing:
            return writing.floods.put_aside(actor, seq)


def comments_of(flood: Flood) -> Filter:
    """Return the filter for just the comments of an alarm, whatever became of them.

    It has no end: what goes on coming belongs to it.
    """
    terms = [Term(Field.STATUS, (ANY_STATUS,))]
    if flood.kind is FloodKind.ARTICLE:
        terms.append(Term(Field.ARTICLE, (f"#{flood.article_id}",)))
    elif flood.kind is FloodKind.NAME:
        terms.append(Term(Field.AUTHOR, (f"={' '.join(flood.shown[:NAME].split())}",)))
    else:
        field = Field.EMAIL if "@" in flood.subject else Field.IP
        terms.append(Term(field, flood.values or (flood.subject,)))
    terms.append(Term(Field.SINCE, (minute(flood.since),)))
    return Filter(terms=tuple(terms))


def members_of(group: Brigade) -> Filter:
    """Return the filter for what waits of a group that came together."""
    wanted = f"{group.kind.value}-{group.anchor}"
    return Filter(
        terms=(
            Term(Field.STATUS, (State.PENDING.value,)),
            Term(Field.TOGETHER, (wanted,)),
        )
    )


def minute(at: datetime) -> str:
    """Return a moment as a filter line has it: a minute of this computer's time."""
    return local(at).replace(second=0, microsecond=0, tzinfo=None).isoformat("T", "minutes")
