"""The tables of a workspace; what they mean for people is told by the modules that read and write them."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects import postgresql, sqlite

# Named constraints, so that a later migration can find them on both databases.
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# STRICT refuses text in a number's place; SQLite before 3.37 does not know the word and keeps the file readable without it.
STRICT: dict[str, Any] = {"sqlite_strict": sqlite3.sqlite_version_info >= (3, 37)}

# STRICT tables know INTEGER, REAL, TEXT and BLOB; PostgreSQL needs the wide ones by name.
Number: BigInteger = BigInteger().with_variant(sqlite.INTEGER(), "sqlite")
Figure: REAL[float] = REAL().with_variant(postgresql.DOUBLE_PRECISION(), "postgresql")


def _plan_key() -> Column[str]:
    """The plan that a row belongs to; the row leaves with it."""
    return Column("plan", Text, ForeignKey("plan.id", ondelete="CASCADE"), nullable=False)


plan = Table(
    "plan",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("revision", Integer, nullable=False),  # the newest one
    Column("hash", Text, nullable=False),  # its fingerprint: head and history must agree
    Column("document", LargeBinary, nullable=False),  # as of that revision, compressed
    Column("mark", Integer, nullable=False),  # counts imports and their undoing: "what is known now"
    Column("saved_at", Text, nullable=False),
    Column("saved_by", Text, nullable=False),
    **STRICT,
)

revision = Table(
    "revision",
    METADATA,
    Column("plan", Text, ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("patch", Text, nullable=False),  # RFC 6902, from the revision before
    Column("document", LargeBinary),  # whole, compressed, every so often: see history.py
    Column("sections", Text, nullable=False),  # which pages it touched, comma-joined
    Column("undoes", Integer),
    Column("redoes", Integer),
    Column("hash", Text, nullable=False),
    Column("parent_hash", Text, nullable=False),
    **STRICT,
)

link = Table(
    "link",
    METADATA,
    Column("token_hash", Text, primary_key=True),
    _plan_key(),
    Column("role", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("revoked_at", Text),
    **STRICT,
)

import_file = Table(
    "import_file",
    METADATA,
    Column("id", Integer, primary_key=True),
    _plan_key(),
    Column("sha256", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("period_start", Text, nullable=False),
    Column("period_end", Text, nullable=False),
    Column("observations", Integer, nullable=False),
    Column("notes", Text, nullable=False),  # JSON list
    Column("by", Text, nullable=False),
    Column("mark", Integer, nullable=False),
    Column("imported_at", Text, nullable=False),
    Column("undone_mark", Integer),
    Column("undone_at", Text),
    Column("undone_by", Text),
    Column("batch", Text),  # one word for all that came together
    UniqueConstraint("plan", "mark"),
    Index(None, "plan", "sha256"),
    **STRICT,
)

# What many rows of one file have in common is written once: a plan's figures are read in a third of the time and memory.
series = Table(
    "series",
    METADATA,
    Column("import_id", Integer, ForeignKey("import_file.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("platform", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("metric", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("flags", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("exported_on", Text, nullable=False),
    sqlite_with_rowid=False,
    **STRICT,
)

# The rows of one import lie by columns in one place: see packs.py.
figures = Table(
    "figures",
    METADATA,
    Column("import_id", Integer, ForeignKey("import_file.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("last", Text, nullable=False),  # the latest day that any of its rows ends on
    Column("content", LargeBinary, nullable=False),
    **STRICT,
)

review_run = Table(
    "review_run",
    METADATA,
    Column("plan", Text, ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
    Column("month", Text, primary_key=True),
    Column("status", Text, nullable=False),  # running, done, failed
    Column("claim", Text, nullable=False),  # who holds it: one random word for each claim
    Column("claim_inputs", Text, nullable=False),
    Column("worker", Text, nullable=False),
    Column("claimed_at", Text, nullable=False),
    Column("heartbeat_at", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("revision", Integer, nullable=False),  # of the report; 0 until the first one is finished
    Column("inputs", Text, nullable=False),
    Column("plan_revision", Integer),
    Column("mark", Integer),
    Column("files", Text, nullable=False),  # JSON: name -> sha256
    Column("finished_at", Text),
    Column("earlier", Text, nullable=False),  # JSON list: the reports before this one
    **STRICT,
)

outbox = Table(
    "outbox",
    METADATA,
    Column("id", Integer, primary_key=True),
    _plan_key(),
    Column("month", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("message", Text, nullable=False),  # JSON
    Column("state", Text, nullable=False),  # waiting, sent, failed
    Column("tries", Integer, nullable=False),
    Column("problem", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("sent_at", Text),
    UniqueConstraint("plan", "month", "kind", "recipient"),
    **STRICT,
)

job = Table(
    "job",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("status", Text, nullable=False),  # running, done, failed
    Column("claim", Text, nullable=False),
    Column("worker", Text, nullable=False),
    Column("claimed_at", Text, nullable=False),
    Column("heartbeat_at", Text, nullable=False),
    Column("progress", Text, nullable=False),  # JSON
    Column("problem", Text, nullable=False),
    Column("finished_at", Text),
    **STRICT,
)
