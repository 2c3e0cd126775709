"""A first look at a table of which nothing is known: where its headings are, what stands below, how days and numbers seem to be written.

Everything here is a proposal; where two readings are possible both are shown with what they give.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.numbers import is_missing
from smplan_kernel.sources.files.tables import HEADER_WITHIN, Book, Grid, Table, header_key
from smplan_kernel.sources.mapped import hints
from smplan_kernel.sources.mapped.clocks import zone_of
from smplan_kernel.sources.mapped.columns import column_names
from smplan_kernel.sources.mapped.days import BARE, Fit, fits
from smplan_kernel.sources.mapped.marks import GUESSES, Writing, read_number
from smplan_kernel.sources.rows.added_up import TOTAL

SHOWN_ROWS = 5
_SHOWN_CELL = 60
_PROBED = 400  # rows that are looked at before a pattern is tried on all
_MOST_COLUMNS = 200
_FEWEST = 2  # cells that make a line of headings
_MOSTLY = 0.6
_NUMBERS = 0.9


def look_at(book: Book, *, sheet: str = "", header_row: int | None = None) -> dict[str, Any]:
    """What a file seems to hold, ready for JSON.

    Raises
    ------
    ExportError
        When there is no table with headings and rows below.
    """
    tables = [table for table in book.tables if len(table.rows) > 1]
    if not tables:
        raise ExportError(book.file, "there is no table with headings and rows below them", "Choose a file with one line of headings")
    wanted = [table for table in tables if header_key(table.name) == header_key(sheet)] if sheet else tables
    if not wanted:
        names = ", ".join(table.name for table in tables if table.name)
        todo = f"Choose one of: {names}" if names else "It is one table, so name none"
        raise ExportError(book.file, f"there is no sheet '{sheet}'", todo)
    table = wanted[0] if sheet else max(tables, key=_promise)
    place = _header_place(table) if header_row is None else header_row - table.first_row
    if not 0 <= place < len(table.rows) - 1:
        raise ExportError(book.file, f"there is no line {header_row} with rows below it", "Name the line of the headings", sheet=table.name)
    return {"sheets": [one.name for one in tables] if book.container != "text" else [], **_table(Grid.of(table, place), book)}


def _promise(table: Table) -> int:
    """How much of a table there is to read."""
    return len(table.rows) * max(map(len, table.rows[:HEADER_WITHIN]))


def _header_place(table: Table) -> int:
    """The first line of words that is nearly as wide as what follows; explanations above it are narrower."""
    rows = table.rows[:HEADER_WITHIN]
    widths = sorted(sum(bool(cell.strip()) for cell in row) for row in table.rows[: 4 * HEADER_WITHIN])
    usual = widths[len(widths) // 2] if widths else 0
    for place, row in enumerate(rows):
        words = [cell for cell in row if cell.strip()]
        if len(words) >= max(_FEWEST, _MOSTLY * usual) and not any(_is_number(cell) or fits([cell]) for cell in words):
            return place
    return next((place for place, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)


def _is_number(text: str) -> bool:
    return any(read_number(text, writing) is not None for writing in GUESSES)


def _table(grid: Grid, book: Book) -> dict[str, Any]:
    names = column_names(grid.names)[:_MOST_COLUMNS]
    total = next((word for _, cells in (*grid.records[-3:], *grid.records[:1]) if (word := _total_word(cells))), "")
    records = [one for one in grid.records if not total or _total_word(one[1]) != total]
    texts = [[cells[place].strip() if place < len(cells) else "" for _, cells in records] for place in range(len(names))]
    writings = _writings(texts, book)
    ready = hints.ready_for(frozenset(map(header_key, names)))
    columns = [_column(name, column, writings, ready) for name, column in zip(names, texts, strict=True)]
    return {
        "sheet": grid.table.name,
        "header_row": grid.table.first_row + grid.header,
        "delimiter": {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}.get(grid.table.delimiter, ""),
        "above": [" ".join(filter(None, map(str.strip, row)))[:_SHOWN_CELL] for row in grid.table.rows[: grid.header] if any(row)][:5],
        "rows": [
            [row, [_short(cells[place]) if place < len(cells) else "" for place in range(len(names))]]
            for row, cells in grid.records[:SHOWN_ROWS]
        ],
        "row_count": len(grid.records),
        "totals_word": total,
        "columns": columns,
        "writings": [_writing_words(writing, texts) for writing in writings],
        "ready": {"name": ready.name, **ready.answers} if ready else {},
    }


def _total_word(cells: Sequence[str]) -> str:
    """The word with which a line of totals begins, "" for any other line."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    return first if TOTAL.match(first) else ""


def _writings(texts: Sequence[Sequence[str]], book: Book) -> list[Writing]:
    """The ways of writing numbers in which most columns are numbers, those that read a telling figure differently."""
    known = [[text for text in column if not is_missing(text)][:_PROBED] for column in texts]
    columns = [column for column in known if column and any(map(_is_number, column[:20]))]
    if not columns:
        return [Writing()]
    scores = {writing: sum(_is_in(column, writing) for column in columns) for writing in GUESSES}
    best = max(scores.values())
    kept = [writing for writing in GUESSES if scores[writing] == best]
    if book.container in {"xlsx", "xls"} and Writing() in kept:
        return [Writing()]  # a workbook's numbers are numbers, whatever it shows
    telling = [text for column in columns for text in column if not text.isdigit() and _is_number(text)]
    return _different(kept, telling)


def _is_in(column: Sequence[str], writing: Writing) -> bool:
    return all(read_number(text, writing, is_money=True) is not None for text in column)


def _different(writings: Sequence[Writing], texts: Sequence[str]) -> list[Writing]:
    """One way of writing for each different set of numbers that they give; the one that explains the marks that occur comes first."""
    found: dict[tuple[float | None, ...], Writing] = {}
    for writing in writings:
        found.setdefault(tuple(read_number(text, writing, is_money=True) for text in texts), writing)
    return list(found.values())


def _writing_words(writing: Writing, texts: Sequence[Sequence[str]]) -> dict[str, Any]:
    """A way of writing with the figure that shows it best: the one with most marks."""
    plain = [text for column in texts for text in column[:_PROBED] if read_number(text, writing, is_money=True) is not None]
    example = max(plain, key=lambda text: (sum(not letter.isalnum() for letter in text.strip("-+ ")), len(text)), default="")
    value = read_number(example, writing, is_money=True) if example else None
    return {"decimal": writing.decimal, "thousands": writing.thousands, "example": _short(example), "value": value}


def _column(name: str, texts: Sequence[str], writings: Sequence[Writing], ready: hints.Ready | None) -> dict[str, Any]:
    known = [text for text in texts if not is_missing(text)]
    days = _days(name, known)
    is_number = bool(known) and any(_share(known, writing) >= _NUMBERS for writing in writings)
    kind = "empty" if not known else "day" if days and not (is_number and not _is_day_name(name)) else "number" if is_number else "text"
    measure = (ready.measures.get(name, "") if ready else "") or hints.metric_of(name)
    return {
        "name": name,
        "kind": kind,
        "samples": [_short(text) for text in list(dict.fromkeys(known))[:3]],
        "missing": len(texts) - len(known),
        "days": [_fit_words(fit) for fit in days] if kind == "day" else [],
        "zone": zone_of(known) if kind == "day" else "",
        "role": hints.role_of(name),
        "measure": measure if kind == "number" else "",
        "unit": _unit(name, measure, known) if kind == "number" else "",
    }


def _share(texts: Sequence[str], writing: Writing) -> float:
    """How much of a column is numbers; a word somewhere in it is a fault or a sign for nothing."""
    probed = texts[:_PROBED]
    return sum(read_number(text, writing, is_money=True) is not None for text in probed) / len(probed)


def _is_day_name(name: str) -> bool:
    return hints.role_of(name) == "date"


def _days(name: str, texts: Sequence[str]) -> list[Fit]:
    if not texts:
        return []
    probed = fits(texts[:_PROBED])
    kept = [fit for fit in probed if _is_day_name(name) or fit.pattern not in BARE]
    return list(_distinct(fits(texts, [fit.pattern for fit in kept])))


def _distinct(found: Sequence[Fit]) -> Sequence[Fit]:
    """One pattern for each different reading of the column."""
    seen: dict[tuple[object, ...], Fit] = {}
    for fit in found:
        seen.setdefault((fit.first, fit.last, fit.read), fit)
    return tuple(seen.values())


def _fit_words(fit: Fit) -> dict[str, str]:
    told = {"pattern": fit.pattern, "example": _short(fit.example), "read": fit.read[0].isoformat(), "read_to": fit.read[1].isoformat()}
    return {**told, "first": fit.first.isoformat(), "last": fit.last.isoformat()}


def _unit(name: str, measure: str, texts: Sequence[str]) -> str:
    """The unit that a column's figures seem to have; a per cent sign is read by itself."""
    if not (measure.endswith("_rate") or measure == "ctr" or texts[0].endswith("%")):
        return hints.unit_of(name)
    values = [read_number(text, Writing()) for text in texts[:_PROBED] if not text.endswith("%")]
    return "percent" if any(value is not None and value > 1 for value in values) else "fraction"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN_CELL else f"{plain[: _SHOWN_CELL - 1]}…"
