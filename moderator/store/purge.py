"""Deleting personal fields from the log, so that the log says that it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from moderator.store import ledger, reader_blocks
from moderator.store.records import Entry, Plain
from moderator.store.tables import log_notes, sealed
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable


def purge(transaction: Transaction, actor: str, seqs: Iterable[int], reason: str) -> int:
    """Delete the sealed fields of these ledger rows, log that, and return how many went."""
    wanted = list(dict.fromkeys(seqs))
    gone: list[Plain] = []
    for block in blocks(wanted):
        gone.extend(
            [seq, field]
            for seq, field in transaction.connection.execute(
                select(sealed.c.seq, sealed.c.field)
                .where(sealed.c.seq.in_(block))
                .order_by(sealed.c.seq, sealed.c.field)
            )
        )
        reader_blocks.forget(transaction, block)
        transaction.connection.execute(delete(log_notes).where(log_notes.c.seq.in_(block)))
        transaction.connection.execute(delete(sealed).where(sealed.c.seq.in_(block)))
    if gone:
        ledger.append(
            transaction,
            [Entry(kind="purge", actor=actor, payload={"purged": gone, "reason": reason})],
        )
    return len(gone)
