from __future__ import annotations

import pytest

from smplan_kernel.measures.series import changes_of, monthly
from smplan_kernel.plan import DataSource, Metric
from tests.measures.frames import days, frame, month_rows, row

POST = {"level": "post-lifetime", "flags": "lifetime_at_export"}
CODE = {"level": "code-cumulative", "metric": "code_uses", "definition": "Times Used In Total", "flags": "lifetime_at_export"}


def reading(day, value, code="HOME10", **changes):
    return row(day, value, object=code, exported_on=day, **(CODE | changes))


def test_a_month_is_the_sum_of_its_days(months):
    assert months(days("2026-09-01", "2026-10-31", 2)).values == (60.0, 62.0)


def test_months_are_named_by_year_and_month(months):
    assert months(days("2026-09-01", "2026-10-31")).periods == ("2026-09", "2026-10")


def test_a_month_with_missing_days_is_partial(months):
    assert months(days("2026-09-01", "2026-10-30")).partial == (False, True)


def test_a_partial_month_is_shown_and_not_trusted(months):
    series = months(days("2026-09-01", "2026-10-10", 3))

    assert (series.values[-1], series.trusted[-1]) == (30.0, None)


def test_a_missing_month_is_a_gap_and_not_zero(months):
    assert months(month_rows([5, None, 7], first="2026-08")).values == (5.0, None, 7.0)


def test_a_month_of_zeros_is_zero(months):
    assert months(days("2026-10-01", "2026-10-31", 0)).values == (0.0,)


def test_negative_counts_are_kept(months):
    assert months(days("2026-10-01", "2026-10-31", -1)).values == (-31.0,)


def test_a_series_goes_on_to_the_wanted_month_although_data_ended(months):
    assert months(days("2026-08-01", "2026-08-31")).values == (31.0, None, None)


def test_what_came_later_is_not_known_yet(months):
    assert months(days("2026-08-01", "2026-10-31"), until="2026-09").periods == ("2026-08", "2026-09")


def test_another_account_is_not_counted(months):
    rows = [*days("2026-10-01", "2026-10-31", 1), *days("2026-10-01", "2026-10-31", 9, account="other")]

    assert months(rows).values == (31.0,)


def test_an_account_is_found_with_and_without_its_sign(months):
    assert months(days("2026-10-01", "2026-10-31", 1, account="@Fern")).values == (31.0,)


def test_a_metric_without_figures_is_empty(months):
    assert months(days("2026-10-01", "2026-10-31"), "clicks").periods == ()


def test_total_rows_are_never_added(months):
    total = row("2026-10-01", 500, period_end="2026-10-31", level="account-period", flags="total_row")

    assert months([*days("2026-10-01", "2026-10-31", 2), total]).values == (62.0,)


def test_an_accounts_own_total_is_better_than_a_list_that_was_cut(months):
    total = row("2026-10-01", 500, period_end="2026-10-31", level="account-period", flags="total_row")
    post = row("2026-10-05", 3, object="a", exported_on="2026-11-02", **POST)

    assert months([total, post]).values == (500.0,)


def test_channels_of_a_day_are_added(months):
    rows = [line for name in ("Organic", "Paid") for line in days("2026-10-01", "2026-10-31", 1, level="dimension-period", object=name)]

    assert months(rows).values == (62.0,)


def test_a_part_is_one_channel_only(months):
    rows = [line for name in ("Organic", "Paid") for line in days("2026-10-01", "2026-10-31", 1, level="dimension-period", object=name)]

    assert months(rows, part="organic").values == (31.0,)


def test_a_day_without_the_part_is_covered_when_others_have_figures(months):
    rows = days("2026-10-01", "2026-10-31", 1, level="dimension-period", object="Paid")
    rows += days("2026-10-01", "2026-10-20", 1, level="dimension-period", object="Organic")

    assert months(rows, part="Organic").trusted == (20.0,)


def test_two_files_that_cut_the_same_day_differently_are_not_added(months):
    rows = [line | {"import": 1} for line in days("2026-10-01", "2026-10-31", 1, level="dimension-period", object="Organic")]
    rows += [line | {"import": 2} for line in days("2026-10-01", "2026-10-31", 1, level="dimension-period", object="/blog")]

    assert months(rows).values == (31.0,)


def test_searches_are_never_added_up(months):
    rows = [row("2026-10-01", 5, period_end="2026-10-31", level="dimension-period", object=query) for query in ("soil", "lawn")]

    assert months([line | {"metric": "search_impressions"} for line in rows], "search_impressions").values == ()


def test_a_figure_for_just_the_month_is_the_months_figure(months):
    assert months([row("2026-10-01", 900, period_end="2026-10-31", level="account-period")]).trusted == (900.0,)


def test_a_figure_over_two_months_tells_no_month(months):
    assert months([row("2026-09-01", 900, period_end="2026-10-31", level="account-period")]).values == ()


def test_figures_of_weeks_within_a_month_are_a_partial_month(months):
    rows = [row(f"2026-10-{day:02}", 7, period_end=f"2026-10-{day + 6:02}", level="account-period") for day in (5, 12, 19)]
    series = months(rows)

    assert (series.values, series.partial) == ((21.0,), (True,))


def test_overlapping_periods_are_not_added(months):
    rows = [
        row("2026-10-01", 10, period_end="2026-10-15", level="account-period"),
        row("2026-10-10", 10, period_end="2026-10-20", level="account-period"),
    ]

    assert months(rows).values == (10.0,)


def test_the_whole_month_stands_in_for_missing_days(months):
    whole = row("2026-10-01", 99, period_end="2026-10-31", level="account-period")

    assert months([*days("2026-10-01", "2026-10-10"), whole]).trusted == (99.0,)


def test_unique_people_are_never_added(months):
    assert months(days("2026-10-01", "2026-10-31", 4, metric="reach"), "reach").values == ()


def test_a_months_reach_exists_when_the_file_gives_it(months):
    rows = [
        *days("2026-10-01", "2026-10-31", 4, metric="reach"),
        row("2026-10-01", 77, period_end="2026-10-31", level="account-period", metric="reach"),
    ]

    assert months(rows, "reach").trusted == (77.0,)


def test_the_reach_of_posts_is_not_added(months):
    rows = [row("2026-10-05", 9, object=post, metric="reach", exported_on="2026-11-02", **POST) for post in "ab"]

    assert months(rows, "reach").values == ()


def test_a_stock_has_the_months_last_value(months):
    rows = days("2026-10-01", "2026-10-31", lambda day: day.day, metric="followers_total")

    assert months(rows, "followers_total").trusted == (31.0,)


def test_a_stock_without_the_last_day_is_partial(months):
    rows = days("2026-10-01", "2026-10-28", lambda day: day.day, metric="followers_total")

    assert months(rows, "followers_total").partial == (True,)


def test_a_stock_is_charted_by_its_change(months):
    rows = days("2026-08-01", "2026-10-31", lambda day: day.toordinal(), metric="followers_total")

    assert changes_of(months(rows, "followers_total")).values == (None, 30.0, 31.0)


def test_left_out_zero_days_count_inside_the_files_range(months):
    rows = [line for line in days("2026-10-01", "2026-10-31", 2, flags="zero_days_omitted") if line["period_start"] != "2026-10-15"]

    assert months(rows).trusted == (60.0,)


def test_left_out_zero_days_do_not_reach_beyond_the_file(months):
    assert months(days("2026-10-01", "2026-10-20", 2, flags="zero_days_omitted")).partial == (True,)


def test_posts_count_in_the_month_they_were_published(months):
    rows = [
        row("2026-09-30", 10, object="a", exported_on="2026-11-02", **POST),
        row("2026-10-01", 5, object="b", exported_on="2026-11-02", **POST),
    ]

    assert months(rows).values == (10.0, 5.0)


def test_a_post_counts_with_its_latest_reading(months):
    rows = [row("2026-10-05", value, object="a", exported_on=day, **POST) for day, value in (("2026-11-20", 15), ("2026-11-02", 10))]

    assert months(rows).values == (15.0,)


def test_posts_read_before_the_months_end_are_partial(months):
    assert months([row("2026-10-05", 10, object="a", exported_on="2026-10-20", **POST)]).partial == (True,)


def test_a_counters_month_is_the_difference_of_its_ends(months):
    rows = [reading("2026-08-31", 5), reading("2026-09-30", 9), reading("2026-10-31", 20)]

    assert months(rows, "code_uses", part="HOME10").trusted == (4.0, 11.0)


def test_a_counter_read_two_days_late_still_tells_the_month(months):
    assert months([reading("2026-09-30", 9), reading("2026-11-02", 20)], "code_uses").trusted == (11.0,)


def test_one_reading_of_a_counter_tells_no_month(months):
    assert months([reading("2026-10-31", 20)], "code_uses").values == ()


def test_a_counter_read_in_mid_month_gives_a_partial_figure(months):
    series = months([reading("2026-09-15", 9), reading("2026-10-15", 20)], "code_uses")

    assert (series.values, series.partial) == ((11.0,), (True,))


def test_a_counter_that_runs_backwards_tells_nothing(months):
    assert months([reading("2026-09-30", 9), reading("2026-10-31", 2)], "code_uses").values == ()


def test_a_counter_that_fell_takes_nothing_from_the_others_and_leaves_the_month_incomplete(months):
    rows = [
        reading("2026-09-30", 9),
        reading("2026-09-30", 300, code="SHOW15"),
        reading("2026-10-31", 12),
        reading("2026-10-31", 7, code="SHOW15"),
    ]
    series = months(rows, "code_uses")

    assert (series.values, series.partial) == ((3.0,), (True,))


def test_a_code_that_was_taken_out_of_the_list_is_no_negative_use(months):
    rows = [reading("2026-09-30", 9), reading("2026-09-30", 2, code="OLD"), reading("2026-10-31", 20)]

    assert months(rows, "code_uses").values == (11.0,)


def test_a_counter_without_a_reading_in_a_month_leaves_a_gap(months):
    rows = [reading("2026-07-31", 5), reading("2026-08-31", 9), reading("2026-10-31", 20)]

    assert months(rows, "code_uses").values == (4.0, None, None)


SEARCHED = {"level": "dimension-period", "platform": "search", "metric": "clicks", "definition": "search"}


@pytest.mark.parametrize(("part", "values"), [("", ()), ("country: Italy", (9.0,))])
def test_a_search_engine_s_tables_say_the_same_clicks_and_are_never_added(part, values):
    site = DataSource(id="dsrc-search", name="Search", platform="search", account="fern")
    asked = Metric(id="metr-clicks", text="Clicks", measure="clicks", source=site.id, part=part)
    tables = [row("2026-10-01", 9, object=name, **SEARCHED) for name in ("device: Mobile", "country: Italy", "garden design")]

    assert monthly(frame(tables), asked, source=site, until="2026-10").values == values


def test_a_new_code_begins_at_nothing(months):
    rows = [reading("2026-09-30", 9), reading("2026-10-31", 12), reading("2026-10-31", 3, code="NEW5")]

    assert months(rows, "code_uses").values == (6.0,)


def test_a_rate_is_recomputed_from_the_months_parts(months):
    rows = days("2026-10-01", "2026-10-31", lambda day: 10 if day.day == 1 else 0, metric="engagements", definition="Engagements")
    rows += days("2026-10-01", "2026-10-31", lambda day: 10 if day.day == 1 else 1)

    assert months(rows, "engagement_rate").values == (0.25,)


def test_a_rates_denominator_is_the_one_that_was_chosen(months):
    rows = [
        line
        for name, value in (("engagements", 1), ("impressions", 4), ("views", 10))
        for line in days("2026-10-01", "2026-10-31", value, metric=name)
    ]

    assert months(rows, "engagement_rate", denominator="views").values == (0.1,)


def test_a_rate_over_nothing_is_missing(months):
    rows = [line for name in ("engagements", "impressions") for line in days("2026-10-01", "2026-10-31", 0, metric=name)]

    assert months(rows, "engagement_rate").values == ()


def test_a_rate_with_one_partial_part_is_partial(months):
    rows = [*days("2026-10-01", "2026-10-31", 1, metric="engagements"), *days("2026-10-01", "2026-10-20", 4)]

    assert months(rows, "engagement_rate").partial == (True,)


def test_rates_of_days_are_never_averaged(months):
    assert months(days("2026-10-01", "2026-10-31", 0.1, metric="open_rate"), "open_rate").values == ()


def test_the_platforms_own_rate_counts_for_just_the_month(months):
    assert months([row("2026-10-01", 0.4, period_end="2026-10-31", level="account-period", metric="open_rate")], "open_rate").values == (
        0.4,
    )


def test_positions_are_weighted_by_searches(months):
    rows = days("2026-10-01", "2026-10-31", lambda day: 1 if day.day == 1 else 11, metric="avg_position")
    rows += days("2026-10-01", "2026-10-31", lambda day: 90 if day.day == 1 else 3, metric="search_impressions")

    assert months(rows, "avg_position").values == (6.0,)


def test_a_logged_change_joins_and_breaks_the_series(months, new_definition):
    rows = [*days("2026-08-01", "2026-08-31", 2), *days("2026-09-01", "2026-10-31", 3, metric="views", definition="Views")]
    series = months(rows, "views", definitions=[new_definition()])

    assert (series.values, series.breaks) == ((62.0, 90.0, 93.0), (1,))


def test_a_pinned_name_is_followed_through_a_logged_change(months, new_definition):
    rows = [*days("2026-08-01", "2026-08-31", 2), *days("2026-09-01", "2026-10-31", 3, metric="views", definition="Views")]

    assert months(rows, "views", definition="Views", definitions=[new_definition()]).breaks == (1,)


def test_another_column_name_breaks_the_series(months):
    rows = [*days("2026-09-01", "2026-09-30", 2), *days("2026-10-01", "2026-10-31", 3, definition="Impressions (new)")]

    assert months(rows).breaks == (1,)


def test_a_new_name_only_does_not_break_the_series(months, new_definition):
    rows = [*days("2026-08-01", "2026-08-31", 2, definition="Shares"), *days("2026-09-01", "2026-10-31", 2, definition="Reposts")]
    renamed = new_definition(before="Shares", after="Reposts", new_meaning=False)

    assert months(rows, definitions=[renamed]).breaks == ()


def test_a_day_under_both_names_counts_once(months, new_definition):
    rows = [*days("2026-10-01", "2026-10-31", 2, definition="Shares"), *days("2026-10-01", "2026-10-31", 2, definition="Reposts")]
    renamed = new_definition(before="Shares", after="Reposts", new_meaning=False)

    assert months(rows, definitions=[renamed]).values == (62.0,)


def test_the_files_own_flag_breaks_the_series(months):
    rows = [*days("2026-09-01", "2026-09-30", 2), *days("2026-10-01", "2026-10-31", 3, flags="definition_changed")]

    assert months(rows).breaks == (1,)


def test_a_month_that_changed_its_meaning_halfway_is_partial(months, new_definition):
    same_name = new_definition(on="2026-09-15", before="", after="")

    assert months(days("2026-08-01", "2026-10-31"), definitions=[same_name]).partial == (False, True, False)


def test_a_change_of_another_account_does_not_break_the_series(months, new_definition):
    assert months(days("2026-08-01", "2026-10-31"), definitions=[new_definition(account="other", before="", after="")]).breaks == ()


def test_the_parts_of_a_total_are_not_added_to_it(months):
    rows = [
        line
        for name, value in (("Clicks (total)", 5), ("organic", 3), ("sponsored", 2))
        for line in days("2026-10-01", "2026-10-31", value, definition=name)
    ]

    assert months(rows).values == (155.0,)


def test_a_part_of_a_total_can_be_asked_for(months):
    rows = [
        line for name, value in (("Clicks (total)", 5), ("organic", 3)) for line in days("2026-10-01", "2026-10-31", value, definition=name)
    ]

    assert months(rows, definition="organic").values == (93.0,)


def test_weeks_go_from_monday_to_sunday(weeks):
    series = weeks(days("2026-10-05", "2026-10-18", 1))

    assert (series.periods[:2], series.values[:2]) == (("2026-W41", "2026-W42"), (7.0, 7.0))


def test_a_week_with_missing_days_is_partial(weeks):
    assert weeks(days("2026-10-06", "2026-10-18", 1)).partial[:2] == (True, False)


def test_a_missing_week_is_a_gap(weeks):
    assert weeks([*days("2026-10-05", "2026-10-11"), *days("2026-10-19", "2026-10-25")]).values == (7.0, None, 7.0)


def test_a_week_that_ends_after_the_month_waits_for_the_next(weeks):
    assert weeks(days("2026-10-01", "2026-11-05")).periods[-1] == "2026-W43"


def test_posts_make_no_weeks(weeks):
    assert weeks([row("2026-10-05", 10, object="a", exported_on="2026-11-02", **POST)]).periods == ()


@pytest.mark.parametrize("column", ["platform", "flags", "value"])
def test_the_observations_are_not_changed(months, column):
    rows = days("2026-10-01", "2026-10-31", 2)
    before = frame(rows)
    months(rows)

    assert frame(rows)[column].equals(before[column])
