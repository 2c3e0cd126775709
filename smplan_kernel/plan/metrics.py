"""Page 09, metrics: which numbers belong to which goal, where they come from, and where they should go."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from smplan_kernel.plan.data import Benchmark, Code, CodeRedemption, DataSource, DefinitionChange, Feedback, Forecast, WatchDuty
from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.mapping import Mapping
from smplan_kernel.plan.records import Bullet, Model, Section

DIRECTIONS = (("up", "Should rise"), ("down", "Should fall"))
CLASSES = (
    ("input", "Input: what we put in"),
    ("activity", "Activity: what we did"),
    ("output", "Output: what went out"),
    ("out-take", "Out-take: what people noticed"),
    ("outcome", "Outcome: what people did"),
    ("impact", "Impact: what we gained"),
)
METRIC_KINDS = (("result", "Result"), ("execution", "Execution"))
DENOMINATORS = (
    ("followers", "Followers"),
    ("reach", "Reach"),
    ("impressions", "Impressions"),
    ("views", "Views"),
    ("sessions", "Sessions"),
    ("users", "Users"),
)
TIERS = (("basic", "Basic, 15 minutes a month"), ("enhanced", "Enhanced, an hour a month"), ("comprehensive", "Comprehensive"))


class MonthTarget(Model):
    """The target of one month."""

    month: str = ask("Month", help="The month.", kind="month", required=True)
    value: float | None = unset("Target", help="What this month should bring.", required=True)


class Metric(Bullet):
    """A number that tells whether a goal comes nearer."""

    prefix: ClassVar[str] = "metr"
    kind_title: ClassVar[str] = "metric"

    goal: str = ask("Goal", help="The goal it belongs to.", ref="goal", why="Numbers without a goal invite chasing numbers.")
    formula: str = ask(
        "How it is counted",
        help="So that two people get the same number.",
        example="Filled-in enquiry forms in a month",
        kind="long",
        term="formula",
    )
    unit: str = ask("Unit", help="What one of it is.", example="enquiries")
    source: str = ask("Comes from", help="Where the number is read.", ref="dsrc")
    measure: str = ask("Measured as", help="The figure in the export file.", example="key_events", term="measure")
    definition: str = ask("Name on the platform", help="Only when the platform has several.", example="Key events")
    part: str = ask("Only this part", help="A code, a page, a campaign. Leave it empty for all.", example="HOMESHOW10")
    direction: str = ask("Direction", help="Where it should go.", choices=DIRECTIONS)
    klass: str = ask("Class", help="From what you put in to what you gained.", choices=CLASSES, term="classes of metrics")
    kind: str = ask(
        "Result or execution",
        help="What came out, or whether the work was done.",
        choices=METRIC_KINDS,
        default="result",
        term="execution metric",
    )
    denominator: str = ask(
        "Divided by", help="For rates. By followers, reach or views gives very different figures.", choices=DENOMINATORS, term="denominator"
    )
    baseline: float | None = unset("Baseline", help="The number before the plan starts.", example="38", term="baseline")
    baseline_on: dt.date | None = unset("Baseline from", help="The day it was read.")
    target: float | None = unset("Target", help="The number to reach.", example="60", term="target")
    target_date: dt.date | None = unset("Target date", help="The day to reach it.", example="30 June 2027")
    targets: tuple[MonthTarget, ...] = several("Targets by month", help="Only when months differ.")
    is_counts: bool = ask("Counts things", help="Yes for whole things such as visits; then it cannot fall below nothing.", default=True)


class Metrics(Section):
    """Which numbers belong to which goal."""

    tier: str = ask("How much measuring", help="Basic is the normal case.", choices=TIERS, default="basic", term="measuring tier")
    metrics: tuple[Metric, ...] = several("Metrics", help="One or two for each goal. One of them about what people did.", term="metric")
    sources: tuple[DataSource, ...] = several("Data sources", help="Where the numbers come from.", term="data source")
    codes: tuple[Code, ...] = several("Coupon and link codes", help="Each belongs to one channel and one goal.", term="coupon code")
    redemptions: tuple[CodeRedemption, ...] = several("Codes used", help="Counted by hand, when no file tells.")
    duties: tuple[WatchDuty, ...] = several("Who checks what", help="What is looked at, how often, with which tool.")
    definitions: tuple[DefinitionChange, ...] = several(
        "Changed definitions", help="When a platform renamed or redefined a figure.", term="definition"
    )
    feedback: tuple[Feedback, ...] = several("Customer feedback", help="What people said, tagged and counted.")
    forecasts: tuple[Forecast, ...] = several("Forecasts", help="What you expect, short-term, long-term or for one occasion.")
    benchmarks: tuple[Benchmark, ...] = several(
        "Figures of others", help="Only compared when they are counted the same way.", term="benchmark"
    )
    mappings: tuple[Mapping, ...] = several("File layouts", help="How your own files are read.")
