"""Fernhill's plan as one document, with ids given by hand so that they never move."""

from __future__ import annotations

from collections.abc import Iterator

from smplan_kernel.plan.document import Plan
from tests.samples.landscape_plan_channels import channels
from tests.samples.landscape_plan_content import content
from tests.samples.landscape_plan_goals import goals
from tests.samples.landscape_plan_metrics import metrics
from tests.samples.landscape_plan_people import ownership, resources
from tests.samples.landscape_plan_personas import personas
from tests.samples.landscape_plan_policy import policy
from tests.samples.landscape_plan_review import issue, review
from tests.samples.landscape_plan_start import audit, start


def landscape_plan() -> Plan:
    """Put the sections together."""
    return Plan(
        id="landscape",
        start=start(),
        audit=audit(),
        goals=goals(),
        personas=personas(),
        channels=channels(),
        content=content(),
        ownership=ownership(_owned()),
        policy=policy(),
        resources=resources(),
        metrics=metrics(),
        plan=issue(),
        review=review(),
    )


def _owned() -> Iterator[tuple[str, str]]:
    """Name every goal, channel, activity and step with the person who answers for it."""
    planned = content()
    for item in (*goals().goals, *channels().channels, *planned.slots, *planned.steps):
        yield item.id, item.owner
