"""One row a post, counted from its publication to the day of export: the shape that most lists of posts share."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.files.tables import header_key
from smplan_kernel.sources.files.widths import ORIGINAL
from smplan_kernel.sources.rows.cards import note_cards
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import Also, export_day
from smplan_kernel.sources.rows.days import coded_days
from smplan_kernel.sources.rows.figures import Mark, Shared
from smplan_kernel.sources.rows.filled import note_emptied
from smplan_kernel.sources.rows.reading import Reading, Request

Flags = tuple[str, ...]
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+?\d+$")
_ROUNDED = re.compile(r"\d{14,19}0$")  # a spreadsheet keeps fifteen digits, the rest becomes zeros
_KEPT_DIGITS = 12
_HEADINGS = 4  # names of columns in one row; texts of posts can be like one of them


def read_posts(
    collector: Collector,
    published: Mapping[int, dt.date],
    *,
    posts: Sequence[str],
    flags: Sequence[Flags],
    exported: dt.date,
    also: Also | None = None,
) -> None:
    """Keep the figures of every post that has an identifier and a day; identifiers and flags come in the order of the records.

    Raises
    ------
    ExportError
        When there are posts and none can be used.
    """
    reading = collector.reading
    note_cards(reading, collector.grid, published, posts, flags)
    note_emptied(collector)
    if also is None and _all_at_once(collector, published, posts=posts, flags=flags, exported=exported):
        return
    before = reading.rows_read
    for (row, cells), identifier, own in zip(collector.records(), posts, flags, strict=True):
        if not identifier or row not in published:
            refuse_headings(collector, row, cells)
            reading.skip("posts without a day" if identifier else "posts without a usable identifier or link")
            continue
        mark = Mark(
            level="post-lifetime",
            object=identifier,
            start=published[row],
            end=published[row],
            row=row,
            flags=("lifetime_at_export", *own),
            sheet=collector.sheet,
            exported_on=exported,
        )
        collector.add(mark, cells)
        if also is not None:
            also(collector, mark, cells)
        reading.rows_read += 1
    if posts and reading.rows_read == before:
        problem = f"none of its posts can be used ({', '.join(reading.skipped)})"
        raise ExportError(reading.file, problem, ORIGINAL, sheet=collector.sheet)


def refuse_headings(collector: Collector, row: int, cells: Sequence[str]) -> None:
    """Refuse a row of headings, in any order or language: below it stands another export, with another day up to which it counts."""
    filled = [key for key in map(header_key, cells) if key]
    known = sum(map((collector.mapping.names() | collector.mapping.ignored | set(collector.grid.keys)).__contains__, filled))
    if known >= _HEADINGS and known * 2 > len(filled):
        problem = "the headings stand here once more, so two exports were put into one file"
        raise ExportError(collector.reading.file, problem, "Choose each of them as the platform gave it", sheet=collector.sheet, row=row)


def _all_at_once(
    collector: Collector, published: Mapping[int, dt.date], *, posts: Sequence[str], flags: Sequence[Flags], exported: dt.date
) -> bool:
    """Keep all posts by columns where each has an identifier and a day and stands in the file once."""
    collector.check_widths()
    rows = collector.grid.numbers
    coded = coded_days(published, rows)
    if coded is None or not all(posts):
        return False
    days, codes = coded
    known: dict[tuple[int, Flags], int] = defaultdict(count().__next__)
    shared_of = list(map(known.__getitem__, zip(codes, flags, strict=True))) if len(set(flags)) > 1 else codes
    pairs = known or {(code, flags[0]): code for code in range(len(days))}
    shared: list[Shared] = [
        ("post-lifetime", days[code], days[code], ("lifetime_at_export", *own), collector.sheet, exported, True, "", "")
        for code, own in pairs
    ]
    if not collector.add_all(shared, shared_of, posts, rows):
        return False
    collector.reading.rows_read += len(rows)
    return True


def post_identifier(printed: str, in_link: str) -> str:
    """The identifier of a post; the one in its link where a spreadsheet has rounded the printed one.

    >>> post_identifier("1960000000000000123", ""), post_identifier("1.96E+18", "1960000000000000123")
    ('1960000000000000123', '1960000000000000123')
    >>> post_identifier("1.96E+18", ""), post_identifier("?", "")
    ('', '')
    """
    printed = printed.lstrip("'")
    if printed == in_link:
        return printed
    if not printed.replace("_", "").isdecimal():
        return in_link
    is_rounded = bool(in_link) and bool(_ROUNDED.match(printed)) and in_link[:_KEPT_DIGITS] == printed[:_KEPT_DIGITS]
    return in_link if is_rounded else printed


def may_be_rounded(identifier: str) -> bool:
    """Whether a spreadsheet may have rounded an identifier, or there is none: what it rounds ends in zeros, or is no number.

    >>> may_be_rounded("17900000000000000"), may_be_rounded("17900000000000013"), may_be_rounded("")
    (True, False, True)
    """
    return not identifier.isdecimal() or identifier[-1] == "0"


def note_rounded(reading: Reading, printed: Iterable[str]) -> None:
    """Say that a spreadsheet has rounded identifiers, where it has."""
    if any(_SCIENTIFIC.match(text) for text in printed if not text.isdecimal()):
        reading.is_resaved = True
        reading.note("A spreadsheet has rounded the long identifiers of this file; those in the addresses count.")


def day_of_export(request: Request, in_name: dt.date | None = None) -> dt.date:
    """The day up to which lifetime counters were counted; asked when neither the name nor the file tells.

    Raises
    ------
    ExportQuestion
        When nothing says when the file was exported.
    """
    day = export_day(request, in_name)
    if day is None:
        question = "On which day was this file exported? Its figures are counted up to that day."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD",), "--on")
    return day
