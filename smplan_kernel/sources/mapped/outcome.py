"""The reader's two ways with tables that no named importer knows: reading by an agreed layout, and a first look."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.files.container import open_book
from smplan_kernel.sources.files.tables import Book, Table
from smplan_kernel.sources.mapped.find import Fit, chosen, fitting, named
from smplan_kernel.sources.mapped.look import look_at
from smplan_kernel.sources.mapped.profile import FORMAT
from smplan_kernel.sources.mapped.read import MappedReader
from smplan_kernel.sources.recognise import fitting as known_formats
from smplan_kernel.sources.rows.reading import Request

HEAD_ROWS = 1_000
HEAD_LETTERS = 1 << 20
MARKS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


def look_bytes(data: bytes, request: Request) -> dict[str, Any]:
    """What an unknown table seems to hold; a file that smplan reads by itself is named instead."""
    told = dict(request.look or {})
    marks = {"delimiter": MARKS.get(told.get("delimiter", ""), ""), "encoding": told.get("encoding", "")}
    book = open_book(data, file=request.file, limits=request.limits, **marks)
    known = [layout.title for layout, _ in known_formats(book)]
    seen = look_at(book, sheet=told.get("sheet", ""), header_row=told.get("header_row"))
    return {"status": "look", "known": known, "look": seen, "head": _head(book)}


def _head(book: Book) -> dict[str, Any]:
    """The first rows of each table, so that what an answer gives can be shown without opening the file again."""
    heads = [_first(table.rows) for table in book.tables]
    tables = [{"name": table.name, "rows": rows, "first_row": table.first_row} for table, rows in zip(book.tables, heads, strict=True)]
    is_cut = sum(map(len, heads)) < sum(len(table.rows) for table in book.tables)
    return {"container": book.container, "is_resaved": book.is_resaved, "tables": tables, "is_cut": is_cut}


def _first(rows: Sequence[list[str]]) -> list[list[str]]:
    """As many rows from the top as the limits of a glimpse allow."""
    letters = accumulate(sum(map(len, row)) + len(row) for row in rows[:HEAD_ROWS])
    return [row for row, sofar in zip(rows, letters, strict=False) if sofar <= HEAD_LETTERS]


def glimpse(head: Dict[str, Any], request: Request) -> dict[str, Any]:
    """The outcome of the named layout over the first rows of a file that was looked at."""
    tables = tuple(Table(**table) for table in head["tables"])
    book = Book(file=request.file, container=head["container"], tables=tables, is_resaved=head["is_resaved"])
    profile = next(one for one in request.agreed.layouts if one.name == request.agreed.named)
    try:
        return _outcome(named(profile, book, lambda *_: book), request)
    except ExportQuestion as question:
        return {"status": "needs-answer", "question": question.question, "option": question.option, "choices": list(question.answers)}
    except ExportError as problem:
        return {"status": "refused", "problems": [str(problem)]}


def read_agreed(book: Book, data: bytes, request: Request) -> dict[str, Any] | None:
    """The outcome by the layout that the file fits or that somebody named; None when a named importer knows the file, or nobody does."""
    fit = _fit(book, data, request)
    return None if fit is None else _outcome(fit, request)


def _outcome(fit: Fit, request: Request) -> dict[str, Any]:
    reading = MappedReader(fit, request).read()
    reading.refuse_to_come(request.last)
    period = reading.span()
    if period is None:
        raise ExportError(request.file, "there are headings but not one figure below them", "Choose a file with figures")
    return {
        "status": "recognised",
        "format": FORMAT,
        "title": fit.profile.name,
        "layout": fit.profile.name,
        "grade": "own",
        "platform": reading.platform,
        "account": reading.account,
        "period": [day.isoformat() for day in period],
        "figures": reading.packed(),
        "rows_read": reading.rows_read,
        "skipped": dict(reading.skipped),
        "missing": dict(reading.missing),
        "unused": list(dict.fromkeys(reading.unused)),
        "notes": [*fit.book.notes, *reading.notes, *_other_sheets(fit)],
    }


def _fit(book: Book, data: bytes, request: Request) -> Fit | None:
    def reopen(delimiter: str, encoding: str) -> Book:
        return open_book(data, file=request.file, limits=request.limits, delimiter=MARKS.get(delimiter, ""), encoding=encoding)

    layouts, wanted = request.agreed.layouts, request.agreed.named
    if wanted:
        profile = next((one for one in layouts if one.name == wanted), None)
        if profile is None:
            raise ExportError(
                request.file, f"the plan has no layout '{wanted}' that can be read by", "Name one that it has, or leave it out"
            )
        return named(profile, book, reopen)
    if not layouts or known_formats(book):
        return None
    fits = fitting(layouts, book, reopen)
    return chosen(fits, request.file) if fits else None


def _other_sheets(fit: Fit) -> list[str]:
    taken = {grid.table.name for grid in fit.grids}
    left = [table.name for table in fit.book.tables if table.name not in taken and len(table.rows) > 1]
    return [f"Nothing was taken from: {', '.join(left)}."] if left else []
