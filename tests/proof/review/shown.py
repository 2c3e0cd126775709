"""Whether words are shown as they were typed, and whether a file has grown anything that its plain twin has not."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import openpyxl
import pypdf
from openpyxl.utils.escape import unescape

from tests.proof.review.window import Seen

SHORTEST_CUT = 30  # letters that are left at least
NO_SHEET = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what the format of workbooks cannot hold
ADDRESS = re.compile(r"https?://[^\s<>\"']+")
LINK = frozenset({"a", "a href", "a rel", "a class"})
MARK = re.compile(r"Zq\d{5}q")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
OUTSIDE = ("externalLinks", "connections.xml", "queryTable", "oleObject", "vbaProject", "drawings/")
EDGES = (45, 1085)  # between the margins of a page of A4, from its upper edge, in CSS pixels
ACTIONS = {"/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData"}


def marks(count: int) -> list[str]:
    """Plain words, each another, that stand for places."""
    return [f"Zq{number:05d}q" for number in range(count)]


def places(text: str) -> frozenset[int]:
    """The places whose plain words are shown."""
    return frozenset(int(mark[2:-1]) for mark in MARK.findall(text))


def plain(text: str) -> str:
    """The letters as they are compared: composed, and every gap one blank."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def in_sheet(text: str) -> str:
    """The letters as a workbook can hold them: a square for each that it cannot."""
    return plain(NO_SHEET.sub("□", text))


def tight(text: str) -> str:
    """The letters without any gaps: a PDF breaks lines where it likes."""
    return "".join(unicodedata.normalize("NFC", text).split())


def missing(words: Sequence[str], where: Iterable[int], text: str) -> list[str]:
    """Words of places that are shown less often than their places are; `text` and words are compared as they are given.

    Long words may be cut where a title or a column has no room for them, with a sign that says so.
    """
    wanted = Counter(words[place] for place in where)
    found = ((word, times, text.count(word) + _cut(word, text)) for word, times in wanted.items())
    return [f"{word!r} is shown {seen} of {times} times" for word, times, seen in found if seen < times]


def _cut(word: str, text: str) -> int:
    """How often the words are shown cut."""
    if len(word) <= SHORTEST_CUT:
        return 0
    begins = re.finditer(re.escape(word[:SHORTEST_CUT]), text)
    return sum(_is_cut(word, text[begin.start() : begin.start() + len(word) + 1]) for begin in begins)


def _is_cut(word: str, there: str) -> bool:
    shared, sign, _ = there.partition("…")
    return bool(sign) and word.startswith(shared.rstrip())


def grown(seen: Seen, twin: Seen, words: Collection[str] = ()) -> list[str]:
    """What a page did, and what it is made of beyond its plain twin; a post's own web address among its words may be a link."""
    found = [f"ran {one}" for one in seen.tried] + [f"asked for {one}" for one in seen.asked]
    dressed = {f"{one} class" for one in twin.make}  # a class is a look of ours, and words may ask for another one
    addresses = {word for word in words if ADDRESS.fullmatch(word)}
    linked = LINK if seen.aims & addresses else frozenset()
    found += [f"has {one}" for one in sorted(seen.make - twin.make - dressed - linked)]
    return found + [f"points to {one}" for one in sorted(seen.aims - twin.aims - addresses)]


def sheet_words(data: bytes) -> list[str]:
    """Every text of a workbook as a person sees it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [unescape(str(cell.value)) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def sheet_faults(data: bytes) -> list[str]:
    """Formulas, links, and texts that would become a formula when somebody edits them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    found = [f"{cell.coordinate} is of kind {cell.data_type}: {cell.value!r}" for cell in cells if cell.data_type not in {"s", "n", "d"}]
    found += [f"{cell.coordinate} links to {cell.hyperlink.target}" for cell in cells if cell.hyperlink]
    found += [
        f"{cell.coordinate} waits to be a formula: {cell.value!r}"
        for cell in cells
        if isinstance(cell.value, str) and unescape(cell.value).startswith(FORMULA_STARTS) and not cell.quotePrefix
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        found += [f"holds {name}" for name in packed.namelist() if any(part in name for part in OUTSIDE)]
        found += [
            f"{name} holds a formula" for name in packed.namelist() if name.endswith(".xml") and re.search(rb"<f[ >]", packed.read(name))
        ]
    return found


def pdf_words(data: bytes) -> str:
    """The text of a PDF as a reader extracts it, without the lines in its margins, which part words that go on overleaf."""
    found: list[str] = []

    def take(text: str, _: object, at: Sequence[float], *__: object) -> None:
        if EDGES[0] < at[5] < EDGES[1]:
            found.append(text)

    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text(visitor_text=take)
    return tight("".join(found)).replace("•", "")  # a mark of a list comes where its page ends


def pdf_faults(data: bytes) -> list[str]:
    """Actions, links to elsewhere, attachments and scripts of a PDF."""
    read = pypdf.PdfReader(io.BytesIO(data))
    root = read.trailer["/Root"].get_object()
    names = root.get("/Names", {})
    found = [f"has {name}" for name in ("/OpenAction", "/AA", "/AcroForm") if name in root]
    found += [f"has {name}" for name in ("/JavaScript", "/EmbeddedFiles") if name in names]
    notes = (note.get_object() for page in read.pages for note in page.get("/Annots", []))
    return found + [f"acts: {note['/A']}" for note in notes if "/A" in note and note["/A"].get_object().get("/S") in ACTIONS]
