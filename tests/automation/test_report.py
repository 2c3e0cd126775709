"""Which files a report has."""

from __future__ import annotations

import pytest

from smplan_kernel.automation import report
from smplan_kernel.automation.report import ALWAYS, BESIDES, Wanted, report_files, wanted
from smplan_kernel.errors import PdfMissingError
from tests.documents.plans import worked_plan
from tests.documents.reviews import worked_review


def test_without_a_word_everything_is_made():
    assert (Wanted().besides, Wanted().named) == (frozenset(BESIDES), False)


@pytest.mark.parametrize(("text", "besides"), [("md", {"md"}), ("XLSX, md", {"md", "xlsx"}), ("html", set()), ("json,ipynb,md", {"md"})])
def test_words_say_what_is_made_besides(text, besides):
    assert (wanted(text).besides, wanted(text).named) == (besides, True)


@pytest.mark.parametrize(
    ("text", "said"), [("docx", "'docx' is no format"), ("md,doc x", "'doc x' is no format"), (" , ", "' , ' is no format")]
)
def test_a_word_that_is_no_format_is_told_with_those_that_are(text, said):
    with pytest.raises(ValueError, match=f"{said}.*html, json, ipynb, md, xlsx, pdf"):
        wanted(text)


def test_only_what_was_asked_for_by_name_can_be_lacking():
    assert wanted("md").lacks(ALWAYS)
    assert not wanted("md").lacks((*ALWAYS, "summary.md"))
    assert not Wanted().lacks(ALWAYS)


def test_the_report_itself_comes_last():
    files = report_files(worked_review(), worked_plan(), "{}", ["summary.md"]).contents

    assert list(files) == ["review.ipynb", "review.json", "summary.md", "review.html"]
    assert files["summary.md"].startswith(b"# Fernhill Garden Design: October 2026")


def test_a_pdf_that_cannot_be_made_harms_no_other_file(monkeypatch):
    def missing(_html):
        problem, todo = "WeasyPrint is not installed", "Install it"
        raise PdfMissingError(problem, todo)

    monkeypatch.setattr(report, "pdf", missing)
    made = report_files(worked_review(), worked_plan(), "{}", ["review.pdf", "summary.md"])

    assert set(made.contents) == {*ALWAYS, "summary.md"}
    assert made.left_out == ("The PDF was not made: WeasyPrint is not installed. Install it.",)


def test_what_costs_much_is_left_out_of_a_batch_unless_it_is_asked_for():
    assert Wanted().without("pdf", "plan").besides == {"md", "xlsx"}
    assert wanted("pdf").without("pdf", "plan").besides == {"pdf"}
