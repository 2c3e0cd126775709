"""Reads the sheets of an .xlsx as text in one pass, and stops at the first place that only an attack would use.

A library would build the whole grid up to a far cell before anybody could object; this reader sees places, not grids.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.files.tables import Table

DAMAGED = (expat.ExpatError, KeyError, ValueError, IndexError)
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})$")
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
_FORMAT_TEXT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's days have no zone
_UP_TO_1904 = 1462
_CHUNK = 1 << 16


@dataclass
class _Sheet:
    """The rows of one sheet, filled from left to right and from top to bottom."""

    file: str
    name: str
    limits: Limits
    strings: list[str]
    dates: list[bool]
    since_1904: bool = False
    rows: list[list[str]] = field(default_factory=list)
    cells: int = 0

    def put(self, place: str, kind: str, style: str, text: str) -> None:
        """Write one value where it belongs."""
        column, row = self._position(place)
        self.rows.extend([] for _ in range(row - len(self.rows)))
        cells = self.rows[row - 1]
        gap = column - len(cells)
        self.cells += max(gap, 0)
        if self.cells > self.limits.cells:
            raise self._too_large(place)
        cells.extend("" for _ in range(gap))
        cells[column - 1] = self._text(kind, style, text)

    def _position(self, place: str) -> tuple[int, int]:
        match = _PLACE.match(place)
        if match is None:
            msg = f"no place {place!r}"
            raise ValueError(msg)
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        row = int(match[2])
        if column > self.limits.columns or row > self.limits.rows:
            raise self._too_large(place)
        return column, row

    def _too_large(self, place: str) -> ExportError:
        return ExportError(
            self.file,
            f"too large when opened: the sheet reaches as far as {place}",
            "Download the export again, and do not add to it by hand",
            sheet=self.name,
        )

    def _text(self, kind: str, style: str, text: str) -> str:
        if kind == "s":
            return self.strings[int(text)]
        if kind == "b":
            return "TRUE" if text == "1" else "FALSE"
        if kind in ("", "n") and text:
            is_date = bool(style) and int(style) < len(self.dates) and self.dates[int(style)]
            return spreadsheet_date(float(text), since_1904=self.since_1904) if is_date else number_text(float(text), text)
        return text


def number_text(value: float, written: str = "") -> str:
    """A number as a person would type it: no ".0", no exponent that the file did not have."""
    if written and re.fullmatch(r"-?\d+", written):
        return written
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004 - beyond, floats lose digits


def spreadsheet_date(days: float, *, since_1904: bool = False) -> str:
    """A spreadsheet's day number as ISO text; the time only when there is one. Some count from 1904, as the first Macs did.

    >>> spreadsheet_date(46266), spreadsheet_date(44804, since_1904=True)
    ('2026-09-01', '2026-09-01')
    """
    moment = _DAY_ZERO + dt.timedelta(days=days + (_UP_TO_1904 if since_1904 else 0))
    moment = (moment + dt.timedelta(milliseconds=500)).replace(microsecond=0)
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(sep=" ")


def read_xlsx(archive: zipfile.ZipFile, *, file: str, limits: Limits) -> tuple[Table, ...]:
    """Every worksheet of a workbook, in its order."""
    try:
        strings = _shared_strings(archive)
        dates = _date_styles(archive)
        sheets, since_1904 = _sheets(archive)
        empty = [
            (part, _Sheet(file=file, name=name, limits=limits, strings=strings, dates=dates, since_1904=since_1904))
            for name, part in sheets
        ]
        return tuple(_filled(archive, part, sheet) for part, sheet in empty)
    except DAMAGED as exc:
        msg = "the workbook is damaged"
        raise ExportError(file, msg, "Download the export again") from exc


def _filled(archive: zipfile.ZipFile, part: str, sheet: _Sheet) -> Table:
    """One sheet; a formula whose result was never saved stands there itself, so that it is no empty place."""
    place = kind = style = ""
    text: list[str] = []
    formula: list[str] = []
    for event, tag, attributes in _events(archive, part):
        if event == "start" and tag == "c":
            place, kind, style = attributes.get("r", ""), attributes.get("t", ""), attributes.get("s", "")
            text, formula = [], []
        elif event == "text" and tag in ("v", "t"):
            text.append(attributes[""])
        elif event == "start" and tag == "f":
            formula = ["="]
        elif event == "text" and tag == "f":
            formula.append(attributes[""])
        elif event == "end" and tag == "c" and text:
            sheet.put(place, kind, style, "".join(text))
        elif event == "end" and tag == "c" and formula and kind != "str":  # the result of that is an empty text
            sheet.put(place, "str", "", "".join(formula))
    return Table(name=sheet.name, rows=sheet.rows)


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    strings: list[str] = []
    if "xl/sharedStrings.xml" not in archive.namelist():
        return strings
    parts: list[str] = []
    is_spoken = False  # how Japanese words are spoken stands beside them
    for event, tag, attributes in _events(archive, "xl/sharedStrings.xml"):
        if event == "start" and tag == "si":
            parts = []
        elif tag == "rPh":
            is_spoken = event == "start"
        elif event == "text" and tag == "t" and not is_spoken:
            parts.append(attributes[""])
        elif event == "end" and tag == "si":
            strings.append("".join(parts))
    return strings


def _date_styles(archive: zipfile.ZipFile) -> list[bool]:
    """Per style, whether it shows a day."""
    styles: list[bool] = []
    own: dict[int, bool] = {}
    if "xl/styles.xml" not in archive.namelist():
        return styles
    inside = False
    for event, tag, attributes in _events(archive, "xl/styles.xml"):
        if tag == "cellXfs":
            inside = event != "end"
        elif event == "start" and tag == "numFmt":
            shown = _FORMAT_TEXT.sub("", attributes["formatCode"]).lower()
            own[int(attributes["numFmtId"])] = "y" in shown or ("d" in shown and "m" in shown)
        elif event == "start" and tag == "xf" and inside:
            number = int(attributes.get("numFmtId", "0"))
            styles.append(own.get(number, number in _BUILT_IN_DATES))
    return styles


def _sheets(archive: zipfile.ZipFile) -> tuple[list[tuple[str, str]], bool]:
    """Names and parts of the worksheets, in the order of the workbook, and whether it counts its days from 1904."""
    targets: dict[str, str] = {}
    for event, tag, attributes in _events(archive, "xl/_rels/workbook.xml.rels"):
        if event == "start" and tag == "Relationship":
            target = attributes["Target"]
            targets[attributes["Id"]] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    found = []
    since_1904 = False
    for event, tag, attributes in _events(archive, "xl/workbook.xml"):
        if event == "start" and tag == "workbookPr":
            since_1904 = attributes.get("date1904", "") in {"1", "true"}
        if event == "start" and tag == "sheet":
            part = targets[next(value for key, value in attributes.items() if key.endswith("id") and key != "sheetId")]
            if "worksheets" in part:
                found.append((attributes["name"], part))
    return found, since_1904


def _events(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Starts, texts and ends of one part, with bare tag names; anything that declares entities is refused."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    queue: list[tuple[str, str, dict[str, str]]] = []
    stack: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        stack.append(tag.rpartition(":")[2])
        queue.append(("start", stack[-1], attributes))

    def end(_tag: str) -> None:
        queue.append(("end", stack.pop(), {}))

    def refuse(*_declared: object) -> None:
        msg = "declares entities"
        raise ValueError(msg)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: queue.append(("text", stack[-1], {"": text}))
    parser.StartDoctypeDeclHandler = refuse
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
            yield from queue
            queue.clear()
    parser.Parse(b"", True)
    yield from queue
