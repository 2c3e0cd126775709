"""Reads one metric's figures: from which rows, from which level, with which meaning; it keeps what it read them from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.gather import gather
from smplan_kernel.measures.meaning import Meaning, canonical, meaning_of
from smplan_kernel.measures.rows import Rows, joined
from smplan_kernel.measures.tally import TIERS, Request, Tally, at_level
from smplan_kernel.plan.vocabulary import RATES

if TYPE_CHECKING:
    from smplan_kernel.measures.observed import Observed
    from smplan_kernel.measures.periods import Grain
    from smplan_kernel.plan import DataSource, DefinitionChange, Metric

DAILY_TIERS = (("account-day", "account-period"), ("dimension-period",), ("post-day",))
WEIGHTED = "x:weighted position"


@dataclass(frozen=True, kw_only=True)
class ReadPart:
    """One figure that was read: the measure, the level it came from, the rows that might have told it, and its tally."""

    measure: str
    tier: tuple[str, ...]
    tally: Tally
    rows: Rows
    request: Request


@dataclass(frozen=True, kw_only=True)
class Read:
    """A metric as it was read. A rate has two parts, everything else one; without figures there is none."""

    tally: Tally
    breaks: tuple[int, ...] = ()
    parts: tuple[ReadPart, ...] = ()


@dataclass(frozen=True)
class Reader:
    """One metric of one account, by one grain, up to a day."""

    observed: Observed
    source: DataSource
    definitions: tuple[DefinitionChange, ...]
    metric: Metric
    grain: Grain
    until: int

    def read(self) -> Read:
        """The metric: a rate from its parts, everything else from the best level that has it."""
        measure = canonical(self.metric.measure)
        return self._rate(measure) if measure in RATES or measure == "avg_position" else self._figure(measure)

    def _figure(self, measure: str) -> Read:
        """The best level that has figures; months that somebody typed stand beside those of files, of whatever level these are."""
        hand: Read | None = None
        for tier in self._tiers():
            part, breaks = self._at(measure, tier, self.metric.definition)
            if not part.tally.values:
                continue
            if hand is None and _is_typed(part):
                hand = Read(tally=part.tally, breaks=breaks, parts=(part,))
                continue
            tally = _beside(hand.tally, part.tally) if hand else part.tally
            return Read(tally=tally, breaks=breaks, parts=(replace(part, tally=tally),))
        return hand or Read(tally=Tally())

    def _rate(self, rate: str) -> Read:
        """A rate from its parts, which must come from the same level; the platform's own figure only for a whole period."""
        for tier in self._tiers():
            for numerator, denominator in self._parts(rate):
                above, breaks = self._at(numerator, tier)
                below, more = self._at(denominator, tier)
                values = below.tally.values
                both = {number for number in above.tally.values.keys() & values.keys() if values[number]}
                if both:
                    return Read(tally=_divided(above.tally, below.tally, both), breaks=(*breaks, *more), parts=(above, below))
        return self._own_rate(rate)

    def _tiers(self) -> tuple[tuple[str, ...], ...]:
        return TIERS if self.grain.name == "month" else DAILY_TIERS

    def _parts(self, rate: str) -> tuple[tuple[str, str], ...]:
        if rate == "avg_position":
            return ((WEIGHTED, "search_impressions"),)
        known = RATES[rate]
        asked = self.metric.denominator
        return tuple((known.numerator, name) for name in ((asked,) if asked else known.denominators)) if known.numerator else ()

    def _own_rate(self, rate: str) -> Read:
        tier, meaning = ("account-day", "account-period"), self._meaning(rate)
        rows = at_level(self._rows(rate), ("account-period", "account-day"))
        spans = rows[rows.start != rows.end]
        request = self._request(meaning, self.metric.definition)
        tally = gather(spans, tier, rate, request)
        whole = {number: value for number, value in tally.values.items() if number in tally.complete}
        kept = replace(tally, values=whole, meanings={number: tally.meanings[number] for number in whole})
        part = ReadPart(measure=rate, tier=tier, tally=kept, rows=self._rows(rate), request=request)
        return Read(tally=kept, breaks=meaning.new_on, parts=(part,) if whole else ())

    def _at(self, measure: str, tier: tuple[str, ...], definition: str = "") -> tuple[ReadPart, tuple[int, ...]]:
        """One measure from one level, followed through its changes of name."""
        is_weighted = measure == WEIGHTED
        meaning = self._meaning("search_impressions" if is_weighted else measure)
        rows = self._weighted() if is_weighted else self._followed(measure, meaning)
        request = self._request(meaning, "" if is_weighted else definition)
        tally = gather(rows, tier, measure, request)
        return ReadPart(measure=measure, tier=tier, tally=tally, rows=rows, request=request), () if is_weighted else meaning.new_on

    def _followed(self, measure: str, meaning: Meaning) -> Rows:
        """The rows of every stretch; a stretch whose measure has no rows is read from the measure itself."""
        if len(meaning.stretches) == 1:
            return self._rows(measure)
        pieces = []
        for stretch in meaning.stretches:
            piece = _between(self._rows(stretch.measure), stretch.first, stretch.last)
            pieces.append(piece if len(piece) else _between(self._rows(stretch.spare), stretch.first, stretch.last))
        return joined([piece for piece in pieces if len(piece)] or pieces[:1])

    def _weighted(self) -> Rows:
        """Average positions times the searches they were averaged over, so that they may be added."""
        position, shown = self._rows("avg_position"), self._rows("search_impressions")
        weights: dict[tuple[int, ...], list[float]] = {}
        for key, weight in zip(_about(shown), shown.value.tolist(), strict=True):
            weights.setdefault(key, []).append(weight)
        both = [(place, weight) for place, key in enumerate(_about(position)) for weight in weights.get(key, ())]
        rows = position[np.array([place for place, _ in both], dtype=np.int64)]
        return rows.with_values(rows.value * np.array([weight for _, weight in both], dtype=float))

    def _rows(self, measure: str) -> Rows:
        return self.observed.figures(self.source.platform, self.source.account, measure)

    def _meaning(self, measure: str) -> Meaning:
        return meaning_of(measure, self.definitions, platform=self.source.platform, account=self.source.account)

    def _request(self, meaning: Meaning, definition: str) -> Request:
        return Request(grain=self.grain, until=self.until, part=self.metric.part, group=meaning.group, wanted=meaning.family(definition))


def _about(rows: Rows) -> list[tuple[int, ...]]:
    """What each row is about, and where it comes from."""
    columns = (rows.codes("level"), rows.codes("object"), rows.start, rows.end, rows.exported, rows.codes("import"))
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _between(rows: Rows, first: int, last: int) -> Rows:
    """Rows whose period lies between two days."""
    return rows[(rows.start >= first) & (rows.end <= last)]


def _is_typed(part: ReadPart) -> bool:
    """Whether nothing but typed numbers made the figures."""
    typed = part.rows.carry("typed")
    if not typed.any():
        return False
    names = np.concatenate([counted.rows for counted in part.tally.used])
    return bool(typed[np.isin(part.rows.places, names)].all())


def _beside(hand: Tally, files: Tally) -> Tally:
    """Figures of files, with those that somebody typed in their months' place."""
    others = files.values.keys() - hand.values.keys()
    return replace(
        files,
        values=dict(sorted({**files.values, **hand.values}.items())),
        complete=(files.complete & others) | hand.complete,
        meanings={**files.meanings, **hand.meanings},
        used=(*(counted.only(set(others)) for counted in files.used), *hand.used),
    )


def _divided(above: Tally, below: Tally, both: set[int]) -> Tally:
    """One tally over another, where both are known and the lower is not zero."""
    return Tally(
        values={number: above.values[number] / below.values[number] for number in sorted(both)},
        complete=above.complete & below.complete,
        meanings={number: f"{above.meanings.get(number, '')} / {below.meanings.get(number, '')}" for number in both},
        changed=above.changed | below.changed,
    )
