from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.measures.changeover import changes_of_source
from smplan_kernel.measures.observed import Observed
from smplan_kernel.measures.series import monthly
from smplan_kernel.plan import DataSource, DefinitionChange, Metric
from tests.measures.frames import days, frame


def account(platform):
    return DataSource(id="dsrc-test", name="Feed", platform=platform, account="fern")


def two_names(platform, metric, before, after, *, on="2026-03-01", last_before="2026-02-28", measure_before=""):
    """A year of days, first under the old name, then under the new one."""
    old = days("2025-09-01", last_before, 10, platform=platform, metric=measure_before or metric, definition=before)
    return frame([*old, *days(on, "2026-10-31", 12, platform=platform, metric=metric, definition=after)])


def series(rows, platform, measure, **options):
    metric = Metric(id="metr-test", text="Figure", measure=measure, source="dsrc-test")
    return monthly(rows, metric, source=account(platform), until="2026-10", **options)


@pytest.mark.parametrize(
    ("platform", "measure", "before", "after", "measure_before"),
    [
        ("instagram", "views", "Impressions", "Views", "impressions"),
        ("facebook", "views", "Impressions", "Views", "impressions"),
        ("web", "key_events", "Conversions", "Key events", ""),
        ("web", "sessions", "Sessions in Universal Analytics", "Sessions", ""),
        ("web", "page_views", "Pageviews", "Views", ""),
        ("linkedin", "shares", "Shares (total)", "Reposts (total)", ""),
        ("x", "posts_published", "Tweets published", "Create Post", ""),
    ],
)
def test_a_new_meaning_breaks_the_series_where_the_files_change_over(platform, measure, before, after, measure_before):
    made = series(two_names(platform, measure, before, after, measure_before=measure_before), platform, measure)

    assert (made.breaks, made.periods[made.breaks[0]], made.periods[0]) == ((6,), "2026-03", "2025-09")


@pytest.mark.parametrize(
    ("platform", "measure", "before", "after"),
    [
        ("youtube", "thumbnail_impressions", "Impressions", "Thumbnail impressions"),
        ("youtube", "thumbnail_impressions", "Impressionen", "Thumbnail impressions"),
        ("x", "shares", "retweets", "Reposts"),
        ("x", "reactions", "favorites", "Likes"),
    ],
)
def test_a_new_name_is_no_break(platform, measure, before, after):
    assert series(two_names(platform, measure, before, after), platform, measure).breaks == ()


def test_the_figure_is_followed_from_its_old_name_too():
    rows = two_names("instagram", "views", "Impressions", "Views", measure_before="impressions")

    assert series(rows, "instagram", "impressions").values[-1] == 12 * 31


def test_a_day_that_was_written_down_comes_before_what_the_files_show():
    rows = two_names("instagram", "views", "Impressions", "Views", measure_before="impressions")
    mine = DefinitionChange(id="defn-mine", platform="instagram", measure="views", on=date(2026, 5, 1), before="Impressions", after="Views")

    found = changes_of_source(Observed(rows), (mine,), account("instagram"))

    assert [change.on for change in found if change.new_meaning] == [date(2026, 5, 1)]


def test_a_plan_may_say_that_a_shipped_change_is_a_name_only():
    rows = two_names("web", "key_events", "Conversions", "Key events")
    mine = DefinitionChange(
        id="defn-mine", platform="web", measure="key_events", before="Conversions", after="Key events", new_meaning=False
    )

    assert series(rows, "web", "key_events", definitions=(mine,)).breaks == ()


def test_an_entry_for_another_account_leaves_the_shipped_change_in_force():
    rows = two_names("web", "key_events", "Conversions", "Key events")
    theirs = DefinitionChange(
        id="defn-mine", platform="web", account="other", measure="key_events", before="Conversions", after="Key events", new_meaning=False
    )

    assert series(rows, "web", "key_events", definitions=(theirs,)).breaks == (6,)


def test_files_with_only_the_new_name_are_not_cut():
    rows = frame(days("2025-09-01", "2026-10-31", 12, platform="web", metric="key_events", definition="Key events"))

    assert series(rows, "web", "key_events").breaks == ()


def test_days_without_figures_before_the_new_name_do_not_spoil_its_month():
    rows = two_names("instagram", "views", "Impressions", "Views", measure_before="impressions", on="2026-03-03")
    found = changes_of_source(Observed(rows), (), account("instagram"))

    assert [change.on for change in found if change.new_meaning] == [date(2026, 3, 1)]


def test_a_change_within_a_month_leaves_that_month_incomplete():
    rows = two_names("web", "key_events", "Conversions", "Key events", on="2026-03-11", last_before="2026-03-10")

    made = series(rows, "web", "key_events")

    assert made.partial[made.periods.index("2026-03")] is True


def test_older_figures_of_another_kind_do_not_hide_the_day():
    plays = days("2025-09-01", "2026-10-31", 3, platform="facebook", metric="views", definition="Daily Total Video Views")
    rows = two_names("facebook", "views", "Daily Total Impressions", "Views", measure_before="impressions")
    found = changes_of_source(Observed(frame([*rows.to_dict("records"), *plays])), (), account("facebook"))

    assert [change.on for change in found if change.new_meaning] == [date(2026, 3, 1)]


@pytest.mark.parametrize(("before", "after"), [("Aufrufe", "Views"), ("Views", "Aufrufe")])
def test_a_file_in_another_language_is_no_break(before, after):
    assert series(two_names("youtube", "views", before, after), "youtube", "views").breaks == ()


def test_swedish_views_take_the_place_of_impressions_too():
    rows = two_names("instagram", "views", "Impressions", "Visningar", measure_before="impressions")

    assert series(rows, "instagram", "views").breaks == (6,)
