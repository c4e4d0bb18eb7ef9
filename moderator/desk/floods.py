"""Alarms about floods: what they are, the list of just those comments, and putting one aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.desk.people import require_name
from moderator.model import Field, Filter, State, Term
from moderator.model.filter import ANY_STATUS
from moderator.model.flood import FloodKind

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.model.brigade import Brigade
    from moderator.model.flood import Flood
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
    return at.astimezone().replace(second=0, microsecond=0, tzinfo=None).isoformat("T", "minutes")
