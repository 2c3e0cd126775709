"""Facebook Page Insights until 2022: columns of one name told apart by the second row, in csv, xls and xlsx."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layouts import delimited, resaved
from tests.layouts.facebook_legacy import (
    PAGE_COLUMNS,
    PEOPLE,
    TOTAL,
    VIDEO_COLUMNS,
    VIDEO_TWICE,
    as_csv,
    as_xls,
    as_xlsx,
    in_sheets,
    page_table,
    post_columns,
    post_table,
)
from tests.sources.made import COUNT, SO_MANY, read_made

FIRST = date(2014, 1, 2)
PAGE_METRICS = {
    ("Lifetime Total Likes", PEOPLE): "followers_total",
    ("Daily New Likes", PEOPLE): "followers_gained",
    ("Daily Unlikes", PEOPLE): "followers_lost",
    ("Daily Total Impressions", TOTAL): "impressions",
    ("Daily Page consumptions", TOTAL): "clicks",
    ("Daily Page consumptions by type - link clicks", TOTAL): "link_clicks",
    ("Daily Logged-in Page Views", TOTAL): "profile_visits",
    ("Daily Total Video Views", TOTAL): "views",
}
POST_METRICS = {
    ("Lifetime Post Total Impressions", TOTAL): "impressions",
    ("Lifetime Post Consumptions", TOTAL): "clicks",
    ("Lifetime Post Consumptions by type - link clicks", TOTAL): "link_clicks",
    ("Lifetime Post Stories by action type - like", TOTAL): "reactions",
    ("Lifetime Post Stories by action type - comment", TOTAL): "comments",
    ("Lifetime Post Stories by action type - share", TOTAL): "shares",
}
VIDEO_METRICS = {
    ("Lifetime Post Total Impressions", TOTAL): "impressions",
    ("Lifetime Post Stories by action type - like", TOTAL): "reactions",
    ("Lifetime Total Video Views", TOTAL): "views",
}
PAGE_SHEETS = ("Daily Page consumptions by type", "Lifetime Likes by Gender and Age")
POST_SHEETS = ("Lifetime Post Stories by action type", "Lifetime Post Consumptions by type", "Lifetime Post consumers by type")


def page_in_sheets(table, *, bare):
    return in_sheets(table, PAGE_SHEETS, about=1, bare=bare)


def posts_in_sheets(table, *, bare):
    return in_sheets(table, POST_SHEETS, about=8, bare=bare)


PAGE_FORMS = {
    "csv": as_csv,
    "csv, saved again": lambda table: as_csv(table, resaved=True),
    "csv, semicolons": lambda table: resaved.with_semicolons(as_csv(table)),
    "csv, lines quoted": lambda table: resaved.each_line_quoted(as_csv(table)),
    "csv, tabs": lambda table: resaved.as_unicode_text(as_csv(table)),
    "xlsx": lambda table: as_xlsx(page_in_sheets(table, bare=False)),
    "xlsx, names of parts only": lambda table: as_xlsx(page_in_sheets(table, bare=True)),
    "xls": lambda table: as_xls(page_in_sheets(table, bare=True)),
}
POST_FORMS = {
    "csv": as_csv,
    "csv, semicolons": lambda table: resaved.with_semicolons(as_csv(table)),
    "csv, lines quoted": lambda table: resaved.each_line_quoted(as_csv(table)),
    "xlsx": lambda table: as_xlsx({"Key Metrics": table}),
    "xlsx, sheets": lambda table: as_xlsx(posts_in_sheets(table, bare=False)),
    "xls, names of parts only": lambda table: as_xls(posts_in_sheets(table, bare=True)),
}


def filled(metrics, values):
    return {column: value for column, value in zip(metrics, values, strict=True) if value is not None}


def sums(metrics, rows):
    """What the totals should be: the last known figure of a stock, the sum of everything else."""
    told = {}
    for column, metric in metrics.items():
        values = [row[column] for row in rows if column in row]
        if values:
            told[metric] = values[-1] if metric == "followers_total" else sum(values)
    return told


@SO_MANY
@given(
    st.lists(st.tuples(*[st.none() | COUNT] * len(PAGE_METRICS)), min_size=1, max_size=20),
    st.permutations(PAGE_COLUMNS[:60]),
    st.sampled_from(sorted(PAGE_FORMS)),
)
def test_whatever_a_page_file_holds_reads_back(values, first_columns, form):
    rows = [{("Daily Organic Reach", PEOPLE): 1, **filled(PAGE_METRICS, row)} for row in values]
    days = {FIRST + timedelta(days=n): row for n, row in enumerate(rows)}
    in_order = form in {"xls", "xlsx, names of parts only", "xlsx"}
    columns = (
        PAGE_COLUMNS
        if in_order
        else (*(c for c in first_columns if " - " not in c[0]), *(c for c in PAGE_COLUMNS[:60] if " - " in c[0]), *PAGE_COLUMNS[60:])
    )
    answer = read_made(PAGE_FORMS[form](page_table(days, columns)))

    assert answer.format == "facebook.page.legacy"
    assert answer.totals == sums(PAGE_METRICS, rows)


@SO_MANY
@given(
    st.lists(st.tuples(*[st.none() | COUNT] * len(POST_METRICS)), min_size=1, max_size=6),
    st.sampled_from(sorted(POST_FORMS)),
)
def test_whatever_a_post_file_holds_reads_back(values, form):
    rows = [filled(POST_METRICS, row) for row in values]
    posts = [post(n + 12, **{"Lifetime Post Total Reach": 9}) | row for n, row in enumerate(rows)]
    answer = read_made(POST_FORMS[form](post_table(posts, post_columns())))

    assert answer.format == "facebook.post.legacy"
    assert answer.totals == sums(POST_METRICS, rows)


@SO_MANY
@given(st.lists(st.tuples(*[st.none() | COUNT] * len(VIDEO_METRICS)), min_size=1, max_size=6), st.sampled_from(["csv", "xlsx"]))
def test_whatever_a_video_file_holds_reads_back(values, form):
    rows = [filled(VIDEO_METRICS, row) for row in values]
    posts = [post(n + 12) | {("Lifetime Unique Video Views", PEOPLE): 4, **row} for n, row in enumerate(rows)]
    answer = read_made(POST_FORMS[form](post_table(posts, VIDEO_COLUMNS, is_video=True)))

    assert answer.format == "facebook.post.legacy"
    assert answer.totals == sums(VIDEO_METRICS, rows)


def post(number=20, **reach):
    return {
        "Post ID": f"104000000000001_20500000000{number:05}",
        "Permalink": f"https://www.facebook.com/fernhill/posts/20500000000{number:05}",
        "Post Message": 'A "slope"\nin three terraces',
        "Type": "Photo",
        "Posted": datetime(2014, 2, number % 28 + 1, 16, 29, 18, tzinfo=UTC),
        **{(name, PEOPLE): value for name, value in reach.items()},
    }


def page(columns=PAGE_COLUMNS, **variant):
    days = {FIRST + timedelta(days=n): dict.fromkeys(columns, n + 1) for n in range(10)}
    return page_table(days, columns, **variant)


def test_days_stand_on_the_page_without_a_known_time_zone(read):
    first = read(as_csv(page())).observations.iloc[0]

    assert (first["platform"], first["level"], first["period_start"], first["flags"]) == (
        "facebook",
        "account-day",
        "2014-01-02",
        "unknown_tz",
    )


def test_page_likes_say_that_they_are_page_likes(read):
    frame = read(as_csv(page())).observations

    assert set(frame[frame["metric"] == "followers_total"]["definition"]) == {"page likes"}


def test_reach_of_a_day_is_kept_and_never_added(read):
    answer = read(as_csv(page()))

    assert answer.observations.query("metric == 'reach'")["value"].tolist() == list(range(1, 11))
    assert "reach" not in answer.totals


def test_page_views_are_those_that_count_times(figures):
    days = {FIRST: {("Daily Logged-in Page Views", TOTAL): 50, ("Daily Logged-in Page Views", PEOPLE): 30}}
    swapped = (
        *[column for column in PAGE_COLUMNS if column != ("Daily Logged-in Page Views", TOTAL)],
        ("Daily Logged-in Page Views", TOTAL),
    )

    for columns in (PAGE_COLUMNS, swapped):
        found = figures(as_csv(page_table(days, columns)))
        assert (found["profile_visits"], found["x:Daily Logged-in Page Views (Unique Users)"]) == ([50], [30])


def test_page_views_that_only_count_people_are_no_visits(figures):
    columns = [column for column in PAGE_COLUMNS if column != ("Daily Logged-in Page Views", TOTAL)]

    assert "profile_visits" not in figures(as_csv(page(columns)))


def test_parts_of_two_families_of_one_name_are_told_apart(figures):
    days = {
        FIRST: {
            ("Daily Positive Feedback from Users - like", TOTAL): 8,
            ("Daily Positive Feedback from Users - like", PEOPLE): 6,
        }
    }
    found = figures(as_csv(page_table(days)))

    assert found["x:Daily Positive Feedback from Users - like (Total Count)"] == [8]
    assert found["x:Daily Positive Feedback from Users - like (Unique Users)"] == [6]


def test_without_the_second_row_the_order_tells_them_apart_and_that_is_said(read):
    answer = read(as_csv(page(second_row=False)))

    assert answer.totals["profile_visits"] == 55
    assert any("second header row is missing" in note for note in answer.notes)


def test_windows_of_7_and_28_days_are_left_out_and_that_is_said(read):
    answer = read(as_csv(page()))

    assert not any(metric.startswith(("x:Weekly", "x:28 Days")) for metric in answer.observations["metric"])
    assert any("7 and 28 days overlap" in note for note in answer.notes)


def test_a_breakdown_keeps_its_own_name(figures):
    assert figures(as_csv(page()))["x:Daily Like Sources - mobile"] == list(range(1, 11))


def test_american_days_are_read_as_such(read):
    assert read(as_csv(page(), resaved=True)).period == ("2014-01-02", "2014-01-11")


def test_the_range_in_the_name_goes_before_the_usual_order(read):
    days = {date(2014, 3, 5): {("Daily New Likes", PEOPLE): 1}, date(2014, 3, 8): {("Daily New Likes", PEOPLE): 1}}
    data = as_csv(page_table(days), resaved=True)

    assert read(data, "Facebook Insights Data Export - PAGE - 2014-05-01 - 2014-09-30.csv").period == ("2014-05-03", "2014-08-03")
    assert read(data, "Facebook Insights Data Export - PAGE - 2014-03-01 - 2014-03-31.csv").period == ("2014-03-05", "2014-03-08")
    assert read(data).period == ("2014-03-05", "2014-03-08")


def test_days_outside_the_range_in_the_name_are_said(read):
    notes = read(as_csv(page()), "Facebook Insights Data Export - PAGE - 2014-01-05 - 2014-01-31.csv").notes

    assert "The file's name speaks of 2014-01-05 to 2014-01-31, its rows of 2014-01-02 to 2014-01-11." in notes


@pytest.mark.parametrize("form", PAGE_FORMS)
def test_every_form_of_a_page_file_gives_the_same_numbers(read, form):
    assert read(PAGE_FORMS[form](page())).totals == read(as_csv(page())).totals


@pytest.mark.parametrize("form", ["xlsx", "xlsx, names of parts only", "xls"])
def test_breakdowns_in_sheets_of_their_own_keep_their_names(figures, form):
    found = figures(PAGE_FORMS[form](page()))

    assert found["x:Lifetime Likes by Gender and Age - F.18-24"] == list(range(1, 11))


def test_of_many_columns_without_figures_some_are_named_and_the_rest_counted(read):
    days = {FIRST: {("Daily New Likes", PEOPLE): 1}}
    note = next(note for note in read(as_csv(page_table(days))).notes if note.startswith("Columns not used"))

    assert note.count(",") == 19
    assert note.endswith(" more.")


def test_a_page_file_cut_off_in_the_middle_is_refused(read):
    data = as_csv(page())

    assert "the file may be cut off" in read(data[:-200]).problems[0]


def test_a_page_file_with_a_header_only_is_refused(read):
    assert "not one figure" in read(as_csv(page_table({}))).problems[0]


def test_two_thousand_columns_of_half_a_year_are_read(read):
    parts = [(f"Lifetime Likes by City - City {n}, Italy", PEOPLE) for n in range(2400)]
    columns = (*PAGE_COLUMNS, *parts)
    days = {FIRST + timedelta(days=n): dict.fromkeys(columns, n) for n in range(60)}

    answer = read(as_csv(page_table(days, columns)))

    assert answer.totals["followers_gained"] == sum(range(60))
    assert answer.count > 60 * 2400


def test_a_post_keeps_its_identifier_its_day_and_the_day_of_export(read):
    answer = read(as_csv(post_table([post(**{"Lifetime Post Total Reach": 9})], post_columns())), "Post Level - 2014-03-01.csv")
    first = answer.observations.iloc[0]

    assert (first["level"], first["object"], first["period_start"], first["exported_on"], first["flags"]) == (
        "post-lifetime",
        "104000000000001_2050000000000020",
        "2014-02-21",
        "2014-03-01",
        "lifetime_at_export,unknown_tz",
    )


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Post Level - 2014-01-01 - 2014-02-27.csv", "2026-11-01"),
        ("Post Level - 2014-01-01 - 2014-02-27 2014-03-04.csv", "2014-03-04"),
    ],
)
def test_a_range_in_the_name_is_no_day_of_export(read, name, day):
    answer = read(as_csv(post_table([post(**{"Lifetime Post Total Reach": 9})], post_columns())), name)

    assert set(answer.observations["exported_on"]) == {day}


def test_people_who_talk_are_not_taken_for_stories(figures):
    columns = post_columns()
    found = figures(as_csv(post_table([post() | {column: place for place, column in enumerate(columns)}], columns)))

    assert found["reactions"] == [columns.index(("Lifetime Post Stories by action type - like", TOTAL))]
    assert found["clicks"] == [columns.index(("Lifetime Post Consumptions", TOTAL))]
    assert found["link_clicks"] == [columns.index(("Lifetime Post Consumptions by type - link clicks", TOTAL))]


def test_actions_that_nobody_took_have_no_column(read):
    columns = post_columns(actions=("comment", "like"), clicks=("other clicks", "photo view"))

    assert "shares" not in read(as_csv(post_table([post() | dict.fromkeys(columns, 2)], columns))).totals


def test_four_columns_that_stand_twice_are_kept_apart(figures):
    values = {column: number for number, column in enumerate(VIDEO_TWICE)}
    found = figures(as_csv(post_table([post() | values], post_columns())))

    assert {name: found[f"x:{name} ({end})"] for name, end in VIDEO_TWICE if end == PEOPLE} == {
        name: [number] for (name, end), number in values.items() if end == PEOPLE
    }


def test_videos_have_their_views(figures):
    found = figures(as_csv(post_table([post() | {column: n for n, column in enumerate(VIDEO_COLUMNS)}], VIDEO_COLUMNS, is_video=True)))

    assert found["views"] == [VIDEO_COLUMNS.index(("Lifetime Total Video Views", TOTAL))]
    assert found["x:Lifetime Total 30-Second Views"] == [VIDEO_COLUMNS.index(("Lifetime Total 30-Second Views", TOTAL))]


@pytest.mark.parametrize("form", POST_FORMS)
def test_every_form_of_a_post_file_gives_the_same_numbers(read, form):
    columns = post_columns()
    table = post_table([post(n) | {column: place + n for place, column in enumerate(columns)} for n in (20, 21)], columns)

    assert read(POST_FORMS[form](table)).totals == read(as_csv(table)).totals


def test_a_rounded_identifier_falls_back_to_the_link(read):
    table = post_table([post() | {"Post ID": "1.04E+14", ("Lifetime Post Total Reach", PEOPLE): 9}], post_columns())

    assert set(read(as_csv(table)).observations["object"]) == {"2050000000000020"}


def test_a_post_known_by_its_link_is_called_as_in_the_next_file(read):
    lost = {("Lifetime Post Total Reach", PEOPLE): 9, "Post ID": ""}
    other = {("Lifetime Post Total Reach", PEOPLE): 8, "Post ID": "77_1", "Permalink": "https://www.facebook.com/fernhill/posts/1"}
    table = post_table([post() | lost, post() | other], post_columns())

    assert set(read(as_csv(table)).observations["object"]) == {"77_2050000000000020", "77_1"}


def test_a_word_for_a_number_is_refused_with_sheet_row_and_column(read):
    table = post_table([post() | {("Lifetime Post Consumptions", TOTAL): "many"}], post_columns())

    assert (
        "sheet 'Key Metrics', row 3, column 'Lifetime Post Consumptions', value 'many'" in read(as_xlsx({"Key Metrics": table})).problems[0]
    )


def test_posts_that_stand_twice_count_once(read):
    row = post() | {("Lifetime Post Consumptions", TOTAL): 4}

    assert read(as_csv(post_table([row, row], post_columns()))).totals == {"clicks": 4}


def test_all_fields_in_quotes_read_the_same(read):
    table = page()

    assert read(as_csv(table, quoting=lambda _field: True)).totals == read(as_csv(table, quoting=delimited.where_needed)).totals


def test_days_that_a_spreadsheet_may_have_turned_are_asked(read):
    data = resaved.with_semicolons(as_csv(post_table([post(**{"Lifetime Post Total Reach": 5})], post_columns())))
    turned = re.sub(rb"\d\d/\d\d/2014 [\d:]+ [AP]M", b"03/02/2014 04:29", data)
    answer = read(turned)

    assert (answer.status, answer.option, answer.choices) == ("needs-answer", "--dates", ("day-first", "month-first"))
    assert read(turned, dates="day-first").period == ("2014-02-03", "2014-02-03")


def test_hours_without_am_and_pm_were_written_by_a_spreadsheet(read):
    data = as_csv(post_table([post(**{"Lifetime Post Total Reach": 5})], post_columns()))
    turned = re.sub(rb"\d\d/\d\d/2014 [\d:]+ [AP]M", b"03/02/2014 04:29", data)

    assert read(turned).option == "--dates"
