"""Telling sites about what is no comment, an article or a reader: one outbox of its own each.

They keep the promises of deliveries about comments (:mod:`moderator.store.fences`): leased under a
fence, SENDING on disk before the site is spoken to, the same key through every retry. One target
is told one thing at a time, and what a later decision overtook is not sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from msgspec import Struct
from sqlalchemy import and_, exists, insert, or_, select, update

from moderator.model import DeliveryState
from moderator.store import fences
from moderator.store.columns import micros
from moderator.store.fences import UNSENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement, Table

    from moderator.model.article import ArticleOutcome
    from moderator.model.blocking import BlockOutcome
    from moderator.store.transaction import Transaction

Intent = TypeVar("Intent")

CANCELLED: Final = DeliveryState.CANCELLED.value
SENDING: Final = DeliveryState.SENDING.value


class LeasedMessage(Struct, Generic[Intent], frozen=True):
    """Something to tell a site, and what proves that telling it is still ours."""

    id: int
    intent: Intent
    fence: int
    attempts: int  # before this one
    missed: int  # how often the site did not find what it is about


class Messages:
    """One outbox. ``target`` are the columns that name what a row is about."""

    def __init__(self, transaction: Transaction, table: Table, *target: str) -> None:
        """Read and write ``table``."""
        self._t = transaction
        self._table = table
        self._target = target

    def queue(self, values: dict[str, Any], seq: int, not_before: datetime) -> int:
        """Have a site told of row ``seq`` of the ledger; what waits about the same is cancelled."""
        self.cancel_waiting(values)
        row_id = self._t.next_id(self._table)
        self._t.connection.execute(
            insert(self._table).values(
                id=row_id,
                key=fences.new_key(),
                seq=seq,
                state=DeliveryState.WAITING.value,
                not_before=micros(not_before),
                attempts=0,
                missed=0,
                fence=0,
                created_at=self._t.at,
                **values,
            )
        )
        return row_id

    def cancel_waiting(self, values: dict[str, Any]) -> None:
        """Cancel what waits about the target that ``values`` name."""
        table = self._table
        about = and_(*(table.c[name] == values[name] for name in self._target))
        self._t.connection.execute(
            update(table)
            .where(about, table.c.state.in_(UNSENT))
            .values(state=CANCELLED, finished_at=self._t.at)
        )

    def any_due(self, site_id: int, now: datetime, *, ignore_window: bool) -> bool:
        """Return whether something could go now, or was put off by a wrong clock."""
        due = self._due(site_id, now, ignore_window=ignore_window)
        # What a wrong clock put off is to be taken, too, which lets it wait less.
        due = or_(due, fences.put_off(self._table, site_id, now))
        return bool(
            self._t.connection.execute(select(exists().where(self._table.c.id > 0, due))).scalar()
        )

    def take_due(
        self,
        site_id: int,
        owner: str,
        now: datetime,
        limit: int,
        *,
        ttl: timedelta,
        ignore_window: bool,
    ) -> Sequence[Any]:
        """Take what is due, oldest first; return the rows as they were before that."""
        table = self._table
        fences.cap(self._t, table, site_id, now)
        self._drop_overtaken(site_id)
        due = self._due(site_id, now, ignore_window=ignore_window)
        found = self._t.connection.execute(
            select(table).where(due).order_by(table.c.id).limit(limit)
        ).all()
        fences.take(self._t, table, [row.id for row in found], owner, ttl)
        return found

    def settle(
        self,
        leased: LeasedMessage[Any],
        outcome: ArticleOutcome | BlockOutcome,
        *,
        retry_at: datetime | None,
    ) -> tuple[Any, bool] | None:
        """Keep what became of it; return its row and whether that was the last of it.

        Without ``retry_at`` GONE is the last word; with it, it is told again then. None: the
        lease was lost.
        """
        table = self._table
        row = fences.held(self._t, table, leased.id, leased.fence)
        if row is None:
            return None
        missed = outcome.state is DeliveryState.GONE
        over = outcome.state is not DeliveryState.DUE_AGAIN and (retry_at is None or not missed)
        state = outcome.state if over else DeliveryState.DUE_AGAIN
        values: dict[str, Any] = {}
        if over:
            values["finished_at"] = self._t.at
        elif self._overtaken(row):
            state = DeliveryState.CANCELLED
            values["finished_at"] = self._t.at
        elif retry_at is not None:
            values["not_before"] = micros(retry_at)
        self._t.connection.execute(
            update(table)
            .where(table.c.id == row.id)
            .values(
                state=state.value,
                problem=outcome.problem,
                lease_until=None,
                missed=row.missed + missed,
                **values,
            )
        )
        return row, over

    def put_back(self, leased: LeasedMessage[Any]) -> None:
        """Let one wait again that surely never reached the site."""
        row = fences.held(self._t, self._table, leased.id, leased.fence)
        if row is not None:
            fences.put_back(self._t, self._table, row)

    def set(self, row_id: int, **values: Any) -> None:  # noqa: ANN401 - columns
        """Write columns of a row."""
        table = self._table
        self._t.connection.execute(update(table).where(table.c.id == row_id).values(**values))

    def _overtaken(self, row: Any) -> bool:  # noqa: ANN401 - SQLAlchemy's row
        table = self._table
        about = (table.c[name] == getattr(row, name) for name in self._target)
        later = exists().where(*about, table.c.id > row.id, table.c.state.in_(UNSENT))
        return bool(self._t.connection.execute(select(later)).scalar())

    def _drop_overtaken(self, site_id: int) -> None:
        """Cancel what came back unsent, or was lost, after something else was decided."""
        table = self._table
        later = table.alias("later")
        about = (later.c[name] == table.c[name] for name in self._target)
        lost = fences.abandoned(table, self._t.database_time())
        self._t.connection.execute(
            update(table)
            .where(
                table.c.site_id == site_id,
                or_(table.c.state.in_(UNSENT), lost),
                exists().where(*about, later.c.id > table.c.id, later.c.state != CANCELLED),
            )
            .values(state=CANCELLED, lease_until=None, finished_at=self._t.at)
        )

    def _due(self, site_id: int, now: datetime, *, ignore_window: bool) -> ColumnElement[bool]:
        """Return what is true of a row that can be sent now: one about a target at a time."""
        table = self._table
        clock = self._t.database_time()
        sending = table.alias("sending")
        about = (sending.c[name] == table.c[name] for name in self._target)
        under_way = exists().where(
            *about, sending.c.state == SENDING, sending.c.lease_until > clock
        )
        waits = and_(fences.due(table, now, ignore_window=ignore_window), ~under_way)
        return and_(table.c.site_id == site_id, or_(waits, fences.abandoned(table, clock)))
