"""The review's numbers as a workbook: all of them, each with what it counts and where it comes from, and no formula."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from smplan_kernel.documents import review_xlsx
from smplan_kernel.plan import blank_plan
from tests.documents.hostile import HOSTILE, full_of
from tests.documents.plans import worked_plan
from tests.documents.reviews import HIGHER, empty_review, worked_review


def book(review=None, plan=None):
    return openpyxl.load_workbook(io.BytesIO(review_xlsx(review or worked_review(), plan or worked_plan())))


SHEETS = [
    "Summary",
    "Goals",
    "Metrics",
    "Months",
    "Definitions",
    "Provenance",
    "Posts",
    "Kinds of posts",
    "Codes",
    "Habits",
    "Cost of results",
    "Channels",
]


def lines(sheet: str, **given) -> list[tuple[object, ...]]:
    return list(book(**given)[sheet].iter_rows(values_only=True))


def row(sheet: str, first: str) -> dict[str, object]:
    head, *found = lines(sheet)
    return dict(zip(head, next(line for line in found if line[0] == first), strict=True))


def test_its_sheets_stand_in_the_order_of_reading():
    assert book().sheetnames == SHEETS


def test_without_posts_there_is_no_sheet_of_posts():
    assert "Posts" not in book(review=empty_review()).sheetnames


def test_a_kind_of_posts_has_its_numerator_and_denominator():
    found = next(dict(zip(lines("Kinds of posts")[0], line, strict=True)) for line in lines("Kinds of posts") if line[3] == "IG carousel")

    assert (found["Posts"], found["Together"], found["Of"], found["Range from"]) == (42, 10931, 88618, 0.116)


def test_the_summary_says_what_the_report_says():
    said = [cell for line in lines("Summary") for cell in line if cell]

    assert "Fernhill Garden Design: October 2026" in said
    assert worked_review().summary.lead in said
    assert worked_review().summary.false_alarms in said


def test_a_goal_has_its_numbers_as_numbers():
    found = row("Goals", "Sixty enquiries a month from the site")

    assert (found["Metric"], found["Verdict"]) == ("Enquiries from the site", "◆ strong signal")
    assert found["Owner"] == "Mara Lind"


def test_a_metric_has_its_usual_range():
    found = row("Metrics", "Enquiries from the site")
    usual = worked_review().metrics[0].behaviour

    assert found["October 2026"] == 62
    assert (found["Usual from"], found["Usual to"]) == (round(usual.lower, 2), round(usual.upper, 2))


def test_months_are_rows_and_metrics_are_columns():
    head, *rows = lines("Months")

    assert [line[0] for line in rows] == sorted(line[0] for line in rows)
    assert [line[head.index("Enquiries from the site")] for line in rows] == list(HIGHER)
    assert rows[-1][0] == dt.datetime(2026, 10, 1)  # noqa: DTZ001 - as openpyxl reads a day


def test_a_missing_month_is_empty():
    head, *rows = lines("Months")

    assert [line[head.index("Coupons redeemed at the home show")] for line in rows].count(None) == 1


def test_a_number_names_its_file_and_rows():
    found = row("Provenance", "Enquiries from the site")

    assert (found["File"], found["Rows"], found["Which rows"]) == ("enquiries.csv", 31, "9 to 39")


def test_a_blank_plan_has_a_workbook_too():
    assert lines("Goals", review=empty_review(), plan=blank_plan("fernhill"))[1:] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_it_is_calculated(text):
    packed = review_xlsx(full_of(worked_review(), text), worked_plan(text=text))
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/")]

    assert len(sheets) == len(SHEETS)
    assert [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet or "<hyperlink" in sheet] == []
    assert {cell.data_type for sheet in openpyxl.load_workbook(io.BytesIO(packed)) for line in sheet.iter_rows() for cell in line} <= {
        "s",
        "n",
        "d",
    }


def test_the_same_review_gives_the_same_bytes():
    assert review_xlsx(worked_review(), worked_plan()) == review_xlsx(worked_review(), worked_plan())
