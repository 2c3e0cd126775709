"""Opens a file by its first bytes, after looking at what opening it would cost."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

from smplan_kernel.errors import ExportError, UnknownExportError
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.files.tables import Book, Table
from smplan_kernel.sources.files.text import TextNotes, read_text
from smplan_kernel.sources.files.xlsx import number_text, read_xlsx, spreadsheet_date

ZIP = b"PK"
OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
_OTHER_KINDS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a rar archive",
    b"SQLite": "a database",
}
_ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    IndexError,
    NotImplementedError,
    struct.error,
    UnicodeDecodeError,
    ValueError,
)
_OF_WINDOWS = frozenset({"thumbs.db", "desktop.ini"})
_ENCRYPTED = 0x1
AGAIN = "Download the export again"
HEAD_BYTES = 1 << 16
"""A line of headings is shorter."""


def open_book(data: bytes, *, file: str, limits: Limits, delimiter: str = "", encoding: str = "") -> Book:
    """The tables of a file, whatever its name ends in; delimiter and encoding of a text are found, unless they are given."""
    if data and not data.isspace():
        book = _opened(data, file=file, limits=limits, delimiter=delimiter, encoding=encoding)
        if not book.tables or any(map(_says_something, book.tables)):
            return book
    raise ExportError(file, "the file is empty", AGAIN)


def _says_something(table: Table) -> bool:
    return bool(table.preamble) or any(any(map(str.strip, cells)) for cells in table.rows)


def _opened(data: bytes, *, file: str, limits: Limits, delimiter: str, encoding: str) -> Book:
    for magic, kind in _OTHER_KINDS.items():
        if data.startswith(magic):
            raise UnknownExportError(
                file, f"this is {kind}, not an export", "Choose the file as the platform gave it: csv, zip, xls or xlsx"
            )
    if data.startswith(OLD_OFFICE):
        return Book(file=file, container="xls", tables=_read_xls(data, file=file, limits=limits))
    if data.startswith(ZIP):
        return _open_zip(data, file=file, limits=limits)
    noticed = TextNotes()
    table = read_text(data, file=file, limits=limits, noticed=noticed, delimiter=delimiter, encoding=encoding)
    return Book(file=file, container="text", tables=(table,), notes=tuple(noticed.notes), is_resaved=noticed.is_resaved)


def _open_zip(data: bytes, *, file: str, limits: Limits) -> Book:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_cost(archive, file=file, limits=limits)
            if "xl/workbook.xml" in archive.namelist():
                return Book(file=file, container="xlsx", tables=read_xlsx(archive, file=file, limits=limits))
            return _read_members(archive, file=file, limits=limits)
    except _ZIP_DAMAGE as exc:
        msg = "the file is damaged or was not downloaded to its end"
        raise ExportError(file, msg, AGAIN) from exc


def check_cost(archive: zipfile.ZipFile, *, file: str, limits: Limits) -> None:
    """Refuse what would be too large when opened, before any of it is opened."""
    members = archive.infolist()
    opened = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > limits.members or opened > limits.opened_bytes or opened > limits.ratio * max(packed, limits.field_characters // 64):
        raise ExportError(file, "too large when opened", "Export a shorter period")
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            raise ExportError(file, f"'{member.filename}' is locked with a password", "Unlock it first, then choose the file again")


def _read_members(archive: zipfile.ZipFile, *, file: str, limits: Limits) -> Book:
    """The tables of an archive, or only the names of its members where one of them is an archive, a workbook or no table."""
    noticed = TextNotes()
    tables: list[Table] = []
    members = files_in(archive)
    names = tuple(member.filename for member in members)
    if len(members) > 1 and sum(member.file_size for member in members) > limits.together_bytes:
        return Book(file=file, container="zip", tables=(), members=names)
    for member in members:
        content = archive.read(member)
        if not content.strip():
            noticed.notes.append(f"'{member.filename}' in this archive is empty, so nothing was taken from it; it may be damaged.")
            continue
        if content.startswith((ZIP, OLD_OFFICE)):
            return Book(file=file, container="zip", tables=(), members=names)
        try:
            tables.append(read_text(content, file=file, name=member.filename, limits=limits, noticed=noticed))
        except ExportError:
            if len(members) == 1:
                raise
            return Book(file=file, container="zip", tables=(), members=names)
    if not tables:
        raise ExportError(file, "there is no table inside", AGAIN)
    notes = tuple(dict.fromkeys(noticed.notes))
    return Book(file=file, container="zip", tables=tuple(tables), notes=notes, is_resaved=noticed.is_resaved, members=names)


def files_in(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of an archive, without folders and what a Mac or Windows puts beside them."""
    return [member for member in archive.infolist() if not member.is_dir() and not _is_put_beside(member.filename)]


def _is_put_beside(name: str) -> bool:
    own = name.rpartition("/")[2]
    return name.startswith("__MACOSX/") or own.startswith(".") or own.lower() in _OF_WINDOWS


def open_member(data: bytes, number: int, *, file: str, limits: Limits) -> tuple[bytes, dt.date | None]:
    """One file of an archive and the day it was last changed, as far as the archive tells."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_cost(archive, file=file, limits=limits)
            member = files_in(archive)[number]
            return archive.read(member), _changed(member)
    except _ZIP_DAMAGE as exc:
        msg = "the file is damaged or was not downloaded to its end"
        raise ExportError(file, msg, AGAIN) from exc


def open_heads(data: bytes, numbers: Sequence[int], *, file: str, limits: Limits) -> list[bytes]:
    """How some files of an archive begin: enough for a line of headings."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_cost(archive, file=file, limits=limits)
            members = files_in(archive)
            return [_head(archive, members[number]) for number in numbers]
    except _ZIP_DAMAGE as exc:
        msg = "the file is damaged or was not downloaded to its end"
        raise ExportError(file, msg, AGAIN) from exc


def _head(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as stream:
        return stream.read(HEAD_BYTES)


def _changed(member: zipfile.ZipInfo) -> dt.date | None:
    """The day a member was changed; 1980 is what archives write that know none."""
    try:
        return dt.date(*member.date_time[:3]) if member.date_time[0] > 1980 else None  # noqa: PLR2004 - see above
    except ValueError:
        return None


def _read_xls(data: bytes, *, file: str, limits: Limits) -> tuple[Table, ...]:
    import xlrd  # noqa: PLC0415 - most files are text
    from xlrd.compdoc import CompDocError  # noqa: PLC0415 - as above

    # xlrd meets damage with whatever its arithmetic runs into
    damage = (
        xlrd.XLRDError,
        CompDocError,
        struct.error,
        AssertionError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    )
    try:
        book = xlrd.open_workbook(file_contents=data, ragged_rows=True, logfile=io.StringIO())
        return tuple(_xls_sheet(book, sheet, file=file, limits=limits) for sheet in book.sheets())
    except damage as exc:
        locked = "encrypt" in str(exc).lower() or "EncryptedPackage".encode("utf-16-le") in data
        problem = "the workbook is locked with a password" if locked else "the workbook is damaged"
        raise ExportError(file, problem, "Unlock it first" if locked else AGAIN) from exc


def _xls_sheet(book: object, sheet: object, *, file: str, limits: Limits) -> Table:
    rows: list[list[str]] = []
    cells = 0
    for index in range(sheet.nrows):  # type: ignore[attr-defined]
        row = [_xls_text(cell, book.datemode) for cell in sheet.row(index)]  # type: ignore[attr-defined]
        cells += len(row)
        if cells > limits.cells:
            raise ExportError(file, "too large when opened", "Export a shorter period", sheet=sheet.name, row=index + 1)  # type: ignore[attr-defined]
        rows.append(row)
    return Table(name=sheet.name, rows=rows)  # type: ignore[attr-defined]


_XLS_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!"}


def _xls_text(cell: object, datemode: int) -> str:
    """A number, day or text of a sheet as text; kinds as xlrd counts them."""
    kind, value = cell.ctype, cell.value  # type: ignore[attr-defined]
    if kind == 2:  # noqa: PLR2004 - a number
        return number_text(value)
    if kind == 3:  # noqa: PLR2004 - a day
        return spreadsheet_date(value, since_1904=bool(datemode))
    if kind == 4:  # noqa: PLR2004 - yes or no
        return "TRUE" if value else "FALSE"
    return _XLS_ERRORS.get(value, "#N/A") if kind == 5 else str(value)  # noqa: PLR2004 - a spreadsheet's own error
