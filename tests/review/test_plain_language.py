"""The half page in every case there is: plain words, right grammar for none, one and many, and a place for each figure."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.plan import Assumption, Correction, DataSource
from smplan_kernel.review.model import Review
from smplan_kernel.review.summary import false_alarms, lead, more
from smplan_kernel.review.words import NO_VERDICT
from tests.measures.frames import frame
from tests.review import reading
from tests.review.plain import reading_ease_of, syllables
from tests.review.plans import CALM, answered, figures, make_goal, make_metric, make_plan, make_step

EASY, LONGEST = 60, 30
VERDICTS = ("ordinary variation", "too few points", "probable change", "strong signal", NO_VERDICT)
ELSEWHERE = ("/sentence", "/coincides", "/assurance")
WIRE = Assumption(id="asmp-calls", text="People call", metric="metr-reach", rule_below=100, rests=("goal-more",))
RUN = (*CALM, 45, 46, 45, 46, 45, 46, 45)
OVER = date(2026, 10, 31)
STEPS = tuple(make_step(f"late{number}", text=f"Step {number}", planned=date(2026, 9, number)) for number in range(1, 5))
STUCK = tuple(
    make_step(f"stuck{number}", text=f"Block {number}", planned=date(2026, 10, 20 + number), status="blocked", waits_for=("step-late1",))
    for number in range(1, 4)
)
SOURCES = tuple(DataSource(id=f"dsrc-feed{number}", name=f"Feed {number}", platform="x", account=f"a{number}") for number in range(3))

PART = figures(*CALM, 43)[lambda known: known["period_end"] <= "2026-10-21"]

CASES = {
    "nothing": ((make_plan(),), {}),
    "rule 1 above": ((make_plan(),), {"october": 90}),
    "rule 1 below": ((make_plan(),), {"october": 3}),
    "a figure that should fall": ((make_plan(make_metric(direction="down")),), {"october": 90}),
    "a figure without a direction": ((make_plan(make_metric(direction="")),), {"october": 90}),
    "rule 3": ((make_plan(),), {"before": RUN, "october": 46, "month": "2027-05"}),
    "a broken assumption": ((make_plan(plan={"assumptions": (WIRE,)}),), {}),
    "a broken assumption that nothing rests on": ((make_plan(plan={"assumptions": (WIRE.replace(rests=()),)}),), {}),
    "a missed target": ((make_plan(make_metric(target=80, target_date=OVER)),), {}),
    "a target out of reach": ((make_plan(make_metric(target=80, target_date=date(2027, 6, 30))),), {}),
    "one file missing": ((make_plan(),), {"observations": frame([])}),
    "three files missing": (
        (make_plan(*(make_metric(one.id[-5:], source=one.id) for one in SOURCES)).with_metrics(sources=SOURCES),),
        {"observations": frame([])},
    ),
    "one step late": ((make_plan(content={"steps": STEPS[:1]}),), {}),
    "two steps late": ((make_plan(content={"steps": STEPS[:2]}),), {}),
    "four steps late": ((make_plan(content={"steps": STEPS}),), {}),
    "one step blocked": ((make_plan(content={"steps": STUCK[:1]}),), {}),
    "three steps blocked": ((make_plan(content={"steps": (*STUCK, STEPS[0].replace(planned=date(2026, 12, 1)))}),), {}),
    "one thing nobody answers for": ((make_plan(goals=(make_goal(owner=""),), review={"sponsor": "pson-mara"}),), {}),
    "three things nobody answers for": (
        (make_plan(goals=tuple(make_goal(owner="", id=f"goal-m{number}re") for number in range(3)), review={"sponsor": "pson-mara"}),),
        {},
    ),
    "one page untouched": ((make_plan(review={"sponsor": "pson-mara"}),), {"touched": {"goals": date(2026, 3, 14)}}),
    "four pages untouched": (
        (make_plan(review={"sponsor": "pson-mara"}),),
        {"touched": dict.fromkeys(("goals", "metrics", "ownership", "review"), date(2026, 3, 14))},
    ),
    "a part of a file": ((make_plan(),), {"observations": PART}),
    "a part of three files": (
        (make_plan(*(make_metric(one.id[-5:], source=one.id) for one in SOURCES)).with_metrics(sources=SOURCES),),
        {"observations": pd.concat([PART.assign(account=one.account) for one in SOURCES], ignore_index=True)},
    ),
    "one slow channel": ((answered(("feed", 50, 45, 20, 5.5)),), {}),
    "one slow channel of two": ((answered(("feed", 50, 45, 20, 5.5), ("blog", 30, 30, 30, 1)),), {}),
    "three slow channels": ((answered(*((name, 40, 30, 9, 7) for name in ("feed", "blog", "mail"))),), {}),
    "slow answers in time often enough": ((answered(("feed", 40, 40, None, 26)),), {}),
    "too few in time on no channel alone": ((answered(*((name, 9, 9, 5, 2) for name in ("feed", "blog", "mail"))),), {}),
    "too few in time where nobody wrote times": ((answered(("feed", 12, 12, 9, None)),), {}),
    "slow answers on no channel": ((answered(("", 20, 20, 9, 5)),), {}),
    "eleven things": ((make_plan(*(make_metric(f"m{number}xx", text=f"Enquiries {number}") for number in range(11))),), {"october": 90}),
}


@pytest.fixture(params=CASES)
def made(request, review) -> Review:
    plans, options = CASES[request.param]
    return review(*plans, **options)


def test_every_figure_stands_where_the_summary_says(made):
    assert reading.misplaced(made) == []


def test_every_sentence_and_every_figure_has_a_place(made):
    loose = []
    for text, grounds in reading.printed(made):
        plain = [ground.text.casefold() for ground in grounds if not ground.path.endswith(ELSEWHERE)]
        loose += [number for number in reading.numbers(text) if not any(number.casefold() in known for known in plain)]
        loose += [
            sentence
            for sentence in reading.sentences(text)
            if sentence not in reading.CALM
            and not any(
                ground.text.casefold().strip(".") in sentence.casefold() or sentence.casefold() in ground.text.casefold()
                for ground in grounds
            )
        ]

    assert loose == []


def test_every_case_is_told_in_plain_words(made):
    summary = made.summary
    told = " ".join(
        [summary.lead, *(f"{reading.told(one)} {one.proposal}" for one in summary.decisions), summary.more, summary.false_alarms]
    )

    assert reading_ease_of(told) >= EASY
    assert [sentence for sentence in reading.sentences(reading.own_words(told)) if len(sentence.split()) > LONGEST] == []


def test_every_decision_names_who_and_what(made):
    assert [one.headline for one in made.summary.decisions if not (one.proposal and one.evidence)] == []
    assert [one.headline for one in made.summary.decisions if one.kind != "data" and one.owner != "Mara Lind"] == []


def test_syllables_are_counted_as_they_are_spoken():
    words = {"cat": 1, "made": 1, "settled": 2, "enquiries": 3, "figures": 2, "routine": 2, "people": 2, "wanted": 2, "changes": 2}

    assert {word: syllables(word) for word in words} == words


WRONG = (
    r"\bone (?:other |more )?\w+s\b(?! (?:for|can|ask))",
    r"\b(?:no|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{2,}) (?:thing|number|step|source|month|alarm|part)\b",
    r"\bone (?:thing ask|number have|false alarm are)\b",
    r"\b(?:things asks|numbers has|alarms is|are late is|others? is)\b",
    r"\b(\w+) \1\b",
    r"  | [.,;]|\.\.|^[a-z]",
)


def grammatical(text: str) -> list[str]:
    """What is wrong with a text's grammar, as far as numbers bring it about."""
    bare = re.sub(r"“[^”]*”", "“It”", text)
    return [found.group(0) for pattern in WRONG for found in re.finditer(pattern, bare)]


@given(words=st.lists(st.sampled_from(VERDICTS), max_size=40), decisions=st.integers(0, 30))
def test_any_number_of_findings_is_told_in_right_grammar(words, decisions):
    text = lead(words, decisions=decisions)

    assert grammatical(text) == []
    assert grammatical(more(decisions - 5)) == []
    assert reading_ease_of(text) >= EASY


@given(st.just(0.0) | st.floats(0.001, 40), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_any_number_of_false_alarms_is_told_in_right_grammar(expected, series, signals, sure):
    assert grammatical(false_alarms(expected, series=series, signals=signals, sure=sure)) == []


def test_the_grammar_of_every_case_is_right(made):
    texts = [text for text, _ in reading.printed(made)] + [one.proposal for one in made.summary.decisions]

    assert [wrong for text in texts for wrong in grammatical(text)] == []


def test_wrong_grammar_is_noticed():
    assert grammatical("One things ask. two step is late. It is is so.") != []


def decided(status, **changes) -> Correction:
    known = {"month": "2027-04", "text": "Make it a routine", "on_item": "metr-reach", "status": status}
    return Correction(id="corr-known", **(known | changes))


@pytest.mark.parametrize("status", ["accepted", "rejected"])
def test_what_was_decided_about_is_not_asked_again(review, status):
    plan = make_plan(review={"corrections": (decided(status),)})
    summary = review(plan, before=RUN, october=46, month="2027-05").summary

    assert summary.decisions == ()
    assert summary.settled == "“Enquiries” goes on as decided, last in the review of April 2027."


@pytest.mark.parametrize("changes", [{"status": "proposed"}, {"month": "2026-01"}, {"on_item": "metr-other"}, {"month": "2027-05"}])
def test_what_was_not_decided_about_is_asked(review, changes):
    plan = make_plan(review={"corrections": (decided("accepted").replace(**changes),)})

    assert len(review(plan, before=RUN, october=46, month="2027-05").summary.decisions) == 1


def test_something_new_is_asked_although_the_old_was_decided(review):
    plan = make_plan(review={"corrections": (decided("accepted"),)})

    assert len(review(plan, before=RUN, october=90, month="2027-05").summary.decisions) == 1


def test_a_target_whose_day_has_come_and_is_met_asks_for_nothing(review):
    assert review(make_plan(make_metric(target=41, target_date=OVER))).summary.decisions == ()


def test_a_missed_target_says_where_it_stands(review):
    decision = review(make_plan(make_metric(target=80, target_date=OVER))).summary.decisions[0]

    assert decision.headline == "“More enquiries” has not come to 80 by October 2026."
    assert decision.evidence == "It stands at 43. Its day was the end of October 2026."


def test_whoever_explains_the_figures_answers_where_nobody_does(review):
    plan = make_plan(goals=(make_goal(owner=""),), review={"explainer": "pson-jonb"})

    assert review(plan, october=90).summary.decisions[0].owner == "Jon Berg"


def test_two_kinds_of_findings_stand_in_the_order_of_the_ranking(review):
    plan = make_plan(
        make_metric(target=80, target_date=date(2027, 6, 30)),
        make_metric("calls", measure="clicks", source="dsrc-none"),
        plan={"assumptions": (WIRE,)},
    )
    plan = plan.with_metrics(
        sources=(*plan.metrics.sources, DataSource(id="dsrc-none", name="Calls", platform="x", account="none"))
    ).with_content(steps=STEPS[:1])
    known = pd.concat([figures(*CALM, 43)])

    assert [one.kind for one in review(plan, observations=known).summary.decisions] == ["assumption", "goal", "data", "step"]
