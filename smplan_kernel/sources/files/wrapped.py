"""Lines that a spreadsheet wrote as one quoted cell each: all of them, or some between others that it left as they were."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain, islice

DELIMITERS = (",", ";", "\t")
_LINE_END = re.compile(r"\r\n?|\n")  # people's texts may hold other signs that part lines elsewhere
_THREE = '"' * 3
_TELLING = 25  # lines that show how a file is written
_FEW = 3  # columns from which a sentence with commas is hardly taken for a row


def unwrapped(text: str) -> str | None:
    """The text without the quotes that a spreadsheet put around each whole line; None where it did not."""
    lines = list(islice(_lines(text), _TELLING))
    first = next((line for line in chain(lines, _lines(text)) if line.strip()), "")
    if not _is_wrapped(first) and not _are_wrapped(lines) and not _is_table_wrapped(lines):
        return None
    return "\n".join(line[1:-1].replace('""', '"') if _is_quoted(line) else line for line in _LINE_END.split(text))


def unwrap_rows(rows: list[list[str]], delimiter: str) -> bool:
    """Part such rows in place, and tell whether there were any.

    A spreadsheet that parts columns by semicolons keeps each line of a file with commas in one cell. When it saves the file again, only
    the lines that hold a quotation mark or a semicolon get quotes of their own. A row is parted when it then has as many cells as one above.

    >>> rows = [["Page", "Views", "Users"], ["/", "9", "8"], ['"/a,b",5,4']]
    >>> unwrap_rows(rows, ","), rows[2]
    (True, ['/a,b', '5', '4'])
    """
    widths: set[int] = set()
    found = False
    for at, row in enumerate(rows):
        if len(row) > 1:
            widths.add(len(row))
        elif not row or not row[0]:
            widths.clear()  # another table begins
        elif widths and delimiter in row[0] and ('"' in row[0] or min(widths) >= _FEW):
            parts = _parted(row[0], delimiter)
            if len(parts) in widths:
                rows[at] = parts
                found = True
    return found


def _parted(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, one after the other."""
    start = 0
    for end in _LINE_END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]


def _is_quoted(line: str) -> bool:
    return len(line) > 1 and line.startswith('"') and line.endswith('"')


def _is_wrapped(line: str) -> bool:
    """One quoted field that holds what should have been many."""
    if not _is_quoted(line):
        return False
    fields = next(csv.reader([line]), [])
    return len(fields) == 1 and max(fields[0].count(mark) for mark in DELIMITERS) > 1


def _are_wrapped(lines: list[str]) -> bool:
    """Lines of few fields, all of which had quotes before: three quotes in a row at both ends of each."""
    full = [line for line in lines[:20] if line.strip('" ')]
    return len(full) > 1 and all(line.startswith(_THREE) and line.endswith(_THREE) and len(line) > len(_THREE) * 2 for line in full)


def _is_table_wrapped(lines: list[str]) -> bool:
    """Every line that holds a table is one quoted field; titles and comments above it hold nothing to part."""
    telling = [line for line in lines if any(mark in line for mark in DELIMITERS)]
    return len(telling) > 1 and all(_is_quoted(line) and len(next(csv.reader([line]), [])) == 1 for line in telling)
