"""Groups of comments that say nearly the same, and the names that were seen before.

Only adds. What was there before is grouped in the background, some comments at a time, up to the
comment that ``meta.grouped_through`` leads to.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MEMBERS = sa.text("near <> fingerprint")


def upgrade() -> None:
    """Make the tables; note how far the comments that are there are still to be grouped."""
    op.add_column("repeats", sa.Column("near", sa.BigInteger()))
    op.create_index(
        "ix_repeats_near",
        "repeats",
        ["near", "fingerprint"],
        sqlite_where=MEMBERS,
        postgresql_where=MEMBERS,
    )
    op.create_table(
        "near_groups",
        sa.Column("leader", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("leader", name="pk_near_groups"),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slot", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("version_id", KEY, nullable=False),
        sa.PrimaryKeyConstraint("band", "slot", name="pk_bands"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "known_names",
        sa.Column("name", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_known_names"),
    )
    newest = op.get_bind().execute(sa.text("SELECT max(id) FROM comments")).scalar()
    if newest is not None:
        meta = sa.table("meta", sa.column("name"), sa.column("value"))
        op.execute(sa.insert(meta).values(name="grouped_through", value=f"0/{newest}"))
