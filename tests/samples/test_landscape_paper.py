"""The sample's report on paper, as its owner takes it to the meeting: two to six pages, and none for a few last lines."""

from __future__ import annotations

import io

import pypdf
import pytest

from smplan_kernel.documents import pdf, review_html
from smplan_kernel.review import make_review
from tests.samples.landscape_plan import landscape_plan

MONTHS = ("2026-08", "2026-09", "2026-10")
MARGINS = (0.045, 0.96)  # above stands the report's name, below the page's number
ALMOST_EMPTY = 0.2  # of the page's height


@pytest.fixture(scope="module", params=MONTHS)
def pages(request, observations):
    plan = landscape_plan()
    made = pdf(review_html(make_review(plan, observations, request.param), plan))
    return pypdf.PdfReader(io.BytesIO(made)).pages


def reach(page) -> float:
    """How far down a page its words reach, as a share of its height; what stands in the margins does not count."""
    height = float(page.mediabox.height)
    places = [0.0]

    def see(text, current, placed, _font, _size):
        down = 1 - (placed[4] * current[1] + placed[5] * current[3] + current[5]) / height
        if text.strip() and MARGINS[0] < down < MARGINS[1]:
            places.append(down)

    page.extract_text(visitor_text=see)
    return max(places)


@pytest.mark.slow
def test_it_has_two_to_six_pages_and_none_is_almost_empty(pages):
    assert 2 <= len(pages) <= 6
    assert [number for number, page in enumerate(pages, 1) if reach(page) < ALMOST_EMPTY] == []


@pytest.mark.slow
def test_a_page_with_a_few_lines_is_seen_as_almost_empty():
    from smplan_kernel.documents.typeset import typeset  # noqa: PLC0415 - brings WeasyPrint

    made = typeset('<html lang="en"><head><title>x</title></head><body>' + "<p>a line</p>" * 3 + "</body></html>")

    assert 0 < reach(pypdf.PdfReader(io.BytesIO(made)).pages[0]) < ALMOST_EMPTY
