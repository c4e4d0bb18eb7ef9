"""What sites are told about readers, and how often an article or a reader was not found.

Only adds. Programs of the version before write what they tell about articles without the column.

Revision ID: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from moderator.store.columns import Exact

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table and add the column."""
    op.add_column(
        "article_deliveries",
        sa.Column("missed", sa.Integer(), nullable=False, server_default="0"),
    )
    op.create_table(
        "reader_deliveries",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("site_id", KEY, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("owner", sa.Text()),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger()),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger()),
        sa.Column("problem", Exact()),
        sa.Column("reader", Exact(), nullable=False),
        sa.Column("comment_id", KEY, nullable=False),
        sa.Column("blocks", sa.Boolean(), nullable=False),
        sa.Column("days", sa.Integer()),
        sa.Column("version", Exact()),
        sa.Column("there", sa.Boolean()),
        sa.Column("until", sa.BigInteger()),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name="fk_reader_deliveries_site_id"),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comments.id"], name="fk_reader_deliveries_comment_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reader_deliveries"),
        sa.UniqueConstraint("key", name="uq_reader_deliveries_key"),
    )
    op.create_index(
        "ix_reader_deliveries_site_id", "reader_deliveries", ["site_id", "state", "not_before"]
    )
    op.create_index("ix_reader_deliveries_reader", "reader_deliveries", ["site_id", "reader", "id"])
