"""The monthly report: whole, calm, escaped, offline, and the same bytes for the same review."""

from __future__ import annotations

import html
import itertools
import re
import unicodedata

import pytest

from smplan_kernel.documents import review_html
from smplan_kernel.plan import blank_plan
from smplan_kernel.review.model import Review
from tests.documents.hostile import HOSTILE as EVERYWHERE
from tests.documents.hostile import full_of
from tests.documents.plans import worked_plan
from tests.documents.reviews import CALM, COUPONS, empty_review, metric, worked_review

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "=1+1",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %}",
    "\u202eright to left \u05e9\u05dc\u05d5\u05dd",
    "\U0001f331\U0001f468\u200d\U0001f469\u200d\U0001f467 café",
    "</style><style>*{display:none}",
    "long " * 2000,
)


def report(**changes: object) -> str:
    return review_html(worked_review(**changes), worked_plan())


def words(document: str) -> str:
    """What people read: the body without marks."""
    body = document.split("<body>", 1)[1]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def headings(document: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])", document)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_as_typed(text):
    document = review_html(worked_review(text=text), worked_plan(text=text))

    assert " ".join(unicodedata.normalize("NFC", text).split()) in unicodedata.normalize("NFC", words(document))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_add_no_element(text):
    document = review_html(worked_review(text=text), worked_plan(text=text))
    plain = review_html(worked_review(text="plain"), worked_plan(text="plain"))

    assert set(re.findall(r"<([a-z]+)", document)) == set(re.findall(r"<([a-z]+)", plain))
    assert document.count("<style>") == document.count("</style>") == 1


@pytest.fixture(scope="module")
def full():
    """A report in which every place holds every short hostile text."""
    text = " ; ".join(one for one in EVERYWHERE if len(one) < 200)
    return review_html(full_of(worked_review(), text), worked_plan(text=text))


@pytest.mark.parametrize("text", [one for one in EVERYWHERE if len(one) < 200])
def test_in_every_place_hostile_words_are_shown_as_typed(text, full):
    assert " ".join(unicodedata.normalize("NFC", text).split()) in unicodedata.normalize("NFC", words(full))


def test_in_every_place_hostile_words_add_nothing_that_runs_or_asks(full):
    assert set(re.findall(r"<([a-z]+)", full)) <= set(re.findall(r"<([a-z]+)", report()))
    assert not re.search(r"<[^>]*\s(?:on\w+|src|href)=\"(?!#)", full)
    assert full.count("<style>") == full.count("</style>") == 1


def test_a_correction_of_a_decision_points_to_it_and_says_nothing_twice():
    bare = worked_review()
    decision = bare.summary.decisions[0].model_copy(update={"correction": bare.corrections[0].id})
    summary = bare.summary.model_copy(update={"decisions": (decision, *bare.summary.decisions[1:])})
    document = review_html(bare.model_copy(update={"summary": summary}), worked_plan())

    assert '<a href="#decision-1">Decision 1</a> above' in document
    assert '<li id="decision-1">' in document
    assert bare.corrections[0].reason not in words(document).split("Proposed corrections", 1)[1]


def test_a_step_that_is_late_and_blocked_is_told_once():
    bare = worked_review()
    steps = bare.steps.model_copy(update={"blocked": bare.steps.late})

    assert words(review_html(bare.model_copy(update={"steps": steps}), worked_plan())).count("22 days late; nobody owns it.") == 1


def test_codes_stand_under_their_goal_with_what_they_brought_together():
    bare = worked_review()
    second = bare.codes[0].model_copy(update={"id": "code-0002", "code": "SHOW15", "uses": 4.0, "problem": ""})
    together = {
        "goal": "Eighty coupons",
        "codes": ("SHOW10", "SHOW15"),
        "uses": 27.0,
        "value": None,
        "visits": None,
        "text": "27 uses",
        "sentence": "For “Eighty coupons”: 27 uses.",
    }
    given = Review.model_validate(bare.model_dump() | {"codes": (bare.codes[0], second), "code_goals": (together,)})

    assert (
        "Eighty coupons SHOW10 , Home shows: 23 times. Used on two channels: Instagram and the home show. SHOW15 , Home shows: 4 times. 27"
        in words(review_html(given, worked_plan()))
    )


def test_codes_that_the_plan_does_not_know_are_told_below_the_others():
    bare = worked_review()
    unknown = bare.codes[0].model_copy(update={"id": "", "code": "", "goal": "", "problem": "The shop also counts OLD5."})

    assert "The shop also counts OLD5." in words(review_html(bare.model_copy(update={"codes": (unknown,)}), worked_plan()))


def test_a_post_leads_to_where_it_is_and_says_what_it_is():
    document = report()

    assert '<a href="https://instagram.example/p/abc" rel="noreferrer">Ten plants under a birch</a>' in document
    assert "IG reel: Ten plants under a birch (210 engagements of 2,100 people reached, 10 %)" in words(document)


def test_an_address_that_no_browser_should_open_is_no_link():
    bare = worked_review()
    best = bare.channels[0].best[0].model_copy(update={"link": "javascript:alert(1)"})
    channel = bare.channels[0].model_copy(update={"best": (best,)})

    assert "javascript:" not in review_html(bare.model_copy(update={"channels": (channel,)}), worked_plan())


def test_kinds_of_posts_that_stand_apart_are_told_and_the_others_are_not_ranked():
    assert (
        "Kinds of posts. “IG carousel” did better than “IG image”: median 12 % of 42 posts against 8.8 %. By weekday: too few to tell apart."
        in words(report())
    )


def test_kinds_of_posts_show_numerator_and_denominator():
    assert "IG carousel 42 12 % 12 % to 14 % 10,931 88,618" in words(report())


def test_codes_that_the_plan_does_not_know_are_told_once():
    told = "The shop also counts FREE5, which the plan does not know."
    code = worked_review().codes[0].model_copy(update={"id": "", "code": "", "sentence": told, "problem": told})

    assert words(review_html(worked_review().model_copy(update={"codes": (code,)}), worked_plan())).count(told) == 1


def test_a_cost_stands_with_hours_money_and_results_and_an_undefined_one_with_its_reason():
    said = words(report())

    assert "Enquiries from the site 35 108 EUR 244 8.4 min 5.89 EUR" in said
    assert "Eighty coupons Coupons 12 planned none 0 – undefined there was no result." in said


def test_routines_and_answers_stand_beside_what_was_promised():
    said = words(report())

    assert "Answer comments: done 11 of 22 times, 50 %. Mara Lind" in said
    assert "23 of 46 answers came within 4 hours (50 %, promised 80 %). Instagram: 50 messages." in said


def test_a_tier_stands_beside_its_evidence_and_what_nothing_counts_is_named():
    said = words(report())

    assert "Instagram Focus ▲ another brings more 39 saves an hour." in said
    assert "No number of the plan counts what this channel brings: Talks." in said


def test_there_is_no_script_and_nothing_from_outside():
    document = report()

    assert "<script" not in document
    assert not re.search(r"src=\"|href=\"(?!#|https://instagram\.example/)", document)
    assert not re.search(r"url\((?!data:font/woff2)", document)


def test_the_content_policy_allows_nothing_but_styles_and_what_is_inside():
    assert "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:\"" in report()


def test_the_same_review_gives_the_same_bytes():
    assert report() == report()


def test_the_title_names_month_and_organisation():
    assert "<title>October 2026 review: Fernhill Garden Design</title>" in report()
    assert '<html lang="en">' in report()


@pytest.mark.parametrize("made", [worked_review, empty_review])
def test_headings_stand_in_order(made):
    levels = headings(review_html(made(), worked_plan()))

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_what_to_decide_comes_first():
    titles = re.findall(r"<h2[^>]*>([^<]+)", report())

    assert titles[:3] == ["What to decide", "Goals", "Number by number"]
    assert titles[-1] == "Data check"


def test_a_goal_stands_with_now_pace_target_and_verdict():
    row = words(report()).split("Sixty enquiries a month from the site", 1)[1]

    assert "62 55 60 ◆ strong signal" in row


def test_each_metric_has_one_figure():
    assert report().count('<figure class="sm-figure">') == 4


def test_a_metric_whose_figure_is_calm_stands_among_those_to_leave_alone():
    calm = report().split("Nothing to react to", 1)[1]

    assert "Did “Process videos started” change" not in calm
    assert "Is “Replies within four working hours” in its usual range?" in calm


def test_last_months_thread_stands_under_its_goal():
    text = words(report())

    assert "24 September 2026, Jon: The videos brought people we had never met." in text
    assert "September 2026, Mara: Continue – It holds since March." in text


def test_earlier_notes_are_folded_and_not_lost():
    assert "Earlier notes (3)" in report()
    assert words(report()).count("May 2026, review: Strong signal – 66 enquiries.") == 4  # two goals, a metric and a step


@pytest.mark.parametrize(
    "said",
    [
        "Used on two channels: Instagram and the home show.",
        "The day to check it has passed: 15 October 2026.",
        "● worked A difference this large would come up by chance less than once in 100.",
        "Home show: Write to the twelve people we met",
        "Short videos take half the time when filmed on site.",
        "Goal “Twelve commissions”: number is now 12 (was 10).",
        "Ask the printer for prices",
        "Thursday, 26 November 2026.",
        "13 to 31 October are missing.",
        "Not compared with last year: Instagram counts views since September 2025",
        "enquiries.csv: 31 rows, from 9 to 39",
        "7 October 2026",
    ],
)
def test_nothing_of_the_review_is_left_out(said):
    assert said in words(report())


@pytest.mark.parametrize(
    "taught",
    [
        "The plan has no goals yet.",
        "The plan has no metrics yet.",
        "No assumptions are written down.",
        "No lessons or ideas are written down yet.",
        "No review day is set.",
        "names no data sources yet",
    ],
)
def test_an_empty_part_says_so(taught):
    assert taught in words(review_html(empty_review(), blank_plan("fernhill")))


def test_weeks_are_drawn_where_the_verdict_was_read_from_weeks():
    made = metric("metr-week", "Visits", COUPONS)
    weeks = {**made["months"], "grain": "week", "periods": tuple(f"2026-W{week:02d}" for week in range(20, 44))}
    review = empty_review(metrics=({**made, "headline": "week", "weeks": weeks, "weekly_behaviour": made["behaviour"], "verdict": CALM},))

    assert "Visits, by week" in review_html(review, worked_plan())


def test_targets_by_month_are_drawn_by_month():
    made = metric("metr-aims", "Visits", COUPONS)
    target = {**made["target"], "target": 80.0, "months": ("2026-09", "2026-10"), "month_targets": (20.0, 22.0)}

    assert ">target</text>" in review_html(empty_review(metrics=({**made, "target": target},)), worked_plan())


def test_the_running_header_is_a_text_no_name_can_leave():
    document = review_html(worked_review(), worked_plan(text='"; } </style><b>'))

    assert r"content: \"" not in document
    assert r'content: "\22 \3b ' in document


def silent_report() -> str:
    bare = metric("metr-bare", "Calls from the map", (None,) * 24, value_text="")
    return review_html(empty_review(metrics=(bare,)), worked_plan())


def test_a_number_without_any_figure_is_named():
    assert "No figure yet" in words(silent_report())
    assert "Calls from the map, from Web site" in words(silent_report())


def test_a_number_without_any_figure_is_not_drawn():
    assert "<svg" not in silent_report().split('id="figures"')[1].split("</section>")[0]
