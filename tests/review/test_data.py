from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.plan import DataSource
from tests.measures.frames import days, frame, row
from tests.review.plans import make_plan


def check(review, rows, *sources):
    plan = make_plan(metrics={"sources": sources}) if sources else make_plan()
    return review(plan, observations=frame(rows)).data


@pytest.mark.parametrize(
    ("first", "last", "state", "sentence"),
    [
        ("2026-10-01", "2026-10-31", "complete", "Feed: complete."),
        ("2026-09-01", "2026-10-12", "partial", "Feed: nothing since 12 October 2026."),
        ("2026-08-01", "2026-09-12", "missing", "Feed: nothing since 12 September 2026."),
        ("2026-10-06", "2026-10-31", "partial", "Feed: nothing for 1 to 5 October 2026."),
    ],
)
def test_a_source_is_complete_partial_or_missing(review, first, last, state, sentence):
    source = check(review, days(first, last)).sources[0]

    assert (source.state, source.sentence) == (state, sentence)


def test_a_source_without_any_file_says_so(review):
    assert check(review, []).sources[0].sentence == "Feed: no file yet."


def test_gaps_are_named_with_their_days(review):
    source = check(review, [*days("2026-10-01", "2026-10-05"), *days("2026-10-13", "2026-10-31")]).sources[0]

    assert [(gap.text, gap.days) for gap in source.gaps] == [("6 to 12 October 2026", 7)]


def test_days_are_counted_once_whatever_is_measured(review):
    rows = [*days("2026-10-01", "2026-10-10"), *days("2026-10-01", "2026-10-10", metric="clicks")]

    assert check(review, rows).sources[0].days_covered == 10


def test_a_total_row_covers_no_days(review):
    total = row("2026-10-01", period_end="2026-10-31", level="account-period", flags="total_row")

    assert check(review, [total]).sources[0].state == "missing"


def test_days_that_were_zero_are_no_gap(review):
    rows = [line for line in days("2026-10-01", "2026-10-31", flags="zero_days_omitted") if line["period_start"] != "2026-10-15"]

    assert check(review, rows).sources[0].state == "complete"


def test_a_shop_read_at_both_ends_of_the_month_is_complete(review):
    rows = [
        row(day, 5, level="code-cumulative", object="HOME10", metric="code_uses", exported_on=day) for day in ("2026-09-30", "2026-11-02")
    ]

    assert check(review, rows).sources[0].state == "complete"


def test_a_shop_read_once_is_not(review):
    assert (
        check(review, [row("2026-10-31", 5, level="code-cumulative", metric="code_uses", exported_on="2026-10-31")]).sources[0].state
        == "missing"
    )


def test_posts_read_after_the_month_are_complete(review):
    post = row("2026-10-05", level="post-lifetime", object="a", flags="lifetime_at_export", exported_on="2026-11-02")

    assert check(review, [post]).sources[0].state == "complete"


def test_the_time_zone_of_days_is_told(review):
    assert check(review, days("2026-10-01", "2026-10-31", flags="utc_day")).sources[0].notes == ("The day is a day in UTC.",)


def test_the_facts_name_what_is_lacking(review):
    other = DataSource(id="dsrc-pins", name="Boards", platform="pins", account="fern")
    data = check(review, days("2026-10-01", "2026-10-31"), *make_plan().metrics.sources, other)

    assert data.facts == ("1 of 2 sources complete", "Boards: no file yet")


@pytest.mark.parametrize(
    ("last", "sentence"),
    [
        ("2026-10-31", "1 to 31 October 2026, data up to 31 October 2026."),
        ("2026-11-02", "1 to 31 October 2026, data up to 31 October 2026."),
    ],
)
def test_the_period_is_stated_with_its_last_day(review, last, sentence):
    assert review(observations=frame(days("2026-10-01", last))).period.sentence == sentence


def test_a_period_without_data_is_stated_too(review):
    assert review(observations=frame([])).period.sentence == "1 to 31 October 2026, without any data."


def test_a_partial_review_says_that_the_month_is_not_over(review):
    assert review(partial=True).period.sentence.endswith("This is a partial review: the month is not over.")


def test_the_last_day_is_a_date(review):
    assert review(observations=frame(days("2026-10-01", "2026-10-12"))).data.sources[0].last == date(2026, 10, 12)
