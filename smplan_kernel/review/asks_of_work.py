"""What the work asks: sources without a figure, and steps that are late or blocked."""

from __future__ import annotations

from smplan_kernel.review.ask import Ask, place
from smplan_kernel.review.calendar import day_title
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.model import DataCheck
from smplan_kernel.review.part import Ground
from smplan_kernel.review.ranking import ranked
from smplan_kernel.review.words import badge, counted, listed, quoted
from smplan_kernel.review.work_model import StepLine, StepsReview


def of_sources(facts: Facts, data: DataCheck) -> list[Ask]:
    """One decision for all sources without a figure in the month, hung on the first of them."""
    lacking = [source for source in data.sources if source.id in data.missing]
    if not lacking or facts.partial:
        return []
    first = lacking[0]
    others = counted(len(lacking) - 1, "other source")
    at = place("data/sources", data.sources, first.id)
    last = day_title(first.last) if first.last else ""
    asked = Ask(
        rank=ranked("missing figures", first.id),
        item=first.id,
        kind="data",
        headline=f"{quoted(first.name)} and {others} have no figures for the month."
        if len(lacking) > 1
        else f"{quoted(first.name)} has no figures for the month.",
        evidence=f"The last figure is of {last}." if last else "No file has come in yet.",
        verdict=badge("missing"),
        proposal="Fetch the export file, or decide that this source is not needed.",
        person=next((source.owner for source in facts.plan.metrics.sources if source.id == first.id), "") or facts.plan.review.analyst,
        grounds=(
            Ground(text=others, path="/data/missing") if len(lacking) > 1 else Ground(text="no figures", path=f"{at}/state"),
            Ground(text=last or "No file", path=f"{at}/last"),
        ),
    )
    return [asked]


def of_late_steps(facts: Facts, steps: StepsReview) -> list[Ask]:
    """One decision for all steps that are long overdue, hung on the one that is latest."""
    late = [line for line in steps.late if line.id in steps.long_late]
    if not late:
        return []
    worst = max(late, key=lambda line: (line.days_late, line.id))
    others = counted(len(late) - 1, "other step")
    planned = day_title(worst.planned) if worst.planned else ""
    at = place("steps/late", steps.late, worst.id)
    is_one = len(late) == 1
    asked = Ask(
        rank=ranked("late steps", worst.id),
        item=worst.id,
        kind="step",
        headline=f"{quoted(worst.text)} is late." if is_one else f"{quoted(worst.text)} and {others} are late.",
        evidence=f"It was planned for {planned}." if is_one else f"The oldest was planned for {planned}.",
        verdict=badge("late"),
        proposal="Give it a new day or another owner, or drop it." if is_one else "Give each a new day or another owner, or drop it.",
        person=_owner(facts, worst),
        field="planned",
        grounds=(
            Ground(text="late", path=f"{at}/days_late") if is_one else Ground(text=others, path="/steps/long_late"),
            Ground(text=planned, path=f"{at}/planned"),
        ),
    )
    return [asked]


def of_blocked_steps(facts: Facts, steps: StepsReview) -> list[Ask]:
    """One decision for all steps that somebody marked as blocked and that are due: they wait for a word, not for time."""
    blocked = [line for line in steps.blocked if line.id in steps.stuck]
    if not blocked:
        return []
    first = blocked[0]
    others = counted(len(blocked) - 1, "other step")
    planned = day_title(first.planned) if first.planned else ""
    at = place("steps/blocked", steps.blocked, first.id)
    waits = f" It waits for {listed([quoted(name) for name in first.waits_for])}." if first.waits_for else ""
    is_one = len(blocked) == 1
    asked = Ask(
        rank=ranked("blocked steps", first.id),
        item=first.id,
        kind="step",
        headline=f"{quoted(first.text)} is blocked." if is_one else f"{quoted(first.text)} and {others} are blocked.",
        evidence=f"{'It' if is_one else 'The first'} was planned for {planned}.{waits}",
        verdict=badge("blocked"),
        proposal="Say who clears the way, or drop it.",
        person=_owner(facts, first),
        grounds=(
            Ground(text="is blocked" if is_one else others, path="/steps/stuck"),
            Ground(text=planned, path=f"{at}/planned"),
            *((Ground(text="waits for", path=f"{at}/waits_for"),) if waits else ()),
        ),
    )
    return [asked]


def _owner(facts: Facts, line: StepLine) -> str:
    return next((step.owner for step in facts.plan.content.steps if step.id == line.id), "")
