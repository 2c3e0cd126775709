from __future__ import annotations

import pytest

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.files.tables import Grid
from smplan_kernel.sources.files.text import TextNotes, read_text
from smplan_kernel.sources.files.widths import check_widths


def check(text, *, can_be_ragged=False):
    table = read_text(text.encode(), file="f.csv", limits=Limits(), noticed=TextNotes())
    check_widths(Grid.of(table, 0), file="f.csv", first_figure=1, can_be_ragged=can_be_ragged)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a,b,c\n1,2,3\n4,5\n", "row 3): this row has 2 of 3 columns"),
        ("a,b,c\n1,2,3\n4,5,6,7\n", "row 3, value '7'): this row has more columns"),
        ("a,b,c\n1,2,\n4,x,5,\n", "row 3): this row has more columns"),
        ("a,b,c\n1,2,3\n4,5,", "row 3): the file stops within this row"),
        ("a,b,c\n1,2,3.5\n4,5,6.", "row 3): the file stops within this row"),
        ("a,b,c\n1,2,3.5%\n4,5,6.4", "row 3): the file stops within this row"),
    ],
)
def test_a_row_of_another_width_is_named(text, problem):
    with pytest.raises(ExportError) as caught:
        check(text)

    assert problem in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "a,b,c\n1,2,3\n4,5,6",
        "a,b,c\n1,2,3,\n4,5,6,\n",
        "a,b,c,\n1,2,3\n4,5,6,\n",
        "a,b,c\n1,2,\n4,5,",
        "a,b,c\n1,2,3.\n4,5,6.",
        "a,b,c\n1,2,3%\n4,5,--",
    ],
)
def test_what_platforms_and_spreadsheets_do_to_all_rows_is_no_fault(text):
    check(text)


@pytest.mark.parametrize(
    "rows",
    [
        "1,2,3,4,5\n1,2,3\n",
        "1,2,3\n1,2,3\n",
        "1,2,3,4\n1,2,3,4\n1,2,3,4,5\n",
        "1,2,3,4,5\n1,2\n",
        "1,2,3,4,5\n1,2,3,4,5\n1,2\n1,2\n",
        "1,2,3\n1,2,3,4,5\n",
    ],
)
def test_short_rows_are_legal_where_the_platform_writes_them(rows):
    check(f"a,b,c,d,e\n{rows}", can_be_ragged=True)


@pytest.mark.parametrize(
    ("rows", "row"),
    [("1,2,3,4\n", 2), ("1,2,3,4,5\n1,2,3,4\n", 3), ("1,2,3\n1,2,3\n1,2\n", 4), ("1,2,3\n1,2,3\n1,2,3,4,5\n1,2\n1,2\n", 5)],
)
def test_a_row_that_lost_a_cell_is_named_also_where_short_rows_are_legal(rows, row):
    with pytest.raises(ExportError, match=rf"row {row}\): this row has \d of 5 columns, one fewer .* or write one more comma"):
        check(f"a,b,c,d,e\n{rows}", can_be_ragged=True)


def test_a_row_that_lost_several_cells_is_named_by_the_others_of_its_kind():
    rows = ["a,Photos,3,4,5"] * 3 + ["b,Text,3"] * 2
    head = "Title,Post type,c,d,e\n"
    check(head + "\n".join([*rows, ""]), can_be_ragged=True)

    with pytest.raises(ExportError, match=r"row 7\): this row has 3 of 5 columns, while 3 others of its kind have more"):
        check(head + "\n".join([*rows, "a,Photos,3", ""]), can_be_ragged=True)
