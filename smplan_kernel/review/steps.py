"""Steps of the month: done, late, blocked and coming, then the same by owner."""

from __future__ import annotations

from datetime import date

from smplan_kernel.plan import Step
from smplan_kernel.review.calendar import day_title, month_after, month_bounds
from smplan_kernel.review.facts import Facts, thread_of
from smplan_kernel.review.words import as_named, counted, listed, number_word, out_of, sentence
from smplan_kernel.review.work_model import OwnerLine, StepLine, StepsReview

NOBODY = "nobody"
LONG_LATE = 14  # days; a step that is late by less may still be on its way


def steps_review(facts: Facts) -> StepsReview:
    """Every step that matters in the month."""
    steps = tuple(step for step in facts.plan.content.steps if step.status != "dropped")
    first, last = facts.bounds
    next_last = month_bounds(month_after(facts.month))[1]
    done = [step for step in steps if (end := done_on(step)) is not None and first <= end <= last]
    late = [step for step in steps if is_late(step, last)]
    blocked = [step for step in steps if step.status == "blocked" and not _is_done_by(step, last)]
    coming = [step for step in steps if step.planned is not None and last < step.planned <= next_last and not _is_done_by(step, last)]
    return StepsReview(
        sentence=_sentence(len(done), len(late), len(blocked)) if steps else "The plan has no steps yet.",
        done=tuple(_line(facts, step) for step in _by_day(done)),
        late=tuple(_line(facts, step) for step in _by_day(late)),
        blocked=tuple(_line(facts, step) for step in _by_day(blocked)),
        coming=tuple(_line(facts, step) for step in _by_day(coming)),
        owners=_owners(facts, steps),
        owned=_owned(steps, last),
        long_late=tuple(step.id for step in _by_day(late) if _is_long_late(step, last)),
        stuck=tuple(step.id for step in _by_day(blocked) if is_late(step, last) and not _is_long_late(step, last)),
    )


def done_on(step: Step) -> date | None:
    """The day a step was done; one marked done without a day counts on the day it was planned for."""
    return step.done or (step.planned if step.status == "done" else None)


def is_late(step: Step, last: date) -> bool:
    """Planned for a day up to the month's end, and not done by then."""
    return step.status != "dropped" and step.planned is not None and step.planned <= last and not _is_done_by(step, last)


def _is_long_late(step: Step, last: date) -> bool:
    return is_late(step, last) and step.planned is not None and (last - step.planned).days >= LONG_LATE


def _is_done_by(step: Step, last: date) -> bool:
    end = done_on(step)
    return (end is not None and end <= last) or (step.status == "done" and end is None)


def _by_day(steps: list[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: (step.planned or date.max, step.order if step.order is not None else 0, step.id))


def _line(facts: Facts, step: Step) -> StepLine:
    late = (facts.last - step.planned).days if step.planned is not None and is_late(step, facts.last) else 0
    waits = tuple(facts.name(other) for other in step.waits_for if not _finished(facts, other))
    return StepLine(
        id=step.id,
        text=step.text,
        owner=facts.name(step.owner),
        planned=step.planned,
        done=done_on(step) if _is_done_by(step, facts.last) else None,
        days_late=late,
        waits_for=waits,
        goal=facts.name(step.goal),
        sentence=_step_sentence(step, late, waits, facts.last),
        thread=thread_of(facts, step),
    )


def _finished(facts: Facts, step_id: str) -> bool:
    return any(step.id == step_id and _is_done_by(step, facts.last) for step in facts.plan.content.steps)


def _step_sentence(step: Step, late: int, waits: tuple[str, ...], last: date) -> str:
    end = done_on(step)
    if _is_done_by(step, last):
        return f"Done on {day_title(end)}." if end else "Done."
    parts = []
    if step.planned is not None:
        parts.append(f"Planned for {day_title(step.planned)}" + (f", {counted(late, 'day')} late at the month's end" if late else ""))
    if step.status == "blocked":
        parts.append("blocked")
    if waits:
        parts.append(f"waits for {listed([f'“{name}”' for name in waits])}")
    return sentence("; ".join(parts))


def _sentence(done: int, late: int, blocked: int) -> str:
    parts = [f"{counted(done, 'step')} done"]
    parts += [f"{number_word(late)} late"] if late else []
    parts += [f"{number_word(blocked)} blocked"] if blocked else []
    return sentence(", ".join(parts) + ("" if late or blocked else ", none late"))


def _owners(facts: Facts, steps: tuple[Step, ...]) -> tuple[OwnerLine, ...]:
    """What was due up to the month's end, by the person who answers for it; those with something open first."""
    lines = [_owner(facts, owner, [step for step in steps if step.owner == owner]) for owner in sorted({step.owner for step in steps})]
    return tuple(sorted((line for line in lines if line.due), key=lambda line: (-line.late, line.owner.casefold(), line.person)))


def _owner(facts: Facts, owner: str, steps: list[Step]) -> OwnerLine:
    last = facts.last
    due = [step for step in steps if (step.planned is not None and step.planned <= last) or _is_done_by(step, last)]
    done = sum(_is_done_by(step, last) for step in due)
    late = sum(is_late(step, last) for step in due)
    name = facts.name(owner) or NOBODY
    return OwnerLine(
        owner=name,
        person=owner,
        due=len(due),
        done=done,
        late=late,
        blocked=sum(step.status == "blocked" for step in due),
        sentence=as_named(f"{name}: {out_of(done, len(due), 'step')} done" + (f", {number_word(late)} late" if late else "")),
    )


def _owned(steps: tuple[Step, ...], last: date) -> str:
    """How many steps with and without an owner got done: the reason to name one."""
    due = [step for step in steps if (step.planned is not None and step.planned <= last) or _is_done_by(step, last)]
    groups = [[step for step in due if bool(step.owner) is has_one] for has_one in (True, False)]
    if not due or not groups[1]:
        return "Every step that was due has an owner." if due else ""
    with_one, without = (f"{sum(_is_done_by(step, last) for step in group)} of {len(group)}" for group in groups)
    return f"With an owner {with_one} steps are done, without one {without}."
