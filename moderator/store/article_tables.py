"""The tables about articles and floods; see :mod:`moderator.store.tables`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table

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

paces = Table(  # the most that one article, name or address got in a stretch of time
    "paces",
    metadata,
    Column("site_id", Key, primary_key=True, autoincrement=False),
    Column("slot", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Integer, nullable=False),
    Column("name", Integer, nullable=False),
    Column("address", Integer, nullable=False),
)
