"""Where a metric stands on the way to its target: now, pace, target, and what the limits say about reaching it."""

from __future__ import annotations

from datetime import date

from smplan_kernel.measures.limits import LOCKED
from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.targets import Direction, Standing, assurance, level_standing, reality_check, running_standing
from smplan_kernel.plan import Metric
from smplan_kernel.plan.vocabulary import METRICS, RATES
from smplan_kernel.review.agreement import agreed
from smplan_kernel.review.calendar import MONTH_NAMES, month_bounds
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.numbers_model import TargetPart
from smplan_kernel.review.signals import usual_range
from smplan_kernel.review.words import counted, figure, sentence


def standing_of(facts: Facts, shown: Charted) -> TargetPart:
    """Everything about a metric's target; empty texts where there is none."""
    metric = shown.metric
    direction = direction_of(metric)
    running = _running(facts, shown) if _adds_up(metric) else None
    is_running = running is not None and is_sum_target(metric)
    standing = running if running is not None and is_running else _level(facts, shown)
    needed = _needed(shown, standing, metric)
    promise = assurance(needed, shown.chart, direction=direction)
    reality = reality_check(needed, shown.chart, direction=direction) if needed is not None else None
    promised = agreed(shown, standing, promise, direction=direction, currency=facts.currency_of(shown.months)) if promise else ""
    on_pace = standing.on_pace(direction)
    return TargetPart(
        now=standing.now,
        pace=standing.pace,
        target=standing.target,
        target_date=metric.target_date or _last_day(metric),
        running=is_running,
        now_text=_text(facts, shown, standing.now),
        pace_text=_text(facts, shown, standing.pace),
        target_text=_target_text(facts, shown, standing.target, metric.target_date or _last_day(metric)),
        on_pace=None if shown.is_partial and not is_running else on_pace,
        sentence=_sentence(facts, shown, standing, running, is_running=is_running),
        assurance_word=promise.word if promise and not promise.for_now else "",
        needed=needed if needed != standing.target else None,
        assurance=" ".join(part for part in (_needed_words(facts, shown, standing, needed), promised) if part),
        reality=reality.sentence if reality else "",
        months_to_notice=reality.months if reality else None,
        months=tuple(line.month for line in metric.targets),
        month_targets=tuple(line.value for line in metric.targets),
    )


def direction_of(metric: Metric) -> Direction:
    """Where a metric should go."""
    return "up" if metric.direction == "up" else "down" if metric.direction == "down" else ""


def is_sum_target(metric: Metric) -> bool:
    """Monthly targets add up to the target, as twelve commissions in a year do; otherwise each month stands for itself."""
    values = [line.value for line in metric.targets if line.value is not None]
    if not values:
        return False
    return metric.target is None or abs(metric.target - sum(values)) < abs(metric.target - values[-1])


def _adds_up(metric: Metric) -> bool:
    measure = canonical(metric.measure)
    known = METRICS.get(measure)
    return measure not in RATES and (known is None or known.over_days in {"sum", "per-campaign"})


def _targets(metric: Metric) -> dict[str, float]:
    return {line.month: line.value for line in metric.targets if line.value is not None}


def _running(facts: Facts, shown: Charted) -> Standing | None:
    """Sums since the first month with a target, or since the figure is counted as it is now; only complete months count."""
    begins = counted_since(shown)
    targets = {month: value for month, value in _targets(shown.metric).items() if month >= begins}
    values = dict(zip(shown.months.periods, shown.months.trusted, strict=True))
    return running_standing(values, targets, month=facts.month) if targets else None


def _level(facts: Facts, shown: Charted) -> Standing:
    """The month's figure against the month's target, else on the straight way from the baseline."""
    metric, targets = shown.metric, _targets(shown.metric)
    known = [month for month in sorted(targets) if month <= facts.month]
    target = metric.target if metric.target is not None else targets[max(targets)] if targets else None
    if known:
        return Standing(now=shown.value, pace=targets[known[-1]], target=target, running=False)
    starts = facts.plan.plan.starts
    return level_standing(
        shown.value,
        month=facts.month,
        target=target,
        by=f"{metric.target_date:%Y-%m}" if metric.target_date else "",
        start=f"{starts:%Y-%m}" if starts else "",
        baseline=None if is_old_baseline(facts, shown) else metric.baseline,
    )


def counted_since(shown: Charted) -> str:
    """The month since which the figure means what it means now; empty when it always did."""
    return shown.months.periods[shown.months.breaks[-1]] if shown.months.breaks else ""


def is_old_baseline(facts: Facts, shown: Charted) -> bool:
    """Whether the baseline was read when the figure still meant something else, so that nothing may be held against it."""
    read = shown.metric.baseline_on or facts.plan.plan.starts
    return shown.metric.baseline is not None and read is not None and f"{read:%Y-%m}" < counted_since(shown)


def _needed(shown: Charted, standing: Standing, metric: Metric) -> float | None:
    """The level per month that the target asks for, comparable with the limits; a sum or a stock is spread over the months left."""
    if standing.target is None or not (standing.running or shown.months.is_stock):
        return standing.target
    left = _months_left(shown.month, metric)
    return (standing.target - standing.now) / left if standing.now is not None and left else None


def _months_left(month: str, metric: Metric) -> int:
    end = metric.target_date or _last_day(metric)
    first = month_bounds(month)[0]
    return max(0, (end.year - first.year) * 12 + end.month - first.month) if end else 0


def _last_day(metric: Metric) -> date | None:
    """The end of the last month that has a target."""
    months = sorted(_targets(metric))
    return month_bounds(months[-1])[1] if months else None


def _text(facts: Facts, shown: Charted, value: float | None) -> str:
    return "" if value is None else figure(value, shown.months.unit, currency=facts.currency_of(shown.months))


def _target_text(facts: Facts, shown: Charted, target: float | None, by: date | None) -> str:
    if target is None:
        return ""
    when = f" by {MONTH_NAMES[by.month - 1]} {by.year}" if by else ""
    return f"{_text(facts, shown, target)}{when}"


def _sentence(facts: Facts, shown: Charted, standing: Standing, running: Standing | None, *, is_running: bool) -> str:
    """Now against pace, and the sum since the first target where months add up."""
    parts = []
    if standing.now is not None and standing.pace is not None:
        so_far = " so far" if is_running else ""
        parts.append(sentence(f"{_text(facts, shown, standing.now)}{so_far}; the pace is {_text(facts, shown, standing.pace)}"))
    if running is not None and not is_running and running.now is not None:
        first = min(_targets(shown.metric))
        since = f"{MONTH_NAMES[int(first[5:]) - 1]} {first[:4]}"
        parts.append(
            sentence(f"since {since} {_text(facts, shown, running.now)} in all, against {_text(facts, shown, running.pace)} planned")
        )
    if running is not None and running.missing:
        parts.append(
            sentence(
                f"{counted(running.missing, 'month')} without a complete figure {'is' if running.missing == 1 else 'are'} not in this sum"
            )
        )
    return " ".join(parts)


def _needed_words(facts: Facts, shown: Charted, standing: Standing, needed: float | None) -> str:
    """What each month left would have to bring, for sums and stocks."""
    limits = shown.chart.limits
    if needed is None or needed <= 0 or limits is None or limits.baseline < LOCKED or not (standing.running or shown.months.is_stock):
        return ""
    usual = usual_range(limits.lower, limits.upper, shown.months.unit, currency=facts.currency_of(shown.months))
    return sentence(f"each month left would have to bring about {_text(facts, shown, needed)}; the usual range is {usual}")
