"""Removing a plan for good, when its people ask for it."""

from __future__ import annotations

import sqlalchemy as sa

from smplan_kernel.store.tables import import_file, plan


def erase_plan(connection: sa.Connection, plan_id: str) -> tuple[str, ...]:
    """Remove a plan with all that belongs to it; answers which kept files no other plan needs."""
    files = set(connection.scalars(sa.select(import_file.c.sha256).where(import_file.c.plan == plan_id)))
    connection.execute(sa.delete(plan).where(plan.c.id == plan_id))  # the rest leaves with it
    still_needed = set(connection.scalars(sa.select(import_file.c.sha256).where(import_file.c.sha256.in_(files))))
    return tuple(sorted(files - still_needed))
