"""Facebook Page Insights until about 2022, page level: one row a day, up to 2681 columns."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.sources.cells.dates import period_in_name
from smplan_kernel.sources.importers.facebook_legacy import TOTAL, count, for_grid, grids, people
from smplan_kernel.sources.rows.daily import read_daily
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.rows.original import begin
from smplan_kernel.sources.rows.reading import Reading, Request

PAGE_VIEWS = "Daily Logged-in Page Views"  # stands twice: times, then people
BY_TYPE = "Daily Page consumptions by type"
# Longer than the name of a sheet can be
LONG_BREAKDOWNS = (
    BY_TYPE,
    "Lifetime Likes by Gender and Age",
    "Daily Talking About This by story type",
    "Daily Page Stories by story type",
    "Daily Positive Feedback from Users",
    "Daily Total frequency distribution",
    "Daily Page posts frequency distribution",
    "Daily People who interacted with your Page content by content type",
)
MAPPING = Mapping(
    columns=(
        count("Lifetime Total Likes", "followers_total", "page likes"),
        count("Daily New Likes", "followers_gained"),
        count("Daily Unlikes", "followers_lost"),
        people("Daily Total Reach", "reach"),
        count("Daily Total Impressions", "impressions"),
        count("Daily Page consumptions", "clicks"),
        count(f"{BY_TYPE} - link clicks", "link_clicks"),
        Column(names=(f"{PAGE_VIEWS} ({TOTAL})",), metric="profile_visits", definition=PAGE_VIEWS),
        count("Daily Total Video Views", "views"),
    ),
    ignored=keys("Date"),
    order="month-first",
)


def read(found: Found, request: Request) -> Reading:
    """The figures of every day; Facebook did not say where its day began."""
    reading = begin(found, request, gives_workbooks=True)
    for grid in grids(found, reading, told_apart=keys(PAGE_VIEWS), breakdowns=LONG_BREAKDOWNS):
        days = read_daily(grid, for_grid(grid, MAPPING, reading), reading, request, day="Date", flags=("unknown_tz",))
        _compare(list(days.values()), reading)
    return reading


def _compare(days: list[dt.date], reading: Reading) -> None:
    """Say when days lie outside the range that the file's name holds."""
    named = period_in_name(reading.file)
    if named and days and (min(days) < named[0] or max(days) > named[1]):
        reading.note(f"The file's name speaks of {named[0]} to {named[1]}, its rows of {min(days)} to {max(days)}.")


LAYOUT = Layout(
    format="facebook.page.legacy",
    title="Facebook Page Insights until 2022, page",
    grade="certain",
    platform="facebook",
    signatures=(Signature(role="days", all_of=keys("Date", "Lifetime Total Likes")),),
    read=read,
)
