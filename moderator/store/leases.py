"""Leases whose owner ended without giving them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from moderator.model import DeliveryState
from moderator.store import claims as claim_rows
from moderator.store.message_tables import OUTBOXES
from moderator.store.tables import claims, deliveries, fetch_leases

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.store.transaction import Transaction

LONG_AGO = 0
"""Microseconds since 1970: a lease until then has run out."""


def end(transaction: Transaction, ended: Callable[[str], bool]) -> int:
    """Let the leases of every owner for whom ``ended`` says true run out now; return how many.

    What such an owner was sending is in doubt, as after any lease that ran out: it is taken again
    with the same key.
    """
    connection = transaction.connection
    outboxes = [
        (table, table.c.state == DeliveryState.SENDING.value) for table in (deliveries, *OUTBOXES)
    ]
    owners = set(connection.scalars(select(fetch_leases.c.owner)))
    owners |= set(connection.scalars(select(claims.c.desk)))
    for table, sending in outboxes:
        owners |= set(connection.scalars(select(table.c.owner).where(sending).distinct()))
    gone = [owner for owner in owners if owner is not None and ended(owner)]
    if not gone:
        return 0
    claim_rows.end(transaction, gone)
    done = connection.execute(
        update(fetch_leases).where(fetch_leases.c.owner.in_(gone)).values(lease_until=LONG_AGO)
    ).rowcount
    for table, sending in outboxes:
        done += connection.execute(
            update(table).where(sending, table.c.owner.in_(gone)).values(lease_until=LONG_AGO)
        ).rowcount
    return done
