"""Targets against what a figure does by itself: assurance, the reality check of a typed target, and the pace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from smplan_kernel.measures.trust import months_to_notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smplan_kernel.measures.behaviour import Behaviour

Direction = Literal["up", "down", ""]

_ASSURANCE = {
    "will keep missing": "Working as now, you will keep missing this target.",
    "hit or miss": "You will sometimes reach it, sometimes not, without anything having changed.",
    "will keep meeting": "Working as now, you will keep meeting this target.",
}


@dataclass(frozen=True, kw_only=True)
class Assurance:
    """What to expect of a target if nothing changes; `for_now` while the limits are trial limits."""

    word: Literal["will keep missing", "hit or miss", "will keep meeting"]
    sentence: str
    for_now: bool = False


@dataclass(frozen=True, kw_only=True)
class RealityCheck:
    """What history says to a target while it is typed; `distance` is its distance from the centre in sigma."""

    situation: Literal["no history", "no spread", "already better", "inside", "beyond"]
    sentence: str
    distance: float | None = None
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a figure stands on its way to a target; a running figure is a sum since the first month with a target.

    `missing` counts months without a complete figure: a sum over them is only what is known so far.
    """

    now: float | None
    pace: float | None
    target: float | None
    running: bool
    missing: int = 0

    def on_pace(self, direction: Direction) -> bool | None:
        """Where it should be, or better; None when that cannot be said."""
        if self.now is None or self.pace is None or not direction or (self.running and self.missing):
            return None
        return self.now >= self.pace if direction == "up" else self.now <= self.pace


def assurance(target: float | None, chart: Behaviour, *, direction: Direction) -> Assurance | None:
    """Compare a target with the limits in force; None without target, direction or limits."""
    limits = chart.limits
    if target is None or limits is None or not direction:
        return None
    is_above, is_below = target > limits.upper + limits.tolerance, target < limits.lower - limits.tolerance
    if not is_above and not is_below:
        word: Literal["will keep missing", "hit or miss", "will keep meeting"] = "hit or miss"
    else:
        word = "will keep missing" if is_above == (direction == "up") else "will keep meeting"
    sentence = _ASSURANCE[word]
    if limits.trial:
        sentence = f"For now: {sentence[0].lower()}{sentence[1:]}"
    return Assurance(word=word, sentence=sentence, for_now=limits.trial)


def reality_check(target: float, chart: Behaviour, *, direction: Direction, months_each: float = 1.0) -> RealityCheck:
    """Say what history says to a target: provable, beyond the present way of working, or months until one could tell.

    `months_each` is how many months lie from one point of the chart to the next.
    """
    limits = chart.limits
    if limits is None:
        return RealityCheck(situation="no history", sentence="No history yet: nobody can tell whether this is reachable.")
    if limits.sigma <= limits.tolerance:
        return RealityCheck(situation="no spread", sentence="This figure never changes; check the data.")
    distance = abs(target - limits.centre) / limits.sigma
    months = months_to_notice(distance, months_each=months_each)
    if (direction == "up" and target < limits.centre) or (direction == "down" and target > limits.centre):
        return RealityCheck(situation="already better", sentence="You are already better than this on average.", distance=distance)
    if limits.lower - limits.tolerance <= target <= limits.upper + limits.tolerance:
        sentence = "Inside ordinary variation. Reaching it once would prove nothing."
        if months is not None:
            sentence += f" A lasting change to this level would show after {about_months(months)}."
        return RealityCheck(situation="inside", sentence=sentence, distance=distance, months=months)
    sentence = f"Beyond what the present way of working gives. Which change will bring it? It would show after {about_months(months or 1)}."
    return RealityCheck(situation="beyond", sentence=sentence, distance=distance, months=months)


def about_months(months: int) -> str:
    """Months as people say them.

    >>> about_months(1), about_months(4)
    ('about one month', 'about 4 months')
    """
    return "about one month" if months == 1 else f"about {months} months"


def running_standing(values: Mapping[str, float | None], targets: Mapping[str, float], *, month: str) -> Standing:
    """Sums up to a month against the sum of the monthly targets up to it; a season's plan is no straight line.

    >>> running_standing({"2026-01": 3, "2026-02": 9}, {"2026-01": 2, "2026-02": 12, "2026-03": 4}, month="2026-02")
    Standing(now=12.0, pace=14, target=18, running=True, missing=0)
    """
    due = sorted(known for known in targets if known <= month)
    counted = [value for value in (values.get(known) for known in due) if value is not None]
    return Standing(
        now=float(sum(counted)) if counted else None,
        pace=sum(targets[known] for known in due) if due else None,
        target=sum(targets.values()),
        running=True,
        missing=len(due) - len(counted),
    )


def level_standing(
    now: float | None, *, month: str, target: float | None, by: str = "", start: str = "", baseline: float | None = None
) -> Standing:
    """A level against its target: a straight way from the baseline in the first month to the target in its month.

    Without baseline or dates the target itself is the pace.

    >>> level_standing(62, month="2026-06", target=60, by="2026-12", start="2025-12", baseline=36).pace
    48.0
    """
    pace = target
    if target is not None and baseline is not None and start and by and _number(by) > _number(start):
        share = (_number(month) - _number(start)) / (_number(by) - _number(start))
        pace = baseline + (target - baseline) * min(1.0, max(0.0, share))
    return Standing(now=now, pace=pace, target=target, running=False)


def _number(month: str) -> int:
    """Months since year 0, so that months can be subtracted."""
    year, number = month.split("-")
    return int(year) * 12 + int(number)
