"""A metric over time: one figure for each month, and for each ISO week where days are known.

A missing period is None, never zero. A period with missing days is `partial`: shown, and left out of verdicts.
A new definition breaks the series. Uniques are never added, rates are recomputed from their parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import pandas as pd

from smplan_kernel.measures.changeover import changes_of_source
from smplan_kernel.measures.meaning import ALWAYS, canonical
from smplan_kernel.measures.observed import Observed
from smplan_kernel.measures.periods import MONTH, WEEK, Grain, month_days, month_number
from smplan_kernel.measures.reader import Read, Reader
from smplan_kernel.measures.tally import Tally
from smplan_kernel.plan.vocabulary import METRICS, title_of, unit_of

if TYPE_CHECKING:
    from smplan_kernel.plan import DataSource, DefinitionChange, Metric

_CURRENCY = re.compile(r"\(([a-z]{3})\)$", re.IGNORECASE)  # definitions compare in small letters


@dataclass(frozen=True, kw_only=True)
class Series:
    """One figure over time. `breaks` are the places where a new definition begins; the first period is none."""

    title: str
    unit: str
    grain: Literal["month", "week"]
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    partial: tuple[bool, ...]
    breaks: tuple[int, ...] = ()
    definitions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    is_stock: bool = False
    read: Read | None = field(default=None, repr=False, compare=False)
    """What the figures were read from, for whoever asks where one comes from."""

    @cached_property
    def trusted(self) -> tuple[float | None, ...]:
        """The values that verdicts may be read from: partial periods are taken for missing."""
        return tuple(None if is_partial else value for value, is_partial in zip(self.values, self.partial, strict=True))

    @property
    def currency(self) -> str:
        """The currency that the newest definition of an amount ends with; "" where it names none, or nothing is money."""
        newest = next((name for name in reversed(self.definitions) if name), "")
        match = _CURRENCY.search(newest) if self.unit == "money" else None
        return match[1].upper() if match else ""

    def value_of(self, period: str) -> float | None:
        """The figure of one period."""
        return self.values[self.periods.index(period)] if period in self.periods else None


def monthly(
    observations: pd.DataFrame | Observed, metric: Metric, *, source: DataSource, definitions: Iterable[DefinitionChange] = (), until: str
) -> Series:
    """The figures of a metric by month, from the first known one to `until` ("2026-10")."""
    return _series(observations, metric, source, tuple(definitions), until, MONTH)


def weekly(
    observations: pd.DataFrame | Observed, metric: Metric, *, source: DataSource, definitions: Iterable[DefinitionChange] = (), until: str
) -> Series:
    """The figures of a metric by ISO week; only weeks that end within `until`, and only where days are known."""
    return _series(observations, metric, source, tuple(definitions), until, WEEK)


def changes_of(series: Series) -> Series:
    """A stock as its change per period: totals nearly always rise, so their level tells nothing.

    The change after a missing or partial period, or across a break, is not known.
    """
    known = series.trusted
    values: list[float | None] = []
    for place, value in enumerate(known):
        before = known[place - 1] if place and place not in series.breaks else None
        values.append(value - before if value is not None and before is not None else None)
    return replace(series, values=tuple(values), partial=(False,) * len(values), is_stock=False)


def _series(
    observations: pd.DataFrame | Observed,
    metric: Metric,
    source: DataSource,
    definitions: tuple[DefinitionChange, ...],
    until: str,
    grain: Grain,
) -> Series:
    observed = observations if isinstance(observations, Observed) else Observed(observations)
    measure = canonical(metric.measure)
    last_day = month_days(month_number(until))[1]
    known = changes_of_source(observed, definitions, source)
    read = Reader(observed, source, known, metric, grain, last_day).read()
    rules = METRICS.get(measure)
    return _spread(
        read.tally,
        read.breaks,
        grain,
        last_day,
        title=metric.text or title_of(measure),
        unit=unit_of(measure) or metric.unit,
        sources=(f"{source.platform} {source.account}".strip(),),
        is_stock=rules is not None and rules.over_days == "last",
        read=read,
    )


def _spread(tally: Tally, breaks: tuple[int, ...], grain: Grain, last_day: int, **words: object) -> Series:
    """Every period from the first known to the last wanted, gaps included."""
    final = grain.of_day(last_day)
    if grain.days(final)[1] > last_day:
        final -= 1
    known = [number for number in tally.values if number <= final]
    numbers = range(min(known), final + 1) if known else range(0)
    values = tuple(tally.values.get(number) for number in numbers)
    # A period within which the meaning changed holds two figures in one.
    mixed = {grain.of_day(day) for day in breaks if 0 < day < ALWAYS and grain.days(grain.of_day(day))[0] != day}
    return Series(
        grain=grain.name,
        periods=tuple(grain.text(number) for number in numbers),
        values=values,
        partial=tuple(
            value is not None and (number not in tally.complete or number in mixed) for number, value in zip(numbers, values, strict=True)
        ),
        breaks=tuple(sorted({number - numbers.start for number in _broken(tally, breaks, grain, known)})) if known else (),
        definitions=tuple(tally.meanings.get(number, "") for number in numbers),
        **words,  # type: ignore[arg-type]  # title, unit, sources, is_stock, read
    )


def _broken(tally: Tally, days: tuple[int, ...], grain: Grain, known: list[int]) -> set[int]:
    """The periods that begin a new definition: logged, flagged in the file, or shown by another column name."""
    ordered = sorted(known)
    found = {grain.of_day(day) for day in days if 0 < day < ALWAYS}
    for before, number in pairwise(ordered):
        is_flagged = number in tally.changed and before not in tally.changed
        if is_flagged or tally.meanings.get(number) != tally.meanings.get(before):
            found.add(number)
    return {number for number in found if ordered[0] < number <= ordered[-1]}
