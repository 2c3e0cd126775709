"""Numbers that no file gives: typed in by month, kept as imports are, corrected by a later one, never deleted. Empty is missing, not zero."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

import pandas as pd

from smplan_kernel.errors import CounterError
from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.observed import account_key
from smplan_kernel.measures.periods import month_days, month_number
from smplan_kernel.plan import DataSource, Metric, Plan
from smplan_kernel.plan.data import HAND
from smplan_kernel.plan.records import MONTH_PATTERN
from smplan_kernel.plan.typed import WrongAnswerError, read_number
from smplan_kernel.plan.vocabulary import TYPED, unit_of
from smplan_kernel.plan.wording import month_words, number_words
from smplan_kernel.store import ImportEntry, Session

DEFINITION = "typed in by hand"
NOT_OVER = " The month is not over, so it counts as incomplete: type it again when it is."
DAYS_COUNT = " Files give days of this month, and these go on counting: take the files back if they are wrong."
_RATE_SIGN = "%"


@dataclass(frozen=True, kw_only=True)
class Counter:
    """Where the numbers of one metric stand among all figures."""

    metric: Metric
    platform: str
    account: str
    measure: str
    level: str

    def all(self, observations: pd.DataFrame) -> pd.DataFrame:
        """Every figure of this measure of this account, also from files and of other levels."""
        same = (observations["platform"] == self.platform) & (observations["metric"] == self.measure)
        return observations[same & (observations["account"].map(account_key) == account_key(self.account))]

    def these(self, observations: pd.DataFrame) -> pd.DataFrame:
        """The figures that stand where a typed one would stand."""
        found = self.all(observations)
        return found[(found["object"] == self.metric.part) & (found["level"] == self.level)]


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One number that stands: its metric, month, value, and the import that brought it."""

    metric: str
    month: str
    value: float
    import_id: int


def with_counter(plan: Plan, metric_id: str) -> Plan:
    """The plan in which a metric says what it counts and where from; one that says both stays as it is."""
    metric = next(one for one in plan.metrics.metrics if one.id == metric_id)
    sources = plan.metrics.sources
    found = next((one for one in sources if one.id == metric.source), None) or next((one for one in sources if one.platform == HAND), None)
    source = found or DataSource.new(name="Counted by hand", platform=HAND)
    fresh = metric.replace(source=source.id, measure=metric.measure or f"x:{metric.text.strip()}")
    if fresh == metric:
        return plan
    metrics = tuple(fresh if one.id == metric_id else one for one in plan.metrics.metrics)
    return plan.with_metrics(metrics=metrics, sources=sources if found else (*sources, source))


def counter_of(plan: Plan, metric_id: str, account: str = "") -> Counter:
    """Where a metric's typed numbers stand."""
    metric = next(one for one in plan.metrics.metrics if one.id == metric_id)
    source = next(one for one in plan.metrics.sources if one.id == metric.source)
    measure = canonical(metric.measure)
    level = "account-period" if not metric.part else "code-period" if measure == "code_uses" else "dimension-period"
    return Counter(metric=metric, platform=source.platform, account=account or source.account, measure=measure, level=level)


def read_value(text: str, metric: Metric) -> float:
    """A number as somebody types it; a rate is a share of one or carries its sign.

    Raises
    ------
    CounterError
        When it is no number, or could be two.
    """
    try:
        value = read_number(text)
    except WrongAnswerError as problem:
        raise CounterError(metric.text, str(problem)) from problem
    if unit_of(canonical(metric.measure)) != "fraction":
        return value
    if text.strip().endswith(_RATE_SIGN):
        return value / 100
    if abs(value) > 1:
        raise CounterError(metric.text, f"{text!r} is no share. Write it as {text}% or {value / 100:g}.")
    return value


def count(session: Session, plan: Plan, counter: Counter, month: str, text: str, *, today: dt.date) -> ImportEntry | None:
    """Keep the number of one month; an empty text takes back what was typed for it. Writes.

    Raises
    ------
    CounterError
        When the month is none or has not begun, or the text is no number.
    """
    first, last = _days(counter, month, today)
    if not text.strip():
        take_back(session, plan.id, counter, month)
        return None
    value = read_value(text, counter.metric)
    return _kept(session, plan.id, counter, (first, last), value)


def _days(counter: Counter, month: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """The days that a number stands for: a month that is not over goes up to today, and does not count as complete."""
    if not MONTH_PATTERN.match(month):
        raise CounterError(counter.metric.text, f"{month!r} is no month. Write it as 2026-10.")
    first, last = (dt.date.fromordinal(day) for day in month_days(month_number(month)))
    if first > today:
        raise CounterError(counter.metric.text, f"{month_words(month)} has not begun. Choose a month that has.")
    return first, min(last, today)


def _kept(session: Session, plan_id: str, counter: Counter, days: tuple[dt.date, dt.date], value: float) -> ImportEntry:
    known = counter.all(session.observations(plan_id))
    first, last = (day.isoformat() for day in days)
    month = first[:7]
    # The mark makes a number typed again after another one a new word, not the old file brought twice.
    said = {"metric": counter.metric.id, "month": month, "value": value, "by": session.who, "after": session.observations_mark(plan_id)}
    content = json.dumps(said, ensure_ascii=False).encode()
    return session.add_import(
        plan_id,
        file_name=f"{counter.metric.text}, {month_words(month)}",
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        format=TYPED,
        platform=counter.platform,
        account=counter.account,
        period=(first, last),
        observations=_row(counter, first, last, value, _definition(counter, known)),
        notes=(f"{number_words(value)} was typed in.{'' if _is_over(days) else NOT_OVER}{_beside(counter, known, month)}",),
    )


def _beside(counter: Counter, known: pd.DataFrame, month: str) -> str:
    """What to know where files give the days of a month, which make its number."""
    is_day = (known["level"] == "account-day") & known["period_start"].str.startswith(month)
    return DAYS_COUNT if counter.level == "account-period" and is_day.any() else ""


def _is_over(days: tuple[dt.date, dt.date]) -> bool:
    """Whether the days reach the end of their month."""
    return (days[1] + dt.timedelta(days=1)).month != days[0].month


def _row(counter: Counter, first: str, last: str, value: float, definition: str) -> pd.DataFrame:
    words = {"platform": counter.platform, "account": counter.account, "level": counter.level, "object": counter.metric.part}
    days = {"period_start": first, "period_end": last, "exported_on": ""}
    meaning = {"metric": counter.measure, "definition": definition, "unit": unit_of(counter.measure)}
    return pd.DataFrame([{**words, **days, **meaning, "value": value, "flags": "typed", "row": 1, "sheet": ""}])


def _definition(counter: Counter, known: pd.DataFrame) -> str:
    """The name under which the newest figures of the metric stand, so that a typed month does not break their series."""
    if counter.metric.definition:
        return counter.metric.definition
    return str(known.sort_values("period_end")["definition"].iloc[-1]) if len(known) else DEFINITION


def take_back(session: Session, plan_id: str, counter: Counter, month: str) -> int:
    """Leave out every number typed for a month; says how many there were. Writes."""
    done = 0
    while (now := _typed_in(session, plan_id, counter, month)) is not None:
        session.undo_import(plan_id, now)
        done += 1
    return done


def _typed_in(session: Session, plan_id: str, counter: Counter, month: str) -> int | None:
    """The import that gives a month's typed number just now."""
    return next((one.import_id for one in typed_of(session, plan_id, counter) if one.month == month), None)


def typed_of(session: Session, plan_id: str, counter: Counter) -> tuple[Typed, ...]:
    """The typed numbers of one metric that stand, newest month first."""
    return typed_among(session.observations(plan_id), typed_imports(session, plan_id), counter)


def typed_imports(session: Session, plan_id: str) -> frozenset[int]:
    """The imports that are typed numbers."""
    return frozenset(entry.id for entry in session.imports(plan_id) if entry.format == TYPED)


def typed_among(observations: pd.DataFrame, typed: frozenset[int], counter: Counter) -> tuple[Typed, ...]:
    """The typed numbers of one metric among figures that were read already, newest month first."""
    rows = counter.these(observations)
    rows = rows[rows["import"].isin(typed)].sort_values(["period_start", "period_end"], ascending=False)
    columns = (rows[name].tolist() for name in ("period_start", "value", "import"))
    return tuple(
        Typed(metric=counter.metric.id, month=first[:7], value=value, import_id=number)
        for first, value, number in zip(*columns, strict=True)
    )


def all_typed(session: Session, plan: Plan) -> tuple[Typed, ...]:
    """Every typed number that stands, by metric in the plan's order, newest month first."""
    sources = {source.id for source in plan.metrics.sources}
    ready = (metric for metric in plan.metrics.metrics if metric.source in sources and metric.measure)
    return tuple(one for metric in ready for one in typed_of(session, plan.id, counter_of(plan, metric.id)))
