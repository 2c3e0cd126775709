"""Files made to hurt a reader."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.sources import makers

SHEET = "xl/worksheets/sheet1.xml"


def workbook(*, instead=None, extra=None):
    """The Search Console workbook with text replaced in its first sheet."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(makers.search_xlsx())) as source, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            for old, new in (instead or {}).items():
                text = text.replace(old, new) if name == SHEET else text
            target.writestr(name, text)
        for name, text in (extra or {}).items():
            target.writestr(name, text)
    return content.getvalue()


def far_cell():
    return workbook(instead={b"</sheetData>": b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'})


def many_columns():
    cells = b"".join(b'<c r="%s"><v>1</v></c>' % name for name in (b"A1", b"ZZ1", b"XFD1"))
    return workbook(instead={b"<sheetData>": b'<sheetData><row r="1">' + cells + b"</row>"})


def sparse_rows():
    rows = b"".join(b'<row r="%d"><c r="CZZ%d"><v>1</v></c></row>' % (n, n) for n in range(1, 3000))
    return workbook(instead={b"<sheetData>": b"<sheetData>" + rows})


def entity_bomb():
    entities = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    return workbook(instead={b"<worksheet": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + entities + b"]><worksheet"})


def external_entity():
    return workbook(instead={b"<worksheet": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///secret">]><worksheet'})


def spaces_bomb():
    return makers.packed({"Table data.csv": b" " * 400_000_000})


def small_bomb():
    return makers.packed({"Table data.csv": b"Content,Views\n" + b"a,1\n" * 12_000_000})


def nested():
    return makers.packed({"inner.zip": makers.youtube_zip()})


def many_members():
    return makers.packed({f"{n}.csv": "a,b\n1,2\n" for n in range(300)})


def declared_huge():
    """A member that says it opens to 10 GB."""
    data = makers.packed({"Table data.csv": "Content,Views\n"})
    place = data.index(b"PK\x01\x02") + 24
    return data[:place] + struct.pack("<I", 0xFFFFFF00) + data[place + 4 :]


def encrypted():
    data = bytearray(makers.packed({"Table data.csv": "Content,Views\n"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def locked_workbook():
    """An .xlsx with a password is an old Office container."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 100


def wrapped_in_excel(text):
    return "\n".join('"' + line.replace('"', '""') + '"' for line in text.split("\n"))


LARGE = {
    "a cell at the far end": far_cell,
    "sixteen thousand columns": many_columns,
    "rows that start far right": sparse_rows,
    "400 MB of spaces": spaces_bomb,
    "48 MB of rows": small_bomb,
    "300 members": many_members,
    "a member that declares 4 GB": declared_huge,
}
DAMAGED = {
    "entities in a workbook": entity_bomb,
    "an entity outside a workbook": external_entity,
    "an archive in an archive": nested,
    "an archive with a password": encrypted,
    "a workbook with a password": locked_workbook,
}
