"""What every outbox has in common, whatever it is about: keys, leases and fences.

Its row is WAITING or DUE_AGAIN until somebody takes it. Then it is SENDING, which is on disk
before the site is spoken to, under a lease and a fence that is one higher each time. Only who
holds the fence may say what became of it; a lease that ran out is taken again, with the same key.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, or_, select, update

from moderator.model import DeliveryState
from moderator.store.columns import micros

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import ColumnElement, Table

    from moderator.store.transaction import Transaction

UNSENT: Final = (DeliveryState.WAITING.value, DeliveryState.DUE_AGAIN.value)

LONGEST_WAIT: Final = timedelta(hours=1)
"""Nothing waits longer to be sent, even when a clock was wrong when it was queued."""

LONGEST_MISSING: Final = timedelta(hours=3)
"""Likewise what is told again because the site did not find what it is about."""


def new_key() -> str:
    """Return a key for a new intent."""
    return str(uuid.uuid4())


def abandoned(table: Table, clock: int) -> ColumnElement[bool]:
    """Return what is true of a row whose lease ran out while it was being sent."""
    return and_(table.c.state == DeliveryState.SENDING.value, table.c.lease_until <= clock)


def due(table: Table, now: datetime, *, ignore_window: bool) -> ColumnElement[bool]:
    """Return what is true of an unsent row that may go.

    ``ignore_window`` lets out what was never tried; it does not shorten a back-off.
    """
    reached = table.c.not_before <= micros(now)
    if ignore_window:
        reached = or_(reached, table.c.attempts == 0)
    return and_(table.c.state.in_(UNSENT), reached)


def put_off(table: Table, site_id: int, now: datetime) -> ColumnElement[bool]:
    """Return what is true of an unsent row that only a wrong clock can have put off so far."""
    late = table.c.not_before > _latest(table, now)
    return and_(table.c.site_id == site_id, table.c.state.in_(UNSENT), late)


def cap(transaction: Transaction, table: Table, site_id: int, now: datetime) -> None:
    """Let no unsent row of a site wait longer than any has to."""
    transaction.connection.execute(
        update(table).where(put_off(table, site_id, now)).values(not_before=_latest(table, now))
    )


def _latest(table: Table, now: datetime) -> ColumnElement[int] | int:
    latest = micros(now + LONGEST_WAIT)
    if "missed" not in table.c:
        return latest
    return case((table.c.missed > 0, micros(now + LONGEST_MISSING)), else_=latest)


def take(
    transaction: Transaction, table: Table, ids: Collection[int], owner: str, ttl: timedelta
) -> None:
    """Take rows, by the database's clock."""
    transaction.connection.execute(
        update(table)
        .where(table.c.id.in_(ids))
        .values(
            state=DeliveryState.SENDING.value,
            owner=owner,
            fence=table.c.fence + 1,
            attempts=table.c.attempts + 1,
            lease_until=transaction.database_time() + round(ttl.total_seconds() * 1_000_000),
        )
    )


def held(transaction: Transaction, table: Table, row_id: int, fence: int) -> Any:  # noqa: ANN401 - SQLAlchemy's row
    """Return a row that is still being sent under this fence, None when the lease was lost."""
    return transaction.connection.execute(
        select(table).where(
            table.c.id == row_id,
            table.c.state == DeliveryState.SENDING.value,
            table.c.fence == fence,
        )
    ).one_or_none()


def put_back(
    transaction: Transaction,
    table: Table,
    row: Any,  # noqa: ANN401 - SQLAlchemy's row
    *,
    not_before: datetime | None = None,
) -> None:
    """Let a row that was taken wait again: it surely never reached its site."""
    again = row.attempts > 1
    transaction.connection.execute(
        update(table)
        .where(table.c.id == row.id)
        .values(
            state=(DeliveryState.DUE_AGAIN if again else DeliveryState.WAITING).value,
            attempts=row.attempts - 1,
            lease_until=None,
            not_before=row.not_before if not_before is None else micros(not_before),
        )
    )
