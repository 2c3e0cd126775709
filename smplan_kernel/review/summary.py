"""Half a page: first what needs no action, then what asks for a decision, then how often to expect a false alarm."""

from __future__ import annotations

import math

from smplan_kernel.measures.trust import expected_false_signals
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.decisions import MOST, Ask, decisions_of, is_good
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.model import Summary
from smplan_kernel.review.numbers_model import MetricReview
from smplan_kernel.review.signals import current_signals
from smplan_kernel.review.words import NO_VERDICT, counted, number_word, sentence

_RARE = 0.01
_SIGNALS = frozenset({"probable change", "strong signal"})


def summary_of(facts: Facts, shown: tuple[Charted, ...], found: tuple[Ask, ...]) -> Summary:
    """The summary of the month."""
    words = [one.verdict for one in shown]
    expected = expected_of(shown)
    quiet = words.count("ordinary variation")
    return Summary(
        lead=lead(words, decisions=len(found)),
        quiet=quiet,
        counted=len(words),
        decisions=decisions_of(facts, found),
        more=sentence(f"{counted(len(found) - MOST, 'more thing')} can wait; look under goals, assumptions and steps")
        if len(found) > MOST
        else "",
        false_alarms=false_alarms(
            expected,
            series=sum(one.behaviour.limits is not None for one in shown),
            signals=sum(word in _SIGNALS for word in words),
            sure=sum(len({signal.rule for signal in current_signals(one)}) > 1 for one in shown),
        ),
        expected_false_signals=float(f"{expected:.6g}"),
    )


def expected_of(shown: tuple[Charted, ...]) -> float:
    """False signals to expect: over every series that speaks and its new points."""
    judged = ((one.behaviour.baseline, len(one.new_points)) for one in shown if one.behaviour.limits is not None)
    return expected_false_signals(judged)


def lead(words: list[str], *, decisions: int) -> str:
    """The sentence that calms, whatever the month was like.

    >>> lead(["ordinary variation"] * 9 + ["strong signal"] * 2, decisions=2)
    'Nine of eleven numbers moved inside their usual range. Leave those alone. Two things ask for a decision.'
    >>> lead(["ordinary variation"], decisions=0)
    'The one number moved inside its usual range. Leave it alone. Nothing asks for a decision.'
    >>> lead([], decisions=1)
    'No number is measured yet. One thing asks for a decision.'
    """
    parts = [_quiet(words), _unjudged(words)]
    asked = (
        "Nothing asks for a decision." if not decisions else sentence(counted(decisions, "thing asks", "things ask") + " for a decision")
    )
    return " ".join(part for part in (*parts, asked) if part)


def _quiet(words: list[str]) -> str:
    """How many numbers need no action."""
    quiet = words.count("ordinary variation")
    judged = quiet + sum(word in _SIGNALS for word in words)
    which = "" if judged == len(words) else " that can be judged"
    if not words:
        return "No number is measured yet."
    if not judged:
        return "No number can be judged this month, so there is nothing to react to."
    if quiet == judged:
        if judged == 1:
            return f"The one number{which} moved inside its usual range. Leave it alone."
        return f"All {number_word(judged)} numbers{which} moved inside their usual range. Leave those alone."
    if not quiet:
        return (
            f"The one number{which} left its usual range."
            if judged == 1
            else f"None of the {number_word(judged)} numbers{which} stayed inside its usual range."
        )
    verb = "moved inside its usual range. Leave that one alone." if quiet == 1 else "moved inside their usual range. Leave those alone."
    the = "the " if which else ""
    return f"{number_word(quiet).capitalize()} of {the}{number_word(judged)} numbers{which} {verb}"


def _unjudged(words: list[str]) -> str:
    """How many numbers cannot be judged, and why."""
    few, none = words.count("too few points"), words.count(NO_VERDICT)
    parts = []
    if few:
        parts.append(f"{counted(few, 'number has', 'numbers have')} too few points to tell")
    if none:
        parts.append(f"{counted(none, 'number has', 'numbers have')} no complete figure this month")
    return sentence("; ".join(parts)) if parts else ""


def false_alarms(expected: float, *, series: int, signals: int, sure: int = 0) -> str:
    """How often to expect a false alarm, and what that says about this month.

    >>> false_alarms(0.275, series=11, signals=0)
    'With eleven numbers, about one false alarm is expected every four months.'
    """
    if not series or not expected:
        return "No number has enough points for a usual range and a new figure, so no false alarm is expected this month."
    numbers = counted(series, "number")
    months = math.floor(1 / expected + 0.5)
    if months > 1:
        how_often = f"about one false alarm is expected every {number_word(months)} months"
    else:
        how_often = f"about {counted(max(1, round(expected)), 'false alarm is', 'false alarms are')} expected each month"
    return f"With {numbers}, {how_often}.{_this_month(expected, signals, sure)}"


def _this_month(expected: float, signals: int, sure: int) -> str:
    """Whether the signals could be chance: hardly when several rules agree, or when there are many more than expected (Poisson)."""
    if not signals:
        return ""
    if sure >= signals:
        return " This month’s signal is too strong to be one." if signals == 1 else " This month’s signals are too strong for that."
    fewer = sum(math.exp(-expected) * expected**number / math.factorial(number) for number in range(signals))
    if 1 - fewer < _RARE:
        return " This month’s signals are more than chance would bring."
    return " This month’s signal may be one." if signals == 1 else " One of this month’s signals may be one."


def wins_of(metrics: tuple[MetricReview, ...], goals_on_pace: tuple[str, ...], shown: dict[str, Charted]) -> tuple[str, ...]:
    """What went well, in whole sentences."""
    good = [
        metric
        for metric in metrics
        if any(is_good(metric, signal) for signal in current_signals(shown[metric.id])[:1]) and metric.direction
    ]
    return (*(f"“{text}” is on pace." for text in goals_on_pace), *(f"“{metric.name}” has changed for the better." for metric in good))
