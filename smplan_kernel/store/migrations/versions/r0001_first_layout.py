"""The first layout: plans with their history, links, imported figures, the ledger of reviews, letters and jobs."""

from __future__ import annotations

import sqlite3
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STRICT: dict[str, Any] = {"sqlite_strict": sqlite3.sqlite_version_info >= (3, 37)}

# History is only ever added to. It may leave together with its plan, and not before.
_SQLITE_GUARDS = (
    """CREATE TRIGGER revision_stays BEFORE UPDATE ON revision
    BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END""",
    """CREATE TRIGGER revision_leaves_with_its_plan BEFORE DELETE ON revision
    WHEN EXISTS (SELECT 1 FROM plan WHERE id = OLD.plan)
    BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END""",
)
_POSTGRES_GUARDS = (
    """CREATE FUNCTION smplan_history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM plan WHERE id = OLD.plan) THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'history is only ever added to';
    END $$""",
    """CREATE TRIGGER revision_stays BEFORE UPDATE OR DELETE ON revision
    FOR EACH ROW EXECUTE FUNCTION smplan_history_stays()""",
)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _whole(name: str, *, nullable: bool = False, **more: Any) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable, **more)


def _leaves_with(column: str, owner: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    """Make all tables, and guard the history."""
    for make in (_plan, _revision, _link, _import_file, _series, _observation, _review_run, _outbox, _job):
        make()
    guards = _SQLITE_GUARDS if op.get_context().dialect.name == "sqlite" else _POSTGRES_GUARDS
    for guard in guards:
        op.execute(guard)


def _plan() -> None:
    op.create_table(
        "plan",
        _text("id"),
        _text("name"),
        _whole("revision"),
        _text("hash"),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        _whole("mark"),
        _text("saved_at"),
        _text("saved_by"),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
        **STRICT,
    )


def _revision() -> None:
    op.create_table(
        "revision",
        _text("plan"),
        _whole("number", autoincrement=False),
        _text("at"),
        _text("by"),
        _text("why"),
        _text("patch"),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        _text("sections"),
        _whole("undoes", nullable=True),
        _whole("redoes", nullable=True),
        _text("hash"),
        _text("parent_hash"),
        _leaves_with("plan", "plan", "fk_revision_plan"),
        sa.PrimaryKeyConstraint("plan", "number", name="pk_revision"),
        **STRICT,
    )


def _link() -> None:
    op.create_table(
        "link",
        _text("token_hash"),
        _text("plan"),
        _text("role"),
        _text("made_at"),
        _text("made_by"),
        _text("revoked_at", nullable=True),
        _leaves_with("plan", "plan", "fk_link_plan"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_link"),
        **STRICT,
    )


def _import_file() -> None:
    op.create_table(
        "import_file",
        _whole("id"),
        _text("plan"),
        _text("sha256"),
        _text("file_name"),
        _text("format"),
        _text("platform"),
        _text("account"),
        _text("period_start"),
        _text("period_end"),
        _whole("observations"),
        _text("notes"),
        _text("by"),
        _whole("mark"),
        _text("imported_at"),
        _whole("undone_mark", nullable=True),
        _text("undone_at", nullable=True),
        _text("undone_by", nullable=True),
        _leaves_with("plan", "plan", "fk_import_file_plan"),
        sa.PrimaryKeyConstraint("id", name="pk_import_file"),
        sa.UniqueConstraint("plan", "mark", name="uq_import_file_plan_mark"),
        **STRICT,
    )
    op.create_index("ix_import_file_plan_sha256", "import_file", ["plan", "sha256"], unique=False)


def _series() -> None:
    op.create_table(
        "series",
        _whole("import_id"),
        _whole("number", autoincrement=False),
        _text("platform"),
        _text("account"),
        _text("level"),
        _text("metric"),
        _text("definition"),
        _text("unit"),
        _text("flags"),
        _text("sheet"),
        _text("exported_on"),
        _leaves_with("import_id", "import_file", "fk_series_import_id"),
        sa.PrimaryKeyConstraint("import_id", "number", name="pk_series"),
        sqlite_with_rowid=False,
        **STRICT,
    )


def _observation() -> None:
    op.create_table(
        "observation",
        _whole("import_id"),
        _whole("number", autoincrement=False),
        _whole("series"),
        _text("object"),
        _text("period_start"),
        _text("period_end"),
        sa.Column("value", sa.REAL().with_variant(sa.DOUBLE_PRECISION(), "postgresql"), nullable=False),
        _whole("row"),
        sa.Column("identity", sa.BigInteger().with_variant(sa.INTEGER(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id", "series"],
            ["series.import_id", "series.number"],
            name="fk_observation_import_id_series",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("import_id", "number", name="pk_observation"),
        sqlite_with_rowid=False,
        **STRICT,
    )


def _review_run() -> None:
    op.create_table(
        "review_run",
        _text("plan"),
        _text("month"),
        _text("status"),
        _text("claim"),
        _text("claim_inputs"),
        _text("worker"),
        _text("claimed_at"),
        _text("heartbeat_at"),
        _text("problem"),
        _whole("revision"),
        _text("inputs"),
        _whole("plan_revision", nullable=True),
        _whole("mark", nullable=True),
        _text("files"),
        _text("finished_at", nullable=True),
        _text("earlier"),
        _leaves_with("plan", "plan", "fk_review_run_plan"),
        sa.PrimaryKeyConstraint("plan", "month", name="pk_review_run"),
        **STRICT,
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        _whole("id"),
        _text("plan"),
        _text("month"),
        _text("kind"),
        _text("recipient"),
        _text("message"),
        _text("state"),
        _whole("tries"),
        _text("problem"),
        _text("made_at"),
        _text("sent_at", nullable=True),
        _leaves_with("plan", "plan", "fk_outbox_plan"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("plan", "month", "kind", "recipient", name="uq_outbox_plan_month_kind_recipient"),
        **STRICT,
    )


def _job() -> None:
    op.create_table(
        "job",
        _text("name"),
        _text("status"),
        _text("claim"),
        _text("worker"),
        _text("claimed_at"),
        _text("heartbeat_at"),
        _text("progress"),
        _text("problem"),
        _text("finished_at", nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_job"),
        **STRICT,
    )
