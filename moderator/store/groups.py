"""The groups of comments that say the same or nearly the same, as they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel
from sqlalchemy import Select, distinct, func, select

from moderator.model import Repeats
from moderator.store import repeats as wordings
from moderator.store.tables import comment_versions, comments, repeats
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from moderator.store.transaction import Transaction

_COMPARED: Final = 20
_READ: Final = 2000


def group(transaction: Transaction, comment_id: int) -> Repeats:
    """Return who says the same or nearly the same as a comment; nobody: a group of itself."""
    row = transaction.connection.execute(
        select(comments.c.fingerprint, comment_versions.c.text)
        .join(comment_versions, comment_versions.c.id == comments.c.version_id)
        .where(comments.c.id == comment_id)
    ).one_or_none()
    if row is None:
        return Repeats()
    if row.fingerprint is None:
        return Repeats(1, 1, 1)
    found = transaction.connection.execute(
        select(
            func.count(),
            func.count(distinct(func.coalesce(comments.c.reader, comments.c.remote_id))),
            func.count(distinct(comments.c.article_id)),
        ).where(_said_alike(transaction, row.fingerprint))
    ).one()
    return Repeats(*found, likeness=_likeness(transaction, row.fingerprint, row.text))


def of(transaction: Transaction, comment_id: int) -> Select[tuple[int]]:
    """Select the ids of a comment's group, at least its own."""
    mark = transaction.connection.execute(
        select(comments.c.fingerprint).where(comments.c.id == comment_id)
    ).scalar()
    said = comments.c.id == comment_id
    if mark is not None:
        said = _said_alike(transaction, mark)
    return select(comments.c.id).where(said)


def _said_alike(transaction: Transaction, mark: int) -> ColumnElement[bool]:
    leader = wordings.leader_of(transaction, mark)
    marks = select(repeats.c.fingerprint).where(wordings.of_group(leader))
    return comments.c.fingerprint.in_(marks)


def _likeness(transaction: Transaction, mark: int, text: str) -> float:
    """Return how much the least alike of the newest other wordings is like this text."""
    others = transaction.connection.execute(
        select(comment_versions.c.text)
        .join(comments, comments.c.version_id == comment_versions.c.id)
        .where(_said_alike(transaction, mark), comments.c.fingerprint != mark)
        .order_by(comments.c.id.desc())
        .limit(_COMPARED)
    ).scalars()
    here = fold_key(text)[:_READ]
    alike = [Indel.normalized_similarity(here, fold_key(one)[:_READ]) for one in others]
    return min(alike, default=1.0)
