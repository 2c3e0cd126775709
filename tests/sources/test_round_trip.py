"""What a maker writes reads back to the same numbers, whatever the numbers are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smplan_kernel.sources.answer import answer_from
from smplan_kernel.sources.process.reader import read_bytes
from smplan_kernel.sources.rows.reading import Request
from tests.sources import makers

COUNT = st.integers(min_value=-5, max_value=10**7)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)

SO_MANY = settings(max_examples=40)


def values(data, metric, *, dates="month-first", file="f", **equal):
    answer = answer_from(read_bytes(data, Request(file=file, modified=date(2026, 11, 1), dates=dates)), file=file, data=data)
    assert answer.status == "recognised", answer.problems or answer.question
    frame = answer.observations
    for column, value in equal.items():
        frame = frame[frame[column] == value]
    return frame[frame["metric"] == metric]["value"].tolist()


@SO_MANY
@given(st.lists(st.tuples(*[COUNT] * 13), min_size=1, max_size=8))
def test_x(rows):
    data = makers.x_file([(date(2026, 9, 1) + timedelta(days=n), row) for n, row in enumerate(rows)])

    assert values(data, "impressions") == [row[0] for row in rows]
    assert values(data, "views") == [row[11] for row in rows]


@SO_MANY
@given(st.lists(st.tuples(COUNT, WORDS, WORDS), min_size=1, max_size=6))
def test_instagram_whatever_people_write(posts):
    made = [
        makers.instagram_post(**{"Post ID": str(17900000000000000 + n), "Views": str(views), "Description": text, "Account name": name})
        for n, (views, text, name) in enumerate(posts)
    ]

    assert values(makers.instagram_file(made), "views") == [views for views, _, _ in posts]


@SO_MANY
@given(st.lists(COUNT, min_size=2, max_size=5))
def test_linkedin(numbers):
    metrics = [row | {"Clicks (total)": float(value)} for row, value in zip(makers.linkedin_metrics(len(numbers)), numbers, strict=True)]

    assert values(makers.linkedin_file(metrics), "clicks", definition="Clicks (total)") == numbers


@SO_MANY
@given(st.lists(st.tuples(COUNT, st.decimals(min_value=0, max_value=10**5, places=4)), min_size=1, max_size=6))
def test_youtube(rows):
    lines = [f"video-{n:06},Title,,60,{views},{hours},1,1,1" for n, (views, hours) in enumerate(rows)]
    data = makers.youtube_zip(rows=lines)

    assert values(data, "views", level="post-lifetime") == [views for views, _ in rows]
    assert values(data, "watch_time", level="post-lifetime") == pytest.approx([float(hours) * 3600 for _, hours in rows])


@SO_MANY
@given(st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=6))
def test_ga4(rows):
    lines = [f"2026090{n + 1},Direct,{sessions},{engaged}" for n, (sessions, engaged) in enumerate(rows)]

    assert values(makers.ga4_file(rows=lines), "sessions", level="dimension-period") == [sessions for sessions, _ in rows]


@SO_MANY
@given(st.dictionaries(WORDS.map(str.strip).filter(bool), st.integers(0, 10**6), min_size=1, max_size=6))
def test_shopify_whatever_codes_are_called(codes):
    data = makers.shopify_file([(code, "-1", "percentage", str(uses), "", "Active", "", "") for code, uses in codes.items()])

    assert values(data, "code_uses") == list(codes.values())


@SO_MANY
@given(st.lists(st.tuples(st.integers(0, 10**5), st.integers(1, 10**6)), min_size=1, max_size=6))
def test_search_console(rows):
    chart = "\n".join(f"2026-09-0{n + 1},{clicks},{shown},1%,2.5" for n, (clicks, shown) in enumerate(rows))
    data = makers.search_zip(**{"Chart.csv": f"Date,{makers.SEARCH}\n{chart}"})

    assert values(data, "clicks", level="account-day") == [clicks for clicks, _ in rows]
    assert values(data, "ctr", level="account-day") == pytest.approx([clicks / shown for clicks, shown in rows])
