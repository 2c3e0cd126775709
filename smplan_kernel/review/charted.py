"""A metric's figures with their behaviour charts: months always, weeks where days are known, and which of them speaks.

Which grain speaks. Every metric has a monthly series; where days are known it has a weekly one too. Months speak when
twelve complete ones stand behind their limits, because goals and targets are monthly. Until then weeks speak, if there
are at least six; they need a quarter of the time to tell a change. The grain that does not speak is for looking: a
strong signal in it is mentioned, never counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from smplan_kernel.measures.behaviour import Behaviour, behaviour
from smplan_kernel.measures.limits import FEWEST, LOCKED
from smplan_kernel.measures.observed import Observed
from smplan_kernel.measures.periods import MONTH, WEEK, week_bounds
from smplan_kernel.measures.series import Series, changes_of, monthly, weekly
from smplan_kernel.plan import Change, DataSource, DefinitionChange, Metric
from smplan_kernel.review.calendar import month_bounds
from smplan_kernel.review.words import NO_VERDICT

Grain = Literal["month", "week"]
_NO_SOURCE = DataSource(id="dsrc-none", name="", platform="none", account="none")


@dataclass(frozen=True, kw_only=True)
class Charted:
    """One metric's series and behaviour; `months` holds figures as they are, `shown` what is charted of them."""

    metric: Metric
    month: str
    months: Series
    shown: Series
    chart: Behaviour
    weeks: Series | None
    week_chart: Behaviour | None

    @property
    def value(self) -> float | None:
        """The month's figure."""
        return self.months.value_of(self.month)

    @property
    def is_partial(self) -> bool:
        """The month's figure is not complete."""
        return self.month in self.months.periods and self.months.partial[self.months.periods.index(self.month)]

    @cached_property
    def headline(self) -> Grain:
        """The grain from which the verdict is read."""
        months = known_since(self.shown)
        if months >= LOCKED or self.weeks is None or self.week_chart is None:
            return "month"
        return "week" if known_since(self.weeks) >= FEWEST else "month"

    @property
    def series(self) -> Series:
        """The series that speaks."""
        return self.weeks if self.headline == "week" and self.weeks else self.shown

    @property
    def behaviour(self) -> Behaviour:
        """The behaviour chart that speaks."""
        return self.week_chart if self.headline == "week" and self.week_chart else self.chart

    @cached_property
    def new_points(self) -> tuple[int, ...]:
        """The complete points of the month in the series that speaks."""
        return points_in(self.series, self.month)

    @cached_property
    def verdict(self) -> str:
        """The verdict on the month's points, or that there is none to judge."""
        if self.behaviour.limits is None:
            return "too few points"
        return self.behaviour.verdict_of(self.new_points) if self.new_points else NO_VERDICT

    @property
    def week_verdict(self) -> str:
        """What the month's weeks say when months speak."""
        if self.weeks is None or self.week_chart is None or self.headline == "week":
            return ""
        points = points_in(self.weeks, self.month)
        return self.week_chart.verdict_of(points) if points else ""


def charted(
    metric: Metric,
    observed: Observed,
    *,
    source: DataSource | None,
    definitions: tuple[DefinitionChange, ...],
    changes: tuple[Change, ...],
    month: str,
    by_hand: Series | None = None,
) -> Charted:
    """Gather a metric's figures up to a month and chart them; `by_hand` stands in where no file has any."""
    found = source or _NO_SOURCE
    months = monthly(observed, metric, source=found, definitions=definitions, until=month)
    if not months.periods and by_hand is not None:
        months = by_hand
    weeks = weekly(observed, metric, source=found, definitions=definitions, until=month) if months.periods else None
    shown = changes_of(months) if months.is_stock else months
    week_shown = changes_of(weeks) if weeks is not None and weeks.is_stock else weeks
    is_count = metric.is_counts and not months.is_stock
    return Charted(
        metric=metric,
        month=month,
        months=months,
        shown=shown,
        chart=_charted(shown, is_count, changes),
        weeks=week_shown if week_shown is not None and week_shown.periods else None,
        week_chart=_charted(week_shown, is_count, changes) if week_shown is not None and week_shown.periods else None,
    )


def _charted(series: Series, is_count: bool, changes: tuple[Change, ...]) -> Behaviour:  # noqa: FBT001 - a fact about the series, named at the only calls
    places = (place_of(series, change.on) for change in changes if change.on is not None)
    return behaviour(
        series.trusted, counts=is_count, breaks=series.breaks, rebase_from=tuple(place for place in places if place is not None)
    )


def place_of(series: Series, day: date) -> int | None:
    """The place of the period that a day lies in; nothing before the series begins or after it ends."""
    grain = WEEK if series.grain == "week" else MONTH
    period = grain.text(grain.of_day(day.toordinal()))
    return series.periods.index(period) if period in series.periods else None


def bounds_of(period: str) -> tuple[date, date]:
    """First and last day of a month or a week."""
    return week_bounds(period) if "W" in period else month_bounds(period)


def points_in(series: Series, month: str) -> tuple[int, ...]:
    """The places of a month's complete points; a week belongs to the month in which it ends."""
    first, last = month_bounds(month)
    names = {month, *(WEEK.text(WEEK.of_day(day)) for day in range(first.toordinal(), last.toordinal() + 1) if day % 7 == 0)}  # Sundays
    trusted = series.trusted
    return tuple(place for place, period in enumerate(series.periods) if period in names and trusted[place] is not None)


def known_since(series: Series) -> int:
    """How many complete points there are since the last break."""
    first = series.breaks[-1] if series.breaks else 0
    return sum(value is not None for value in series.trusted[first:])
