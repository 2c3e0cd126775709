"""What a corrected report says is different: which number, before, now, and which file; in plain words, and nothing else."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from smplan_kernel.plan import Assumption
from smplan_kernel.review.differences import edition
from tests.measures.frames import frame
from tests.review.plans import CALM, figures, make_metric, make_plan

FIXED = SimpleNamespace(file_name="fixed.csv", platform="x", account="fern")
OTHER = SimpleNamespace(file_name="other.csv", platform="web", account="fern.example")


def told(before, after, *files):
    return [one.sentence for one in edition(before, after, number=2, files=files).differences]


def test_a_first_report_replaces_nothing(review):
    assert edition(None, review(), number=1).model_dump() == {"number": 1, "replaces": 0, "sentence": "", "differences": (), "known": None}


def test_a_number_that_changed_is_told_with_its_file(review):
    assert told(review(), review(october=45), OTHER, FIXED) == ["“Enquiries”, October 2026: 43 before, 45 now (fixed.csv)."]


def test_what_follows_from_a_number_is_told_after_it(review):
    assert told(review(), review(october=90), FIXED) == [
        "“Enquiries”, October 2026: 43 before, 90 now (fixed.csv).",
        "Verdict on “Enquiries”: ordinary, do not react before, strong signal now (fixed.csv).",
        "Goal “More enquiries”: ordinary, do not react before, strong signal now.",
        "New among the decisions: “Enquiries” lies far above its usual range.",
    ]


def test_what_no_longer_asks_is_told(review):
    assert told(review(october=90), review())[-1] == "No longer among the decisions: “Enquiries” lies far above its usual range."


def test_an_earlier_month_that_changed_is_told_with_the_range_that_follows(review):
    changed = (*CALM[:-1], 54)

    assert told(review(), review(before=changed), FIXED) == [
        "“Enquiries”, September 2026: 44 before, 54 now (fixed.csv).",
        "Usual range of “Enquiries”: 33 to 53 before, 32 to 56 now (fixed.csv).",
    ]


def test_many_earlier_months_are_told_shortly(review):
    found = told(review(), review(before=tuple(value + 1 for value in CALM)), FIXED)

    assert found[0] == "“Enquiries”, July 2026: 46 before, 47 now (fixed.csv)."
    assert found[3] == "“Enquiries”, nine earlier months: other figures before, new ones now (fixed.csv)."


def test_days_that_came_in_late_are_told(review):
    known = figures(*CALM, 43)
    found = told(review(observations=known[known["period_end"] <= "2026-10-21"]), review(), FIXED)

    assert found[0] == "Feed, days with figures: 21 of 31 days before, 31 of 31 days now (fixed.csv)."
    assert "(not complete) before, 43 now (fixed.csv)." in found[1]


def test_a_file_that_was_taken_away_leaves_no_figure(review):
    found = told(review(), review(observations=frame([])), FIXED)

    assert "“Enquiries”, October 2026: 43 before, no figure now (fixed.csv)." in found


def test_an_assumption_that_changed_is_told(review):
    plan = make_plan(plan={"assumptions": (Assumption(id="asmp-calls", text="People call", metric="metr-reach", rule_below=42),)})

    assert "Assumption “People call”: holds before, doubtful now." in told(review(plan), review(plan, october=40))


@pytest.mark.parametrize(
    ("october", "words"),
    [
        (43, "nothing in it reads differently."),
        (45, "one thing is different."),
        (90, "four things are different."),
    ],
)
def test_an_edition_says_what_it_replaces_and_how_much_is_different(review, october, words):
    made = edition(review(), review(october=october), number=2, files=(FIXED,))

    assert made.replaces == 1
    assert made.sentence == f"This is edition 2 of the review, with corrected figures; it replaces edition 1, which is kept, and {words}"


def test_an_edition_without_new_files_says_that_no_file_did_it(review):
    assert "made anew although no file came or went" in edition(review(), review(), number=2).sentence


def test_an_edition_whose_forerunner_is_gone_says_so(review):
    made = edition(None, review(), number=3)

    assert (made.replaces, made.differences) == (0, ())
    assert made.sentence == "This is edition 3 of the review; the one before is not there any more, so what is different cannot be told."


def test_a_metric_that_was_not_there_before_is_no_difference(review):
    assert told(review(make_plan()), review(make_plan(make_metric(), make_metric("calls")))) == []
