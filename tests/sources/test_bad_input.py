"""Whatever is not an export gives one sentence with file and way out, never a traceback and never half of the figures."""

from __future__ import annotations

import random
from datetime import date

import pytest

from tests.layouts.facebook_legacy import as_xlsx
from tests.proof.mutants import text_of
from tests.sources import makers, traps

X_LINE = 'Date,Impressions,Likes,New follows,Unfollows,Create Post\n"Tue, Sep 1, 2026",'
WEB_PAGE = b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in, now, please</body></html>"
NOISE = random.Random(1).randbytes(4000)  # noqa: S311 - the same noise every time

BAD = {
    "empty": (b"", "the file is empty"),
    "blanks only": (b" \n \n", "the file is empty"),
    "a mark only": (b"\xef\xbb\xbf", "the file is empty"),
    "a workbook with nothing in it": (as_xlsx({"Sheet1": []}), "the file is empty"),
    "unknown": (b"Colour,Smell\nred,sweet\n", "no export that smplan knows"),
    "a login page": (WEB_PAGE, "this is a web page"),
    "a PDF": (b"%PDF-1.7 ...", "this is a PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "this is a picture"),
    "noise": (NOISE, "neither text nor a spreadsheet"),
    "JSON": (b'{"views": [1, 2]}', "no export that smplan knows"),
    "a header only": (b",".join(name.encode() for name in makers.X_HEADER) + b"\n", "not one figure"),
    "a truncated zip": (makers.youtube_zip()[:400], "not downloaded to its end"),
    "a truncated workbook": (makers.linkedin_file()[:3000], "the workbook is damaged"),
    "a word for a number": (f"{X_LINE}many,1,1,1,1\n".encode(), "row 2, column 'Impressions', value 'many'): this is not a number"),
    "a day for a number": (f"{X_LINE}3.апр,1,1,1,1\n".encode(), "a spreadsheet has turned numbers into days"),
    "a rounded number": (f"{X_LINE}6.49E+17,1,1,1,1\n".encode(), "a spreadsheet has rounded this number"),
    "a part of a count": (f"{X_LINE}0.034,1,1,1,1\n".encode(), "row 2, column 'Impressions', value '0.034'): this column counts"),
    "a share for a count": (f"{X_LINE}100%,1,1,1,1\n".encode(), "value '100%'): this column counts, and this is no whole number"),
    "infinity": (f"{X_LINE}1e999,1,1,1,1\n".encode(), "this is not a number"),
    "no day": (b"Date,Impressions,New follows,Unfollows,Create Post\n,5,1,1,1\n", "this row has figures but no day"),
    "a day that never was": (b"Date,New follows,Unfollows,Create Post\n2026-02-30,5,1,1\n", "value '2026-02-30'): this is not a day"),
    "days in two forms": (b"Date,New follows,Unfollows,Create Post\n2026-09-01,5,1,1\n09/02/2026,5,1,1\n", "row 3, column 'Date'"),
    "a row too long": (f"{X_LINE}1,1,1,1,1,1\n".encode(), "more columns than the header"),
    "a row too short": (f"{X_LINE}1,1\n".encode(), "this row has 3 of 6 columns; the file may be cut off"),
    "an open quote": (f'{X_LINE}1,1,1,1,"1\n'.encode(), "a quotation mark is opened and not closed"),
    "doubled columns that differ": (
        b"Date,New follows,Unfollows,Create Post,New follows\n2026-09-01,5,1,1,6\n",
        "two columns of this name",
    ),
    "thousands or decimals": (
        b"Date;Clicks;Impressions;CTR;Position\n2026-09-01;5;9;5%;1.234\n",
        "(row 2, column 'Position', value '1.234'): the numbers of this",
    ),
    "thousands beside decimals": (
        b"Date,Impressions,Engagements,New follows,Unfollows,Create Post\n2026-09-01,1.234,5.25,1,1,1\n",
        "(row 2, column 'Impressions', value '1.234'): the numbers of this file can be read in two ways",
    ),
    "UTF-16 cut in half": ("Date,Views\n".encode("utf-16")[:-1], "cut off or damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_in_one_sentence(read, name):
    data, says = BAD[name]
    answer = read(data, "my file.csv")

    assert (answer.status, answer.count, len(answer.problems)) == ("refused", 0, 1)
    assert answer.problems[0].startswith("my file.csv")
    assert says in answer.problems[0]


@pytest.mark.parametrize("name", BAD)
def test_every_problem_ends_with_what_to_do(read, name):
    assert read(BAD[name][0]).problems[0].rsplit(". ", 1)[-1].split()[0] in {
        "Download", "Choose", "Sign", "It", "Unlock", "Unpack", "Export",
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(set(traps.LARGE) - {"400 MB of spaces", "48 MB of rows"}))
def test_what_would_be_too_large_is_refused_before_it_is_opened(read, name):
    assert "too large when opened" in read(traps.LARGE[name]()).problems[0]


def test_the_far_cell_is_named(read):
    assert "as far as XFD1048576" in read(traps.far_cell()).problems[0]


@pytest.mark.parametrize("name", traps.DAMAGED)
def test_traps_in_archives_are_refused(read, name):
    assert read(traps.DAMAGED[name]()).status == "refused"


def test_a_locked_workbook_is_said_to_be_locked(read):
    assert "locked with a password" in read(traps.locked_workbook()).problems[0]


@pytest.mark.parametrize("name", makers.MADE)
def test_cut_anywhere_a_file_is_read_or_refused(read, name):
    _, data = makers.MADE[name]
    chance = random.Random(name)  # noqa: S311 - the same cuts every time

    assert {read(data[: chance.randrange(len(data))]).status for _ in range(15)} <= {"refused", "recognised", "needs-answer"}


@pytest.mark.parametrize("name", makers.MADE)
def test_with_some_bytes_changed_a_file_is_read_or_refused(read, name):
    _, data = makers.MADE[name]
    chance = random.Random(name)  # noqa: S311 - the same cuts every time
    seen = set()
    for _ in range(15):
        mutant = bytearray(data)
        for _ in range(4):
            mutant[chance.randrange(len(data))] = chance.randrange(256)
        seen.add(read(bytes(mutant)).status)

    assert seen <= {"refused", "recognised", "needs-answer"}


@pytest.mark.parametrize("day", range(1, 13))
def test_no_order_of_day_and_month_is_guessed(read, day):
    data = f"Date,New follows,Unfollows,Create Post\n{day:02}/09/2026,5,1,1\n".encode()
    answer = read(data)

    assert answer.status == ("recognised" if day == 9 else "needs-answer")


@pytest.mark.parametrize("name", sorted(makers.MADE))
def test_no_export_counts_on_days_that_are_still_to_come(read, name):
    period = (date(2026, 9, 1), date(2026, 9, 30))
    platform = "facebook" if name in {"card without a platform", "audience", "content formats"} else ""
    answer = read(makers.MADE[name][1], today=date(2009, 1, 1), period=period, platform=platform)

    told = f"{answer.problems} {answer.question}"
    assert answer.status != "recognised"
    assert any(words in told for words in ("this day comes after the day of export", "do not fit the day", "exported", "downloaded"))


@pytest.mark.parametrize("day", ["1900-01-00", "1904-01-01", "1970-01-01", "1926-09-02"])
def test_a_day_from_before_there_was_anything_to_count_is_refused(read, day):
    lines = "Date,New follows,Unfollows,Create Post\n2026-09-01,5,1,1\n{day},5,1,1\n"
    answer = read(lines.format(day=day).encode())

    assert answer.status == "refused"
    assert "row 3" in answer.problems[0]
    assert read(lines.format(day="2006-09-02").encode()).status == "recognised"


def test_the_day_of_export_is_the_last_on_which_something_was_counted(read):
    assert "row 2, column 'Date'" in read(makers.x_file(), on=date(2026, 8, 31)).problems[0]
    assert read(makers.x_file(), on=date(2026, 9, 1)).status == "recognised"  # where the sun rises earlier it was the second


def test_a_refused_file_gives_no_figures_at_all(read):
    rows = [(date(2026, 9, 1), range(1, 14)), (date(2026, 9, 2), ["oops", *range(2, 14)])]
    answer = read(makers.x_file(rows))

    assert (answer.count, answer.totals, len(answer.observations)) == (0, {}, 0)


@pytest.mark.parametrize("title", ["ga4, by day and channel", "ga4 report", "ga4 page of cards", "universal"])
def test_a_heading_that_stands_in_the_place_of_another_is_refused(read, title):
    text = text_of(makers.MADE[title][1])
    heading = next(line for line in text.splitlines() if line and not line.startswith("#"))
    first, *others = heading.split(",")
    answer = read(text.replace(heading, ",".join([first, *others[:-1], first]), 1).encode())

    assert (answer.status, answer.count) == ("refused", 0)
    assert f"value '{first}'): this heading stands twice in one table, so another column has lost its own." in answer.problems[0]
