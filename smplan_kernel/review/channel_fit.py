"""The tier that the plan gives a channel beside what its figures say: evidence for a talk, never a cause.

A channel is compared with another only where both serve the same goal and count the same thing. What an hour brings varies from month to month,
so the median month stands with its interval (`measures/medians.py`); with fewer than six months it is too early.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.medians import FEWEST, Middle, middle
from smplan_kernel.plan.channels import TIERS
from smplan_kernel.plan.vocabulary import title_of
from smplan_kernel.review.channel_metric import metric_of_channel
from smplan_kernel.review.effort import hours_for, last_months, planned_hours
from smplan_kernel.review.effort_model import ChannelFit, Word
from smplan_kernel.review.signals import current_signals
from smplan_kernel.review.words import counted, figure, quoted, sentence

if TYPE_CHECKING:
    from smplan_kernel.plan import Channel
    from smplan_kernel.review.charted import Charted
    from smplan_kernel.review.facts import Facts

_TIERS = dict(TIERS)
_LOWER = {"focus": "maintain", "maintain": "watch"}


@dataclass(frozen=True, kw_only=True)
class Yield:
    """What an hour on a channel brings, month by month."""

    channel: Channel
    shown: Charted
    months: int
    hours_a_month: float
    is_planned: bool
    per_hour: Middle

    @property
    def measure(self) -> str:
        """What is counted."""
        return canonical(self.shown.metric.measure)

    def is_like(self, other: Yield) -> bool:
        """Whether two channels may be compared: the same goal, the same measure, and not the very same number."""
        mine, yours = self.shown.metric, other.shown.metric
        return mine.id != yours.id and bool(mine.goal) and mine.goal == yours.goal and self.measure == other.measure


def channels_fit(facts: Facts, shown: dict[str, Charted]) -> tuple[ChannelFit, ...]:
    """Every channel that goes on and has a tier, in the order of the plan."""
    channels = [channel for channel in facts.plan.channels.channels if channel.tier in {"focus", "maintain", "watch"}]
    yields = {channel.id: found for channel in channels if (found := yield_of(facts, channel, shown)) is not None}
    return tuple(_fit(facts, channel, metric_of_channel(facts, channel, shown), yields) for channel in channels)


def yield_of(facts: Facts, channel: Channel, shown: dict[str, Charted]) -> Yield | None:
    """What an hour brings on a channel, over those of the last twelve months that have a whole figure; None with fewer than six."""
    chosen = metric_of_channel(facts, channel, shown)
    planned = planned_hours(facts.plan, channel)
    if chosen is None:
        return None
    values = {
        month: value
        for month, value, partial in zip(chosen.months.periods, chosen.months.values, chosen.months.partial, strict=True)
        if value is not None and not partial
    }
    known = [month for month in last_months(facts.month) if month in values]
    written = {month: hours for month in known if (hours := hours_for(facts.plan, (month,), channel=channel.id))}
    hours_of = written if len(written) >= FEWEST else dict.fromkeys(known, planned) if planned else {}
    pairs = [(values[month], hours) for month, hours in hours_of.items()]
    if len(pairs) < FEWEST:
        return None
    brought, hours_given = np.array([one[0] for one in pairs]), np.array([one[1] for one in pairs])
    return Yield(
        channel=channel,
        shown=chosen,
        months=len(pairs),
        hours_a_month=float(hours_given.mean()),
        is_planned=hours_of is not written,
        per_hour=middle(brought / hours_given),
    )


def _fit(facts: Facts, channel: Channel, chosen: Charted | None, yields: dict[str, Yield]) -> ChannelFit:
    own = yields.get(channel.id)
    others = [one for one in yields.values() if own is not None and one.channel.id != channel.id and one.is_like(own)]
    word, beside = _word(channel, chosen, own, others)
    hour = own.per_hour if own else None
    return ChannelFit(
        id=channel.id,
        name=channel.name,
        tier=channel.tier,
        tier_name=_TIERS[channel.tier],
        owner=facts.name(channel.owner),
        metric=chosen.metric.id if chosen else "",
        measure=title_of(canonical(chosen.metric.measure)) if chosen else "",
        months=own.months if own else 0,
        hours_a_month=_rounded(own.hours_a_month) if own else None,
        is_planned=own.is_planned if own else False,
        per_hour=_rounded(hour.median) if hour else None,
        low=_rounded(hour.low) if hour else None,
        high=_rounded(hour.high) if hour else None,
        beside=beside.channel.id if beside else "",
        beside_name=beside.channel.name if beside else "",
        word=word,
        sentence=_sentence(chosen, own, word, beside),
        proposal=_proposal(channel, word, beside),
        value={"falling": _LOWER.get(channel.tier, ""), "rising": "focus", "does more": "focus"}.get(word, ""),
    )


def _word(channel: Channel, chosen: Charted | None, own: Yield | None, others: list[Yield]) -> tuple[Word, Yield | None]:
    """What the figures say about a tier, and the channel that it was compared with."""
    if chosen is None or own is None:
        return ("not measured" if chosen is None else "too early"), None
    return _of_focus(chosen, own, others) if channel.tier == "focus" else _of_others(chosen, own, others)


def _of_focus(chosen: Charted, own: Yield, others: list[Yield]) -> tuple[Word, Yield | None]:
    if _turned(chosen) == "below":
        return "falling", None
    above = [one for one in others if one.channel.tier != "focus" and one.per_hour.is_above(own.per_hour)]
    best = max(above, key=lambda one: (one.per_hour.median, one.channel.id), default=None)
    return ("outdone" if best else "nothing against it"), best


def _of_others(chosen: Charted, own: Yield, others: list[Yield]) -> tuple[Word, Yield | None]:
    below = [one for one in others if one.channel.tier == "focus" and own.per_hour.is_above(one.per_hour)]
    weakest = min(below, key=lambda one: (one.per_hour.median, one.channel.id), default=None)
    if weakest is not None:
        return "does more", weakest
    return ("rising" if _turned(chosen) == "above" else "nothing against it"), None


def _turned(shown: Charted) -> str:
    """The side to which the number has a signal this month; fewer is better turns it round; empty without one."""
    signals = current_signals(shown)
    if not signals or shown.verdict not in {"strong signal", "probable change"}:
        return ""
    falls = shown.metric.direction == "down"
    return {"above": "below", "below": "above"}[signals[0].side] if falls else signals[0].side


def an_hour(one: Yield) -> str:
    """What an hour brings, with its interval; an hour that is only planned is called so."""
    unit = one.shown.metric.unit or title_of(one.measure).lower()
    middle_text = figure(one.per_hour.median)
    hour = "a planned hour" if one.is_planned else "an hour"
    return f"{middle_text} {unit} {hour} (between {figure(one.per_hour.low)} and {figure(one.per_hour.high)})"


def _sentence(chosen: Charted | None, own: Yield | None, word: str, beside: Yield | None) -> str:
    if chosen is None:
        return "No number of the plan counts what it brings."
    if own is None:
        return f"Too early: {counted(FEWEST, 'month')} with hours and a whole figure of {quoted(chosen.metric.text)} are needed."
    hours = f"{figure(own.hours_a_month, 'hours').replace(' ', ' planned ' if own.is_planned else ' ')} a month"
    told = sentence(f"{an_hour(own)}, the median of {counted(own.months, 'month')}, {hours}")
    if beside is not None:
        more = "more" if word == "outdone" else "less"
        tier = _TIERS[beside.channel.tier].lower()
        return f"{told} {sentence(f'{quoted(beside.channel.name)} ({tier}), for the same goal, brings {more}: {an_hour(beside)}')}"
    if word in {"falling", "rising"}:
        return f"{told} {quoted(chosen.metric.text)} has a signal: it is {word}."
    return told


def _proposal(channel: Channel, word: str, beside: Yield | None) -> str:
    """What the meeting may decide; nothing where the tier fits, or where the other channel carries the proposal."""
    if word == "falling":
        return f"Give it the tier {_TIERS[_LOWER[channel.tier]]}, or write down what will bring it back."
    if word == "rising":
        return "Try it as a focus channel for six months, and choose which one gets less time."
    if word == "does more" and beside is not None:
        return f"Try it as a focus channel for six months, and say what {quoted(beside.channel.name)} is kept for."
    return ""


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.10g}")
