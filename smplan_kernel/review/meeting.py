"""What the meeting needs beside the figures: lessons, ideas, promises, what else is due, and the next day."""

from __future__ import annotations

from datetime import date

from smplan_kernel.review.calendar import day_title, month_title
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.words import as_named, listed, quoted, sentence
from smplan_kernel.review.work_model import ActionLine, IdeaLine, LessonLine

_QUARTER_ENDS = (3, 6, 9, 12)
_LESSONS = 10


def lessons_review(facts: Facts) -> tuple[LessonLine, ...]:
    """The latest lessons, the newest first."""
    known = [lesson for lesson in facts.plan.review.lessons if lesson.month <= facts.month]
    ordered = sorted(known, key=lambda lesson: lesson.month, reverse=True)
    return tuple(LessonLine(id=lesson.id, text=lesson.text) for lesson in ordered[:_LESSONS])


def ideas_review(facts: Facts) -> tuple[IdeaLine, ...]:
    """Parked ideas, those with the most use for the least effort first."""
    lines = [
        IdeaLine(
            id=idea.id,
            text=idea.text,
            score=float(idea.value - idea.effort) if idea.value is not None and idea.effort is not None else None,
            state=idea.state,
        )
        for idea in facts.plan.review.parked
        if idea.state == "parked"
    ]
    return tuple(sorted(lines, key=lambda line: (line.score is None, -(line.score or 0.0), line.id)))


def actions_review(facts: Facts) -> tuple[ActionLine, ...]:
    """Promises that are open, the late ones first, and those kept in the month."""
    lines = []
    for action in facts.plan.review.actions:
        is_kept = action.state == "done" and action.done is not None and facts.bounds[0] <= action.done <= facts.last
        if action.month > facts.month or not (action.state == "open" or is_kept):
            continue
        is_late = action.state == "open" and action.due is not None and action.due <= facts.last
        owner = facts.name(action.owner)
        state = "done" if is_kept else "late" if is_late else "open"
        due = f", due {day_title(action.due)}" if action.due and not is_kept else ""
        lines.append(
            ActionLine(
                id=action.id,
                text=action.text,
                owner=owner,
                due=action.due,
                state=state,
                sentence=as_named(f"{owner or 'Nobody'}: {action.text.rstrip('.')}{due}, {state}"),
            )
        )
    order = {"late": 0, "open": 1, "done": 2}
    return tuple(sorted(lines, key=lambda line: (order[line.state], line.due or date.max, line.id)))


def commitments_review(facts: Facts) -> tuple[ActionLine, ...]:
    """What people were asked to take on and have not accepted."""
    waiting = [one for one in facts.plan.ownership.commitments if one.state in {"pending", "declined"} and facts.name(one.item)]
    return tuple(
        ActionLine(
            id=one.id,
            text=facts.name(one.item),
            owner=facts.name(one.person),
            due=None,
            state=one.state,
            sentence=f"{facts.name(one.person) or 'Nobody'} has {'not answered yet about' if one.state == 'pending' else 'declined'} {quoted(facts.name(one.item))}.",
        )
        for one in waiting
    )


def also_due(facts: Facts) -> tuple[str, ...]:
    """What this review looks at beside the figures: each quarter, each year, and what asked to be looked at again."""
    found = []
    if is_quarter_over(facts):
        found.append("The quarter is over: look at the policy, training, risks and the list of tools.")
    if is_year_over(facts):
        found.append("A year of the plan is over: do the full audit, look at the personas again, and at how far you have come.")
    risks = [risk for risk in facts.plan.plan.risks if risk.review_on is not None and facts.bounds[0] <= risk.review_on <= facts.last]
    if risks:
        found.append(sentence(f"risks to look at again: {listed([quoted(risk.text) for risk in risks])}"))
    return tuple(found)


def is_quarter_over(facts: Facts) -> bool:
    """Whether a quarter ends with the month."""
    return facts.last.month in _QUARTER_ENDS


def is_year_over(facts: Facts) -> bool:
    """Whether a year of the plan ends with the month."""
    starts = facts.plan.plan.starts
    return starts is not None and starts < facts.bounds[0] and (starts.month - 2) % 12 + 1 == facts.last.month


def next_review(facts: Facts) -> tuple[date | None, str]:
    """The day on which the month is reviewed, the first review day after its end, and the sentence about it."""
    text = facts.plan.review.rule.strip()
    if not text:
        return None, "No review day is chosen yet. Choose a weekday near the end of the month, for example the last Thursday."
    day = facts.review_day
    if day is None:
        return None, f"The review day {quoted(text)} is no weekday rule. Choose one such as the last Thursday."
    return day, f"{month_title(facts.month)} is reviewed on {_WEEKDAYS[day.weekday()]}, {day_title(day)}."


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def recipients(facts: Facts) -> tuple[str, ...]:
    """Who gets the report."""
    return tuple(name for person in facts.plan.review.recipients if (name := facts.name(person)))
