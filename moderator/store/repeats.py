"""Comments that say the same: groups by a fingerprint of the folded text, counted live."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, distinct, func, select, text

from moderator.store import standing
from moderator.store.records import Repeats
from moderator.store.tables import comments, repeats
from moderator.store.transaction import Transaction, blocks
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SHORTEST: Final = 12
"""Texts with fewer folded characters ("hay quá") say nothing by being the same."""


def fingerprint(text: str) -> int | None:
    """Return what is the same for texts that read the same; None for very short ones.

    Case, marks, white space and invisible characters make no difference.
    """
    return of_folded(fold_key(text))


def of_folded(folded: str) -> int | None:
    """Return the fingerprint of a text that :func:`fold_key` has folded."""
    words = "".join(folded.split())
    if len(words) < SHORTEST:
        return None
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def of_text(transaction: Transaction, text: str) -> Repeats:
    """Return how often this text is among the comments known (deleted ones left out)."""
    mark = fingerprint(text)
    if mark is None:
        return Repeats()
    row = transaction.connection.execute(
        select(
            func.count(),
            func.count(distinct(func.coalesce(comments.c.reader, comments.c.remote_id))),
            func.count(distinct(comments.c.article_id)),
        ).where(comments.c.fingerprint == mark)
    ).one()
    return Repeats(*row)


def totals(transaction: Transaction, marks: Iterable[int | None]) -> Mapping[int, int]:
    """Return the size of each group."""
    found: dict[int, int] = {}
    for block in blocks({mark for mark in marks if mark is not None}):
        found.update(
            (mark, total)
            for mark, total in transaction.connection.execute(_TOTALS, {"marks": block})
        )
    return found


def regroup(transaction: Transaction, moved: Sequence[tuple[int, int | None, int | None]]) -> None:
    """Count comments that left one group for another: (comment id, old, new) fingerprints.

    Call after the mirror has the new fingerprints and the comments stand somewhere.
    """
    moved = [item for item in moved if item[1] != item[2]]
    change: Counter[int] = Counter()
    for _, old, new in moved:
        if old is not None:
            change[old] -= 1
        if new is not None:
            change[new] += 1
    before = totals(transaction, change)
    transaction.many(
        _ADD, [{"mark": mark, "total": total} for mark, total in change.items() if total]
    )
    after = {mark: before.get(mark, 0) + by for mark, by in change.items()}
    for block in blocks([mark for mark, total in after.items() if total == 0]):
        transaction.connection.execute(delete(repeats).where(repeats.c.fingerprint.in_(block)))
    on = {item[0] for item in moved if item[2] is not None and after[item[2]] > 1}
    off = {item[0] for item in moved if item[1] is not None} - on
    # The others of a group change only when it begins or ceases to be one.
    began = [mark for mark, total in after.items() if total > 1 and before.get(mark, 0) == 1]
    ceased = [mark for mark, total in after.items() if total == 1 and before.get(mark, 0) > 1]
    on |= _members(transaction, began)
    off |= _members(transaction, ceased)
    standing.repeat(transaction, on, on=True)
    standing.repeat(transaction, off - on, on=False)


def _members(transaction: Transaction, marks: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for block in blocks(marks):
        found.update(
            transaction.connection.execute(
                select(comments.c.id).where(comments.c.fingerprint.in_(block))
            ).scalars()
        )
    return found


_TOTALS: Final = select(repeats.c.fingerprint, repeats.c.total).where(
    repeats.c.fingerprint.in_(bindparam("marks", expanding=True))
)
_ADD: Final = text(
    "INSERT INTO repeats (fingerprint, total) VALUES (:mark, :total)"
    " ON CONFLICT (fingerprint) DO UPDATE SET total = repeats.total + excluded.total"
)
