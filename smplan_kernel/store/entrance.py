"""Who is in a workspace and what they may do: every reading and writing of a plan goes through this door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from smplan_kernel.errors import PlanNotFoundError
from smplan_kernel.plan import check_plan_id
from smplan_kernel.store import access, history
from smplan_kernel.store.columns import Clock, kept_text
from smplan_kernel.store.engine import Database
from smplan_kernel.store.saving import Author, Writer
from smplan_kernel.store.tables import plan as plan_table


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """A role in a workspace; through a link, in one plan only."""

    database: Database
    folder: Path
    clock: Clock
    who: str
    role: access.Role
    grant: access.Grant | None = None

    def _check(self, plan_id: str, action: str = "") -> None:
        """The name first: no text of a stranger comes near a path or a table."""
        check_plan_id(plan_id)
        if self.grant and plan_id != self.grant.plan_id:
            raise PlanNotFoundError(plan_id, (self.grant.plan_id,))
        if action:
            access.check_role(self.role, action)

    @contextmanager
    def _reading(self, plan_id: str) -> Iterator[sa.Connection]:
        """A consistent view of one plan that is there."""
        self._check(plan_id)
        with self.database.reading() as connection:
            self._enter(connection)
            if connection.scalar(sa.select(plan_table.c.id).where(plan_table.c.id == plan_id)) is None:
                raise history.not_found(connection, plan_id)
            yield connection

    @contextmanager
    def _writing(self, plan_id: str, action: str) -> Iterator[sa.Connection]:
        """The only writer of one plan."""
        self._check(plan_id, action)
        with self.database.writing() as connection:
            self._enter(connection)
            if action != "make a plan":
                history.lock_plan(connection, plan_id)
            yield connection

    def _enter(self, connection: sa.Connection) -> None:
        """A link that was withdrawn while somebody was in closes the door behind them."""
        if self.grant:
            access.find_grant(connection, self.grant.token_hash)

    def _author(self, why: str) -> Author:
        return Author(who=self.who, role=self.role, at=self.clock(), why=kept_text(why))

    def _writer(self, connection: sa.Connection, plan_id: str, why: str) -> Writer:
        return Writer(connection=connection, plan_id=plan_id, where=self.database.where, author=self._author(why))
