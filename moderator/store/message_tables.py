"""The outboxes whose target is no comment: what sites are told about articles and readers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from moderator.store.columns import Exact
from moderator.store.tables import Key, metadata


def _sent() -> list[Column[Any]]:
    """Return the columns that every such outbox has."""
    return [
        Column("id", Key, primary_key=True, autoincrement=False),
        Column("key", String(64), nullable=False, unique=True),
        Column("site_id", Key, ForeignKey("sites.id"), nullable=False),
        Column("seq", BigInteger, nullable=False),  # the ledger's row that asked for it
        Column("state", String(16), nullable=False),
        Column("not_before", BigInteger, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("missed", Integer, nullable=False, server_default="0"),  # tries it was not found at
        Column("owner", Text),
        Column("fence", BigInteger, nullable=False),
        Column("lease_until", BigInteger),
        Column("created_at", BigInteger, nullable=False),
        Column("finished_at", BigInteger),
        Column("problem", Exact),
    ]


article_deliveries = Table(
    "article_deliveries",
    metadata,
    *_sent(),
    Column("article_id", Key, ForeignKey("articles.id"), nullable=False),
    Column("opens", Boolean, nullable=False),
    Index("ix_article_deliveries_site_id", "site_id", "state", "not_before"),
    Index("ix_article_deliveries_article_id", "article_id", "id"),
)

reader_deliveries = Table(
    "reader_deliveries",
    metadata,
    *_sent(),
    Column("reader", Exact, nullable=False),  # as comments have it; empty after a purge
    Column("comment_id", Key, ForeignKey("comments.id"), nullable=False),  # where it was decided
    Column("blocks", Boolean, nullable=False),
    Column("days", Integer),  # None: for good
    Column("version", Exact),  # the site's, of what it said last; None: it was never asked
    Column("there", Boolean),  # whether the reader is blocked there
    Column("until", BigInteger),
    Index("ix_reader_deliveries_site_id", "site_id", "state", "not_before"),
    Index("ix_reader_deliveries_reader", "site_id", "reader", "id"),
)

OUTBOXES = (article_deliveries, reader_deliveries)
