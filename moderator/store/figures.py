"""Figures for the board, read from what waits and from the ledger.

A comment's newest decision in the period counts, unless it was undone, stopped before it was sent,
or given up for what the site had instead. Rows are read newest first, in blocks, so that reading
can be stopped anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Text, bindparam, case, func, not_, select, type_coerce

from moderator.errors import Interrupted
from moderator.model import Query, State
from moderator.model.figures import AGES, Queued, Watching
from moderator.store import ledger as ledger_rows
from moderator.store import set_aside
from moderator.store.by_decision import APART
from moderator.store.columns import maybe_moment, micros, moment
from moderator.store.counted import Sum
from moderator.store.records import Entry
from moderator.store.tables import articles, ledger, standing
from moderator.store.transaction import Transaction, blocks, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import ColumnElement

    from moderator.model.figures import Figures, Scope

KIND: Final = "board"
"""Rows that turn figures of single people on or off; the newest counts."""

_BLOCK: Final = 2000


def watching(transaction: Transaction) -> Watching:
    """Return whether figures of single people are shown."""
    row = transaction.connection.execute(_WATCHING).one_or_none()
    if row is None:
        return Watching()
    return Watching(bool(ledger_rows.payload_of(row.payload)["people"]), row.actor, moment(row.at))


def watch(transaction: Transaction, actor: str, *, on: bool) -> bool:
    """Show figures of single people from now on, or no longer; False when it is so already."""
    if watching(transaction).on == on:
        return False
    ledger_rows.append(transaction, [Entry(kind=KIND, actor=actor, payload={"people": on})])
    return True


def queued(transaction: Transaction, scope: Scope) -> Queued:
    """Return what waits at this moment, by age."""
    wanted = _place(scope)
    now = transaction.at
    edges = [now - minutes * 60_000_000 for minutes in AGES]
    bar = case(
        *((standing.c.created_at > edge, at) for at, edge in enumerate(edges)), else_=len(AGES)
    )
    ages = [0] * (len(AGES) + 1)
    oldest: int | None = None
    pending = (standing.c.state == State.PENDING.value, *wanted)
    apart = set_aside.left_out(transaction, Query())
    found = transaction.connection.execute(
        select(bar, func.count(), func.min(standing.c.created_at))
        .where(*pending, *(() if apart is None else (apart,)))
        .group_by(bar)
    )
    for at, total, first in found:
        ages[at] = total
        oldest = first if oldest is None else min(oldest, first)
    by_state: dict[str, int] = pairs(
        transaction.connection.execute(
            select(standing.c.state, func.count())
            .where(standing.c.state.in_([one.value for one in _APART_STATES]), *wanted)
            .group_by(standing.c.state)
        )
    )
    aside = 0
    if apart is not None:
        counted = select(func.count()).select_from(standing).where(*pending, not_(apart))
        aside = transaction.connection.execute(counted).scalar_one()
    held, chief, conflicts = (by_state.get(one.value, 0) for one in _APART_STATES)
    return Queued(transaction.now, tuple(ages), maybe_moment(oldest), held, chief, conflicts, aside)


def decided(
    transaction: Transaction,
    scope: Scope,
    *,
    people: bool,
    stop: Callable[[], bool],
    progress: Callable[[int, int], None],
) -> Figures:
    """Return what was decided in a period; of single people only with ``people``.

    ``progress(done, total)`` is called after each block of rows. Raises Interrupted when
    ``stop()`` says true.
    """
    first, last = _between(transaction, scope)
    sum_ = Sum(scope, people=people)
    given_up = _given_up(transaction, first)
    kinds = ("decision", "remote")
    for part, kind in enumerate(kinds):
        asked = _rows(scope, kind, first, last).execution_options(yield_per=_BLOCK)
        with transaction.connection.execute(asked) as result:
            for rows in result.partitions():
                if stop():
                    raise Interrupted
                if kind == "decision":
                    sum_.decisions(rows, given_up)
                else:
                    sum_.elsewhere(rows)
                done = max(0, last - rows[-1].seq)
                progress(part * (last - first) + done, len(kinds) * max(1, last - first))
    return sum_.whole(_places(transaction, sum_.by_article))


class Reckoning:
    """What a reading tells the board."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction

    def watching(self) -> Watching:
        """Return whether figures of single people are shown."""
        return watching(self._t)

    def queued(self, scope: Scope) -> Queued:
        """Return what waits at this moment, by age."""
        return queued(self._t, scope)

    def decided(
        self,
        scope: Scope,
        *,
        people: bool,
        stop: Callable[[], bool],
        progress: Callable[[int, int], None],
    ) -> Figures:
        """Return what was decided; see :func:`decided`."""
        return decided(self._t, scope, people=people, stop=stop, progress=progress)


# --- asking the database --------------------------------------------------------------------------


def _place(scope: Scope) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if scope.site_id is not None:
        wanted.append(standing.c.site_id == scope.site_id)
    if scope.section is not None:
        of = select(articles.c.id).where(articles.c.section == scope.section)
        wanted.append(standing.c.article_id.in_(of))
    return wanted


def _rows(scope: Scope, kind: str, first: int, last: int) -> Any:  # noqa: ANN401 - a statement
    return (
        _ACTS.where(
            ledger.c.kind == kind,
            ledger.c.seq.between(first, last),
            ledger.c.at >= micros(scope.since),
            ledger.c.at < micros(scope.until),
            *_place(scope),
        )
    ).order_by(ledger.c.seq.desc())


def _between(transaction: Transaction, scope: Scope) -> tuple[int, int]:
    """Return the first and last row of the ledger that may lie in the period."""
    first = ledger_rows.row_at(transaction, micros(scope.since - APART))
    last = ledger_rows.row_at(transaction, micros(scope.until + APART))
    return first, min(last, ledger_rows.head(transaction).seq)


def _given_up(transaction: Transaction, first: int) -> set[tuple[str, int]]:
    """Return which decisions on which comments were undone, stopped, or lost to the site."""
    found = transaction.connection.execute(_GIVEN_UP, {"first": first})
    return {(decision, comment_id) for decision, comment_id in found}


def _places(
    transaction: Transaction, counted: Iterable[tuple[int, bool]]
) -> dict[int, tuple[str, str]]:
    return {
        row.id: (row.title, row.section)
        for block in blocks(dict.fromkeys(key for key, _ in counted))
        for row in transaction.connection.execute(_TITLES, {"ids": block})
    }


_APART_STATES: Final = (State.HELD, State.CHIEF, State.CONFLICT)

_ACTS: Final = select(
    ledger.c.seq,
    ledger.c.at,
    type_coerce(ledger.c.actor, Text),  # read once a person, not once a row
    ledger.c.comment_id,
    ledger.c.decision,
    ledger.c.verdict,
    ledger.c.payload,
    standing.c.created_at,
    standing.c.article_id,
).join(standing, standing.c.comment_id == ledger.c.comment_id)
_GIVEN_UP: Final = select(ledger.c.decision, ledger.c.comment_id).where(
    ledger.c.kind.in_(["undo", "stopped", "resolved"]),
    ledger.c.seq >= bindparam("first"),
    (ledger.c.kind != "resolved") | ledger.c.payload.contains('"keep":"theirs"'),
)
_TITLES: Final = select(articles.c.id, articles.c.title, articles.c.section).where(
    articles.c.id.in_(bindparam("ids", expanding=True))
)
_WATCHING: Final = (
    select(ledger.c.payload, ledger.c.actor, ledger.c.at)
    .where(ledger.c.kind == KIND)
    .order_by(ledger.c.seq.desc())
    .limit(1)
)
