"""Half a page: first what needs no action, then what asks for a decision, then how often to expect a false alarm."""

from __future__ import annotations

import math

from smplan_kernel.measures.trust import expected_false_signals
from smplan_kernel.review.ask import MOST, Ask
from smplan_kernel.review.asks_of_figures import has_signal, is_good, settled_in
from smplan_kernel.review.calendar import month_title
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.decisions import decisions_of
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.model import Summary
from smplan_kernel.review.numbers_model import GoalReview, MetricReview
from smplan_kernel.review.part import Ground
from smplan_kernel.review.signals import current_signals
from smplan_kernel.review.words import NO_VERDICT, counted, listed, number_word, quoted, sentence

_RARE = 0.01
_SIGNALS = frozenset({"probable change", "strong signal"})


def summary_of(facts: Facts, metrics: tuple[MetricReview, ...], shown: dict[str, Charted], found: tuple[Ask, ...]) -> Summary:
    """The summary of the month."""
    charts = tuple(shown.values())
    words = [one.verdict for one in charts]
    expected = expected_of(charts)
    often = how_often(expected)
    ranged = sum(one.behaviour.limits is not None for one in charts)
    signals = sum(word in _SIGNALS for word in words)
    settled, settled_in_month, settled_grounds = _settled(facts, metrics, shown)
    made = Summary(
        lead=lead(words, decisions=len(found)),
        quiet=words.count("ordinary variation"),
        counted=len(words),
        judged=sum(word == "ordinary variation" or word in _SIGNALS for word in words),
        too_few=words.count("too few points"),
        without_figure=words.count(NO_VERDICT),
        asked=len(found),
        waiting=max(0, len(found) - MOST),
        decisions=decisions_of(facts, found),
        settled=settled,
        settled_in=settled_in_month,
        more=more(len(found) - MOST),
        false_alarms=false_alarms(
            expected, series=ranged, signals=signals, sure=sum(len({signal.rule for signal in current_signals(one)}) > 1 for one in charts)
        ),
        ranged=ranged,
        signals=signals,
        false_alarm_months=often if often and often > 1 else None,
        false_alarms_a_month=max(1, round(expected)) if often is not None and often <= 1 else None,
        expected_false_signals=float(f"{expected:.6g}"),
    )
    return made.model_copy(update={"grounds": (*_grounds(made), *settled_grounds)})


def more(waiting: int) -> str:
    """What is said about decisions that found no room; nothing when all did.

    >>> more(1), more(0)
    ('One more thing can wait; look under goals, posts, channels, answers, money and steps.', '')
    """
    return (
        sentence(f"{counted(waiting, 'more thing')} can wait; look under goals, posts, channels, answers, money and steps")
        if waiting > 0
        else ""
    )


def _settled(facts: Facts, metrics: tuple[MetricReview, ...], shown: dict[str, Charted]) -> tuple[str, str, tuple[Ground, ...]]:
    """Signals that go on as people have decided, so that nobody wonders where they went."""
    known = {
        number: month
        for number, metric in enumerate(metrics)
        if has_signal(metric) and (month := settled_in(facts, metric, shown[metric.id]))
    }
    if not known:
        return "", "", ()
    names = listed([quoted(metrics[number].name) for number in known])
    month = max(known.values())
    last = month_title(month)
    words = f"{names} {'goes' if len(known) == 1 else 'go'} on as decided, last in the review of {last}"
    named = (Ground(text=metrics[number].name, path=f"/metrics/{number}/name") for number in known)
    return sentence(words), month, (*named, Ground(text=last, path="/summary/settled_in"))


def _grounds(made: Summary) -> tuple[Ground, ...]:
    """Where the figures of the summary's own sentences stand."""
    numbers = [("quiet", made.quiet), ("judged", made.judged), ("too_few", made.too_few), ("without_figure", made.without_figure)]
    numbers += [("asked", made.asked), ("waiting", made.waiting), ("ranged", made.ranged), ("signals", made.signals)]
    numbers += [("false_alarm_months", made.false_alarm_months or 0), ("false_alarms_a_month", made.false_alarms_a_month or 0)]
    return tuple(
        Ground(text=number_word(number), path=f"/summary/{name}")
        for name, number in numbers
        if number or name in {"quiet", "judged", "asked", "ranged"}
    )


def how_often(expected: float) -> int | None:
    """Every how many months one false alarm is expected; at most one where there are more, nothing when none is.

    >>> how_often(0.275), how_often(2.1), how_often(0)
    (4, 0, None)
    """
    return math.floor(1 / expected + 0.5) if expected else None


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
    months = how_often(expected)
    if not series or months is None:
        return "No number has enough points for a usual range and a new figure, so no false alarm is expected this month."
    numbers = counted(series, "number")
    if months > 1:
        often = f"about one false alarm is expected every {number_word(months)} months"
    else:
        often = f"about {counted(max(1, round(expected)), 'false alarm is', 'false alarms are')} expected each month"
    return f"With {numbers}, {often}.{_this_month(expected, signals, sure)}"


def _this_month(expected: float, signals: int, sure: int) -> str:
    """Whether the signals could be chance: hardly when several rules agree, or when there are many more than expected (Poisson)."""
    if not signals:
        return ""
    if sure >= signals:
        return (
            " This month’s signal is too strong to be one."
            if signals == 1
            else f" This month’s {number_word(signals)} signals are too strong for that."
        )
    fewer = sum(math.exp(-expected) * expected**number / math.factorial(number) for number in range(signals))
    if 1 - fewer < _RARE:
        return f" This month’s {number_word(signals)} signals are more than chance would bring."
    return " This month’s signal may be one." if signals == 1 else f" One of this month’s {number_word(signals)} signals may be one."


def wins_of(metrics: tuple[MetricReview, ...], goals: tuple[GoalReview, ...], shown: dict[str, Charted]) -> tuple[str, ...]:
    """What went well, in whole sentences."""
    on_pace = [goal for goal in goals if goal.verdict.word == "on pace"]
    good = [
        metric
        for metric in metrics
        if any(is_good(metric, signal) for signal in current_signals(shown[metric.id])[:1]) and metric.direction
    ]
    return (
        *(f"“{goal.text}” is {goal.verdict.label}." for goal in on_pace),
        *(f"“{metric.name}” has changed for the better." for metric in good),
    )
