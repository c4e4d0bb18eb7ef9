"""The first form of the database.

Later migrations never rebuild the ledger: its triggers and its rows stay as they are.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from moderator.store.triggers import statements

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MINIMUM_CLIENT = "0.1.0"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ORPHAN = sa.text("parent_id IS NULL AND parent_remote IS NOT NULL")

SEARCH_SQLITE = (
    """CREATE VIRTUAL TABLE search USING fts5(folded, content='comment_versions',
       content_rowid='id', tokenize='unicode61 remove_diacritics 0')""",
    # Merging is left for idle time (Store.tidy), else saving a page is several times slower.
    "INSERT INTO search(search, rank) VALUES ('automerge', 0)",
    """CREATE TRIGGER versions_search AFTER INSERT ON comment_versions
       BEGIN INSERT INTO search(rowid, folded) VALUES (NEW.id, NEW.folded); END""",
)
SEARCH_POSTGRESQL = (
    """ALTER TABLE comment_versions ADD COLUMN search tsvector
       GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED""",
    "CREATE INDEX ix_comment_versions_search ON comment_versions USING gin (search)",
)


def upgrade() -> None:
    """Make every table, the search index and what protects the log."""
    _make_tables()
    _make_tables_of_comments()
    kind = op.get_bind().dialect.name
    for statement in SEARCH_SQLITE if kind == "sqlite" else SEARCH_POSTGRESQL:
        op.execute(statement)
    for statement in statements(kind):
        op.execute(sa.text(statement.replace(":", "\\:")))
    head = sa.table("ledger_head", sa.column("id"), sa.column("seq"), sa.column("hash"))
    op.execute(sa.insert(head).values(id=1, seq=0, hash="0" * 64))
    meta = sa.table("meta", sa.column("name"), sa.column("value"))
    op.execute(sa.insert(meta).values(name="minimum_client", value=MINIMUM_CLIENT))


def _make_tables() -> None:
    op.create_table(
        "changes",
        sa.Column("seq", KEY, autoincrement=False, nullable=False),
        sa.Column("comment_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_changes"),
    )
    op.create_table(
        "ledger",
        sa.Column("seq", KEY, autoincrement=False, nullable=False),
        sa.Column("format", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("site_id", sa.BigInteger()),
        sa.Column("comment_id", sa.BigInteger()),
        sa.Column("decision", sa.String(length=64)),
        sa.Column("verdict", sa.String(length=16)),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_ledger"),
        sa.UniqueConstraint("hash", name="uq_ledger_hash"),
    )
    op.create_index("ix_ledger_comment_id", "ledger", ["comment_id"])
    op.create_index("ix_ledger_decision", "ledger", ["decision"])
    op.create_index("ix_ledger_kind", "ledger", ["kind", "seq"])
    op.create_table(
        "ledger_head",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_head"),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )
    op.create_table(
        "repeats",
        sa.Column("fingerprint", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_repeats"),
    )
    op.create_table(
        "sites",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("info", sa.Text(), nullable=False),
        sa.Column("cursor", sa.Text()),
        sa.Column("reconciled_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_sites"),
        sa.UniqueConstraint("address", name="uq_sites_address"),
    )
    op.create_table(
        "tallies",
        sa.Column("scope", sa.String(length=8), nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("item", sa.String(length=32), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "site_id", "item", name="pk_tallies"),
    )


def _make_tables_of_comments() -> None:
    op.create_table(
        "articles",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published_at", sa.BigInteger()),
        sa.Column("comments_open", sa.Boolean()),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name="fk_articles_site_id"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    op.create_index(
        "uq_articles_site_id_remote_id", "articles", ["site_id", "remote_id"], unique=True
    )
    op.create_table(
        "fetch_leases",
        sa.Column("site_id", KEY, autoincrement=False, nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name="fk_fetch_leases_site_id"),
        sa.PrimaryKeyConstraint("site_id", name="pk_fetch_leases"),
    )
    op.create_table(
        "rounds",
        sa.Column("id", KEY, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=False),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name="fk_rounds_site_id"),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
    )
    op.create_index("ix_rounds_site_id", "rounds", ["site_id", "id"])
    op.create_table(
        "sealed",
        sa.Column("seq", KEY, autoincrement=False, nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["ledger.seq"], name="fk_sealed_seq"),
        sa.PrimaryKeyConstraint("seq", "field", name="pk_sealed"),
    )
    op.create_table(
        "comments",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("parent_remote", sa.Text()),
        sa.Column("parent_id", KEY),
        sa.Column("remote_state", sa.String(length=16), nullable=False),
        sa.Column("remote_version", sa.Text(), nullable=False),
        sa.Column("version_id", KEY, nullable=False),
        sa.Column("original_id", KEY, nullable=False),
        sa.Column("arrived", sa.String(length=16), nullable=False),
        sa.Column("reader", sa.Text()),
        sa.Column("account", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("ip", sa.Text()),
        sa.Column("agent", sa.Text()),
        sa.Column("link", sa.Text()),
        sa.Column("flags", sa.Integer(), nullable=False),
        sa.Column("ruleset", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.BigInteger()),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger()),
        sa.Column("decided_by", sa.Text()),
        sa.Column("decided_at", sa.BigInteger()),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_comments_article_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["comments.id"], name="fk_comments_parent_id"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name="fk_comments_site_id"),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
    )
    op.create_index("ix_comments_fingerprint", "comments", ["fingerprint"])
    op.create_index("ix_comments_link", "comments", ["link"])
    op.create_index(
        "ix_comments_orphans",
        "comments",
        ["site_id", "parent_remote"],
        sqlite_where=ORPHAN,
        postgresql_where=ORPHAN,
    )
    op.create_index("ix_comments_parent_id", "comments", ["parent_id"])
    op.create_index("ix_comments_site_id_reader", "comments", ["site_id", "reader"])
    op.create_index("ix_comments_site_id_seen_at", "comments", ["site_id", "seen_at"])
    op.create_index("ix_comments_version_id", "comments", ["version_id"])
    op.create_index(
        "uq_comments_site_id_remote_id", "comments", ["site_id", "remote_id"], unique=True
    )
    op.create_table(
        "comment_versions",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("comment_id", KEY, nullable=False),
        sa.Column("remote_version", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.BigInteger()),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comments.id"], name="fk_comment_versions_comment_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_comment_versions"),
    )
    op.create_index("ix_comment_versions_comment_id", "comment_versions", ["comment_id"])
    op.create_table(
        "deliveries",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("comment_id", KEY, nullable=False),
        sa.Column("decision", sa.String(length=64), nullable=False),
        sa.Column("inverse", sa.Boolean(), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("version_id", KEY, nullable=False),
        sa.Column("remote_version", sa.Text(), nullable=False),
        sa.Column("remote_state", sa.String(length=16), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text()),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger()),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger()),
        sa.Column("problem", sa.Text()),
        sa.ForeignKeyConstraint(["comment_id"], ["comments.id"], name="fk_deliveries_comment_id"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name="fk_deliveries_site_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("key", name="uq_deliveries_key"),
    )
    op.create_index("ix_deliveries_comment_id", "deliveries", ["comment_id", "id"])
    op.create_index("ix_deliveries_decision", "deliveries", ["decision"])
    op.create_index("ix_deliveries_site_id_state", "deliveries", ["site_id", "state", "not_before"])
    op.create_table(
        "drafts",
        sa.Column("comment_id", KEY, autoincrement=False, nullable=False),
        sa.Column("version_id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comments.id"], name="fk_drafts_comment_id"),
        sa.PrimaryKeyConstraint("comment_id", name="pk_drafts"),
    )
    op.create_table(
        "standing",
        sa.Column("comment_id", KEY, autoincrement=False, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("kinds", sa.Integer(), nullable=False),
        sa.Column("risk", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.String(length=64)),
        sa.ForeignKeyConstraint(["comment_id"], ["comments.id"], name="fk_standing_comment_id"),
        sa.PrimaryKeyConstraint("comment_id", name="pk_standing"),
    )
    op.create_index(
        "ix_standing_article_id", "standing", ["article_id", "state", "created_at", "comment_id"]
    )
    op.create_index("ix_standing_created_at", "standing", ["created_at", "comment_id"])
    op.create_index(
        "ix_standing_risk",
        "standing",
        ["state", "risk", "created_at", "comment_id", "kinds", "site_id"],
    )
    op.create_index(
        "ix_standing_state",
        "standing",
        ["state", "created_at", "comment_id", "kinds", "site_id", "article_id"],
    )
    op.create_table(
        "findings",
        sa.Column("version_id", KEY, nullable=False),
        sa.Column("ruleset", sa.String(length=64), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("kinds", sa.Integer(), nullable=False),
        sa.Column("risk", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["comment_versions.id"], name="fk_findings_version_id"
        ),
        sa.PrimaryKeyConstraint("version_id", "ruleset", name="pk_findings"),
    )
