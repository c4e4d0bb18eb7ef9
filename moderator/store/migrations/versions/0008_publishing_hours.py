"""Approvals that somebody lets out before the publishing hours begin.

Only adds. Programs of the version before write deliveries without it.

Revision ID: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column(
        "deliveries",
        sa.Column("released", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
