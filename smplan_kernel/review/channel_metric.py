"""The number that tells what a channel brings: that of an activity on it, of a code on it, or of its own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smplan_kernel.measures.meaning import canonical
from smplan_kernel.plan.vocabulary import METRICS
from smplan_kernel.review.codes import USES
from smplan_kernel.review.source_channel import channel_of

if TYPE_CHECKING:
    from smplan_kernel.plan import Channel, Metric
    from smplan_kernel.review.charted import Charted
    from smplan_kernel.review.facts import Facts

_NEAREST = ("impact", "outcome", "out-take", "output")
"""Classes of metrics, the one that is nearest to what the organisation wants first."""


def metric_of_channel(facts: Facts, channel: Channel, shown: dict[str, Charted]) -> Charted | None:
    """The number nearest to the organisation's own gain that can be added up; None where nothing counts what the channel brings."""
    named = {metric for slot in facts.plan.content.slots if slot.channel == channel.id for metric in slot.metrics}
    homes = {key: home_of(facts, one.metric) for key, one in shown.items()}
    found = [one for key, one in shown.items() if _adds_up(one.metric) and (homes[key] == channel.id or (key in named and not homes[key]))]
    return min(found, key=lambda one: (_distance(one.metric), one.metric.id), default=None)


def _adds_up(metric: Metric) -> bool:
    known = METRICS.get(canonical(metric.measure))
    return known is not None and known.is_additive and known.unit != "people"


def _distance(metric: Metric) -> int:
    return _NEAREST.index(metric.klass) if metric.klass in _NEAREST else len(_NEAREST)


def home_of(facts: Facts, metric: Metric) -> str:
    """The channel whose code or account a metric counts; empty where it could be any, such as visits of the web site."""
    if metric.measure == USES and metric.part:
        codes = [code for code in facts.plan.metrics.codes if code.code.strip().casefold() == metric.part.strip().casefold()]
        return codes[0].channel if len(codes) == 1 else ""
    source = facts.sources.get(metric.source)
    owner = channel_of(facts, source) if source and not metric.part else None
    return owner.id if owner else ""
