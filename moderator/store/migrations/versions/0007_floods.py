"""What is decided about articles, what their sites are told, and what is usual at a desk.

Only adds. ``article_policies`` is a projection of the ledger; ``paces`` fills by itself.

Revision ID: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from moderator.store.columns import Exact

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "article_policies",
        sa.Column("article_id", KEY, autoincrement=False, nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("handling", sa.String(16), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("by_date", sa.Boolean(), nullable=False),
        sa.Column("close_after", sa.Integer()),
        sa.Column("closes_at", sa.BigInteger()),
        sa.Column("actor", Exact(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_policies_article_id"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_policies"),
    )
    op.create_table(
        "article_deliveries",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("opens", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text()),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger()),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger()),
        sa.Column("problem", Exact()),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name="fk_article_deliveries_site_id"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_deliveries_article_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_article_deliveries"),
        sa.UniqueConstraint("key", name="uq_article_deliveries_key"),
    )
    op.create_index(
        "ix_article_deliveries_site_id", "article_deliveries", ["site_id", "state", "not_before"]
    )
    op.create_index("ix_article_deliveries_article_id", "article_deliveries", ["article_id", "id"])
    op.create_table(
        "paces",
        sa.Column("site_id", KEY, autoincrement=False, nullable=False),
        sa.Column("slot", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("name", sa.Integer(), nullable=False),
        sa.Column("address", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("site_id", "slot", name="pk_paces"),
    )
