"""A first look at an unknown table: proposals, and both readings where there are two."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.layouts.own_table import table
from tests.sources import makers


def seen(outcome):
    assert outcome["status"] == "look", outcome
    return outcome["look"]


def column(looked, name):
    return next(one for one in looked["columns"] if one["name"] == name)


def test_a_table_is_described_with_real_rows(look_into):
    looked = seen(
        look_into(table(["Datum", "Besucher", "Wetter"], [["13.10.2026", "1.234", "Regen"], ["14.10.2026", "98", ""]], delimiter=";"))
    )

    assert (looked["header_row"], looked["delimiter"], looked["row_count"]) == (1, "semicolon", 2)
    assert looked["rows"][0] == [2, ["13.10.2026", "1.234", "Regen"]]
    assert [(one["name"], one["kind"], one["measure"]) for one in looked["columns"]] == [
        ("Datum", "day", ""),
        ("Besucher", "number", "users"),
        ("Wetter", "text", ""),
    ]


def test_days_are_shown_with_the_first_and_the_last_they_give(look_into):
    days = column(seen(look_into(table(["Date", "Visits"], [["13/10/2026", "1"], ["09/11/2026", "2"]]))), "Date")["days"]

    assert [(one["pattern"], one["first"], one["last"]) for one in days] == [("DD/MM/YYYY", "2026-10-13", "2026-11-09")]


def test_an_open_order_shows_both(look_into):
    days = column(seen(look_into(table(["Date", "Visits"], [["03/04/2026", "1"]]))), "Date")["days"]

    assert [(one["pattern"], one["read"]) for one in days] == [("DD/MM/YYYY", "2026-04-03"), ("MM/DD/YYYY", "2026-03-04")]


def test_open_marks_show_both_with_an_example(look_into):
    looked = seen(look_into(table(["Date", "Visits"], [["2026-10-01", "1,234"]], delimiter=";")))

    assert sorted((one["example"], one["value"]) for one in looked["writings"]) == [("1,234", 1.234), ("1,234", 1234.0)]


def test_one_number_decides_for_the_table(look_into):
    looked = seen(look_into(table(["Date", "Visits", "Sales"], [["2026-10-01", "1,234", "5.50"]])))

    assert [(one["decimal"], one["thousands"]) for one in looked["writings"]] == [(".", ",")]


def test_explanations_above_are_no_headings(look_into):
    data = table(["Date", "Visits"], [["2026-10-01", "1"]], above=["My shop", "", "October 2026"])
    looked = seen(look_into(data))

    assert (looked["header_row"], looked["above"]) == (4, ["My shop", "October 2026"])


def test_lines_of_totals_are_noticed(look_into):
    looked = seen(look_into(table(["Date", "Visits"], [["2026-10-01", "1"], ["2026-10-02", "2"], ["Total", "3"]])))

    assert looked["totals_word"] == "Total"
    assert column(looked, "Date")["kind"] == "day"


@pytest.mark.parametrize(
    ("heading", "measure", "unit"),
    [
        ("Watch time (hours)", "watch_time", "hours"),
        ("Cost (ZAR)", "spend", "ZAR"),
        ("Engagement rate", "engagement_rate", "percent"),
        ("Shoe size", "", ""),
    ],
)
def test_headings_propose_metric_and_unit(look_into, heading, measure, unit):
    found = column(seen(look_into(table(["Date", heading], [["2026-10-01", "4.5"]]))), heading)

    assert (found["measure"], found["unit"]) == (measure, unit)


def test_the_largest_sheet_is_shown_unless_one_is_named(look_into):
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["About", "this"])
    book.active.append(["a", "b"])
    days = book.create_sheet("Days")
    for line in (["Date", "Visits"], ["2026-10-01", 1], ["2026-10-02", 2]):
        days.append(line)
    content = io.BytesIO()
    book.save(content)

    assert seen(look_into(content.getvalue()))["sheet"] == "Days"
    assert seen(look_into(content.getvalue(), sheet="notes"))["sheet"] == "Notes"
    assert "there is no sheet 'Weeks'" in look_into(content.getvalue(), sheet="Weeks")["problems"][0]


def test_an_export_that_is_known_is_named(look_into):
    assert look_into(makers.x_file())["known"] == ["X, account overview"]


@pytest.mark.parametrize("data", [b"", b"just one line", b"<!doctype html><html></html>", b"%PDF-1.7", b"a,b\n"])
def test_what_holds_no_table_is_refused_in_a_sentence(look_into, data):
    outcome = look_into(data)

    assert outcome["status"] == "refused"
    assert outcome["problems"][0].startswith("till.csv")


def test_a_ready_layout_is_proposed_for_headings_that_are_certain(look_into):
    header = "Time Sent,Campaign Name,Sends,Opens,Open Rate,Mobile Open Rate,Desktop Open Rate,Clicks,Click Rate,Bounces,Bounce Rate,Unsubscribes,Unsubscribe Rate"
    row = ["12/31/23 14:01", "New Year", "1200", "360", "30.90%", "20%", "10%", "12", "1%", "3", "0.25%", "2", "0.17%"]
    looked = seen(look_into(table(header.split(","), [row])))

    assert looked["ready"]["name"] == "Constant Contact, campaigns"
    assert column(looked, "Opens")["measure"] == "opens_unique"


def test_long_hostile_cells_are_cut_and_stay_text(look_into):
    looked = seen(look_into(table(["Date", "<b>Visits</b>"], [["2026-10-01", "=HYPERLINK(1)" + "x" * 500]])))

    assert looked["columns"][1]["name"] == "<b>Visits</b>"
    assert len(looked["rows"][0][1][1]) == 60
