"""The rows of an import lie by columns in one place: ten years are read in the time of one."""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STRICT: dict[str, Any] = {"sqlite_strict": sqlite3.sqlite_version_info >= (3, 37)}
_ROWS = sa.text(
    'SELECT series, object, period_start, period_end, value, "row", identity FROM observation WHERE import_id = :import_id ORDER BY number'
)


def upgrade() -> None:
    """Write the rows of each import anew, then let the old table go."""
    figures = op.create_table(
        "figures",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import_file.id"], name="fk_figures_import_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("import_id", name="pk_figures"),
        **STRICT,
    )
    connection = op.get_bind()
    for import_id in connection.execute(sa.text("SELECT id FROM import_file ORDER BY id")).scalars().all():
        rows = connection.execute(_ROWS, {"import_id": import_id}).all()
        last = max((row.period_end for row in rows), default="")
        connection.execute(sa.insert(figures).values(import_id=import_id, last=last, content=_packed(rows)))
    op.drop_table("observation")


def _packed(rows: Sequence[Any]) -> bytes:
    """Rows as `store/packs.py` keeps them."""
    objects: dict[str, int] = {}
    days: dict[str, int] = {}
    columns = [array(kind) for kind in "iiiidqq"]
    for number, name, first, last, *numbers in rows:
        places = [words.setdefault(text, len(words)) for words, text in ((objects, name), (days, first), (days, last))]
        for column, figure in zip(columns, (number, *places, *numbers), strict=True):
            column.append(figure)
    head = json.dumps({"rows": len(rows), "objects": list(objects), "days": list(days)}, ensure_ascii=False)
    return zlib.compress(b"\n".join((head.encode(), b"".join(column.tobytes() for column in columns))), 1)
