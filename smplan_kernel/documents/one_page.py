"""The plan on one page: what for, for whom, where, what, who, and when it is looked at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from smplan_kernel.documents.answers import answers
from smplan_kernel.documents.outline import Chapter, Entry, Part
from smplan_kernel.figures.words import listed
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.records import Record
from smplan_kernel.plan.steps import Step

MOST = 7
_LAST = dt.date.max


def one_page(plan: Plan) -> tuple[Chapter, ...]:
    """The chapters of the one-page plan; what is not decided yet is left out."""
    first = [channel for channel in plan.channels.channels if channel.tier in {"focus", "maintain", ""}]
    made = (
        ("In short", "plan", [Part(question="", answers=answers(plan, plan.plan, ("summary",)))]),
        ("Goals", "goals", [_short(plan, plan.goals.goals, ("date", "owner"))]),
        ("For whom", "personas", [_short(plan, plan.personas.personas, ("why_follow",))]),
        ("Where", "channels", [_short(plan, first, ("job", "owner"))]),
        ("What we do", "content", [_short(plan, plan.content.slots, ("cadence", "owner"))]),
        ("Next steps", "ownership", [_short(plan, _next_steps(plan), ("planned", "owner"))]),
        ("Numbers", "metrics", [_short(plan, plan.metrics.metrics, ("target", "target_date"))]),
        ("Review", "review_meeting", [Part(question="", answers=answers(plan, plan.review, ("rule",)))]),
    )
    chapters = (Chapter(key=key, title=title, parts=tuple(part for part in parts if not part.is_empty)) for title, key, parts in made)
    return tuple(chapter for chapter in chapters if chapter.parts)


def _short(plan: Plan, rows: Iterable[Record], names: tuple[str, ...]) -> Part:
    every = tuple(rows)
    entries = [Entry(name=title_of(plan, row), answers=answers(plan, row, names)) for row in every[:MOST]]
    if len(every) > MOST:
        entries.append(Entry(name=f"and {listed([str(len(every) - MOST)])} more", answers=()))
    return Part(question="", entries=tuple(entries))


def _next_steps(plan: Plan) -> list[Step]:
    open_steps = [step for step in plan.content.steps if step.status not in {"done", "dropped"}]
    return sorted(open_steps, key=lambda step: (step.planned or _LAST, step.order or 0))
