"""How a change becomes a version: put together with what others saved meanwhile, checked, and written whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from smplan_kernel.errors import Clash, Conflict, PlanFormatError, ReadOnlyError, WorkspaceError
from smplan_kernel.plan import Plan, document, load_document
from smplan_kernel.plan.stones import with_stones
from smplan_kernel.store.access import Role, only_adds_comments
from smplan_kernel.store.columns import read_time, written
from smplan_kernel.store.entries import Saved
from smplan_kernel.store.history import Head, Step, add_version, lock_plan, read_head, read_version
from smplan_kernel.store.merge import Side, merge
from smplan_kernel.store.patch import differences, same
from smplan_kernel.store.tables import revision
from smplan_kernel.store.titles import change_title, named
from smplan_kernel.store.undo import Reach, Target, redo_target, undo_target, without


@dataclass(frozen=True, kw_only=True)
class Author:
    """Who saves, when and why."""

    who: str
    role: Role
    at: dt.datetime
    why: str

    def step(self, *, undoes: int | None = None, redoes: int | None = None) -> Step:
        """The line that this becomes in the history."""
        return Step(by=self.who, at=written(self.at), why=self.why, undoes=undoes, redoes=redoes)


# Plans by the fingerprint of their version, which has just been proved: a plan never changes, and checking it anew takes longest.
_READ: dict[str, Plan] = {}
_READ_AT_MOST = 32


def plan_of(head: Head, where: str) -> Plan:
    """The plan of a version, in today's format."""
    plan = _READ.get(head.hash) or load_document(head.document, where)
    return _remembered(head, plan)


def _remembered(head: Head, plan: Plan) -> Plan:
    _READ.pop(head.hash, None)
    _READ[head.hash] = plan
    for oldest in list(_READ)[:-_READ_AT_MOST]:
        _READ.pop(oldest, None)
    return plan


def saved(head: Head, where: str) -> Saved:
    """A version as the reader gets it."""
    return Saved(plan=plan_of(head, where), revision=head.number, at=read_time(head.at), by=head.by)


@dataclass(frozen=True, kw_only=True)
class Writer:
    """One write transaction on one plan; others wait until it ends."""

    connection: sa.Connection
    plan_id: str
    where: str
    author: Author

    def save(self, plan: Plan, *, base: int, choices: Mapping[str, Side]) -> Saved:
        """Save what the author made of version `base`."""
        head = self._head()
        mine = document(plan)
        if base == head.number:
            return self._add(head, load_document(mine, "This plan"), self.author.step())
        theirs = plan_of(head, self.where)
        started = plan_of(self._version(base), self.where)
        merged = merge(document(started), mine, document(theirs), choices=choices)
        self._refuse_clashes(merged.clashes, (plan, theirs, started), since=base, head=head)
        try:
            result = load_document(merged.document, "This plan")
        except PlanFormatError as exc:  # each side is a plan, both together are none: the person must choose
            asked = merge(document(started), mine, document(theirs), choices=choices, is_cautious=True)
            near = _near(asked.clashes, exc.place, merged.document)
            self._refuse_clashes(near, (plan, theirs, started), since=base, head=head, cause=exc)
            raise
        return self._add(head, result, self.author.step(), is_merged=True)

    def undo(self, reach: Reach, choices: Mapping[str, Side]) -> Saved:
        """Take back the newest change in force that is within reach."""
        target = undo_target(self.connection, self.plan_id, reach)
        if target is None:
            raise _nothing(self.plan_id, "nothing left to take back")
        before, after = self._around(target.number)
        return self._replay(target, before=before, after=after, step=self.author.step(undoes=target.number), choices=choices)

    def redo(self, reach: Reach, choices: Mapping[str, Side]) -> Saved:
        """Put in force again what was taken back last."""
        target = redo_target(self.connection, self.plan_id, reach)
        if target is None:
            raise _nothing(self.plan_id, "nothing to put back")
        before, after = self._around(target.number)
        return self._replay(target, before=after, after=before, step=self.author.step(redoes=target.number), choices=choices)

    def title(self, target: Target | None) -> str:
        """What a change was about, in people's words; nothing for no change."""
        return change_title(*self._around(target.number), target.sections) if target else ""

    def _replay(self, target: Target, *, before: Plan, after: Plan, step: Step, choices: Mapping[str, Side]) -> Saved:
        """Turn `after` back into `before` on some pages, and leave all else as it is now."""
        head = self._head()
        current = plan_of(head, self.where)
        merged = without(document(current), before=document(before), after=document(after), sections=target.sections, choices=dict(choices))
        self._refuse_clashes(merged.clashes, (current, after, before), since=target.number, head=head)
        result = load_document({**document(current), **merged.document}, "This plan")
        return self._add(head, result, step, sections=target.sections)

    def _around(self, number: int) -> tuple[Plan, Plan]:
        """The plan before and after one version, in today's format."""
        before, after = (plan_of(self._version(one), self.where) for one in (number - 1, number))
        return before, after

    def _head(self) -> Head:
        lock_plan(self.connection, self.plan_id)
        return read_head(self.connection, self.plan_id, self.where)

    def _version(self, number: int) -> Head:
        return read_version(self.connection, self.plan_id, number, self.where)

    def _add(self, head: Head, plan: Plan, step: Step, *, is_merged: bool = False, sections: tuple[str, ...] = ()) -> Saved:
        """Add a version, unless nothing is different; a step back or forward is noted even when others left nothing to change."""
        current = plan_of(head, self.where)
        complete = self._with_stones(current, plan, may_return=is_merged or bool(step.undoes or step.redoes))
        before, after = document(current), document(complete)
        if same(before, after) and not sections:
            return saved(head, self.where)
        if self.author.role == "commenter" and not only_adds_comments(differences(before, after)):
            raise ReadOnlyError(self.author.role, "change more than comments")
        newest = add_version(self.connection, self.plan_id, head, after, step, sections=sections)
        _remembered(newest, complete)
        return Saved(plan=complete, revision=newest.number, at=self.author.at, by=self.author.who, merged=is_merged)

    def _with_stones(self, current: Plan, plan: Plan, *, may_return: bool) -> Plan:
        """The plan with a stone for what was taken out; what a person chose to keep may return under another name."""
        if may_return:
            current, plan = (_without_stones_of(plan, part) for part in (current, plan))
        try:
            return with_stones(current, plan, on=self.author.at.date(), reason=self.author.why)
        except ValueError as exc:
            source, problem = "This plan", str(exc).removeprefix("with_stones: ")
            raise PlanFormatError(source, "stones", problem) from exc

    def _refuse_clashes(
        self, clashes: tuple[Clash, ...], plans: tuple[Plan, ...], *, since: int, head: Head, cause: Exception | None = None
    ) -> None:
        """Stop where only a person can choose, with both texts."""
        if not clashes:
            return
        query = sa.select(revision.c.by).where(revision.c.plan == self.plan_id, revision.c.number > since).distinct()
        names = sorted(name for name in self.connection.scalars(query) if name)
        told = named(clashes, plans)
        raise Conflict(self.plan_id, told, theirs_by=" and ".join(names) or "Somebody else", current=head.number) from cause


def _without_stones_of(present: Plan, plan: Plan) -> Plan:
    """The plan without the stones of records that are there again."""
    kept = tuple(stone for stone in plan.stones if stone.id not in present.by_id)
    return plan if len(kept) == len(plan.stones) else plan.replace(stones=kept)


def _near(clashes: tuple[Clash, ...], place: str, found: Any) -> tuple[Clash, ...]:
    """The clashes at the place where a document stops being a plan, such as metrics/codes/0; all, when it is not that easy."""
    path = ""
    for part in place.split("/"):
        try:
            found = found[int(part)] if isinstance(found, list) else found[part]
        except (LookupError, TypeError, ValueError):
            break
        name = found.get("id", part) if isinstance(found, dict) and part.isdigit() else part
        path = f"{path}{name}."
    return tuple(clash for clash in clashes if f"{clash.path}.".startswith(path)) or clashes


def _nothing(plan_id: str, problem: str) -> WorkspaceError:
    return WorkspaceError(f"Plan {plan_id!r}", problem, "Nothing was changed.")
