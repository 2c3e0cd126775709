"""A workspace with one small plan: a web site whose enquiries are counted, and an X account."""

from datetime import UTC, date, datetime, timedelta

import pytest

from smplan_kernel.plan import DataSource, Goal, Metric, blank_plan
from smplan_kernel.store import open_workspace
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


@pytest.fixture
def small_plan():
    plan = blank_plan("garden", organisation="Garden & Sons")
    return plan.with_goals(goals=(ENQUIRIES,)).with_metrics(sources=(WEB, X_ACCOUNT), metrics=(ASKED, SEEN))


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def session(workspace, small_plan):
    opened = workspace.session(who="Mara")
    opened.new_plan(small_plan)
    return opened


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


@pytest.fixture
def inbox(workspace, session):
    folder = workspace.inbox("garden")
    (folder / "download.csv").write_bytes(ga4_file(date(2026, 1, 1), date(2026, 10, 31)))
    (folder / "account_overview_analytics.csv").write_bytes(x_file(date(2026, 1, 1), date(2026, 10, 31)))
    return folder


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)
