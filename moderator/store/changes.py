"""The change sequence: what windows and other processes have to re-read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, func, select

from moderator.model import Changes
from moderator.store.tables import changes as table

if TYPE_CHECKING:
    from moderator.store.transaction import Transaction

KEPT: Final = 50_000
_MOST: Final = 5_000


def last_seq(transaction: Transaction) -> int:
    """Return the newest number; 0 when nothing changed yet."""
    return int(transaction.connection.execute(select(func.max(table.c.seq))).scalar() or 0)


def changes(transaction: Transaction, since: int) -> Changes:
    """Return which comments changed after ``since``, the longest unchanged first."""
    newest = last_seq(transaction)
    if newest <= since:
        # A smaller number than the caller knows: this is another, restored database.
        return Changes(newest, (), complete=newest == since)
    oldest = int(transaction.connection.execute(select(func.min(table.c.seq))).scalar_one())
    if oldest > since + 1 or newest - since > _MOST:
        return Changes(newest, (), complete=False)
    found = transaction.connection.execute(
        select(table.c.comment_id).where(table.c.seq > since).order_by(table.c.seq)
    ).scalars()
    return Changes(newest, tuple(dict.fromkeys(found)))


def prune(transaction: Transaction) -> None:
    """Forget all but the newest changes."""
    transaction.connection.execute(delete(table).where(table.c.seq <= last_seq(transaction) - KEPT))
