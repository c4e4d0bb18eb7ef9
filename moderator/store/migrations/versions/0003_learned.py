"""What the learning model says of comments that wait, for the order by risk.

Only adds. Filled in the background, and only while the model may speak.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "learned",
        sa.Column("comment_id", KEY, autoincrement=False, nullable=False),
        sa.Column("version_id", KEY, nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comments.id"], name="fk_learned_comment_id"),
        sa.PrimaryKeyConstraint("comment_id", name="pk_learned"),
    )
