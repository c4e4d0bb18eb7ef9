"""Whether what was read a moment ago still stands, asked once instead of reading it all again.

A decision reads its comments before it takes the ledger's lock, where everybody else waits. Under
the lock it need not read them again as long as nothing was written that could touch them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import bindparam, exists, func, or_, select

from moderator.store.tables import changes, ledger, ledger_head
from moderator.store.transaction import BLOCK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.store.transaction import Transaction


class Mark(NamedTuple):
    """How far the ledger and the change sequence went in the snapshot that was read."""

    entry: int
    change: int


def mark(transaction: Transaction) -> Mark:
    """Return how far everything goes that this transaction sees."""
    return Mark(*transaction.connection.execute(_MARK).one())


def untouched(transaction: Transaction, since: Mark, comment_ids: Sequence[int]) -> bool:
    """Return whether these comments, and what is decided by, are surely as they were at ``since``.

    They are where nothing touched one of them and nothing but decisions was logged: notes, rules
    of the desk, roles and whatever else a desk agrees on are rows of the ledger of other kinds.
    Replies to them may have come or gone.
    """
    if len(comment_ids) > BLOCK:
        return False
    wanted = {"entry": since.entry, "change": since.change, "ids": comment_ids}
    return not transaction.connection.execute(_TOUCHED, wanted).scalar_one()


# Built once: building a statement takes longer than running it.
_MARK: Final = select(
    select(ledger_head.c.seq).where(ledger_head.c.id == 1).scalar_subquery(),
    func.coalesce(select(func.max(changes.c.seq)).scalar_subquery(), 0),
)
_TOUCHED: Final = select(
    or_(
        exists().where(ledger.c.seq > bindparam("entry"), ledger.c.kind != "decision"),
        exists().where(
            changes.c.seq > bindparam("change"),
            changes.c.comment_id.in_(bindparam("ids", expanding=True)),
        ),
    )
)
