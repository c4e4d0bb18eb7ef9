"""The tables as SQLAlchemy Core sees them. The migrations make them; a test compares the two.

Times are microseconds since 1970 in UTC. ``Exact`` columns hold text from outside as it came.
Which rows an index has on PostgreSQL only the migrations say: to name it here would load what
speaks with PostgreSQL at every start.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    false,
    text,
)

from moderator.store.columns import Exact

# SQLite makes a key its row number only when the type is exactly INTEGER.
Key: Final = BigInteger().with_variant(Integer(), "sqlite")

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

sites = Table(
    "sites",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("address", Exact, nullable=False, unique=True),
    Column("info", Text, nullable=False),
    Column("cursor", Exact),
    Column("reconciled_at", BigInteger),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("site_id", Key, ForeignKey("sites.id"), nullable=False),
    Column("remote_id", Exact, nullable=False),
    Column("title", Exact, nullable=False),
    Column("url", Exact, nullable=False),
    Column("section", Exact, nullable=False),
    Column("lead", Exact, nullable=False),
    Column("text", Exact, nullable=False),
    Column("published_at", BigInteger),
    Column("comments_open", Boolean),
    Column("folded", Text, nullable=False, server_default=""),  # the title, to be searched
    Index("uq_articles_site_id_remote_id", "site_id", "remote_id", unique=True),
    Index("ix_articles_section", "section"),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("site_id", Key, ForeignKey("sites.id"), nullable=False),
    Column("remote_id", Exact, nullable=False),
    Column("article_id", Key, ForeignKey("articles.id"), nullable=False),
    Column("parent_remote", Exact),
    Column("parent_id", Key, ForeignKey("comments.id")),
    Column("remote_state", String(16), nullable=False),
    Column("remote_version", Exact, nullable=False),
    Column("version_id", Key, nullable=False),
    Column("original_id", Key, nullable=False),
    Column("arrived", String(16), nullable=False),
    Column("reader", Exact),
    Column("account", Exact),
    Column("email", Exact),
    Column("ip", Exact),
    Column("agent", Exact),
    Column("link", Exact),
    Column("flags", Integer, nullable=False),
    Column("ruleset", String(64), nullable=False),
    Column("fingerprint", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger),
    Column("decided_by", Exact),
    Column("decided_at", BigInteger),
    Column("seen_at", BigInteger, nullable=False),
    Index("uq_comments_site_id_remote_id", "site_id", "remote_id", unique=True),
    Index("ix_comments_parent_id", "parent_id"),
    Index("ix_comments_fingerprint", "fingerprint"),
    Index("ix_comments_site_id_reader", "site_id", "reader"),
    Index("ix_comments_version_id", "version_id"),
    Index("ix_comments_link", "link"),
    Index("ix_comments_site_id_seen_at", "site_id", "seen_at"),
    Index(
        "ix_comments_edited",
        "id",
        sqlite_where=text("version_id <> original_id"),
    ),
    Index(
        "ix_comments_email",
        "email",
        sqlite_where=text("email IS NOT NULL"),
    ),
    Index(
        "ix_comments_ip",
        "ip",
        sqlite_where=text("ip IS NOT NULL"),
    ),
    Index(
        "ix_comments_orphans",
        "site_id",
        "parent_remote",
        sqlite_where=text("parent_id IS NULL AND parent_remote IS NOT NULL"),
    ),
)

comment_versions = Table(
    "comment_versions",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("comment_id", Key, ForeignKey("comments.id"), nullable=False),
    Column("remote_version", Exact, nullable=False),
    Column("text", Exact, nullable=False),
    Column("name", Exact, nullable=False),
    Column("folded", Text, nullable=False),
    Column("fingerprint", BigInteger),
    Column("source", String(16), nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Index("ix_comment_versions_comment_id", "comment_id"),
)

findings = Table(
    "findings",
    metadata,
    Column("version_id", Key, ForeignKey("comment_versions.id"), primary_key=True),
    Column("ruleset", String(64), primary_key=True),
    Column("found", Text, nullable=False),
    Column("kinds", Integer, nullable=False),
    Column("risk", Integer, nullable=False),
)

learned = Table(
    "learned",
    metadata,
    Column("comment_id", Key, ForeignKey("comments.id"), primary_key=True, autoincrement=False),
    Column("version_id", Key, nullable=False),
    Column("score", SmallInteger, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("format", SmallInteger, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Exact, nullable=False),
    Column("site_id", BigInteger),
    Column("comment_id", BigInteger),
    Column("decision", String(64)),
    Column("verdict", String(16)),
    Column("payload", Text, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Index("ix_ledger_comment_id", "comment_id"),
    Index("ix_ledger_decision", "decision"),
    Index("ix_ledger_kind", "kind", "seq"),
    Index("ix_ledger_actor", "actor", "kind", "comment_id"),
)

ledger_head = Table(
    "ledger_head",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)

sealed = Table(
    "sealed",
    metadata,
    Column("seq", Key, ForeignKey("ledger.seq"), primary_key=True, autoincrement=False),
    Column("field", String(32), primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

log_notes = Table(  # what is searched of the notes in the log; a purge takes it along
    "log_notes",
    metadata,
    Column("seq", Key, ForeignKey("ledger.seq"), primary_key=True, autoincrement=False),
    Column("comment_id", BigInteger, nullable=False),
    Column("folded", Text, nullable=False),
    Index("ix_log_notes_comment_id", "comment_id"),
)

standing = Table(
    "standing",
    metadata,
    Column("comment_id", Key, ForeignKey("comments.id"), primary_key=True, autoincrement=False),
    Column("site_id", Key, nullable=False),
    Column("article_id", Key, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("kinds", Integer, nullable=False),
    Column("risk", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("decision", String(64)),
    Column("author", String(100), nullable=False, server_default=""),  # the folded name's beginning
    Column("length", Integer, nullable=False, server_default="0"),  # of the text as it is stored
    Index(
        "ix_standing_state", "state", "created_at", "comment_id", "kinds", "site_id", "article_id"
    ),
    Index("ix_standing_risk", "state", "risk", "created_at", "comment_id", "kinds", "site_id"),
    Index("ix_standing_article_id", "article_id", "state", "created_at", "comment_id"),
    Index("ix_standing_author", "author", "state", "created_at", "comment_id"),
    Index("ix_standing_created_at", "created_at", "comment_id"),
)

tallies = Table(
    "tallies",
    metadata,
    Column("scope", String(8), primary_key=True),  # state, finding (pending), article (pending)
    Column("site_id", Key, primary_key=True),
    Column("item", String(32), primary_key=True),
    Column("total", BigInteger, nullable=False),
)

repeats = Table(
    "repeats",
    metadata,
    Column("fingerprint", BigInteger, primary_key=True, autoincrement=False),
    Column("total", BigInteger, nullable=False),
    # The leader of its near group, itself when it leads or is alone; nothing: not looked at yet.
    Column("near", BigInteger),
    Index(
        "ix_repeats_near",
        "near",
        "fingerprint",
        sqlite_where=text("near <> fingerprint"),
    ),
)

near_groups = Table(  # of more than one wording
    "near_groups",
    metadata,
    Column("leader", BigInteger, primary_key=True, autoincrement=False),
    Column("total", BigInteger, nullable=False),
)

bands = Table(
    "bands",
    metadata,
    Column("band", Integer, primary_key=True, autoincrement=False),
    Column("slot", SmallInteger, primary_key=True, autoincrement=False),
    Column("version_id", Key, nullable=False),
    sqlite_with_rowid=False,
)

known_names = Table(
    "known_names",
    metadata,
    Column("name", BigInteger, primary_key=True, autoincrement=False),  # hash of site and name
    Column("first_at", BigInteger, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("key", String(64), nullable=False, unique=True),
    Column("site_id", Key, ForeignKey("sites.id"), nullable=False),
    Column("comment_id", Key, ForeignKey("comments.id"), nullable=False),
    Column("decision", String(64), nullable=False),
    Column("inverse", Boolean, nullable=False),
    Column("action", String(16), nullable=False),
    Column("text", Exact),
    Column("name", Exact),
    Column("reason", Exact),
    Column("note", Exact),
    Column("version_id", Key, nullable=False),
    Column("remote_version", Exact, nullable=False),
    Column("remote_state", String(16), nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("not_before", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("owner", Text),
    Column("fence", BigInteger, nullable=False),
    Column("lease_until", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
    Column("problem", Exact),
    Column("released", Boolean, nullable=False, server_default=false()),  # before the hours
    Index("ix_deliveries_comment_id", "comment_id", "id"),
    Index("ix_deliveries_decision", "decision"),
    Index("ix_deliveries_site_id_state", "site_id", "state", "not_before"),
)

fetch_leases = Table(
    "fetch_leases",
    metadata,
    Column("site_id", Key, ForeignKey("sites.id"), primary_key=True, autoincrement=False),
    Column("owner", Text, nullable=False),
    Column("lease_until", BigInteger, nullable=False),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Key, primary_key=True),
    Column("site_id", Key, ForeignKey("sites.id"), nullable=False),
    Column("ended_at", BigInteger, nullable=False),
    Column("good", Boolean, nullable=False),
    Column("data", Text, nullable=False),
    Index("ix_rounds_site_id", "site_id", "id"),
)

claims = Table(  # who is at work now; nothing durable
    "claims",
    metadata,
    Column("desk", Text, primary_key=True),
    Column("actor", Exact, nullable=False),
    Column("comment_id", BigInteger, unique=True),  # held
    Column("viewing", BigInteger),  # open, held or not
    Column("since", BigInteger, nullable=False),
    Column("lease_until", BigInteger, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("name", Exact, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("part", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
)

pins = Table(
    "pins",
    metadata,
    Column("name", Exact, primary_key=True),
    Column("code", Text, nullable=False),  # a slow hash
    Column("failed", Integer, nullable=False),  # wrong tries in a row
    Column("not_before", BigInteger, nullable=False),
    Column("set_at", BigInteger, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("comment_id", Key, ForeignKey("comments.id"), primary_key=True, autoincrement=False),
    Column("version_id", Key, nullable=False),
    Column("text", Exact, nullable=False),
    Column("name", Exact, nullable=False),
    Column("saved_at", BigInteger, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("comment_id", BigInteger, nullable=False),
)
