"""The tables about articles and floods; see :mod:`moderator.store.tables`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from moderator.store.columns import Exact
from moderator.store.tables import Key, metadata

article_policies = Table(  # of the ledger's rows about articles, what they come to
    "article_policies",
    metadata,
    Column("article_id", Key, ForeignKey("articles.id"), primary_key=True, autoincrement=False),
    Column("site_id", Key, nullable=False),
    Column("handling", String(16), nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("by_date", Boolean, nullable=False),
    Column("close_after", Integer),  # days
    Column("closes_at", BigInteger),
    Column("actor", Exact, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
)

article_deliveries = Table(
    "article_deliveries",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("key", String(64), nullable=False, unique=True),
    Column("site_id", Key, ForeignKey("sites.id"), nullable=False),
    Column("article_id", Key, ForeignKey("articles.id"), nullable=False),
    Column("seq", BigInteger, nullable=False),  # the ledger's row that asked for it
    Column("opens", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("not_before", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("owner", Text),
    Column("fence", BigInteger, nullable=False),
    Column("lease_until", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
    Column("problem", Exact),
    Index("ix_article_deliveries_site_id", "site_id", "state", "not_before"),
    Index("ix_article_deliveries_article_id", "article_id", "id"),
)

paces = Table(  # the most that one article, name or address got in a stretch of time
    "paces",
    metadata,
    Column("site_id", Key, primary_key=True, autoincrement=False),
    Column("slot", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Integer, nullable=False),
    Column("name", Integer, nullable=False),
    Column("address", Integer, nullable=False),
)
