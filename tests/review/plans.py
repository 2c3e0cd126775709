"""A small plan and its figures for review tests: one goal, one metric, valid by default."""

from __future__ import annotations

from datetime import date

from smplan_kernel.plan import Channel, DataSource, Goal, Metric, Person, Plan, Step, blank_plan
from smplan_kernel.plan.content import Replies, ReplyCount
from tests.measures.frames import frame, month_rows

CALM = (40, 44, 42, 46, 40, 44, 42, 44, 40, 46, 42, 44)
MONTHS_OF_CALM = "2025-10"  # twelve months of it end in September 2026


def make_metric(key="reach", **changes):
    known = {
        "text": "Enquiries",
        "goal": "goal-more",
        "source": "dsrc-feed",
        "measure": "impressions",
        "direction": "up",
        "klass": "outcome",
    }
    return Metric(id=f"metr-{key}", **(known | changes))


def make_goal(**changes):
    return Goal(**({"id": "goal-more", "text": "More enquiries", "owner": "pson-mara", "level": "marketing"} | changes))


def make_step(key="film", **changes):
    return Step(id=f"step-{key}", **({"text": "Film the workshop", "owner": "pson-mara", "planned": date(2026, 10, 10)} | changes))


def make_plan(*metrics, goals=None, **sections) -> Plan:
    plan = (
        blank_plan("fernhill", organisation="Fernhill")
        .with_goals(goals=(make_goal(),) if goals is None else goals)
        .with_ownership(people=(Person(id="pson-mara", name="Mara Lind"), Person(id="pson-jonb", name="Jon Berg")))
        .with_metrics(metrics=metrics or (make_metric(),), sources=(DataSource(id="dsrc-feed", name="Feed", platform="x", account="fern"),))
        .with_review(rule="last Thursday")
    )
    for name, answers in sections.items():
        plan = plan.with_section(name, **answers)
    return plan


def answered(*counts, hours=1, share=90, owner="pson-mara"):
    """A plan that promises answers, with what came of it in October: name, messages, answers, those in time, median hours."""
    channels = tuple(Channel(id=f"chan-{name}", name=name.capitalize(), owner="pson-jonb") for name, *_ in counts if name)
    said = ("received", "answered", "in_time", "median_hours")
    log = tuple(
        ReplyCount(id=f"answ-log{place}", month="2026-10", channel=f"chan-{name}" if name else "", **dict(zip(said, numbers, strict=True)))
        for place, (name, *numbers) in enumerate(counts)
    )
    promise = Replies(target_hours=hours, share_target=share, owner=owner)
    return make_plan(channels={"channels": channels}, content={"reply_counts": log, "replies": promise})


def figures(*values, first=MONTHS_OF_CALM, **changes):
    """Daily observations whose months are these values."""
    return frame(month_rows(values, first=first, **changes))
