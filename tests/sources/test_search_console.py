from __future__ import annotations

import pytest

from smplan_kernel.sources.importers.search_console_words import WORDS
from tests.sources.makers import SEARCH, packed, search_members, search_xlsx, search_zip

COMPARED = "Last 3 months Clicks,Previous 3 months Clicks,Last 3 months Impressions,Previous 3 months Impressions,Last 3 months CTR,Previous 3 months CTR"


def test_only_the_days_are_added_up(read):
    assert read(search_zip()).totals == {"clicks": 3.0, "search_impressions": 40.0}


def test_the_rate_is_recomputed(figures):
    assert figures(search_zip(), level="account-day")["ctr"] == [0.075]


def test_a_day_without_impressions_has_no_position(figures):
    assert figures(search_zip(), level="account-day", period_start="2026-09-02") == {"clicks": [0.0], "search_impressions": [0.0]}


def test_tables_have_the_period_of_the_chart(read):
    row = read(search_zip()).observations.query("object == 'garden design'").iloc[0]

    assert (row["level"], row["period_start"], row["period_end"]) == ("dimension-period", "2026-09-01", "2026-09-02")


def test_countries_and_devices_are_told_from_searches(read):
    assert {"country: Italy", "device: Mobile", "https://fernhill.example/"} <= set(read(search_zip()).observations["object"])


def test_days_are_pacific(read):
    assert set(read(search_zip()).observations["flags"]) == {"pacific_day"}


def test_a_workbook_reads_like_the_zip(read):
    assert read(search_xlsx(), "site.xlsx").totals == read(search_zip()).totals


def test_a_filter_makes_the_export_partial(read):
    notes = read(search_zip(**{"Filters.csv": "Filter,Value\nSearch type,Web\nPage,+/blog/"})).notes

    assert any("This export is partial: it was filtered by page (/blog/)" in note for note in notes)


def test_figures_of_picture_search_have_their_own_definition(read):
    answer = read(search_zip(**{"Filters.csv": "Filter,Value\nSearch type,Image"}))

    assert set(answer.observations["definition"]) == {"search, image"}


def test_a_thousand_rows_are_a_cut_list(read):
    rows = "\n".join(f"search {n},1,2,50%,3" for n in range(1000))
    answer = read(search_zip(**{"Queries.csv": f"Top queries,{SEARCH}\n{rows}"}))

    assert "row_cap" in answer.observations.query("object == 'search 7'")["flags"].iloc[0]


def test_a_chart_by_week_keeps_its_periods(read):
    answer = read(search_zip(**{"Chart.csv": f"Date range,{SEARCH}\n2026-09-07 - 2026-09-13,3,40,7.5%,4.2"}))

    assert answer.period == ("2026-09-07", "2026-09-13")
    assert answer.totals == {"clicks": 3.0, "search_impressions": 40.0}


@pytest.mark.parametrize("extra", ["", ",Last 3 months Position,Previous 3 months Position"])
def test_a_comparison_is_refused_with_the_way_out(read, extra):
    header = f"Top pages,{COMPARED}{extra}"
    answer = read(f"{header}\n/,1,2,3,4,5%,6%{',1,2' if extra else ''}".encode())

    assert "Turn the comparison off" in answer.problems[0]


def test_searches_alone_ask_for_their_days(read):
    answer = read(search_members()["Queries.csv"].encode())

    assert (answer.status, answer.option) == ("needs-answer", "--period")


def test_the_period_can_come_from_the_filters(read):
    answer = read(search_zip(**{"Chart.csv": None, "Filters.csv": "Filter,Value\nDate,1 Jan 2026-31 Jan 2026"}))

    assert answer.period == ("2026-01-01", "2026-01-31")
    assert answer.totals == {}


def test_discover_has_no_position_and_its_own_definition(read):
    chart = "Date,Clicks,Impressions,CTR\n2026-09-01,3,40,7.5%"
    answer = read(packed({"Chart.csv": chart, "Discover appearance.csv": "Discover Appearance,Clicks,Impressions,CTR\nAMP,1,2,50%"}))

    assert set(answer.observations["definition"]) == {"discover"}


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.language)
@pytest.mark.parametrize("form", ["long", "short"])
def test_searches_are_read_in_every_language(read, words, form):
    end = 0 if form == "long" else -1
    header = [next(iter(words.queries)), words.clicks, words.impressions, words.rate[end], words.position[end]]
    data = f"{','.join(header)}\nfernhill,2,20,10%,3.1".encode()
    answer = read(packed({"Table.csv": data, "Days.csv": ",".join(["?", *header[1:]]).encode() + b"\n2026-09-01,2,20,10%,3.1"}))

    assert answer.totals == {"clicks": 2.0, "search_impressions": 20.0}
    assert "fernhill" in set(answer.observations["object"])


def test_german_numbers_have_a_decimal_comma(figures):
    header = "Häufigste Suchanfragen;Klicks;Impressionen;Klickrate;Durchschnittliche Position"
    chart = "Datum;Klicks;Impressionen;Klickrate;Durchschnittliche Position\n2026-09-01;2;20;10,0\u00a0%;4,2"
    found = figures(packed({"Suchanfragen.csv": f"{header}\ngarten;1;3;33,3 %;2,5", "Diagramm.csv": chart}), level="account-day")

    assert found["avg_position"] == [4.2]
