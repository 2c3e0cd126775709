"""The PDF of a report: tagged, whole, the same bytes, nothing fetched, nothing that runs; and one sentence where it cannot be made."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pypdf
import pytest

from smplan_kernel.documents import paper, pdf, review_html
from smplan_kernel.documents.paper import LONGEST_SECONDS
from smplan_kernel.documents.typeset import paper_style, typeset
from smplan_kernel.errors import PdfMissingError
from tests.documents.hostile import HOSTILE, full_of
from tests.documents.plans import worked_plan
from tests.documents.reviews import worked_review

# Letters that are drawn one by one from left to right come out of a PDF as they went in.
PLAIN = [text for text in HOSTILE if text.isascii() and len(text) < 200]


def squeezed(text: str) -> str:
    """The letters without the places where lines were broken."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def html():
    return review_html(worked_review(), worked_plan())


@pytest.fixture(scope="module")
def made(html):
    return pdf(html)


@pytest.fixture(scope="module")
def read(made):
    return pypdf.PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def hostile():
    text = " ; ".join(PLAIN)
    return pypdf.PdfReader(io.BytesIO(pdf(review_html(full_of(worked_review(), text), worked_plan(text=text)))))


def words(reader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def elements(node, kind):
    """Every structure element of a kind below a node."""
    below = node.get("/K", [])
    for one in below if isinstance(below, list) else [below]:
        found = one.get_object()
        if isinstance(found, pypdf.generic.DictionaryObject):
            if found.get("/S") == kind:
                yield found
            yield from elements(found, kind)


def test_it_is_tagged_for_those_who_do_not_see_it(read):
    root = read.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert read.metadata.title == "October 2026 review: Fernhill Garden Design"
    assert len(list(elements(root["/StructTreeRoot"], "/H1"))) == 1


def test_every_figure_says_in_words_what_it_shows(read):
    figures = list(elements(read.trailer["/Root"]["/StructTreeRoot"], "/Figure"))

    assert len(figures) == 4 + 3 + 1  # charts, the small lines of goals that have a metric, one drawn mark
    assert [figure for figure in figures if not figure.get("/Alt")] == []


def test_it_says_what_the_report_says(read):
    said = words(read)

    for sentence in (
        worked_review().summary.lead,
        worked_review().summary.false_alarms,
        "Writetothetwelvepeople",
        "Thursday,26November2026.",
    ):
        assert squeezed(sentence) in said


def test_two_to_six_pages_each_with_the_name_and_its_number(read):
    pages = [squeezed(page.extract_text()) for page in read.pages]

    assert 2 <= len(pages) <= 6
    assert [f"{number}/{len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    assert ["FernhillGardenDesign:reviewofOctober2026" in page for page in pages] == [False] + [True] * (len(pages) - 1)


def test_only_the_two_faces_of_the_product_are_used_for_plain_words(read):
    fonts = {font.get_object()["/BaseFont"] for page in read.pages for font in page["/Resources"]["/Font"].values()}

    assert all("Inter-Variable" in font or "Source-Serif-4-Variable" in font for font in fonts)


def test_drawings_have_colours_of_their_own():
    assert "@TOKENS@" not in paper_style()
    assert "--series-1: #" in paper_style()


def test_the_same_report_gives_the_same_bytes(html, made, monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "7")

    assert pdf(html) == made


@pytest.mark.parametrize("text", PLAIN)
def test_hostile_words_are_shown_as_typed(text, hostile):
    assert squeezed(text) in words(hostile)


def test_hostile_words_do_nothing(hostile):
    root = hostile.trailer["/Root"]
    links = [note.get_object() for page in hostile.pages for note in page.get("/Annots", [])]

    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert "/EmbeddedFiles" not in root.get("/Names", {})
    assert "/JavaScript" not in root.get("/Names", {})
    assert [link for link in links if "/A" in link and link["/A"].get("/S") in {"/URI", "/JavaScript", "/Launch"}] == []


def test_nothing_is_fetched_from_anywhere(tmp_path):
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    secret = tmp_path / "secret.css"
    secret.write_text("body::before { content: 'top secret' }")
    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_port}"
        page = (
            f'<html lang="en"><head><title>x</title><link rel="stylesheet" href="{here}/a.css"><link rel="stylesheet" href="{secret.as_uri()}">'
            f'<style>@import url("{here}/b.css"); body {{ background: url({here}/c.png) }} @font-face {{ font-family: x; src: url({here}/d.woff2) }}</style></head>'
            f'<body><p style="font-family: x">shown</p><img alt="" src="{here}/e.png"><img alt="" src="{secret.as_uri()}">'
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{here}/f.png"/></svg></body></html>'
        )
        made = typeset(page)
        server.shutdown()

    said = pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert asked == []
    assert "shown" in said
    assert "secret" not in said


FAULTS = {
    "raise ModuleNotFoundError('weasyprint')": r"The PDF was not made: WeasyPrint is not installed\. Install it with: pip install 'smplan\[pdf\]'\.",
    "raise OSError(\"cannot load library 'libpango-1.0-0'\")": r"The PDF was not made: a library of the system is missing\. Install Pango, .*libpango-1\.0-0",
    "1 / 0": r"The PDF was not made: WeasyPrint stopped \(ZeroDivisionError: division by zero\)\. Print review\.html from a browser instead\.",
}


@pytest.fixture
def weasyprint(tmp_path, monkeypatch):
    """Puts another weasyprint in the real one's place, in processes that begin from now on."""

    def put(source):
        (tmp_path / "weasyprint.py").write_text(source)
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", ""))))

    return put


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_missing_is_said_in_one_sentence(fault, weasyprint):
    weasyprint(fault)

    with pytest.raises(PdfMissingError, match=FAULTS[fault]):
        pdf("<p>x</p>")


def test_it_may_take_so_long_and_no_longer(weasyprint, monkeypatch):
    weasyprint("import time; time.sleep(600)")
    monkeypatch.setattr(paper, "LONGEST_SECONDS", 1.0)

    with pytest.raises(PdfMissingError, match="not ready after 1 seconds"):
        pdf("<p>x</p>")
    assert LONGEST_SECONDS > 60


def test_weasyprint_is_not_there_before_somebody_wants_a_pdf():
    told = "import sys, smplan_kernel.automation.run, smplan_kernel.documents.paper; print([name for name in sys.modules if name.startswith('weasyprint')])"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.strip() == "[]"
