"""Imports that came together carry one word, so that they can be taken back together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give each import the word of its batch; those from before came alone."""
    op.add_column("import_file", sa.Column("batch", sa.Text(), nullable=True))
