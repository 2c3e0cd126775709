"""Which change an undo takes back, and what the plan looks like then; a change taken back can be put in force again."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from smplan_kernel.plan.document import SECTIONS
from smplan_kernel.store.chain import Document
from smplan_kernel.store.history import sections_of
from smplan_kernel.store.merge import Merged, merge
from smplan_kernel.store.tables import revision


@dataclass(frozen=True, kw_only=True)
class Target:
    """One earlier change, and the pages of it that are meant."""

    number: int
    sections: tuple[str, ...]


@dataclass
class _Walk:
    """What a history leaves to undo and to redo."""

    active: dict[int, list[str]] = field(default_factory=dict)
    redoable: list[Target] = field(default_factory=list)

    def pass_by(self, number: int, undoes: int | None, redoes: int | None, sections: tuple[str, ...]) -> None:
        if undoes is not None:
            self.active[undoes] = [name for name in self.active.get(undoes, []) if name not in sections]
            self.redoable.append(Target(number=undoes, sections=sections))
        elif redoes is not None:
            self.active.setdefault(redoes, []).extend(sections)
            del self.redoable[-1:]
        else:
            self.active[number] = list(sections)
            self.redoable.clear()


def undo_target(connection: sa.Connection, plan_id: str, section: str | None) -> Target | None:
    """The newest change that is in force, of one page or of any."""
    for number, sections in sorted(_walked(connection, plan_id).active.items(), reverse=True):
        meant = tuple(name for name in sections if section in {None, name})
        if meant:
            return Target(number=number, sections=meant)
    return None


def redo_target(connection: sa.Connection, plan_id: str) -> Target | None:
    """The change that was taken back last, unless somebody has changed the plan since."""
    waiting = _walked(connection, plan_id).redoable
    return waiting[-1] if waiting else None


def _walked(connection: sa.Connection, plan_id: str) -> _Walk:
    columns = revision.c.number, revision.c.undoes, revision.c.redoes, revision.c.sections
    query = sa.select(*columns).where(revision.c.plan == plan_id, revision.c.number > 1).order_by(revision.c.number)
    walk = _Walk()
    for number, undoes, redoes, sections in connection.execute(query):
        walk.pass_by(number, undoes, redoes, sections_of(sections))
    return walk


def without(current: Document, *, before: Document, after: Document, sections: tuple[str, ...]) -> Merged:
    """The current document without the step from `before` to `after`, on these pages only."""
    return merge(_pages(after, sections), _pages(before, sections), _pages(current, sections))


def _pages(document: Document, sections: tuple[str, ...]) -> Document:
    return {name: document[name] for name in sections if name in SECTIONS and name in document}
