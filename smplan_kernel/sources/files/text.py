"""Bytes become a table of text: encoding, damage by spreadsheets, delimiter, then one pass of the csv parser over the whole."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from smplan_kernel.errors import ExportError, UnknownExportError
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.files.tables import Table
from smplan_kernel.sources.files.wrapped import DELIMITERS, unwrap_rows, unwrapped

if TYPE_CHECKING:
    from smplan_kernel.sources.files.cut import Cut

CUT_FROM = 1 << 20
"""Characters from which a text is cut by columns."""
RESAVED = "A spreadsheet seems to have saved this file again; compare it with the original if figures look odd."
UNWRAPPED = "Each line stood in quotes of its own; they were taken off. " + RESAVED
_PORTION = 1 << 16  # bytes that are looked at together
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NO_TEXT = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b"})
_WEB_PAGE = re.compile(r"\s*<(!doctype|html|head|body|table|\?xml|script|meta|div)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""What a letter beyond ASCII is in UTF-8; two signs of other encodings hardly ever stand side by side like this."""
_ASCII = bytes(range(0x80))
_HIGH = re.compile(r"[^\x00-\x7f]+")
_AS_BYTES = {ord(sign): byte for byte in range(0x80, 0xA0) if (sign := bytes([byte]).decode("cp1252", "ignore"))}


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
    if _lines_in(data) > limits.rows:
        raise ExportError(file, "too large when opened", "Export a shorter period", sheet=name)
    text = decoded = decode_as(data, encoding, file=file) if encoding else decode(data, file=file, noticed=noticed)
    if _WEB_PAGE.match(text):
        raise UnknownExportError(
            file, "this is a web page, not an export", "Sign in at the platform and download the export again", sheet=name
        )
    text = text.removeprefix("\ufeff")
    is_closed = text.endswith(("\n", "\r"))
    if "\n" not in text:
        text = text.replace("\r", "\n")  # how spreadsheets on old Macs part lines
    traces = _traces(text, data)
    text, declared = _without_sep_line(text)
    bare = unwrapped(text)
    if bare is not None:
        noticed.resaved(UNWRAPPED)
        traces, text = (), bare  # who quotes whole lines has not taken their cells apart
    preamble, body = _split_preamble(text)
    delimiter = delimiter or (declared if declared and declared in body else _delimiter(body))
    preamble = tuple(line.rstrip(delimiter + " ") for line in preamble)
    is_own = text is decoded and text.isascii() and len(text) == len(data)  # nothing was changed, so the file's own bytes can stay
    raw = memoryview(data)[len(data) - len(body) :] if is_own else None
    rows = _cut(body, raw, delimiter, limits) or _parse(
        body, delimiter, file=file, name=name, offset=len(preamble) + bool(declared), limits=limits
    )
    if isinstance(rows, list) and unwrap_rows(rows, delimiter):
        noticed.resaved(UNWRAPPED)
        traces = ()
    return Table(
        name=name,
        rows=rows,
        first_row=1 + len(preamble) + bool(declared),
        preamble=preamble,
        delimiter=delimiter,
        is_closed=is_closed,
        traces=traces,
    )


def _traces(text: str, data: bytes) -> tuple[str, ...]:
    """Ends of lines and a first mark as spreadsheets write them, in words."""
    end = text.find("\n")
    found = {
        "its lines end as in Windows": end > 0 and text[end - 1] == "\r",
        "no byte-order mark stands at its beginning": not data.startswith(codecs.BOM_UTF8),
    }
    return tuple(words for words, is_so in found.items() if is_so)


def _lines_in(data: bytes) -> int:
    if len(data) < CUT_FROM:
        return data.count(b"\n")
    from smplan_kernel.sources.files.cutting import line_ends_in  # noqa: PLC0415 - see `_cut`

    return line_ends_in(data)


def decode(data: bytes, *, file: str, noticed: TextNotes) -> str:
    """Text by byte-order mark, else UTF-8, else what spreadsheets write."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = _checked(data.decode(encoding), file, data if encoding == "utf-8-sig" else None)
                return _without_second_coding(text, noticed)
            except UnicodeDecodeError as exc:
                msg = "the file is cut off or damaged"
                raise ExportError(file, msg, "Download it again") from exc
    for encoding in ("utf-8", "cp1252", "cp1251"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as exc:
            if encoding == "utf-8":
                _refuse_damaged_letters(data, exc.start, file)
            continue
        if encoding != "utf-8":
            _checked(text, file)
            noticed.resaved(f"The letters were read as {encoding}; {RESAVED[0].lower()}{RESAVED[1:]}")
        return _without_second_coding(_checked(text, file, data if encoding == "utf-8" else None), noticed)
    raise _not_text(file)


def _refuse_damaged_letters(data: bytes, place: int, file: str) -> None:
    """Refuse a text whose letters are those of UTF-8 but for a few: read in another encoding, all the others would be wrong."""
    letters = _LETTER.findall(data)
    others = len(data.translate(None, _ASCII)) - sum(map(len, letters))
    western = sum(letter.startswith((b"\xc2", b"\xc3")) for letter in letters)  # in any other encoding these pairs make no word
    if len(letters) > others or 3 * western > others:
        problem = "a letter of this row is damaged, or cut in the middle"
        raise ExportError(file, problem, "Download it again", row=data.count(b"\n", 0, place) + 1)


def _without_second_coding(text: str, noticed: TextNotes) -> str:
    """The text as it was before somebody read its letters in the wrong encoding and saved them: `GrÃ¼n` was `Grün`."""
    first = None if text.isascii() else _HIGH.search(text)  # that tells at once what looking for a letter tells after a while
    if first is None or _decoded_again(first[0]) is None:
        return text
    once = _decoded_again(text)
    if once is None:
        return text
    noticed.resaved("Letters such as Ã¼ for ü were put right. " + RESAVED)
    return once


def _decoded_again(text: str) -> str | None:
    try:
        return text.translate(_AS_BYTES).encode("latin-1").decode()
    except UnicodeError:
        return None


def decode_as(data: bytes, encoding: str, *, file: str) -> str:
    """Text in the encoding that somebody named."""
    try:
        return _checked(data.decode("utf-8-sig" if encoding == "utf-8" else encoding), file)
    except UnicodeDecodeError as exc:
        raise ExportError(file, f"its letters are not written as {encoding}", "Leave the encoding out, or name another one") from exc


def _checked(text: str, file: str, data: bytes | None = None) -> str:
    """The text, where no sign stands in it that no text has; `data` is the same in UTF-8, where no byte of such a sign stands elsewhere."""
    data = text.encode("utf-8", "surrogatepass") if data is None else data
    if len(data) >= CUT_FROM:
        from smplan_kernel.sources.files.cutting import is_plain  # noqa: PLC0415 - see `_cut`

        if is_plain(data):
            return text
    for start in range(0, len(data), _PORTION):
        portion = data[start : start + _PORTION]
        if len(portion.translate(None, _NO_TEXT)) < len(portion):
            raise _not_text(file)
    return text


def _not_text(file: str) -> UnknownExportError:
    return UnknownExportError(
        file, "this is neither text nor a spreadsheet", "Choose the file as the platform gave it: csv, zip, xls or xlsx"
    )


def _without_sep_line(text: str) -> tuple[str, str]:
    """The text without its `sep=` line, and the delimiter that the line declared."""
    first = next(_parts(text))
    line = first.strip('\r"')
    if not line.lower().startswith("sep="):
        return text, ""
    return text[len(first) + 1 :], line[4:5] or "\t"


def _parts(text: str) -> Iterator[str]:
    """What newlines part; the rest of a large text is never copied."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _split_preamble(text: str) -> tuple[tuple[str, ...], str]:
    """The comment lines at the top, with the empty lines around them, and the rest.

    They are taken off by hand: a quote in the name of a property must not open a field.
    """
    preamble: list[str] = []
    start = 0
    for line in _parts(text):
        bare = line.strip().strip(',;\t"')
        if start == len(text) or (bare and not bare.startswith("#")):
            break
        preamble.append(line.strip().strip('"'))
        start = min(start + len(line) + 1, len(text))
    return tuple(preamble), text[start:]


def _delimiter(body: str) -> str:
    """The mark that the first telling line holds most often outside quotes."""
    lines = list(islice(_parts(body), 60))
    for at, line in enumerate(lines):
        bare = _bare(line)
        counts = {mark: bare.count(mark) for mark in DELIMITERS}
        most = max(counts.values())
        tied = [mark for mark in reversed(DELIMITERS) if counts[mark] == most]
        below = [_bare(other) for other in lines[at + 1 : at + 4] if other.strip()] if len(tied) > 1 and most else []
        # as many commas as semicolons: those are decimal commas, unless the semicolons are missing below or stand in a sentence
        best = max(tied, key=lambda mark: (all(mark in other for other in below), -bare.count(f"{mark} ")))
        if most and (bare.strip(" \r" + best) or _QUOTED.search(line)):
            return best
    return ","


def _bare(line: str) -> str:
    return _QUOTED.sub("", line).replace(", ", " ")  # a sentence or a day in words parts no columns


def _cut(body: str, raw: memoryview | None, delimiter: str, limits: Limits) -> Cut | None:
    """The rows of a large text that is in order, by the places of their cells; None where the csv parser is to read it."""
    if len(body) < CUT_FROM:
        return None
    from smplan_kernel.sources.files.cutting import cut  # noqa: PLC0415 - it needs numpy, whose start costs more than a small file does

    return cut(body, body.encode("utf-8", "surrogatepass") if raw is None else raw, delimiter, limits)


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
