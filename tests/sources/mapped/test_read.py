"""Own tables by an agreed layout: all rows or none, missing is not zero, every fault with its place."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from smplan_kernel.plan.mapping import MappedColumn
from tests.layouts.own_table import table

HEADER = ["Day", "Visitors", "Takings"]


def test_every_figure_has_its_day_unit_and_row(till, read_table):
    frame = read_table(table(HEADER, [["2026-10-01", "12", "3.5"]]), till()).observations

    assert frame[["metric", "value", "unit", "row", "level", "platform", "account"]].to_numpy().tolist() == [
        ["users", 12.0, "people", 2, "account-day", "shop", "Mill Lane"],
        ["revenue", 3.5, "money", 2, "account-day", "shop", "Mill Lane"],
    ]
    assert set(frame["flags"]) == {"unknown_tz"}
    assert frame["definition"].tolist() == ["Visitors", "Takings (EUR)"]


@pytest.mark.parametrize("text", ["", "-", " --", "n/a", "NAN", "undefined", "closed", "CLOSED"])
def test_missing_is_not_zero(till, read_table, figures, text):
    answer = read_table(table(HEADER, [["2026-10-01", text, "0"]]), till(missing=("closed",)))

    assert figures(answer) == [("revenue", "2026-10-01", 0.0)]
    assert "Empty places: Visitors 1." in answer.notes


@pytest.mark.parametrize(
    ("rates", "is_told"),
    [
        (["22-Aug", "3-Apr", "22-Aug"], True),
        (["1-Aug", "2-Aug", "3-Aug"], False),
        (["22-Aug", "busy", "3-Apr"], False),
        (["-", "", "-"], False),
    ],
)
@pytest.mark.parametrize("name", ["Rate", "Share"])  # agreed upon as not used, and new
def test_a_column_that_nobody_uses_is_said_to_have_been_figures(till, read_table, rates, is_told, name):
    rows = [[f"2026-10-0{day}", "12", "3.5", rate] for day, rate in enumerate(rates, 1)]
    answer = read_table(table([*HEADER, name], rows), till(header=(*HEADER, "Rate") if name == "Rate" else tuple(HEADER)))

    assert (
        any(f"'{name}' looks like figures that a spreadsheet turned into days, such as 22-Aug" in note for note in answer.notes) == is_told
    )


def test_what_is_negative_stays_so(till, read_table, figures):
    assert figures(read_table(table(HEADER, [["2026-10-01", "-2", "1"]]), till()))[0][2] == -2


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["2026-10-02", "many", "1"], "(row 3, column 'Visitors', value 'many'): this is not a number as it was agreed."),
        (["2026-10-02", "1,5", "1"], "(row 3, column 'Visitors', value '1,5')"),
        (["2.10.2026", "1", "1"], "(row 3, column 'Day', value '2.10.2026'): this is not a day written as YYYY-MM-DD."),
        (["", "1", "1"], "(row 3, column 'Day'): this row has figures but no day."),
        (["2026-10-02", "3.Apr", "1"], "a spreadsheet has turned numbers into days"),
        (["2026-10-02", "1", "1", "extra"], "(row 3, value 'extra'): this row has more columns than the headings."),
        (["2026-10-02"], "(row 3): this row has 1 of 3 columns; the file may be cut off."),
        (["2026-10-01", "7", "1"], "the day 2026-10-01 stands in the file twice, once with 12 and once with 7. Choose the column"),
    ],
)
def test_a_fault_anywhere_refuses_the_whole_file_with_its_place(till, read_table, row, says):
    answer = read_table(table(HEADER, [["2026-10-01", "12", "1"], row]), till())

    assert (answer.status, answer.count) == ("refused", 0)
    assert says in answer.problems[0]


def test_a_sheet_is_named_in_a_fault(till, read_table):
    book = openpyxl.Workbook()
    book.active.title = "October"
    for line in (HEADER, ["2026-10-01", "many", 1]):
        book.active.append(line)
    content = io.BytesIO()
    book.save(content)

    assert (
        "(sheet 'October', row 2, column 'Visitors', value 'many')" in read_table(content.getvalue(), till(), file="till.xlsx").problems[0]
    )


def test_real_days_of_a_workbook_need_no_pattern(till, read_table, figures):
    book = openpyxl.Workbook()
    for line in (HEADER, [date(2026, 10, 1), 1234.5, 1]):
        book.active.append(line)
    content = io.BytesIO()
    book.save(content)

    assert figures(read_table(content.getvalue(), till(date_format="DD/MM/YYYY")))[0] == ("users", "2026-10-01", 1234.5)


@pytest.mark.parametrize(
    ("unit", "factor", "measure", "text", "value"),
    [
        ("hours", None, "watch_time", "1.5", 5400),
        ("minutes", None, "watch_time", "2", 120),
        ("milliseconds", None, "watch_time", "1500", 1.5),
        ("thousands", None, "impressions", "2.5", 2500),
        ("", 1000, "impressions", "2", 2000),
        ("percent", None, "open_rate", "27.5", 0.275),
        ("fraction", None, "open_rate", "27.5%", 0.275),
        ("fraction", None, "open_rate", "0.275", 0.275),
        ("", None, "open_rate", "27.5%", 0.275),
    ],
)
def test_units_become_those_of_the_vocabulary(till, read_table, unit, factor, measure, text, value):
    mapping = till(MappedColumn(column="Amount", measure=measure, unit=unit, factor=factor))

    assert read_table(table(["Day", "Amount"], [["2026-10-01", text]]), mapping).observations.to_dict("list")["value"] == pytest.approx(
        [value]
    )


def test_a_rank_of_zero_is_no_rank(till, read_table, figures):
    mapping = till(MappedColumn(column="Position", measure="avg_position"), MappedColumn(column="Visitors", measure="users"))

    assert figures(read_table(table(["Day", "Position", "Visitors"], [["2026-10-01", "0", "3"]]), mapping)) == [
        ("users", "2026-10-01", 3.0)
    ]


def test_a_rate_is_made_of_its_parts_where_both_are_there(till, read_table):
    columns = [("Rate", "open_rate", "percent"), ("Opens", "opens_unique", ""), ("Delivered", "emails_delivered", "")]
    mapping = till(*(MappedColumn(column=name, measure=measure, unit=unit) for name, measure, unit in columns))
    answer = read_table(table(["Day", "Rate", "Opens", "Delivered"], [["2026-10-01", "99", "25", "100"]]), mapping)

    assert answer.observations.to_dict("list")["value"][0] == 0.25


def test_a_column_is_kept_under_its_own_name(till, read_table):
    mapping = till(MappedColumn(column="Umbrellas", measure="x:Umbrellas"))

    assert read_table(table(["Day", "Umbrellas"], [["2026-10-01", "3"]]), mapping).observations.to_dict("list")["metric"] == ["x:Umbrellas"]


@pytest.mark.parametrize(
    ("totals", "rows"),
    [
        ({"totals": "first"}, [["Total", "9", "9"], ["2026-10-01", "1", "2"]]),
        ({"totals": "last"}, [["2026-10-01", "1", "2"], ["", "9", "9"]]),
        ({"totals": "last", "totals_count": 2}, [["2026-10-01", "1", "2"], ["a", "9", "9"], ["b", "9", "9"]]),
        ({"totals": "word", "totals_word": "total:"}, [["Total: all", "9", "9"], ["2026-10-01", "1", "2"], ["total: shop", "9", "9"]]),
    ],
)
def test_totals_are_left_out_and_counted(till, read_table, figures, totals, rows):
    answer = read_table(table(HEADER, rows), till(**totals))

    assert [value for *_, value in figures(answer)] == [1.0, 2.0]
    assert any(note.startswith("Rows left out, totals of other rows:") for note in answer.notes)


def test_lines_below_the_headings_are_left_out(till, read_table, figures):
    data = table(HEADER, [["the day", "people", "euros"], ["2026-10-01", "1", "2"]])

    assert len(figures(read_table(data, till(skip_rows=1)))) == 2


def test_a_month_stands_for_all_its_days(till, read_table):
    mapping = till(level="account-period", date_format="MMM YYYY")
    columns = read_table(table(HEADER, [["Oct 2026", "1", "2"]]), mapping).observations.to_dict("list")

    assert (columns["period_start"][0], columns["period_end"][0]) == ("2026-10-01", "2026-10-31")


def test_days_that_are_missing_are_named_and_not_filled(till, read_table):
    answer = read_table(table(HEADER, [["2026-10-01", "1", "2"], ["2026-10-03", "1", "2"]]), till())

    assert any("1 day is missing: 2026-10-02" in note for note in answer.notes)
    assert answer.count == 4


def test_without_a_column_of_days_the_period_is_asked_and_taken(till, read_table):
    mapping = till(date_column="", date_format="", level="dimension-period", object_column="Page")
    mapping = mapping.replace(header=("Page", "Visitors", "Takings"))
    data = table(["Page", "Visitors", "Takings"], [["/start", "1", "2"]])
    asked = read_table(data, mapping)

    assert (asked.status, asked.option) == ("needs-answer", "--period")
    answer = read_table(data, mapping, period=(date(2026, 10, 1), date(2026, 10, 31)))
    assert answer.period == ("2026-10-01", "2026-10-31")


def test_the_figures_of_a_post_are_of_the_day_of_download(till, read_table):
    mapping = till(level="post-lifetime", object_column="Post", header=("Day", "Post", "Visitors", "Takings"))
    answer = read_table(table(["Day", "Post", *HEADER[1:]], [["2026-10-01", "179", "1", "2"]]), mapping, on=date(2026, 10, 31))

    assert (answer.observations.to_dict("list")["object"][0], answer.observations["exported_on"].iloc[0]) == ("179", "2026-10-31")
    assert "lifetime_at_export" in answer.observations.to_dict("list")["flags"][0]


def test_a_rounded_identifier_falls_back_to_the_link(till, read_table):
    mapping = till(level="post-lifetime", object_column="Post", link_column="Link", header=("Day", "Post", "Link", "Visitors", "Takings"))
    header = ["Day", "Post", "Link", *HEADER[1:]]
    good = read_table(table(header, [["2026-10-01", "6.49E+17", "https://garden.example/p/1", "1", "2"]]), mapping)
    bad = read_table(table(header, [["2026-10-01", "6.49E+17", "", "1", "2"]]), mapping)

    assert good.observations.to_dict("list")["object"][0] == "https://garden.example/p/1"
    assert "a spreadsheet has rounded the name of this post" in bad.problems[0]


def test_a_row_without_its_thing_is_a_fault(till, read_table):
    mapping = till(level="campaign-period", object_column="Campaign", header=("Day", "Campaign", "Visitors", "Takings"))

    assert (
        "this row names no campaign"
        in read_table(table(["Day", "Campaign", *HEADER[1:]], [["2026-10-01", "", "1", "2"]]), mapping).problems[0]
    )


def test_several_platforms_and_accounts_stand_apart(till, read_table):
    mapping = till(platform="", platform_column="Network", account="", account_column="Profile", header=(*HEADER, "Network", "Profile"))
    rows = [["2026-10-01", "1", "2", "Instagram", "@garden"], ["2026-10-01", "3", "4", "Twitter", "@garden"]]
    answer = read_table(table([*HEADER, "Network", "Profile"], rows), mapping)
    frame = answer.observations

    assert frame[["platform", "account", "value"]].to_numpy().tolist() == [
        ["instagram", "@garden", 1.0],
        ["instagram", "@garden", 2.0],
        ["x", "@garden", 3.0],
        ["x", "@garden", 4.0],
    ]
    assert answer.platform == "instagram,x"


def test_a_platform_that_nobody_knows_is_a_fault(till, read_table):
    mapping = till(platform="", platform_column="Network", header=(*HEADER, "Network"))

    assert (
        "value 'Orkut'): this is no platform that smplan knows"
        in read_table(table([*HEADER, "Network"], [["2026-10-01", "1", "2", "Orkut"]]), mapping).problems[0]
    )


@pytest.mark.parametrize(
    "hostile", ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "'; DROP TABLE plan; --", "../../etc/passwd", "\u202etxt.exe"]
)
def test_hostile_text_stays_text(till, read_table, hostile):
    mapping = till(
        MappedColumn(column=hostile, measure=f"x:{hostile}"),
        level="dimension-period",
        object_column="Page",
        header=("Day", "Page", hostile),
    )
    columns = read_table(table(["Day", "Page", hostile], [["2026-10-01", hostile, "1"]]), mapping).observations.to_dict("list")

    assert (columns["object"], columns["metric"], columns["value"]) == ([hostile], [f"x:{hostile}"], [1.0])


def test_headings_that_stand_twice_are_told_apart(till, read_table, figures):
    mapping = till(MappedColumn(column="Views", measure="views"), MappedColumn(column="Views (2)", measure="x:Views again"))

    assert [value for *_, value in figures(read_table(table(["Day", "Views", "Views"], [["2026-10-01", "1", "2"]]), mapping))] == [1.0, 2.0]


def test_no_figures_at_all_is_said(till, read_table):
    assert "not one figure below them" in read_table(table(HEADER, [["2026-10-01", "", ""]]), till()).problems[0]
