"""How an answer of the plan reads: references by name, choices by label, days, money and hours as people write them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from smplan_kernel.figures.words import amount, day, month, number
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import Meta, fields_of
from smplan_kernel.plan.lookup import name_of, title_of
from smplan_kernel.plan.records import Record

THREAD = frozenset({"comments", "evidence", "verdicts"})


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A question's label and what was answered, one line or more; `is_long` text may hold people's Markdown."""

    label: str
    lines: tuple[str, ...]
    is_long: bool = False


def answer(plan: Plan, asked: Meta, value: Any) -> Answer | None:
    """What was answered to one question; nothing when it was not answered."""
    lines = tuple(line for line in _lines(plan, asked, value) if line.strip())
    return Answer(label=asked.title, lines=lines, is_long=asked.kind == "long") if lines else None


def answers(plan: Plan, part: BaseModel, names: tuple[str, ...]) -> tuple[Answer, ...]:
    """The answered questions of a part among the names, in their order; a dotted name reaches into a group."""
    return tuple(found for name in names if (found := _reached(plan, part, name)))


def visible(model: type[BaseModel]) -> tuple[Meta, ...]:
    """The questions of a model that people are asked, without what stands in its thread."""
    return tuple(asked for asked in fields_of(model) if asked.kind != "hidden" and asked.name not in THREAD)


def _reached(plan: Plan, part: BaseModel, name: str) -> Answer | None:
    first, _, rest = name.partition(".")
    value = getattr(part, first)
    if rest:
        return _reached(plan, value, rest)
    asked = next(one for one in fields_of(type(part)) if one.name == first)
    return answer(plan, asked, value)


def _lines(plan: Plan, asked: Meta, value: Any) -> tuple[str, ...]:  # noqa: PLR0911 - one kind of answer a line
    if value in (None, "", ()):
        return ()
    if asked.kind == "ref":
        return (name_of(plan, value),)
    if asked.kind == "refs":
        return (", ".join(name for name in (name_of(plan, one) for one in value) if name),)
    if asked.kind == "choices":
        return (", ".join(asked.label(one) for one in value),)
    if asked.kind == "records":
        return tuple(_row(plan, row) for row in value)
    if asked.kind == "group":
        return tuple(
            f"{one.label}: {'; '.join(one.lines)}" for one in answers(plan, value, tuple(part.name for part in visible(type(value))))
        )
    if isinstance(value, tuple):
        return tuple(day(one) if isinstance(one, dt.date) else str(one) for one in value)
    return (_single(plan, asked, value),)


def _single(plan: Plan, asked: Meta, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, (int, float)):
        unit = plan.start.currency if asked.kind == "money" else asked.unit
        return f"{number(value)} {unit}".strip() if asked.kind == "money" else amount(value, unit)
    return month(value) if asked.kind == "month" else asked.label(value)


def _row(plan: Plan, row: BaseModel) -> str:
    """A record inside another in one line: its name, then the rest."""
    named = title_of(plan, row) if isinstance(row, Record) else ""
    rest = [one for one in answers(plan, row, tuple(asked.name for asked in visible(type(row)))) if "; ".join(one.lines) != named]
    said = "; ".join(f"{one.label.lower()}: {', '.join(one.lines)}" for one in rest)
    return f"{named} ({said})" if named and said else named or said
