"""The landscape sample as it lies in the repository, read without any of our readers."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlrd

from smplan_kernel.sources.answer import Answer, Request, answer_from
from smplan_kernel.sources.process.reader import read_bytes
from tests.samples.landscape import ACCOUNTS, HOME

Series = dict[str, float]
Dated = tuple[date, float]


def _table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def _by_month(dated: Iterable[Dated]) -> Series:
    totals: dict[str, float] = defaultdict(float)
    for day, value in dated:
        totals[f"{day:%Y-%m}"] += value
    return dict(sorted(totals.items()))


def _by_week(dated: Iterable[Dated]) -> list[float]:
    days: dict[date, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for day, value in dated:
        days[day - timedelta(days=day.weekday())][day] += value
    return [sum(week.values()) for _, week in sorted(days.items()) if len(week) == 7]


def _explorations() -> list[dict[str, str]]:
    texts = (path.read_text(encoding="utf-8").split("\n") for path in (HOME / "exports/web").iterdir())
    rows = [row for lines in texts for row in _table("\n".join(lines[6:]))]
    return [row for row in rows if row["Date"]]


def _youtube(folder: Path) -> list[dict[str, str]]:
    tables = (zipfile.ZipFile(path).read("Table data.csv").decode() for path in sorted(folder.iterdir()))
    return [row for table in tables for row in _table(table) if row["Date"] != "Total"]


def _linkedin_days() -> list[tuple[date, float]]:
    sheets = [xlrd.open_workbook(path).sheet_by_name("Metrics") for path in (HOME / "exports/linkedin").iterdir()]
    rows = [sheet.row_values(number) for sheet in sheets for number in range(2, sheet.nrows)]
    return [(_day(row[0], "%m/%d/%Y"), row[3]) for row in rows]


def _day(text: str, how: str) -> date:
    return datetime.strptime(text, how).date()  # noqa: DTZ007 - the files print days, not moments


@pytest.fixture(scope="session")
def truth() -> Mapping[str, Any]:
    """Give what planted.json says."""
    return json.loads((HOME / "planted.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def x_days() -> dict[date, int]:
    """Give the impressions of each day that an X file has."""
    rows = [row for path in (HOME / "exports/x").iterdir() for row in _table(path.read_text(encoding="utf-8"))]
    return {_day(row["Date"], "%a, %b %d, %Y"): int(row["Impressions"]) for row in rows}


@pytest.fixture(scope="session")
def instagram_posts() -> dict[str, list[dict[str, str]]]:
    """Give the posts by account; rows that Meta could not read are left out."""
    posts = defaultdict(list)
    for path in sorted((HOME / "exports").glob("instagram-*/*.csv")):
        posts[path.parent.name] += [row for row in _table(path.read_text(encoding="utf-8")) if row["Post ID"]]
    return posts


@pytest.fixture(scope="session")
def code_counters() -> dict[str, dict[str, int]]:
    """Give the counter of each code at each month end."""
    counters: dict[str, dict[str, int]] = defaultdict(dict)
    for path in sorted((HOME / "exports/shop").iterdir()):
        for row in _table(path.read_text(encoding="utf-8")):
            counters[row["Name"]][path.stem[-10:-3]] = int(row["Times Used In Total"])
    return counters


@pytest.fixture(scope="session")
def daily(x_days) -> dict[str, list[Dated]]:
    """Give each series that counts by day, straight from the files."""
    web = [(_day(row["Date"], "%Y%m%d"), row) for row in _explorations()]
    charts = (zipfile.ZipFile(path).read("Chart.csv").decode() for path in (HOME / "exports/search").iterdir())
    search = [(date.fromisoformat(row["Date"]), row) for chart in charts for row in _table(chart)]
    youtube = [(date.fromisoformat(row["Date"]), row) for row in _youtube(HOME / "exports/youtube")]
    return {
        "web key_events": [(day, float(row["Key events"])) for day, row in web],
        "web sessions": [(day, float(row["Sessions"])) for day, row in web],
        "web sessions Organic Video": [(day, float(row["Sessions"])) for day, row in web if "Organic Video" in row.values()],
        "search clicks": [(day, float(row["Clicks"])) for day, row in search],
        "search search_impressions": [(day, float(row["Impressions"])) for day, row in search],
        "linkedin impressions": _linkedin_days(),
        "x impressions": [(day, float(count)) for day, count in x_days.items()],
        "youtube views": [(day, float(row["Views"])) for day, row in youtube],
        "youtube thumbnail_impressions": [(day, float(row.get("Impressions") or row["Thumbnail impressions"])) for day, row in youtube],
        "youtube hours": [(day, float(row["Watch time (hours)"])) for day, row in youtube],
    }


@pytest.fixture(scope="session")
def raw(daily, instagram_posts) -> dict[str, Series]:
    """Give each series by month."""
    series = {name: _by_month(dated) for name, dated in daily.items()}
    for account, posts in instagram_posts.items():
        for column in ("Impressions", "Views", "Saves"):
            dated = [(_day(post["Publish time"][:10], "%m/%d/%Y"), float(post[column])) for post in posts if column in post]
            series[f"{account} {column.lower()}"] = _by_month(dated)
    return series


@pytest.fixture(scope="session")
def weekly(daily) -> dict[str, list[float]]:
    """Give each series by whole weeks from Monday to Sunday."""
    return {name: _by_week(dated) for name, dated in daily.items()}


EXPORTS = sorted(path for path in (HOME / "exports").rglob("*") if path.is_file())


def _answered(path: Path) -> Answer:
    """Read a file in this process: reading sixty files in sixty others would take half a minute."""
    facts = ACCOUNTS[path.parent.name]
    data = path.read_bytes()
    request = Request(file=path.name, platform=facts["platform"], modified=date(2026, 11, 3))
    return answer_from(read_bytes(data, request), file=path.name, data=data, account=facts["account"])


@pytest.fixture(scope="session")
def answers() -> dict[str, Answer]:
    """Give what our readers make of each export file."""
    return {f"{path.parent.name}/{path.name}": _answered(path) for path in EXPORTS}


@pytest.fixture(scope="session")
def observations(answers: dict[str, Answer]) -> pd.DataFrame:
    """Give the figures of all export files, each with the number of its file."""
    frames = [answer.observations.assign(**{"import": number}) for number, answer in enumerate(answers.values(), start=1)]
    return pd.concat(frames, ignore_index=True)
