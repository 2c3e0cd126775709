"""A metric over time: one figure for each month, and for each ISO week where days are known.

A missing period is None, never zero. A period with missing days is `partial`: shown, and left out of verdicts.
A new definition breaks the series. Uniques are never added, rates are recomputed from their parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import pandas as pd

from smplan_kernel.measures.changeover import changes_of_source
from smplan_kernel.measures.gather import gather
from smplan_kernel.measures.meaning import ALWAYS, Meaning, canonical, meaning_of
from smplan_kernel.measures.observed import Observed
from smplan_kernel.measures.periods import MONTH, WEEK, Grain, month_days, month_number
from smplan_kernel.measures.tally import TIERS, Request, Tally, at_level
from smplan_kernel.plan.vocabulary import METRICS, RATES, title_of, unit_of

if TYPE_CHECKING:
    from smplan_kernel.plan import DataSource, DefinitionChange, Metric

DAILY_TIERS = (("account-day", "account-period"), ("dimension-period",), ("post-day",))


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

    @property
    def trusted(self) -> tuple[float | None, ...]:
        """The values that verdicts may be read from: partial periods are taken for missing."""
        return tuple(None if is_partial else value for value, is_partial in zip(self.values, self.partial, strict=True))

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
    reader = _Reader(observed, source, known, metric, grain, last_day)
    tally, breaks = reader.rate(measure) if measure in RATES or measure == "avg_position" else reader.figure(measure)
    rules = METRICS.get(measure)
    return _spread(
        tally,
        breaks,
        grain,
        last_day,
        title=metric.text or title_of(measure),
        unit=unit_of(measure) or metric.unit,
        sources=(f"{source.platform} {source.account}".strip(),),
        is_stock=rules is not None and rules.over_days == "last",
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
        **words,  # type: ignore[arg-type]  # title, unit, sources, is_stock
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


@dataclass(frozen=True)
class _Reader:
    """Reads one metric's figures: which rows, from which level, with which meaning."""

    observed: Observed
    source: DataSource
    definitions: tuple[DefinitionChange, ...]
    metric: Metric
    grain: Grain
    until: int

    def figure(self, measure: str) -> tuple[Tally, tuple[int, ...]]:
        """A plain figure, from the best level that has it."""
        for tier in self._tiers():
            tally, breaks = self._at(measure, tier, self.metric.definition)
            if tally.values:
                return tally, breaks
        return Tally(), ()

    def rate(self, rate: str) -> tuple[Tally, tuple[int, ...]]:
        """A rate from its parts, which must come from the same level; the platform's own figure only for a whole period."""
        for tier in self._tiers():
            for numerator, denominator in self._parts(rate):
                above, breaks = self._at(numerator, tier)
                below, more = self._at(denominator, tier)
                both = {number for number in above.values.keys() & below.values.keys() if below.values[number]}
                if both:
                    return _divided(above, below, both), (*breaks, *more)
        return self._own_rate(rate)

    def _tiers(self) -> tuple[tuple[str, ...], ...]:
        return TIERS if self.grain.name == "month" else DAILY_TIERS

    def _parts(self, rate: str) -> tuple[tuple[str, str], ...]:
        if rate == "avg_position":
            return (("x:weighted position", "search_impressions"),)
        known = RATES[rate]
        asked = self.metric.denominator
        return tuple((known.numerator, name) for name in ((asked,) if asked else known.denominators)) if known.numerator else ()

    def _own_rate(self, rate: str) -> tuple[Tally, tuple[int, ...]]:
        rows = at_level(self._rows(rate), ("account-period", "account-day"))
        spans = rows[(rows["start"] != rows["end"]).to_numpy()]
        request = self._request(self._meaning(rate), self.metric.definition)
        tally = gather(spans, ("account-day", "account-period"), rate, request)
        whole = {number: value for number, value in tally.values.items() if number in tally.complete}
        return replace(tally, values=whole, meanings={number: tally.meanings[number] for number in whole}), self._meaning(rate).new_on

    def _at(self, measure: str, tier: tuple[str, ...], definition: str = "") -> tuple[Tally, tuple[int, ...]]:
        """One measure from one level, followed through its changes of name."""
        if measure == "x:weighted position":
            meaning = self._meaning("search_impressions")
            return gather(self._weighted(), tier, measure, self._request(meaning, "")), ()
        meaning = self._meaning(measure)
        rows = self._followed(measure, meaning)
        return gather(rows, tier, measure, self._request(meaning, definition)), meaning.new_on

    def _followed(self, measure: str, meaning: Meaning) -> pd.DataFrame:
        """The rows of every stretch; a stretch whose measure has no rows is read from the measure itself."""
        if len(meaning.stretches) == 1:
            return self._rows(measure)
        pieces = []
        for stretch in meaning.stretches:
            piece = _between(self._rows(stretch.measure), stretch.first, stretch.last)
            pieces.append(piece if len(piece) else _between(self._rows(stretch.spare), stretch.first, stretch.last))
        return pd.concat([piece for piece in pieces if len(piece)] or pieces[:1])

    def _weighted(self) -> pd.DataFrame:
        """Average positions times the searches they were averaged over, so that they may be added."""
        keys = ["level", "object", "start", "end", "exported", "import"]
        position, shown = self._rows("avg_position"), self._rows("search_impressions")
        weights = shown[[*keys, "value"]].rename(columns={"value": "weight"})
        both = position.reset_index().merge(weights, on=keys, how="inner").set_index("index")
        return both.assign(value=both["value"] * both["weight"]).drop(columns="weight")

    def _rows(self, measure: str) -> pd.DataFrame:
        return self.observed.figures(self.source.platform, self.source.account, measure)

    def _meaning(self, measure: str) -> Meaning:
        return meaning_of(measure, self.definitions, platform=self.source.platform, account=self.source.account)

    def _request(self, meaning: Meaning, definition: str) -> Request:
        return Request(grain=self.grain, until=self.until, part=self.metric.part, group=meaning.group, wanted=meaning.family(definition))


def _between(rows: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Rows whose period lies between two days."""
    return rows[(rows["start"].to_numpy() >= first) & (rows["end"].to_numpy() <= last)]


def _divided(above: Tally, below: Tally, both: set[int]) -> Tally:
    """One tally over another, where both are known and the lower is not zero."""
    return Tally(
        values={number: above.values[number] / below.values[number] for number in sorted(both)},
        complete=above.complete & below.complete,
        meanings={number: f"{above.meanings.get(number, '')} / {below.meanings.get(number, '')}" for number in both},
        changed=above.changed | below.changed,
    )
