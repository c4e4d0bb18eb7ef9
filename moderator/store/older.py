"""Groups for the comments that a database had before it kept any, some at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, select, update

from moderator.store import crowds, repeats
from moderator.store.near import Wording
from moderator.store.tables import comment_versions, comments, meta
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from moderator.store.transaction import Transaction


def group(transaction: Transaction, limit: int) -> int:
    """Group the next ``limit`` older comments; return how many are left, by their ids."""
    connection = transaction.connection
    value = connection.execute(select(meta.c.value).where(_GROUPED)).scalar()
    if value is None:
        return 0
    at, end = (int(part) for part in value.split("/"))
    rows = connection.execute(_NEXT, {"after": at, "end": end, "limit": limit}).all()
    repeats.regroup(
        transaction,
        [],
        [
            Wording(row.fingerprint, row.version_id, fold_key(row.text))
            for row in rows
            if row.fingerprint is not None
        ],
    )
    for site_id in {row.site_id for row in rows}:
        named = [(row.name, row.created_at) for row in rows if row.site_id == site_id]
        crowds.meet(transaction, site_id, named)
    if len(rows) < limit:
        connection.execute(delete(meta).where(_GROUPED))
        return 0
    through = rows[-1].id
    connection.execute(update(meta).where(_GROUPED).values(value=f"{through}/{end}"))
    return int(end - through)


_GROUPED: Final = meta.c.name == crowds.GROUPED
_NEXT: Final = (
    select(
        comments.c.id,
        comments.c.site_id,
        comments.c.created_at,
        comments.c.version_id,
        comments.c.fingerprint,
        comment_versions.c.text,
        comment_versions.c.name,
    )
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .where(comments.c.id > bindparam("after"), comments.c.id <= bindparam("end"))
    .order_by(comments.c.id)
    .limit(bindparam("limit"))
)
