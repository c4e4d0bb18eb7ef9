"""The comments of one reader, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select

from moderator.model import State
from moderator.model.trace import TracedComment
from moderator.store import connected
from moderator.store.columns import maybe_moment, moment
from moderator.store.tables import articles, comment_versions, comments, standing
from moderator.store.tables import ledger as ledger_table
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Sequence


def traced(transaction: Transaction, ids: Sequence[int]) -> tuple[TracedComment, ...]:
    """Return these comments in the order asked, whole; missing ones are skipped."""
    sites = {one.id: one.info.name for one in connected.sites_of(transaction)}
    found: dict[int, TracedComment] = {}
    for block in blocks(dict.fromkeys(ids)):
        rows = transaction.connection.execute(_WHOLE, {"ids": block}).all()
        decided: dict[int, Any] = {}
        for some in blocks(row.seq for row in rows):
            for one in transaction.connection.execute(_DECIDED, {"seqs": some}):
                decided[one.seq] = one
        for row in rows:
            by = decided.get(row.seq)
            kind, _, value = (row.reader or "").partition(":")
            found[row.id] = TracedComment(
                row.id,
                sites.get(row.site_id, ""),
                row.remote_id,
                row.title,
                row.link or "",
                moment(row.created_at),
                row.name,
                value if kind == "a" else "",
                row.email or (value if kind == "e" else ""),
                row.ip or "",
                row.text,
                State(row.state),
                by.actor if by is not None else "",
                maybe_moment(by.at) if by is not None else None,
            )
    return tuple(found[one] for one in ids if one in found)


_WHOLE: Final = (
    select(
        comments.c.id,
        comments.c.site_id,
        comments.c.remote_id,
        comments.c.link,
        comments.c.reader,
        comments.c.email,
        comments.c.ip,
        comments.c.created_at,
        articles.c.title,
        comment_versions.c.name,
        comment_versions.c.text,
        standing.c.state,
        standing.c.seq,
    )
    .join(standing, standing.c.comment_id == comments.c.id)
    .join(articles, articles.c.id == comments.c.article_id)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)
_DECIDED: Final = select(ledger_table.c.seq, ledger_table.c.actor, ledger_table.c.at).where(
    ledger_table.c.seq.in_(bindparam("seqs", expanding=True))
)
