"""Unfinished edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, insert, select

from moderator.model import Draft
from moderator.store import sealed as sealed_rows
from moderator.store.columns import moment
from moderator.store.tables import comments, drafts
from moderator.store.transaction import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from moderator.store.records import Plain
    from moderator.store.stored import Stored
    from moderator.store.transaction import Transaction

_DRAFT: Final = select(drafts).where(drafts.c.comment_id == bindparam("of"))


def draft(transaction: Transaction, comment_id: int) -> Draft | None:
    """Return the unfinished edit of a comment, or None."""
    row = transaction.connection.execute(_DRAFT, {"of": comment_id}).one_or_none()
    if row is None:
        return None
    return Draft(row.comment_id, row.version_id, row.text, row.name, moment(row.saved_at))


def drafts_of(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, Any]:
    """Return the rows of the unfinished edits of these comments."""
    return {
        row.comment_id: row
        for block in blocks(comment_ids)
        for row in transaction.connection.execute(
            select(drafts).where(drafts.c.comment_id.in_(block))
        )
    }


def give_back(transaction: Transaction, decided: Mapping[int, tuple[int, Plain]]) -> None:
    """Keep again what decisions dropped: of each comment the decision's row and draft's version.

    What was begun since stays, and what a purge took is gone.
    """
    hidden = sealed_rows.fields(transaction, [seq for seq, _ in decided.values()])
    for comment_id, (seq, version) in decided.items():
        said = hidden.get(seq, {})
        if "draft" in said and isinstance(version, int) and draft(transaction, comment_id) is None:
            save(transaction, comment_id, version, said["draft"], said.get("draft_name", ""))


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
