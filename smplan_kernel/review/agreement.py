"""Two verdicts on one target, the pace of a month and what the usual range promises: said so that they do not contradict."""

from __future__ import annotations

from smplan_kernel.measures.targets import Assurance, Direction, Standing
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.signals import usual_range
from smplan_kernel.review.words import figure, sentence

FOR_NOW = "on pace for now"
"""How a goal is called whose month keeps pace while its target lies beyond what the present way of working gives."""

BEHIND = "behind pace, but ordinary"
"""How a goal is called whose month lies behind its pace and inside its usual range."""


def agreed(shown: Charted, standing: Standing, promise: Assurance, *, direction: Direction, currency: str) -> str:
    """The promise of the usual range, with the reason where it seems to contradict the month's pace.

    Sums and stocks are told by what each month left would have to bring, so their promise stands alone.
    """
    limits, value = shown.chart.limits, shown.value
    if limits is None or value is None or standing.running or shown.months.is_stock or shown.is_partial:
        return promise.sentence
    usual = usual_range(limits.lower, limits.upper, shown.months.unit, currency=currency)
    is_beyond = value > limits.upper + limits.tolerance if direction == "up" else value < limits.lower - limits.tolerance
    on_pace = standing.on_pace(direction)
    if promise.word == "will keep missing" and is_beyond:
        lies = f"{figure(value, shown.months.unit, currency=currency)} lies {'above' if direction == 'up' else 'below'} it"
        return f"By the usual range of {usual} you would keep missing this target. But {lies}: if that lasts, the target may come within reach."
    if promise.word == "will keep missing" and on_pace:
        way, end = ("rises", "below") if direction == "up" else ("falls", "above")
        target = figure(standing.target, shown.months.unit, currency=currency)
        return (
            f"{sentence(f'{FOR_NOW}: the pace still {way} to {target}, and the usual range of {usual} ends {end} that')} {promise.sentence}"
        )
    if promise.word == "hit or miss" and on_pace is False and limits.lower <= value <= limits.upper:
        return f"{sentence(f'behind the pace this month, but inside the usual range of {usual}')} {promise.sentence}"
    return promise.sentence
