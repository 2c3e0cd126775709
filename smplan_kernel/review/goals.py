"""Each goal in one month: where it stands, what its figures say, and what people said about it before."""

from __future__ import annotations

from smplan_kernel.plan import Goal
from smplan_kernel.review.agreement import BEHIND, FOR_NOW
from smplan_kernel.review.calendar import day_title, month_before, month_title
from smplan_kernel.review.facts import Facts, thread_of
from smplan_kernel.review.numbers_model import GoalReview, MetricReview, MonthWord, TargetPart
from smplan_kernel.review.part import Badge
from smplan_kernel.review.words import badge, figure, sentence

_MONTHS_KEPT = 24
_DECISIONS = {"continue": "continue", "change": "change", "stop": "stop", "done": "done"}
_NOTHING = TargetPart(
    now=None, pace=None, target=None, target_date=None, running=False, now_text="", pace_text="", target_text="", on_pace=None
)


def goals_review(facts: Facts, metrics: tuple[MetricReview, ...]) -> tuple[GoalReview, ...]:
    """Every goal of the plan, in its order."""
    return tuple(
        _goal_review(facts, goal, tuple(metric for metric in metrics if metric.goal == goal.id)) for goal in facts.plan.goals.goals
    )


def _goal_review(facts: Facts, goal: Goal, metrics: tuple[MetricReview, ...]) -> GoalReview:
    first = leading(metrics)
    target = first.target if first else _without_figures(goal)
    word = goal_word(first)
    return GoalReview(
        id=goal.id,
        text=goal.text,
        level=goal.level,
        owner=facts.name(goal.owner),
        metric=first.id if first else "",
        metrics=tuple(metric.id for metric in metrics),
        verdict=_badge(word, first),
        sentence=_sentence(first),
        target=target,
        target_by=day_title(target.target_date) if target.target_date else "",
        pace=target.sentence,
        assurance=target.assurance,
        coverage=tuple(sorted({metric.klass for metric in metrics if metric.klass}, key=_CLASSES.index)),
        previous=_previous(facts, goal),
        history=_history(facts, goal, word),
        thread=thread_of(facts, goal),
    )


def _badge(word: str, metric: MetricReview | None) -> Badge:
    """The word with its shape; its label says when pace and usual range point two ways."""
    made = badge(word)
    if metric is None:
        return made
    if word == "on pace" and metric.target.assurance_word == "will keep missing":
        return made.model_copy(update={"label": FOR_NOW})
    if word == "ordinary variation" and metric.target.on_pace is False:
        return made.model_copy(update={"label": BEHIND})
    return made


_CLASSES = ("input", "activity", "output", "out-take", "outcome", "impact")


def leading(metrics: tuple[MetricReview, ...]) -> MetricReview | None:
    """The metric that stands for a goal: results before execution, with a target before without."""
    ordered = sorted(enumerate(metrics), key=lambda one: (one[1].kind == "execution", one[1].target.target is None, one[0]))
    return ordered[0][1] if ordered else None


def goal_word(metric: MetricReview | None) -> str:
    """The one word for a goal's row: a signal first, then whether the target can be reached, then the pace."""
    if metric is None:
        return "not measured"
    if metric.verdict.word in {"strong signal", "probable change"}:
        return metric.verdict.word
    if metric.target.assurance_word == "will keep missing" and metric.target.on_pace is not True:
        return "out of reach"
    if metric.target.on_pace:
        return "on pace"
    if metric.target.running and metric.target.on_pace is False:
        return "behind pace"
    return metric.verdict.word


def _without_figures(goal: Goal) -> TargetPart:
    """A goal without a metric still has the number that was written beside it."""
    if goal.number is None:
        return _NOTHING.model_copy(update={"target_date": goal.date})
    text = figure(goal.number, goal.unit)
    return _NOTHING.model_copy(update={"target": goal.number, "target_date": goal.date, "target_text": text})


def _sentence(metric: MetricReview | None) -> str:
    if metric is None:
        return "No number belongs to this goal yet, so only people can say how it goes."
    return f"{metric.name.strip().rstrip('.')}: {metric.sentence[0].lower()}{metric.sentence[1:]}" if metric.sentence else ""


def _previous(facts: Facts, goal: Goal) -> tuple[str, ...]:
    """What people decided about the goal in the month before."""
    before = month_before(facts.month)
    return tuple(
        sentence(
            f"{month_title(before)}: {_DECISIONS.get(verdict.decision, verdict.decision)}{', ' + verdict.by if verdict.by else ''}{'. ' + verdict.text if verdict.text else ''}"
        )
        for verdict in goal.verdicts
        if verdict.month == before
    )


def _history(facts: Facts, goal: Goal, word: str) -> tuple[MonthWord, ...]:
    """The verdicts of the figures by month: from the evidence of earlier reviews, then this month's."""
    words = {line.month: line.verdict for line in goal.evidence if line.verdict and line.month < facts.month}
    before = next((part for part in facts.previous.goals if part.id == goal.id), None) if facts.previous else None
    if before is not None:
        words = {line.month: line.word for line in before.history} | words | {line.month: line.word for line in before.history[-1:]}
    words = {month: known for month, known in words.items() if month < facts.month} | {facts.month: word}
    return tuple(MonthWord(month=month, word=known) for month, known in sorted(words.items())[-_MONTHS_KEPT:])
