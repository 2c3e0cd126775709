"""The plan's health, the differences of an edition, and where figures stand: in the page and in the workbook, as they were typed."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from smplan_kernel.documents import review_html, review_summary, review_xlsx
from smplan_kernel.review.differences import edition
from smplan_kernel.review.health_model import DuePart, Health, HealthLine, StalePart
from smplan_kernel.review.model import Edition
from smplan_kernel.review.part import Ground, Named
from smplan_kernel.review.words import badge
from tests.documents.hostile import HOSTILE
from tests.documents.plans import worked_plan
from tests.documents.reviews import worked_review
from tests.documents.test_review import words

GONE = date(2026, 3, 14)


def health(text="Blog") -> Health:
    line = HealthLine(
        key="ownership", name="Ownership", state=badge("needs a look"), sentence=f"One of nine things has nobody who answers: {text}."
    )
    return Health(
        sentence="One part of the plan’s upkeep needs a look.",
        items=9,
        owned=8,
        unowned=(Named(id="chan-blog", name=text),),
        nobody=(),
        late=0,
        blocked=0,
        stale_after=6,
        stale=(StalePart(section="personas", title="Personas", since=GONE, months=7),),
        due=(DuePart(title="the policy", every="quarter", last=None),),
        gaps=(),
        lines=(line,),
    )


def corrected(text="“Enquiries”"):
    bare = worked_review()
    metric = bare.metrics[0].model_copy(update={"value": 55.0, "value_text": "55", "name": text})
    before = bare.model_copy(update={"metrics": (metric, *bare.metrics[1:])})
    after = bare.model_copy(update={"metrics": (bare.metrics[0].model_copy(update={"name": text}), *bare.metrics[1:])})
    return after.model_copy(update={"edition": edition(before, after, number=2)})


def sheet(review, name):
    return list(openpyxl.load_workbook(io.BytesIO(review_xlsx(review, worked_plan())))[name].iter_rows(values_only=True))


@pytest.mark.parametrize("text", ["Blog", *HOSTILE[:6]])
def test_the_health_of_the_plan_stands_in_the_page_with_shape_and_word(text):
    made = words(review_html(worked_review().model_copy(update={"health": health(text)}), worked_plan()))

    assert "Plan health One part of the plan’s upkeep needs a look." in made
    assert "Ownership ▲ needs a look One of nine things has nobody who answers" in made


def test_the_workbook_names_what_the_health_counts():
    rows = sheet(worked_review().model_copy(update={"health": health()}), "Plan health")

    assert [row[0] for row in rows[1:]] == ["Ownership", "Nobody accepted", "Not changed", "Each quarter"]
    assert rows[3][2:] == ("Personas", rows[3][3], 7)


def test_a_review_of_an_older_smplan_has_no_health_and_reads_well():
    assert worked_review().health is None
    assert "Plan health" not in words(review_html(worked_review(), worked_plan()))


@pytest.mark.parametrize("text", ["Enquiries", *HOSTILE[:6]])
def test_the_differences_of_an_edition_come_before_the_decisions(text):
    document = review_html(corrected(text), worked_plan())
    made = words(document)

    assert made.index("What is different in this edition") < made.index("What to decide")
    assert "October 2026: 55 before, 62 now." in made
    assert '<a href="earlier/1/review.html">Read edition 1</a>' in document
    assert "<script" not in document


def test_the_differences_stand_in_the_half_page_and_in_the_workbook():
    assert "October 2026: 55 before, 62 now." in review_summary(corrected(), worked_plan())
    assert sheet(corrected(), "Differences")[1][1:3] == ("55", "62")


def test_a_report_as_known_then_says_so():
    known = Edition(
        number=0, replaces=0, sentence="This is the review as it was known on 12 November 2026.", differences=(), known=date(2026, 11, 12)
    )
    made = words(review_html(worked_review().model_copy(update={"edition": known}), worked_plan()))

    assert "As it was known then This is the review as it was known on 12 November 2026." in made


def test_the_plan_as_it_stood_is_a_link_only_where_its_file_stands():
    review = worked_review().model_copy(update={"revision": "Plan as of 29 October 2026, version 12"})

    assert '<a href="plan.html">Plan as of 29 October 2026, version 12</a>' in review_html(review, worked_plan(), plan_file="plan.html")
    assert 'href="plan.html"' not in review_html(review, worked_plan())


def test_a_decision_leads_to_its_figure():
    document = review_html(worked_review(), worked_plan())

    assert '<a class="small" href="#metr-enqu">See its figure</a>' in document
    assert document.count('id="metr-enqu"') == 1


def test_the_workbook_says_where_each_figure_of_the_half_page_stands():
    bare = worked_review()
    decision = bare.summary.decisions[0].model_copy(update={"grounds": (Ground(text="60", path="/metrics/0/value"),)})
    summary = bare.summary.model_copy(update={"decisions": (decision,), "grounds": (Ground(text="nine", path="/summary/quiet"),)})

    assert sheet(bare.model_copy(update={"summary": summary}), "What it stands on")[1:] == [
        ("Summary", "nine", "/summary/quiet"),
        ("Decision 1", "60", "/metrics/0/value"),
    ]
