"""What a desk decided for a whole site: rows of the ledger, of which the newest counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from moderator.store import ledger as ledger_rows
from moderator.store.records import Entry
from moderator.store.tables import ledger as table

if TYPE_CHECKING:
    from moderator.store.transaction import Transaction

KIND: Final = "policy"

_NEWEST: Final = select(table.c.site_id, table.c.payload).where(table.c.kind == KIND)


def unedited(transaction: Transaction) -> frozenset[int]:
    """Return the sites whose comments are not to be edited, only published or rejected."""
    found: dict[int, bool] = {}
    for site_id, payload in transaction.connection.execute(_NEWEST.order_by(table.c.seq)):
        found[site_id] = bool(ledger_rows.payload_of(payload)["editing"])
    return frozenset(site_id for site_id, editing in found.items() if not editing)


def set_editing(transaction: Transaction, actor: str, site_id: int, *, allowed: bool) -> bool:
    """Allow or forbid editing at a site from now on; False when it is so already."""
    if (site_id not in unedited(transaction)) == allowed:
        return False
    entry = Entry(kind=KIND, actor=actor, payload={"editing": allowed}, site_id=site_id)
    ledger_rows.append(transaction, [entry])
    return True
