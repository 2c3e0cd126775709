from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.sources.cells.pacific import exists_in_pacific, publish_moment
from tests.layouts import resaved
from tests.layouts.meta_content_instagram import error_row, meta_content_instagram, meta_content_instagram_swedish
from tests.sources.made import COUNT, SO_MANY, WORDS, read_made
from tests.sources.makers import INSTAGRAM_HEADER, instagram_file, instagram_post, instagram_swedish_file

METRICS = {
    "Views": "views",
    "Impressions": "impressions",
    "Likes": "reactions",
    "Shares": "shares",
    "Comments": "comments",
    "Saves": "saves",
    "Follows": "followers_gained",
}
ERROR = {"Data comment": "An error occurred while computing metadata for content with ID 179", "Views": "5"}


@SO_MANY
@given(
    st.lists(st.tuples(*[st.none() | COUNT] * len(METRICS), WORDS), min_size=1, max_size=6),
    st.permutations([*METRICS, "Reach", "A new column"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([bytes, resaved.each_line_quoted, resaved.as_unicode_text, resaved.with_rounded_ids, resaved.as_workbook]),
)
def test_whatever_is_written_reads_back(rows, metrics, with_error, translated, damage):
    posts = [written_post(n, row) for n, row in enumerate(rows)]
    errors = [error_row("17900000000000999", value=5)] if with_error else []
    data = meta_content_instagram([*errors, *posts], metrics=metrics, translated=translated)
    answer = read_made(damage(data))

    assert answer.totals == sums(posts, METRICS)
    assert answer.rows_skipped == len(errors)


@SO_MANY
@given(st.lists(st.tuples(*[st.none() | COUNT] * len(METRICS), WORDS), min_size=1, max_size=6))
def test_whatever_is_written_in_swedish_reads_back(rows):
    posts = [written_post(n, row) for n, row in enumerate(rows)]

    assert read_made(meta_content_instagram_swedish(posts)).totals == sums(posts, set(METRICS) - {"Impressions"})


def written_post(number, row):
    return {
        "Post ID": f"1790000000000{number:04}",
        "Account username": "fernhill",
        "Description": row[-1],
        "Publish time": f"09/{number + 13}/2026 18:30",
        "Permalink": f"https://www.instagram.com/reel/AbC{number}/",
        "Reach": 9,
        "A new column": 7,
        **dict(zip(METRICS, row, strict=False)),
    }


def sums(posts, names):
    values = {METRICS[name]: [post[name] for post in posts if post[name] is not None] for name in names}
    return {metric: sum(numbers) for metric, numbers in values.items() if numbers}


def test_a_column_that_nobody_knows_keeps_its_own_name(figures):
    data = meta_content_instagram([written_post(1, (1,))], metrics=["Views", "A new column"])

    assert figures(data)["x:A new column"] == [7]


def test_columns_become_their_metrics(figures):
    found = figures(instagram_file())

    assert {name: values[0] for name, values in found.items() if not name.startswith("x:")} == {
        "views": 900,
        "reach": 700,
        "reactions": 50,
        "shares": 4,
        "comments": 3,
        "saves": 12,
    }


def test_a_post_stands_on_its_day_with_the_day_of_export(read):
    post = read(instagram_file()).observations.iloc[0]

    assert (post["level"], post["object"], post["period_start"], post["period_end"], post["exported_on"]) == (
        "post-lifetime",
        "17900000000000123",
        "2026-09-21",
        "2026-09-21",
        "2026-11-01",
    )
    assert post["flags"] == "lifetime_at_export,pacific_day"


def test_the_answered_day_of_export_goes_before_the_file(read):
    assert set(read(instagram_file(), on=date(2026, 10, 2)).observations["exported_on"]) == {"2026-10-02"}


def test_a_day_behind_the_period_in_the_name_is_the_day_of_export(read):
    named = read(instagram_file(), file="Sep-01-2026_Sep-30-2026_178414 2026-10-05.csv")

    assert set(named.observations["exported_on"]) == {"2026-10-05"}


def test_reach_is_not_in_the_totals(read):
    assert "reach" not in read(instagram_file()).totals


@pytest.mark.parametrize(
    ("day", "text", "utc"),
    [
        (date(2026, 7, 1), "07/01/2026 18:30", datetime(2026, 7, 2, 1, 30, tzinfo=UTC)),
        (date(2026, 12, 1), "12/01/2026 18:30", datetime(2026, 12, 2, 2, 30, tzinfo=UTC)),
        (date(2026, 3, 8), "03/08/2026 01:59", datetime(2026, 3, 8, 9, 59, tzinfo=UTC)),
        (date(2026, 3, 8), "03/08/2026 03:00", datetime(2026, 3, 8, 10, 0, tzinfo=UTC)),
    ],
)
def test_publish_times_follow_summer_time_in_los_angeles(day, text, utc):
    assert publish_moment(day, text) == utc


def test_a_time_that_was_skipped_in_spring_does_not_exist():
    assert not exists_in_pacific(date(2026, 3, 8), "03/08/2026 02:30")


def test_a_time_that_cannot_be_pacific_makes_the_zone_unknown(read):
    answer = read(instagram_file([instagram_post(**{"Publish time": "03/08/2026 02:30"})]), dates="month-first")

    assert "unknown_tz" in answer.observations["flags"].iloc[0]
    assert any("does not exist in Pacific time" in note for note in answer.notes)


def test_the_moment_of_publication_is_kept_in_utc(figures):
    assert figures(instagram_file())["x:Publish time"] == [datetime(2026, 9, 22, 1, 30, tzinfo=UTC).timestamp()]


def test_error_rows_are_skipped_and_counted(read):
    answer = read(instagram_file([instagram_post(), ERROR]))

    assert answer.totals["views"] == 900
    assert (answer.rows_read, answer.rows_skipped) == (1, 1)
    assert "Rows left out, posts for which Meta reports an error: 1." in answer.notes


def test_every_line_in_quotes_reads_the_same(read):
    assert read(instagram_file(wrapped=True)).totals == read(instagram_file()).totals


def test_every_line_in_quotes_is_flagged(read):
    assert "excel_resaved" in read(instagram_file(wrapped=True)).observations["flags"].iloc[0]


def test_a_rounded_identifier_falls_back_to_the_link(read):
    assert set(read(instagram_file([instagram_post(**{"Post ID": "1.79E+16"})])).observations["object"]) == {"AbC-123"}


def test_a_rounded_identifier_without_a_link_is_left_out(read):
    answer = read(instagram_file([instagram_post(), instagram_post(**{"Post ID": "6.49E+17", "Permalink": ""})]))

    assert "Rows left out, posts without a usable identifier or link: 1." in answer.notes


def test_swedish_reads_like_english(read):
    assert read(instagram_swedish_file()).totals == {
        "views": 90.0,
        "reactions": 5.0,
        "comments": 1.0,
        "shares": 2.0,
        "followers_gained": 0.0,
        "saves": 3.0,
    }


@pytest.mark.parametrize("first", ["swedish", "english"])
def test_lists_in_two_languages_in_one_file_are_refused_and_never_cut(read, first):
    lists = [instagram_swedish_file(), instagram_file().removeprefix(b"\xef\xbb\xbf")]
    answer = read(b"".join(lists if first == "swedish" else lists[::-1]))

    assert (answer.status, answer.count) == ("refused", 0)
    assert "row " in answer.problems[0]


def test_impressions_of_before_april_2025_are_impressions(figures):
    header = [name.replace("Views", "Impressions") for name in INSTAGRAM_HEADER]

    assert figures(instagram_file([instagram_post(Impressions="800")], header=header))["impressions"] == [800.0]


def test_impressions_beside_views_are_flagged(read):
    answer = read(instagram_file([instagram_post(Impressions="800")], header=[*INSTAGRAM_HEADER, "Impressions"]))

    assert "definition_changed" in answer.observations.query("metric == 'impressions'")["flags"].iloc[0]


def test_account_columns_in_two_languages_do_not_disturb(read):
    header = ["Konto-ID", "Benutzername des Kontos", "Name des Kontos", *INSTAGRAM_HEADER]

    assert read(instagram_file(header=header)).totals["views"] == 900


def test_doubled_figures_that_agree_count_once(read):
    assert read(instagram_file(header=[*INSTAGRAM_HEADER, "Views"])).totals["views"] == 900


def test_doubled_figures_that_differ_are_reported(read):
    data = instagram_file(header=[*INSTAGRAM_HEADER, "Views"]).replace(b",900\n", b",901\n")

    assert any("'Views' stands in the file twice" in note for note in read(data).notes)


def test_posts_of_other_accounts_are_named(read):
    posts = [instagram_post(), instagram_post(**{"Post ID": "17900000000000999", "Account username": "partner"})]

    assert any("Posts of 2 accounts" in note for note in read(instagram_file(posts)).notes)


def test_the_account_of_most_posts_is_the_one_of_the_file(read):
    posts = [instagram_post(**{"Post ID": f"1790000000000099{n}", "Account username": name}) for n, name in enumerate("aab")]

    assert read(instagram_file(posts)).account == "a"
    assert read(instagram_file(posts[1:])).account == ""


def test_the_account_is_the_one_that_the_file_names(read):
    assert read(instagram_file()).account == "fernhill.studio"


def test_the_given_account_goes_before_the_named_one(read):
    assert read(instagram_file(), account="@studio").account == "@studio"


def test_a_day_in_two_orders_is_settled_by_the_name_of_the_file(read):
    post = instagram_post(**{"Publish time": "09/05/2026 10:00"})

    assert read(instagram_file([post]), "Sep-01-2026_Sep-30-2026_99.csv").period == ("2026-09-05", "2026-09-05")


def test_a_day_in_two_orders_is_settled_by_the_day_of_export(read):
    post = instagram_post(**{"Publish time": "09/12/2026 10:00"})

    assert read(instagram_file([post]), on=date(2026, 10, 1)).period == ("2026-09-12", "2026-09-12")


def test_otherwise_the_order_of_day_and_month_is_the_one_that_meta_prints(read):
    post = instagram_post(**{"Publish time": "09/05/2026 10:00"})

    assert read(instagram_file([post])).period == ("2026-09-05", "2026-09-05")


def test_where_a_spreadsheet_has_parted_the_columns_the_order_is_asked(read):
    data = resaved.with_semicolons(instagram_file([instagram_post(**{"Publish time": "09/05/2026 10:00"})]))

    assert (read(data).status, read(data).option) == ("needs-answer", "--dates")


def test_figures_by_day_have_the_day_of_their_row(read):
    answer = read(instagram_file([instagram_post(Date="09/25/2026")]))

    assert (answer.observations["level"].iloc[0], answer.observations["period_start"].iloc[0]) == ("post-day", "2026-09-25")


def test_a_row_cut_off_at_the_end_is_refused(read):
    data = instagram_file([instagram_post(), instagram_post(**{"Post ID": "17900000000000999"})])

    assert "cut off" in read(data[:-12]).problems[0]


def test_days_beside_rounded_identifiers_are_asked(read):
    data = instagram_file([instagram_post(**{"Post ID": "1.79E+16", "Publish time": "03/09/2026 18:05"})])

    assert read(data).option == "--dates"
    assert set(read(data, dates="day-first").observations["period_start"]) == {"2026-09-03"}


UK = instagram_file([instagram_post(**{"Publish time": "03/09/2026 18:05"})])


@pytest.mark.parametrize(
    ("copy", "sign"),
    [
        (UK.replace(b"\n", b"\r\n"), "its lines end as in Windows"),
        (UK.removeprefix(b"\xef\xbb\xbf"), "no byte-order mark"),
        (UK.replace(b"03/09/2026", b"3/9/2026"), "its days and hours are not written as Meta writes them"),
        (UK.replace(b"18:05", b"18:05:00"), "its days and hours are not written as Meta writes them"),
    ],
)
def test_a_copy_that_may_have_turned_its_days_is_asked_with_the_sign_of_it(read, copy, sign):
    answer = read(copy)

    assert (answer.option, sign in answer.question) == ("--dates", True)
    assert read(copy, "Sep-01-2026_Sep-30-2026_1.csv").observations["period_start"].iloc[0] == "2026-09-03"


def test_what_meta_writes_is_never_asked(read):
    assert read(UK).observations["period_start"].iloc[0] == "2026-03-09"
    assert read(instagram_file([instagram_post(**{"Publish time": "03/09/2026 18:05"})], wrapped=True)).status == "recognised"


def test_a_copied_post_without_its_identifier_is_no_post_of_its_own(read):
    post = instagram_post()
    told = read(instagram_file([post, instagram_post(**{"Post ID": "Subtotal", "Views": "2700"})])).problems[0]

    assert "'17900000000000123' stands in the file twice, once with 900 and once with 2700" in told
