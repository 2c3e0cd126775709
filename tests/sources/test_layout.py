"""What layouts declare agrees with the words that figures are stored under."""

from __future__ import annotations

from smplan_kernel.plan.vocabulary import METRICS
from smplan_kernel.sources.rows.layout import WHOLE


def test_every_count_but_key_events_is_whole():
    assert {name for name, metric in METRICS.items() if metric.unit in {"count", "people"}} - {"key_events"} == WHOLE
