"""Unfinished edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, insert, select

from moderator.model import Draft
from moderator.store.columns import moment
from moderator.store.tables import comments, drafts

if TYPE_CHECKING:
    from moderator.store.stored import Stored
    from moderator.store.transaction import Transaction

_DRAFT: Final = select(drafts).where(drafts.c.comment_id == bindparam("of"))


def draft(transaction: Transaction, comment_id: int) -> Draft | None:
    """Return the unfinished edit of a comment, or None."""
    row = transaction.connection.execute(_DRAFT, {"of": comment_id}).one_or_none()
    if row is None:
        return None
    return Draft(row.comment_id, row.version_id, row.text, row.name, moment(row.saved_at))


def save(transaction: Transaction, comment_id: int, version_id: int, text: str, name: str) -> None:
    """Keep an unfinished edit; one of an unknown comment is not kept."""
    known = select(comments.c.id).where(comments.c.id == comment_id)
    if transaction.connection.execute(known).scalar() is None:
        return
    drop(transaction, comment_id)
    transaction.connection.execute(
        insert(drafts).values(
            comment_id=comment_id,
            version_id=version_id,
            text=text,
            name=name,
            saved_at=transaction.at,
        )
    )
    transaction.touch([comment_id])


def keep_edit(transaction: Transaction, delivery: Any, old: Stored) -> None:  # noqa: ANN401
    """Keep what a delivery (a row) was to change as a draft; one that there is stays."""
    if delivery.text is None and delivery.name is None:
        return
    if draft(transaction, old.id) is not None:
        return
    text = old.text if delivery.text is None else delivery.text
    name = old.name if delivery.name is None else delivery.name
    save(transaction, old.id, delivery.version_id, text, name)


def drop(transaction: Transaction, comment_id: int) -> None:
    """Forget an unfinished edit."""
    done = transaction.connection.execute(delete(drafts).where(drafts.c.comment_id == comment_id))
    if done.rowcount:
        transaction.touch([comment_id])
