"""Which rows of the ledger are about a reader: a purge takes just their personal fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select

from moderator.store import floods, reader_blocks, readers, sealed
from moderator.store.tables import comments, ledger
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


def rows_about(
    transaction: Transaction, ids: Sequence[int], known: Collection[tuple[int, str]] = ()
) -> tuple[int, ...]:
    """Return the numbers of the ledger's rows about these comments and readers, in order.

    ``known`` is sites and readers. Of them, marks and alarms about their e-mail addresses are
    meant, too, although those rows belong to no comment, and what was asked of their sites.
    """
    found: list[int] = []
    ours = {one for one in known if one[1]}
    for block in blocks(ids):
        found.extend(transaction.connection.execute(_ROWS, {"ids": block}).scalars())
        if ours:
            emails = transaction.connection.execute(_EMAILS, {"ids": block})
            ours |= {(row.site_id, f"e:{row.email.lower()}") for row in emails}
    if ours:
        others = transaction.connection.execute(_OF_NO_COMMENT).all()
        said = sealed.fields(transaction, [row.seq for row in others])
        found += [
            row.seq
            for row in others
            if any((row.site_id, one) in ours for one in _meant(said.get(row.seq, {})))
        ]
    return tuple(sorted(set(found)))  # a block hangs on a comment, and names its reader


def _meant(said: Mapping[str, str]) -> set[str]:
    """Return the readers that a mark, or an alarm about an address, is about."""
    values = json.loads(said.get("values", "[]"))
    return {f"e:{one.lower()}" for one in values if "@" in one} | {said.get("reader", "")}


_IDS: Final[Any] = bindparam("ids", expanding=True)
_ROWS: Final = select(ledger.c.seq).where(ledger.c.comment_id.in_(_IDS))
_EMAILS: Final = (
    select(comments.c.site_id, comments.c.email)
    .where(comments.c.id.in_(_IDS), comments.c.email.is_not(None))
    .distinct()
)
_OF_NO_COMMENT: Final = select(ledger.c.seq, ledger.c.site_id).where(
    ledger.c.kind.in_([readers.KIND, floods.KIND, *reader_blocks.KINDS])
)
