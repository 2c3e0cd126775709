"""Which change an undo takes back, and what the plan looks like then; a change taken back can be put in force again.

Everything is read from the history, so an undo outlives the page that it was asked on. What a review wrote is nobody's to take back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa

from smplan_kernel.plan.document import SECTIONS
from smplan_kernel.store.chain import Document
from smplan_kernel.store.history import sections_of
from smplan_kernel.store.merge import Merged, Side, merge
from smplan_kernel.store.tables import revision

STEPS_BACK = 300  # so many versions are looked through; nobody walks back further by single steps
WRITTEN_BY_REVIEWS = "evidence"
REVIEW = "review of "  # how a review gives its reason: see automation/run.py


def _everywhere(_place: str) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Whose changes an undo may take back (`None`: anybody's), and in which places, such as "goals.goals.number"."""

    by: str | None = None
    holds: Callable[[str], bool] = _everywhere


@dataclass(frozen=True, kw_only=True)
class Target:
    """One earlier change, and the pages of it that are meant."""

    number: int
    sections: tuple[str, ...]
    by: str


@dataclass(frozen=True, kw_only=True)
class _Line:
    """What a walk needs to know of one version; `places` are names of questions without rows."""

    number: int
    by: str
    undoes: int | None
    redoes: int | None
    sections: tuple[str, ...]
    places: tuple[str, ...]
    is_review: bool


@dataclass
class _Walk:
    """What a history leaves to undo and to redo: by version, the pages on which it is in force."""

    lines: dict[int, _Line] = field(default_factory=dict)
    active: dict[int, list[str]] = field(default_factory=dict)
    redoable: list[Target] = field(default_factory=list)

    def pass_by(self, line: _Line) -> None:
        self.lines[line.number] = line
        if line.undoes is not None:
            self.active[line.undoes] = [name for name in self.active.get(line.undoes, []) if name not in line.sections]
            self.redoable.append(Target(number=line.undoes, sections=line.sections, by=line.by))
        elif line.redoes is not None:
            self.active.setdefault(line.redoes, []).extend(line.sections)
            at = next((at for at in reversed(range(len(self.redoable))) if self.redoable[at].number == line.redoes), None)
            if at is not None:
                del self.redoable[at]
        elif not line.is_review:
            self.active[line.number] = list(line.sections)
            # Whoever goes on writing on a page leaves the way forward there; others and other pages do not bar it.
            self.redoable = [one for one in self.redoable if one.by != line.by or not set(one.sections) & set(line.sections)]

    def meant(self, number: int, sections: tuple[str, ...], reach: Reach) -> tuple[str, ...]:
        """The pages of a change on which it touched a place within reach."""
        line = self.lines.get(number)
        touched = {place.partition(".")[0] for place in line.places if reach.holds(place)} if line else set()
        return tuple(name for name in sections if name in touched)


def undo_target(connection: sa.Connection, plan_id: str, reach: Reach) -> Target | None:
    """The newest change in force that is within reach."""
    walk = _walked(connection, plan_id)
    for number, sections in sorted(walk.active.items(), reverse=True):
        line = walk.lines.get(number)
        if line is None or reach.by not in {None, line.by}:
            continue
        meant = walk.meant(number, tuple(sections), reach)
        if meant:
            return Target(number=number, sections=meant, by=line.by)
    return None


def redo_target(connection: sa.Connection, plan_id: str, reach: Reach) -> Target | None:
    """The change within reach that was taken back last, unless the same person went on writing on that page."""
    walk = _walked(connection, plan_id)
    for one in reversed(walk.redoable):
        meant = walk.meant(one.number, one.sections, reach) if reach.by in {None, one.by} else ()
        if meant:
            return Target(number=one.number, sections=meant, by=one.by)
    return None


def _walked(connection: sa.Connection, plan_id: str) -> _Walk:
    walk = _Walk()
    for line in _lines(connection, plan_id):
        walk.pass_by(line)
    return walk


def _lines(connection: sa.Connection, plan_id: str) -> Iterator[_Line]:
    names = ("number", "by", "why", "undoes", "redoes", "sections", "patch")
    these = revision.c.plan == plan_id
    newest = sa.select(sa.func.max(revision.c.number)).where(these).scalar_subquery()
    query = sa.select(*(revision.c[name] for name in names)).where(these, revision.c.number > 1, revision.c.number > newest - STEPS_BACK)
    for row in connection.execute(query.order_by(revision.c.number)):
        places = tuple(dict.fromkeys(_without_rows(step["path"]) for step in json.loads(row.patch)))
        is_review = row.why.startswith(REVIEW) or any(WRITTEN_BY_REVIEWS in place.split(".") for place in places)
        told = {name: getattr(row, name) for name in ("number", "by", "undoes", "redoes")}
        yield _Line(**told, sections=sections_of(row.sections), places=places, is_review=is_review)


def _without_rows(path: str) -> str:
    """The place of a step as names of questions: /goals/goals/0/number is goals.goals.number."""
    return ".".join(part for part in path.split("/") if part and not part.isdigit())


def without(
    current: Document, *, before: Document, after: Document, sections: tuple[str, ...], choices: dict[str, Side] | None = None
) -> Merged:
    """The current document without the step from `before` to `after`, on these pages only."""
    return merge(_pages(after, sections), _pages(before, sections), _pages(current, sections), choices=choices)


def _pages(document: Document, sections: tuple[str, ...]) -> Document:
    return {name: document[name] for name in sections if name in SECTIONS and name in document}
