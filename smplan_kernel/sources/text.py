"""Bytes become a table of text: encoding, damage by spreadsheets, delimiter, then one pass of the csv parser over the whole."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass, field

from smplan_kernel.errors import ExportError, UnknownExportError
from smplan_kernel.sources.limits import Limits
from smplan_kernel.sources.tables import Table

DELIMITERS = (",", ";", "\t")
RESAVED = "A spreadsheet seems to have saved this file again; compare it with the original if figures look odd."
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE_END = re.compile(r"\r\n?|\n")  # people's texts may hold other signs that part lines elsewhere
_WEB_PAGE = re.compile(r"\s*<(!doctype|html|head|body|table|\?xml|script|meta|div)\b", re.IGNORECASE)
_THREE = '"' * 3
_QUOTED = re.compile(r'"[^"]*"')


@dataclass
class TextNotes:
    """What was noticed, and repaired, on the way from bytes to rows."""

    notes: list[str] = field(default_factory=list)
    is_resaved: bool = False

    def resaved(self, note: str) -> None:
        """Remember a trace that only a spreadsheet leaves."""
        self.notes.append(note)
        self.is_resaved = True


def read_text(
    data: bytes, *, file: str, name: str = "", limits: Limits, noticed: TextNotes, delimiter: str = "", encoding: str = ""
) -> Table:
    """The one table of a text file; a delimiter and an encoding that somebody named are not guessed again."""
    if data.count(b"\n") > limits.rows:
        raise ExportError(file, "too large when opened", "Export a shorter period", sheet=name)
    text = decode_as(data, encoding, file=file) if encoding else decode(data, file=file, noticed=noticed)
    if _WEB_PAGE.match(text):
        raise UnknownExportError(
            file, "this is a web page, not an export", "Sign in at the platform and download the export again", sheet=name
        )
    text = text.removeprefix("\ufeff")
    is_closed = text.endswith(("\n", "\r"))
    if "\n" not in text:
        text = text.replace("\r", "\n")  # how spreadsheets on old Macs part lines
    text, declared = _without_sep_line(text)
    text = _unwrapped(text, noticed)
    preamble, body = _split_preamble(text)
    delimiter = delimiter or (declared if declared and declared in body else _delimiter(body))
    preamble = tuple(line.rstrip(delimiter + " ") for line in preamble)
    rows = _parse(body, delimiter, file=file, name=name, offset=len(preamble) + bool(declared), limits=limits)
    return Table(
        name=name,
        rows=rows,
        first_row=1 + len(preamble) + bool(declared),
        preamble=preamble,
        delimiter=delimiter,
        is_closed=is_closed,
    )


def decode(data: bytes, *, file: str, noticed: TextNotes) -> str:
    """Text by byte-order mark, else UTF-8, else what spreadsheets write."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(data.decode(encoding), file)
            except UnicodeDecodeError as exc:
                msg = "the file is cut off or damaged"
                raise ExportError(file, msg, "Download it again") from exc
    for encoding in ("utf-8", "cp1252", "cp1251"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8":
            _checked(text, file)
            noticed.resaved(f"The letters were read as {encoding}; {RESAVED[0].lower()}{RESAVED[1:]}")
        return _checked(text, file)
    raise _not_text(file)


def decode_as(data: bytes, encoding: str, *, file: str) -> str:
    """Text in the encoding that somebody named."""
    try:
        return _checked(data.decode("utf-8-sig" if encoding == "utf-8" else encoding), file)
    except UnicodeDecodeError as exc:
        raise ExportError(file, f"its letters are not written as {encoding}", "Leave the encoding out, or name another one") from exc


def _checked(text: str, file: str) -> str:
    if _NOT_TEXT.search(text):
        raise _not_text(file)
    return text


def _not_text(file: str) -> UnknownExportError:
    return UnknownExportError(
        file, "this is neither text nor a spreadsheet", "Choose the file as the platform gave it: csv, zip, xls or xlsx"
    )


def _without_sep_line(text: str) -> tuple[str, str]:
    """The text without its `sep=` line, and the delimiter that the line declared."""
    first, _, rest = text.partition("\n")
    line = first.strip('\r"')
    if not line.lower().startswith("sep="):
        return text, ""
    return rest, line[4:5] or "\t"


def _unwrapped(text: str, noticed: TextNotes) -> str:
    """The text without the quotes that a spreadsheet put around each whole line."""
    lines = _LINE_END.split(text)
    first = next((line for line in lines if line.strip()), "")
    if not _is_wrapped(first) and not _are_wrapped(lines) and not _is_table_wrapped(lines):
        return text
    noticed.resaved("Each line stood in quotes of its own; they were taken off. " + RESAVED)
    return "\n".join(line[1:-1].replace('""', '"') if _is_quoted(line) else line for line in lines)


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
    telling = [line for line in lines[:25] if any(mark in line for mark in DELIMITERS)]
    return len(telling) > 1 and all(_is_quoted(line) and len(next(csv.reader([line]), [])) == 1 for line in telling)


def _split_preamble(text: str) -> tuple[tuple[str, ...], str]:
    """The comment lines at the top, with the empty lines around them, and the rest.

    They are taken off by hand: a quote in the name of a property must not open a field.
    """
    preamble: list[str] = []
    rest = text
    while rest:
        line, _, after = rest.partition("\n")
        bare = line.strip().strip(',;\t"')
        if bare and not bare.startswith("#"):
            break
        preamble.append(line.strip().strip('"'))
        rest = after
    return tuple(preamble), rest


def _delimiter(body: str) -> str:
    """The mark that the first telling line holds most often outside quotes."""
    for line in body.split("\n", 60)[:60]:
        bare = _QUOTED.sub("", line).replace(", ", " ")  # a sentence or a day in words parts no columns
        counts = {mark: bare.count(mark) for mark in DELIMITERS}
        # as many commas as semicolons: those are decimal commas, unless the semicolons stand in a sentence
        best = max(reversed(DELIMITERS), key=lambda mark: (counts[mark], -bare.count(f"{mark} ")))
        if counts[best] and bare.strip(" \r" + best):
            return best
        if counts[best] and _QUOTED.search(line):
            return best
    return ","


def _parse(body: str, delimiter: str, *, file: str, name: str, offset: int, limits: Limits) -> list[list[str]]:
    csv.field_size_limit(limits.field_characters)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            rows.append(row)
            cells += len(row)
            if len(row) > limits.columns or cells > limits.cells:
                raise ExportError(
                    file, "too large when opened", "Export a shorter period, or fewer columns", sheet=name, row=len(rows) + offset
                )
    except csv.Error as exc:
        msg = "a quotation mark is opened and not closed, so the columns cannot be told apart"
        raise ExportError(file, msg, "Download the file again", sheet=name, row=len(rows) + 1 + offset) from exc
    return rows
