"""The table of metrics agrees with itself."""

from __future__ import annotations

import dataclasses

import pytest

from smplan_kernel.plan.vocabulary import FLAGS, METRICS, PART_DEFINITIONS, PLATFORMS, RATES, main_definitions, title_of, unit_of


@pytest.mark.parametrize("rate", RATES.values(), ids=lambda rate: rate.name)
def test_every_part_of_a_rate_is_a_known_metric(rate):
    parts = {rate.numerator, *rate.denominators} - {""}

    assert parts <= METRICS.keys()


def test_no_name_is_both_a_metric_and_a_rate():
    assert not METRICS.keys() & RATES.keys()


@pytest.mark.parametrize("name", ["reach", "users", "avg_position"])
def test_people_and_ranks_are_never_added_over_days(name):
    assert METRICS[name].over_days == "never"


def test_a_stock_counts_by_its_last_value():
    assert METRICS["followers_total"].over_days == "last"


def test_searches_are_never_added_up():
    assert METRICS["search_impressions"].over_posts == "never"


def test_only_unsubscribes_are_better_when_they_fall():
    assert [name for name, metric in METRICS.items() if metric.falls] == ["unsubscribes"]


def test_thirty_five_metrics_nine_rates_twelve_flags_and_eleven_platforms():
    assert (len(METRICS), len(RATES), len(FLAGS), len(PLATFORMS)) == (35, 9, 12, 11)


def test_the_table_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        METRICS["views"].title = "Looks"


def test_parts_are_left_out_beside_their_whole():
    assert main_definitions(("Clicks (total)", *PART_DEFINITIONS)) == ("Clicks (total)",)


def test_parts_alone_stand_for_themselves():
    assert main_definitions(("organic",)) == ("organic",)


def test_a_column_of_its_own_keeps_its_name_and_has_no_unit():
    assert (title_of("x:Media views"), unit_of("x:Media views")) == ("Media views", "")
