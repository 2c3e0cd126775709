from __future__ import annotations

import io
import zipfile
from datetime import date

from tests.layouts.google_search_console import GERMAN, google_search_console

TABLES = {"chart": ((date(2026, 10, 1), 11, 170, 6.2), (date(2026, 10, 2), 0, 0, 0.0)), "queries": (("garden design", 3, 100, 4.25),)}
FILTERS = (("Search type", "Web"), ("Date", "1 Oct 2026-31 Oct 2026"))


def members(**variant) -> dict[str, bytes]:
    chest = zipfile.ZipFile(io.BytesIO(google_search_console(TABLES, FILTERS, **variant)))
    return {name: chest.read(name) for name in chest.namelist()}


def test_the_seven_members_come_in_their_order():
    assert list(members()) == [
        *("Chart.csv", "Queries.csv", "Pages.csv", "Countries.csv", "Devices.csv", "Search appearance.csv"),
        "Filters.csv",
    ]


def test_the_chart_has_a_percentage_and_no_newline_at_the_end():
    assert members()["Chart.csv"] == b"Date,Clicks,Impressions,CTR,Position\n2026-10-01,11,170,6.47%,6.2\n2026-10-02,0,0,0%,0"


def test_only_the_filters_tell_the_period():
    assert members()["Filters.csv"] == b"Filter,Value\nSearch type,Web\nDate,1 Oct 2026-31 Oct 2026"


def test_german_queries_are_parted_by_semicolons_and_have_decimal_commas():
    assert members(language=GERMAN)["Suchanfragen.csv"].decode() == (
        "Häufigste Suchanfragen;Klicks;Impressionen;Klickrate;Durchschnittliche Position\ngarden design;3;100;3,0 %;4,2"
    )


def test_a_chart_by_week_begins_with_a_range():
    assert members(chart_key="Date range")["Chart.csv"].startswith(b"Date range,Clicks")
