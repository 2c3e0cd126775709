"""A large text is cut into the cells that the csv parser reads, and both ways give the same figures, notices and errors."""

from __future__ import annotations

import csv
import io
import random
import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smplan_kernel.sources.cells.known import NotANumberError, known_numbers
from smplan_kernel.sources.cells.numbers import COMMA, DOT
from smplan_kernel.sources.files import text as text_room
from smplan_kernel.sources.files.columns import TextColumn
from smplan_kernel.sources.files.cutting import cut
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.files.tables import Grid, Table
from smplan_kernel.sources.process.reader import read_bytes
from smplan_kernel.sources.rows.reading import Request
from tests.proof.mutants import mutants, text_of
from tests.sources import makers

SO_MANY = settings(max_examples=150)
PIECES = st.sampled_from(
    ['"', '""', ",", ",", "\n", "\n", "\r\n", "\r", " ", "a", "7", "12", "é", "\u2028", "\x1c", "x,y", '"a\nb"', '"1,234"', "#"]
)
CELLS = (
    *("", "-", "--", " ", "0", "-0", "+5", " 12", "12 ", "1 2", "007", "1e5", "1.5", "1,5", "1,234", "1.234", "50%", "12:30", "inf", "nan"),
    *("True", "n/a", "999999999", "1000000000", "999999999999999", "9007199254740993", "12345678901234567890", "9" * 400, "1.8E+18"),
    *("3.Apr", "Apr-22", "x", '"', 'a"b', '""', '" 5"', "'7", "=1+1", "@you", "\x1c5", "5\x85", "5\u2028", "12\u00a0", "1\u00a0234"),
    *("\u0661\u0662", "\u00b2", "\uff11\uff12", "1_000", "0x1F", "a,b", "a;b", "a\nb", "a\r\nb", "a\rb", "\u00e4\u00f6", "\U0001f33f"),
)
LINES = ("", "\n", "\r", "\r\n", ",,,,\n", '"\n', '""\n', " \n", '"a\nb"\n', ",\n", "x\n")
SURE = re.compile(r"0\.\d{3}|\d+\.(\d{1,2}|\d{4,})", re.ASCII)  # the point parts decimals, whatever the others say
WHEN = date(2026, 11, 1)


def parsed(text, mark=","):
    """The rows as the csv parser gives them, None where it refuses."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        return None


def rows_of(text, mark=",", **limits):
    return cut(text, text.encode(), mark, Limits(**limits))


@SO_MANY
@given(st.lists(PIECES, max_size=40).map("".join))
def test_what_is_cut_is_what_the_csv_parser_reads(text):
    found = rows_of(text)

    assert found is None or list(found) == parsed(text)


@SO_MANY
@given(
    st.lists(st.lists(st.sampled_from(CELLS) | st.text(max_size=5).filter(lambda cell: "\0" not in cell), max_size=6), max_size=12),
    st.sampled_from([(csv.QUOTE_MINIMAL, "\r\n"), (csv.QUOTE_ALL, "\n")]),  # with "\n" the writer would leave a bare "\r" as it is
    st.sampled_from(",;\t"),
)
def test_no_text_in_order_is_left_to_the_csv_parser(rows, style, mark):
    quoting, end = style
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, quoting=quoting, lineterminator=end).writerows(rows)
    text = out.getvalue().encode("utf-8", "replace").decode()
    found = rows_of(text, mark)

    assert found is not None
    assert list(found) == parsed(text, mark)


@pytest.mark.parametrize(
    "text",
    ['a"b","c\n', '"a"b,c\n', 'a,"b\n', "a,b\rc,d\ne,f\n", "a\r", '"a" ,b\n', ' "a",b\n', '"a""\n', "a,b\n\r", '""a,b\n'],
)
def test_an_odd_text_is_left_to_the_csv_parser(text):
    assert rows_of(text) is None


@pytest.mark.parametrize("limits", [{"columns": 2}, {"cells": 5}, {"field_characters": 3}])
def test_what_is_too_large_is_left_to_the_csv_parser(limits):
    assert rows_of("a,b,c\n1,2,3\n") is not None
    assert rows_of("a,b,c\n1,2,3\n", **limits) is None


@pytest.mark.parametrize("mark", ['"', "\n", "§", "||"])
def test_a_strange_delimiter_is_left_to_the_csv_parser(mark):
    assert rows_of("a,b\n", mark) is None


def grids(rows, quoting=csv.QUOTE_MINIMAL):
    """The same table as a grid of read rows and as one of a cut text, header `a,b,c`."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator="\r\n").writerows([["a", "b", "c"], *rows])
    text = out.getvalue()
    found = rows_of(text)
    assert found is not None
    return Grid.of(Table(name="", rows=parsed(text)), 0), Grid.of(Table(name="", rows=found), 0)


ROWS = st.lists(
    st.lists(st.integers(0, 10**11).map(str) | st.sampled_from(CELLS), min_size=3, max_size=3)
    | st.lists(st.sampled_from(CELLS), max_size=5),
    max_size=20,
)
DECIMALS = st.floats(0, 1e9).map(str) | st.decimals(0, 10**6, places=3).map(str) | st.from_regex(r"\A[0-9]{0,9}\.[0-9]{0,9}\.?\Z")
EVEN = st.lists(
    st.tuples(*[st.integers(0, 10**10).map(str) | DECIMALS | st.sampled_from(["", "1,234", "-5", "x"])] * 3), min_size=1, max_size=1200
)


def figures(column, known):
    try:
        return [repr(value) for value in column.figures(known)]
    except NotANumberError as problem:
        return problem.text


@SO_MANY
@given(ROWS | EVEN, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_columns_of_a_cut_text_are_those_of_read_rows(rows, quoting):
    read, taken = grids(rows, quoting)

    assert list(taken.numbers) == list(read.numbers)
    assert taken.widths == read.widths
    assert taken.records == read.records
    for place in range(4):
        one, two = read.column(place), taken.column(place)
        assert isinstance(one, TextColumn)
        assert list(two) == list(one)
        assert list(two.trimmed()) == list(one.trimmed())
        assert list(two.begins("@")) == list(one.begins("@"))
        assert set(two.odd()) <= set(one.odd())
        left_out = {text for text in one.odd() if not text.isdecimal()} - set(two.odd())
        assert all(SURE.fullmatch(text) for text in left_out)
        assert not left_out or any(SURE.fullmatch(text) for text in two.odd())
        for kind, factor, marks in (
            ("number", 1.0, DOT),
            ("number", 1.0, COMMA),
            ("rank", 1.0, DOT),
            ("percent", 1.0, DOT),
            ("number", 60.0, DOT),
        ):
            assert figures(two, known_numbers(marks, kind, factor)) == figures(one, known_numbers(marks, kind, factor))


@SO_MANY
@given(
    st.lists(
        st.tuples(st.sampled_from(["x/", "y/", "long beginning of an address/"]), st.integers(0, 10**20).map(str)), min_size=1, max_size=30
    )
)
def test_a_column_knows_the_one_text_that_stands_before_another_column(rows):
    _, taken = grids([[begin + post, post, ""] for begin, post in rows])
    begins = {begin for begin, _ in rows}

    assert taken.column(0).before(taken.column(1)) == (begins.pop() if len(begins) == 1 else None)


@SO_MANY
@example([['"']])  # written as two marks
@given(ROWS | EVEN)
def test_a_column_claims_no_text_before_another_that_is_not_there(rows):
    _, taken = grids(rows)
    head = taken.column(0).before(taken.column(1))

    assert head is None or [head + text for text in taken.column(1)] == list(taken.column(0))


@SO_MANY
@given(ROWS | EVEN, st.dictionaries(st.integers(1, 19), st.integers(0, 4), max_size=4))
def test_cropped_rows_of_a_cut_text_are_those_of_read_rows(rows, widths):
    read, taken = (grid.table.cropped({place: width for place, width in widths.items() if place <= len(rows)}) for grid in grids(rows))

    assert list(taken.rows) == list(read.rows)
    assert [list(Grid.of(taken, 0).column(place)) for place in range(3)] == [list(Grid.of(read, 0).column(place)) for place in range(3)]


@SO_MANY
@given(
    st.lists(
        st.lists(st.sampled_from(["An error", " an  error", "\u00adAN error", "", "a", "b", "é", "(an error", "ａｎ error"]), max_size=4)
    )
)
def test_rows_are_found_by_the_words_that_a_cell_begins_with(rows):
    read, taken = grids(rows)

    assert taken.table.beginning_with("an error", below=0) == read.table.beginning_with("an error", below=0)


def both(monkeypatch, data, name="f"):
    """What comes of a file when it is cut and when it is parsed."""
    request = Request(file=name, on=WHEN, modified=WHEN, today=WHEN)
    outcomes = []
    for least in (0, 1 << 60):
        monkeypatch.setattr(text_room, "CUT_FROM", least)
        outcomes.append(read_bytes(data, request))
    return outcomes


TEXTS = [(title, text) for title, (_, data) in makers.MADE.items() if (text := text_of(data)) is not None]


def spoilt(text, chance):
    """The text with a strange cell, as a writer and as a careless hand would put it there, and with a strange line."""
    mark = max(",;\t", key=text.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    places = [(row, place) for row, cells in enumerate(rows) if row for place, cell in enumerate(cells) if any(map(str.isdigit, cell))]
    for cell in chance.sample(CELLS, 6):
        row, place = chance.choice(places or [(0, 0)])
        changed = [list(cells) for cells in rows]
        changed[row][place : place + 1] = [cell]
        out = io.StringIO(newline="")
        quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        csv.writer(out, delimiter=mark, lineterminator=chance.choice(["\n", "\r\n", "\r"]), quoting=quoting).writerows(changed)
        written = chance.choice(["", "", "\ufeff"]) + out.getvalue()
        yield (written.rstrip("\r\n") if chance.random() < 1 / 3 else written).encode(chance.choice(["utf-8", "utf-8", "utf-16"]))
        lines = text.splitlines(keepends=True)
        at = chance.randrange(len(lines))
        parts = lines[at].split(mark)
        parts[chance.randrange(len(parts))] = cell
        yield "".join([*lines[:at], mark.join(parts), *lines[at + 1 :]]).encode()
    for line in LINES:
        at = chance.choice([1, len(lines), chance.randrange(len(lines))])
        yield "".join([*lines[:at], line, *lines[at:]]).encode()


@pytest.mark.parametrize(("title", "text"), TEXTS, ids=[title for title, _ in TEXTS])
def test_strange_cells_and_lines_come_to_the_same_either_way(monkeypatch, title, text):
    for data in [text.encode(), *spoilt(text, random.Random(title))]:  # noqa: S311 - the same every time
        one, two = both(monkeypatch, data)

        assert one == two, data


def test_spoilt_files_of_every_layout_come_to_the_same_either_way(monkeypatch):
    different = [case.name for case in list(mutants())[::3] if len(set(map(repr, both(monkeypatch, case.data)))) > 1]

    assert different == []


def test_a_large_file_is_cut_and_its_faults_keep_their_places():
    days = "".join(
        f'{1_900_000_000_000_000_000 + n},"Tue, Sep 1, 2026","text, {n}\n@me",https://x.com/a/status/{1_900_000_000_000_000_000 + n},{n}\n'
        for n in range(15_000)
    )
    head = "Post id,Date,Post text,Post Link,Impressions\n"
    data = (head + days).encode()
    request = Request(file="f.csv", on=WHEN, today=WHEN)
    found = read_bytes(data, request)
    wrong = read_bytes(data.replace(b",14000\n", b",14 000 000x\n"), request)

    assert len(data) > text_room.CUT_FROM
    assert (found["status"], found["figures"].count, found["rows_read"], found["account"]) == ("recognised", 15_000, 15_000, "a")
    place = "f.csv (row 14002, column 'Impressions', value '14 000 000x')"
    again = "Download the original again and choose it as it is, without opening it in a spreadsheet."
    assert wrong["problems"] == [f"{place}: this is not a number. {again}"]
