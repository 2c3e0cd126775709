"""Hostile words in every place of a plan and of its files: what the report shows of them on page, paper, spreadsheet and notebook."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from smplan_kernel.documents import pdf, review_html, review_xlsx
from smplan_kernel.review import make_review
from tests.proof.review import notebook, shown
from tests.proof.review.figures import Figure, timed
from tests.proof.review.forked import fork
from tests.proof.review.planted import MONTH, Planted, aimed, plant
from tests.proof.review.window import Seen, Window

AT_ONCE = 60  # strings in one plan: each then stands in about twenty places, and in three or more that a report shows
MANY = 20_000  # places, more than there are
PLAIN = "-ascii"  # behind the name of a list: its words of plain letters
Lists = dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a review of planted words comes to."""

    words: tuple[str, ...]
    html: str
    xlsx: bytes


def report_of(planted: Planted) -> Report:
    """The review of the month as page and spreadsheet."""
    review = make_review(planted.plan, planted.figures, MONTH, imports=planted.files)
    return Report(words=planted.words, html=review_html(review, planted.plan), xlsx=review_xlsx(review, planted.plan))


@dataclass(kw_only=True)
class Twin:
    """The same with plain words in all places: which places are shown where, and what the pages are made of."""

    window: Window
    folder: Path
    planted: Planted = field(default_factory=lambda: plant(shown.marks(MANY)))

    @cached_property
    def report(self) -> Report:
        """Page and spreadsheet."""
        return report_of(self.planted)

    @cached_property
    def page(self) -> Seen:
        """The page in a browser."""
        return self.look(self.report.html)

    @cached_property
    def notebook(self) -> Seen:
        """The notebook in a browser."""
        return self.look(notebook.as_html(notebook.executed(self.planted)))

    @cached_property
    def in_sheet(self) -> frozenset[int]:
        """The places whose words the spreadsheet shows."""
        return shown.places(" ".join(shown.sheet_words(self.report.xlsx)))

    @cached_property
    def on_paper(self) -> frozenset[int]:
        """The places whose words the PDF shows."""
        return shown.places(shown.pdf_words(pdf(self.report.html)))

    def look(self, html: str) -> Seen:
        """Any page in the same browser."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / "page.html"
        file.write_text(html, encoding="utf-8")
        return self.window.look(file)


def pages_and_sheets(twin: Twin, lists: Lists, shifts: Sequence[int]) -> Iterator[Figure]:
    """Every string, so many at once, in page and spreadsheet; with another shift each stands in other places."""
    page = _figure("page", lists)
    sheet = _figure("spreadsheet", lists)
    on_page = shown.places(twin.page.text)
    for name, some in _some_of(lists, AT_ONCE):
        for shift in shifts:
            report = report_of(plant(some, shift))
            with timed(page):
                seen = twin.look(report.html)
                page.tried(
                    *_said(name, shown.grown(seen, twin.page, some), _missing(report.words, on_page, seen.text, shown.plain)),
                    times=len(some),
                )
            with timed(sheet):
                text = "\n".join(map(shown.plain, shown.sheet_words(report.xlsx)))
                lost = shown.missing([shown.in_sheet(word) for word in report.words], twin.in_sheet, text)
                sheet.tried(*_said(name, shown.sheet_faults(report.xlsx), lost), times=len(some))
    page.notes["places"] = {"planted": len(twin.planted.words), "page": len(on_page), "spreadsheet": len(twin.in_sheet)}
    yield page
    yield sheet


def papers(twin: Twin, lists: Lists) -> Figure:
    """Every string at one place of a PDF; letters are compared where each is drawn by itself from left to right in our own faces."""
    figure = _figure("PDF", lists)
    figure.notes |= {"places": len(twin.on_paper), "compared": 0}
    parts = {f"{name}{kind}": texts for name, all_ in lists.items() for kind, texts in _by_letters(all_).items()}
    with timed(figure):
        for name, some in _some_of(parts, len(twin.on_paper)):
            planted = aimed(some, twin.on_paper, len(twin.planted.words))
            made = pdf(report_of(planted).html)
            where = twin.on_paper if name.partition(" ")[0].endswith(PLAIN) else frozenset[int]()
            figure.notes["compared"] += len(some) if where else 0
            figure.tried(
                *_said(name, shown.pdf_faults(made), _missing(planted.words, where, shown.pdf_words(made), shown.tight)), times=len(some)
            )
    return figure


def notebooks(twin: Twin, lists: Lists) -> Figure:
    """Every string at one place of an executed notebook."""
    figure = _figure("notebook", lists)
    places = shown.places(twin.notebook.text)
    figure.notes["places"] = len(places)
    with timed(figure):
        for name, some in _some_of(lists, len(places)):
            planted = aimed(some, places, len(twin.planted.words))
            seen = twin.look(notebook.as_html(notebook.executed(planted)))
            figure.tried(
                *_said(name, shown.grown(seen, twin.notebook, some), _missing(planted.words, places, seen.text, shown.plain)),
                times=len(some),
            )
    return figure


def as_executed(planted: Planted, folder: Path) -> Figure:
    """What is looked at as an executed notebook is what a real run leaves."""
    figure = Figure(name="the notebook that is looked at is what a run leaves", unit="parts")
    with timed(figure):
        answer = fork(lambda: {"parts": list(notebook.outputs(notebook.really_executed(planted, folder / "w")))}, folder / "t").answer()
        found, expected = answer.get("parts", []), list(notebook.outputs(notebook.executed(planted)))
        figure.tried(*([] if found == expected else [f"another one: {str(answer)[:200]}"]), times=len(expected))
    return figure


def _by_letters(texts: Collection[str]) -> Lists:
    """Words of plain letters apart from the others: one strange letter in a face, such as a form feed, changes how a reader gets at all of them."""
    plain = tuple(text for text in texts if text.isascii() and all(letter.isprintable() or letter in "\t\r\n" for letter in text))
    return {PLAIN: plain, "-others": tuple(text for text in texts if text not in set(plain))}


def _figure(where: str, lists: Lists) -> Figure:
    notes = {"lists": {name: len(texts) for name, texts in lists.items()}}
    return Figure(name=f"hostile words do nothing and are shown as typed: {where}", unit="strings", notes=notes)


def _missing(words: Sequence[str], where: Collection[int], text: str, compared: Callable[[str], str]) -> list[str]:
    return shown.missing([compared(word) for word in words], where, compared(text))


def _said(name: str, *faults: list[str]) -> list[str]:
    return [f"{name}: {fault}" for some in faults for fault in some]


def _some_of(lists: Lists, size: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, texts in lists.items():
        waiting, number = iter(texts), 0
        while some := tuple(islice(waiting, size)):
            yield f"{name} {number}", some
            number += 1
