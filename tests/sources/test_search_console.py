from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.sources.importers.search_console_words import WORDS
from tests.sources.makers import SEARCH, packed, search_members, search_xlsx, search_zip


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


def compared(labels=("Last 3 months", "Previous 3 months"), *, position=True, rows=("/,1,2,30,40,3.33%,5%",), first="Top pages"):
    figures = ("Clicks", "Impressions", "CTR", *(("Position",) if position else ()))
    header = ",".join([first, *(f"{label} {figure}" for figure in figures for label in labels)])
    return "\n".join([header, *(f"{row}{',4.5,6.5' if position else ''}" for row in rows)])


MAY = {"period": (date(2026, 5, 1), date(2026, 7, 31))}


@pytest.mark.parametrize("position", [True, False])
def test_a_comparison_gives_the_current_period(read, position):
    answer = read(compared(position=position).encode(), **MAY)
    found = dict(zip(answer.observations["metric"], answer.observations["value"], strict=True))

    assert (answer.period, answer.totals) == (("2026-05-01", "2026-07-31"), {"clicks": 1.0, "search_impressions": 30.0})
    assert found["ctr"] == pytest.approx(1 / 30)
    assert found.get("avg_position") == (4.5 if position else None)
    assert any("'Previous 3 months' were left out" in note for note in answer.notes)


@pytest.mark.parametrize("row", ["/b,1,30,40,3.33%,5%", "/b,1,2,30,40,3.33%,5%,7"])
def test_a_row_of_a_comparison_that_is_too_short_or_too_long_is_refused(read, row):
    data = compared(position=False, rows=("/,1,2,30,40,3.33%,5%", row)) + "\n"

    assert "(row 3" in read(data.encode(), **MAY).problems[0]


def test_a_comparison_asks_for_its_days(read):
    answer = read(compared().encode())

    assert (answer.status, answer.option) == ("needs-answer", "--period")


def test_a_comparison_of_named_days_keeps_both_periods_and_adds_only_the_current_one(read):
    days = ("1 Sep 2026 - 30 Sep 2026", "1 Aug 2026 - 31 Aug 2026")
    answer = read(compared(days).encode())

    assert (answer.totals["clicks"], set(answer.observations.query("metric == 'clicks'")["period_start"])) == (
        1.0,
        {"2026-09-01", "2026-08-01"},
    )


def test_the_earlier_period_may_stand_first(read):
    assert read(compared(("Previous 3 months", "Last 3 months")).encode(), **MAY).totals["clicks"] == 2.0


def test_discover_compared_adds_countries_and_not_pages_too(read):
    members = {
        "Pages.csv": compared(position=False, rows=("/,1,2,30,40,3.33%,5%", "/b,5,2,30,40,3.33%,5%")),
        "Countries.csv": compared(position=False, first="Country", rows=("Italy,6,4,60,80,10%,5%",)),
        "Discover appearance.csv": "Discover Appearance,Clicks,Impressions,CTR",
        "Filters.csv": "Filter,Value\nSearch type,Discover",
    }
    answer = read(packed(members), "fernhill-Performance-on-Discover-2026-08-03.zip", **MAY)

    assert answer.totals == {"clicks": 6.0, "search_impressions": 60.0}
    assert set(answer.observations["definition"]) == {"discover"}


@pytest.mark.parametrize(("first", "what"), [("Gerät", "device: "), ("Land", "country: "), ("Tableau", "")])
def test_words_of_other_languages_say_what_a_table_is_about(read, first, what):
    header = "Klicks;Impressionen;CTR;Position"
    members = {"a.csv": f"Datum;{header}\n2026-09-01;3;40;7,5 %;4,2", "b.csv": f"{first};{header}\nAnders;3;40;7,5 %;4,2"}
    answer = read(packed(members))

    assert (f"{what}Anders" in set(answer.observations["object"])) == bool(what)


def test_languages_known_from_descriptions_say_so(read):
    german = read(packed({"Diagramm.csv": "Datum;Klicks;Impressionen;CTR;Position\n2026-09-01;3;40;7,5 %;4,2"}))

    assert [any("not yet confirmed" in note for note in answer.notes) for answer in (german, read(search_zip()))] == [True, False]


def test_a_german_filter_is_understood(read):
    members = {
        "Diagramm.csv": "Datum;Klicks;Impressionen;CTR;Position\n2026-09-01;3;40;7,5 %;4,2",
        "Filter.csv": "Filter;Wert\nSuchtyp;Bild\nDatum;Letzte 3 Monate",
    }

    assert set(read(packed(members)).observations["definition"]) == {"search, bild"}


def test_weeks_are_known_by_what_stands_in_the_column(read):
    members = {"Diagramm.csv": "Zeitraum;Klicks;Impressionen;CTR;Position\n2026-09-07 - 2026-09-13;3;40;7,5 %;4,2"}

    assert read(packed(members)).period == ("2026-09-07", "2026-09-13")


def test_a_part_of_the_site_never_joins_the_whole(read):
    partial = search_zip(**{"Filters.csv": "Filter,Value\nSearch type,Web\nPage,+/blog/"})

    assert set(read(partial).observations["definition"]) == {"search, page /blog/"}


def test_searches_alone_ask_for_their_days(read):
    answer = read(search_members()["Queries.csv"].encode())

    assert (answer.status, answer.option) == ("needs-answer", "--period")


def test_the_period_can_come_from_the_filters(read):
    answer = read(search_zip(**{"Chart.csv": None, "Filters.csv": "Filter,Value\nDate,1 Jan 2026-31 Jan 2026"}))

    assert answer.period == ("2026-01-01", "2026-01-31")
    assert answer.totals == {"clicks": 2.0, "search_impressions": 30.0}
    assert any("the sums are those of the table by device" in note for note in answer.notes)


def test_discover_has_no_position_and_its_own_definition(read):
    chart = "Date,Clicks,Impressions,CTR\n2026-09-01,3,40,7.5%"
    answer = read(packed({"Chart.csv": chart, "Discover appearance.csv": "Discover Appearance,Clicks,Impressions,CTR\nAMP,1,2,50%"}))

    assert set(answer.observations["definition"]) == {"discover"}


def test_a_site_called_discover_is_searched_like_any_other(read):
    names = ("discover-norway.example-Performance-on-Search-2026-10-01.zip", "fernhill.example-Performance-on-Discover-2026-10-01.zip")

    assert [set(read(search_zip(), name).observations["definition"]) for name in names] == [{"search"}, {"discover"}]


@pytest.mark.parametrize(
    "table",
    [
        "Requêtes les plus fréquentes,Clics,,Impressions,CTR,Position moyenne\nfernhill,2,,20,10%,3.1",
        "Requêtes les plus fréquentes,Clics,Impressions,CTR\nfernhill,2,20,10%",
    ],
    ids=["an empty column among them", "without the position"],
)
def test_searches_stay_searches_whatever_a_spreadsheet_did_to_their_columns(read, table):
    found = read(packed({"Requêtes.csv": table}), **MAY).observations

    assert set(found["definition"]) == {"search"}
    assert found.query("metric == 'clicks'")["value"].tolist() == [2.0]


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


def test_a_row_whose_printed_rate_is_not_that_of_its_figures_is_said(read):
    rows = [f"/{page},{page},{page * 10},10%,4" for page in range(1, 7)]
    shifted = [*rows[:3], "/4,40,10%,4,", *rows[4:]]
    wrong = [*rows[:3], "/4,4,400,10%,4", *rows[4:]]
    header = "Top pages,Clicks,Impressions,CTR,Position"

    def told(lines):
        answer = read("\n".join([header, *lines]).encode(), **MAY)
        return [*answer.problems, *(note for note in answer.notes if "under wrong names" in note)]

    assert told(rows) == []
    assert len(told(wrong)) == 1
    assert told(wrong)[0].startswith("Row 5: 'CTR' says 10%, which its own figures do not give")
    assert len(told(shifted)) == 1


def test_an_empty_table_in_the_zip_is_told(read):
    answer = read(search_zip(**{"Queries.csv": ""}))

    assert "'Queries.csv' in this archive is empty, so nothing was taken from it; it may be damaged." in answer.notes
    assert answer.totals == read(search_zip()).totals


def test_what_a_computer_puts_beside_the_tables_is_left_alone(read):
    beside = {"Thumbs.db": "\0", "desktop.ini": "[.ShellClassInfo]", "__MACOSX/._Chart.csv": "\0", ".DS_Store": "\0"}

    assert read(packed(search_members() | beside)).totals == read(search_zip()).totals


def test_an_archive_in_an_archive_is_told_for_what_it_is(read):
    problem = read(packed({"inner.zip": search_zip()})).problems[0]

    assert problem.endswith("there is an archive or a workbook inside. Unpack it and choose that one.")
