"""What every part of a review is made from: the plan, the month, the figures, and names for ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from smplan_kernel.measures.observed import Observed
from smplan_kernel.measures.series import Series
from smplan_kernel.plan import Bullet, Change, DataSource, Event, Evidence, Metric, Plan
from smplan_kernel.plan.lookup import name_of
from smplan_kernel.plan.review_days import next_days, parse_rule
from smplan_kernel.review.calendar import month_bounds
from smplan_kernel.review.model import Review
from smplan_kernel.review.part import Decided, Said, Thread, Written


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that is known when a month is reviewed; it is only read."""

    plan: Plan
    observed: Observed
    month: str
    partial: bool
    previous: Review | None
    files: dict[str, str]
    fingerprints: dict[str, str] = field(default_factory=dict)
    entries: Mapping[str, Any] = field(default_factory=dict)
    """The imports themselves, for whoever asks who brought a file and when; a review does not."""

    @cached_property
    def bounds(self) -> tuple[date, date]:
        """First and last day of the month."""
        return month_bounds(self.month)

    @property
    def last(self) -> date:
        """The last day of the month: what happened later is not known here."""
        return self.bounds[1]

    @cached_property
    def review_day(self) -> date | None:
        """The day on which the month is reviewed, the first review day after its end; None without a usable rule."""
        try:
            rule = parse_rule(self.plan.review.rule)
        except ValueError:
            return None
        return next_days(rule, self.last, 1, self.plan.review.closed_days)[0]

    @cached_property
    def sources(self) -> dict[str, DataSource]:
        """Data sources by id."""
        return {source.id: source for source in self.plan.metrics.sources}

    @cached_property
    def unit_names(self) -> dict[str, str]:
        """People's own word for one of each metric."""
        return {metric.id: metric.unit for metric in self.plan.metrics.metrics}

    @property
    def currency(self) -> str:
        """The plan's currency."""
        return self.plan.start.currency

    def currency_of(self, series: Series) -> str:
        """The currency of a metric's amounts: as its files name it, else the plan's."""
        return series.currency or self.currency

    def name(self, record_id: str) -> str:
        """What people call a record, also when only its stone is left."""
        return name_of(self.plan, record_id) if record_id else ""

    def changes_for(self, metric: Metric) -> tuple[Change, ...]:
        """Changes logged up to the month that were to move a metric, or that name none."""
        return tuple(change for change in self.known_changes if change.metric in {metric.id, ""})

    @cached_property
    def known_changes(self) -> tuple[Change, ...]:
        """Changes with a day up to the month's end, in order."""
        dated = [(change.on, change) for change in self.plan.plan.changes if change.on is not None and change.on <= self.last]
        return tuple(change for _, change in sorted(dated, key=lambda pair: (pair[0], pair[1].id)))

    @cached_property
    def known_events(self) -> tuple[Event, ...]:
        """Events that began up to the month's end, in order."""
        dated = [(event.starts, event) for event in self.plan.content.events if event.starts is not None and event.starts <= self.last]
        return tuple(event for _, event in sorted(dated, key=lambda pair: (pair[0], pair[1].id)))


def thread_of(facts: Facts, bullet: Bullet) -> Thread:
    """What people and earlier reviews left under a bullet.

    This month's own evidence is not read back. What people wrote after the month's review day belongs to a later review,
    so that a month reviewed late is not told with words about another.
    """
    until = facts.review_day or date.max
    comments = [note for note in bullet.comments if note.on is None or note.on <= until]
    return Thread(
        comments=tuple(Said(by=note.author, on=note.on, text=note.text) for note in comments[-_SHOWN:]),
        verdicts=_decided(bullet, facts.month),
        evidence=tuple(
            Written(month=line.month, text=line.text, verdict=line.verdict) for line in _before(bullet.evidence, facts.month)[-_SHOWN:]
        ),
    )


_SHOWN = 6


def _decided(bullet: Bullet, month: str) -> tuple[Decided, ...]:
    found = [verdict for verdict in bullet.verdicts if verdict.month < month]
    return tuple(
        Decided(month=verdict.month, decision=verdict.decision, by=verdict.by, text=verdict.text)
        for verdict in sorted(found, key=lambda verdict: verdict.month)[-_SHOWN:]
    )


def _before(lines: Iterable[Evidence], month: str) -> list[Evidence]:
    return sorted((line for line in lines if line.month < month), key=lambda line: line.month)
