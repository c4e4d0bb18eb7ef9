"""What the comments of one reader are found by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from moderator.model import Field, Term
from moderator.store import search
from moderator.store.tables import comment_versions, comments

if TYPE_CHECKING:
    from moderator.store.transaction import Transaction


def reader_terms(transaction: Transaction, comment_id: int) -> tuple[Term, ...]:
    """Return what a comment's reader is found by: account, e-mail, else the name."""
    row = transaction.connection.execute(
        select(comments.c.reader, comment_versions.c.name)
        .join(comment_versions, comment_versions.c.id == comments.c.version_id)
        .where(comments.c.id == comment_id)
    ).one_or_none()
    if row is None:
        return ()
    kind, _, value = (row.reader or "").partition(":")
    if value:
        return (Term(Field.ACCOUNT if kind == "a" else Field.EMAIL, (value,)),)
    name = " ".join(row.name.split())
    return (Term(Field.AUTHOR, (f"={name}",)),) if search.words(name) else ()
