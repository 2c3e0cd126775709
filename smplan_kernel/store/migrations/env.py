"""Alembic's way in: the steps run on the connection, and inside the transaction, that the store hands over."""

from __future__ import annotations

from alembic import context

from smplan_kernel.store.tables import METADATA


def run_steps() -> None:
    """Run the missing steps."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=METADATA,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if hasattr(context, "config"):  # not while a documentation or test tool looks at this file
    run_steps()
