"""A small plan for runs: a web site whose enquiries are counted, and an X account, with the exports of ten months."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from smplan_kernel.plan import DataSource, Goal, Metric, Plan, blank_plan
from tests.layouts.ga4_exploration import CHANNEL, DAY, ga4_exploration
from tests.layouts.x_overview import COLUMNS, x_overview

WEB = DataSource(id="dsrc-web22", name="Our web site", platform="web", account="garden.example")
X_ACCOUNT = DataSource(id="dsrc-xaccount", name="X", platform="x", account="@garden")
ENQUIRIES = Goal(id="goal-enquiries", text="Twelve commissions from people who found us online", level="business", number=12)
ASKED = Metric(
    id="metr-enquiries",
    text="Enquiries from the site",
    goal=ENQUIRIES.id,
    source=WEB.id,
    measure="key_events",
    direction="up",
    unit="enquiries",
    formula="Forms sent in a month",
)
SEEN = ASKED.replace(id="metr-seen", text="Times shown on X", source=X_ACCOUNT.id, measure="impressions", unit="times")


def small_plan() -> Plan:
    plan = blank_plan("garden", organisation="Garden & Sons")
    return plan.with_goals(goals=(ENQUIRIES,)).with_metrics(sources=(WEB, X_ACCOUNT), metrics=(ASKED, SEEN))


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def ga4_file(first: date, last: date, *, enquiries: int = 1) -> bytes:
    rows = [
        {DAY: day, CHANNEL: "Organic Social", "Sessions": 40, "Engaged sessions": 20, "Key events": enquiries + (day.day % 3 == 0)}
        for day in days(first, last)
    ]
    return ga4_exploration(rows, first=first, last=last)


def x_file(first: date, last: date, *, impressions: int = 100) -> bytes:
    return x_overview({day: dict.fromkeys(COLUMNS[1:], 1) | {"Impressions": impressions + day.day} for day in days(first, last)})


def fill_inbox(folder: Path) -> None:
    """Drop the exports of January to October 2026."""
    (folder / "download.csv").write_bytes(ga4_file(date(2026, 1, 1), date(2026, 10, 31)))
    (folder / "account_overview_analytics.csv").write_bytes(x_file(date(2026, 1, 1), date(2026, 10, 31)))
