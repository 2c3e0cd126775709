from __future__ import annotations

import re
from datetime import date

import pytest

from smplan_kernel.documents.review import metric_figure
from smplan_kernel.plan import Change, Code, DefinitionChange, Event
from smplan_kernel.plan.data import CodeRedemption
from tests.measures.frames import days, frame, month_rows
from tests.review.plans import CALM, MONTHS_OF_CALM, figures, make_metric, make_plan


@pytest.mark.parametrize(
    ("october", "word", "mark"),
    [(43, "ordinary variation", "○"), (90, "strong signal", "◆"), (3, "strong signal", "◆"), (None, "no verdict", "◌")],
)
def test_the_verdict_is_shape_word_and_tone(review, october, word, mark):
    verdict = review(october=october).metrics[0].verdict

    assert (verdict.word, verdict.mark) == (word, mark)


def test_an_ordinary_month_is_left_alone(review):
    assert review().metrics[0].sentence == "Ordinary variation. No need to react."


def test_a_fall_of_a_fifth_inside_the_range_is_ordinary(review):
    assert review(before=[40, 50] * 6, october=36).metrics[0].verdict.word == "ordinary variation"


def test_a_point_outside_says_by_how_much(review):
    assert review(october=90).metrics[0].sentence == (
        "A strong signal. Look for the cause. 90 in October 2026 lies above the usual range of 33 to 53."
    )


def test_a_point_that_rounds_to_the_limit_lies_just_outside(review):
    upper = review().metrics[0].behaviour.upper
    metric = review(october=upper + 0.01).metrics[0]

    assert f"{upper:.0f} in October 2026 lies just above the usual range" in metric.sentence


def test_a_run_says_how_long_it_is(review):
    sentence = review(before=(*CALM, 45, 46, 44, 45, 46, 44, 45), october=46, month="2027-05").metrics[0].sentence

    assert sentence == "Probably a change. Watch the next months. Nine months in a row above the usual 43."


def test_few_points_are_not_judged(review):
    assert review(observations=frame(days("2026-10-01", "2026-10-31"))).metrics[0].sentence == "Too few points to tell."


def test_a_month_without_a_figure_has_no_verdict(review):
    assert review(october=None).metrics[0].sentence == "There is no figure for October 2026, so there is no verdict."


def test_a_half_month_is_shown_and_left_out_of_the_verdict(review):
    known = frame([*month_rows(CALM, first=MONTHS_OF_CALM), *days("2026-10-01", "2026-10-12", 1)])
    metric = review(observations=known).metrics[0]

    assert (metric.value, metric.sentence) == (12.0, "October 2026 is not complete, so it is left out of the verdict.")


def test_the_caption_holds_figure_and_range(review):
    assert review().metrics[0].caption == "Enquiries: 43 in October 2026, usual range 33 to 53."


def test_months_speak_once_twelve_are_complete(review):
    assert review().metrics[0].headline == "month"


def test_weeks_speak_until_then(review):
    made = review(observations=frame(days("2026-07-06", "2026-10-31", lambda day: 5 + day.day % 2)))

    assert made.metrics[0].headline == "week"


def test_the_weeks_of_the_month_are_the_new_points(review):
    known = frame(days("2026-07-06", "2026-10-31", lambda day: 60 if str(day) == "2026-10-07" else 5 + day.day % 3))

    assert "the week of 5 October 2026 lies above" in review(observations=known).metrics[0].sentence


def test_a_strong_week_is_for_looking_only_when_months_speak(review):
    calm = days("2025-10-01", "2026-10-31", lambda day: 14 if str(day) == "2026-10-07" else 10 + day.day % 2)
    metric = review(observations=frame(calm)).metrics[0]

    assert (metric.verdict.word, metric.supporting.startswith("By week, for looking only:")) == ("ordinary variation", True)


def test_two_weeks_outside_one_range_are_told_in_one_sentence(review):
    high = {"2026-10-07": 14, "2026-10-14": 15}
    calm = days("2025-10-01", "2026-10-31", lambda day: high.get(str(day), 10 + day.day % 2))

    assert re.fullmatch(
        r"By week, for looking only: \d+ in the week of 5 October 2026 and \d+ in the week of 12 October 2026 lie above the usual range of \d+ to \d+\.",
        review(observations=frame(calm)).metrics[0].supporting,
    )


def test_what_coincides_is_named_and_proves_nothing(review):
    change = Change(id="chng-film", text="Weekly film", on=date(2026, 9, 20), metric="metr-reach")
    event = Event(id="evnt-show", name="Home show", starts=date(2026, 10, 3))
    made = review(make_plan(plan={"changes": (change,)}, content={"events": (event,)}), october=90)

    assert made.metrics[0].coincides == (
        "In the same time: “Weekly film” (since 20 September 2026) and “Home show” (3 October 2026). That they coincide is not proof of cause."
    )


def test_a_signal_without_company_says_so(review):
    assert review(october=90).metrics[0].coincides == "Nothing that you logged falls into the same time."


def test_another_metrics_change_does_not_coincide(review):
    change = Change(id="chng-film", text="Weekly film", on=date(2026, 10, 2), metric="metr-other")

    assert "Weekly film" not in review(make_plan(plan={"changes": (change,)}), october=90).metrics[0].coincides


def test_changes_are_drawn_where_they_fall(review):
    change = Change(id="chng-film", text="Weekly film", on=date(2026, 9, 20), metric="metr-reach")
    marker = review(make_plan(plan={"changes": (change,)})).metrics[0].markers[0]

    assert (marker.kind, marker.period, marker.week) == ("change", "2026-09", "2026-W38")


def test_what_was_done_for_another_metric_is_drawn_and_asked_about_by_no_title(review):
    change = Change(id="chng-film", text="Weekly film", on=date(2026, 9, 20), metric="metr-other")
    show = Event(id="evnt-show", name="Home show", starts=date(2026, 8, 3), goals=("goal-other",))
    metric = review(make_plan(plan={"changes": (change,)}, content={"events": (show,)}), october=90).metrics[0]

    assert [(marker.text, marker.aimed) for marker in metric.markers] == [("Home show", False), ("Weekly film", False)]
    assert metric_figure(metric).title == "What has changed in “Enquiries”?"


def test_a_new_definition_withholds_the_comparison(review):
    change = DefinitionChange(id="defn-views", platform="x", measure="impressions", on=date(2026, 3, 1))
    plan = make_plan(metrics={"definitions": (change,), "metrics": (make_metric(),), "sources": make_plan().metrics.sources})
    metric = review(plan).metrics[0]

    assert metric.withheld.startswith("Counted in a new way since March 2026. Nothing is compared across that change")


def test_a_new_definition_is_drawn(review):
    change = DefinitionChange(id="defn-views", platform="x", measure="impressions", on=date(2026, 3, 1), before="Old", after="New")
    plan = make_plan(metrics={"definitions": (change,), "metrics": (make_metric(),), "sources": make_plan().metrics.sources})

    assert [(marker.kind, marker.text) for marker in review(plan).metrics[0].markers] == [("definition", "New, before Old")]


def test_a_missing_week_is_named_with_its_days(review):
    known = frame([*days("2025-10-01", "2026-07-05", 5), *days("2026-07-13", "2026-10-31", 5)])

    assert review(observations=known).metrics[0].notes[0] == (
        "One week without figures: 6 to 12 July 2026. Missing is not zero; the gap stays open."
    )


def test_a_rate_shows_what_is_divided_by_what(review):
    plan = make_plan(make_metric(measure="engagement_rate", denominator="views"))

    assert review(plan).metrics[0].formula == "Engagements divided by views"


def test_a_stock_is_charted_by_its_change(review):
    plan = make_plan(make_metric(measure="followers_total", target=2000))
    made = review(
        plan, observations=frame(days("2025-10-01", "2026-10-31", lambda day: day.toordinal() - 739000, metric="followers_total"))
    )

    assert (made.metrics[0].value_text, made.metrics[0].months.values[-1]) == ("920", 31.0)


def test_people_are_not_added_and_the_report_says_so(review):
    made = review(make_plan(make_metric(measure="reach")), observations=figures(*CALM, 43, metric="reach"))

    assert any("never added up" in note for note in made.metrics[0].notes)


def test_codes_counted_by_hand_stand_in_for_a_file(review):
    code = Code(id="code-show", code="SHOW15", channel="chan-none", goal="goal-more")
    counted = (CodeRedemption(id="rdmp-last", code="code-show", month="2026-10", uses=7),)
    metric = make_metric(measure="code_uses", part="show15")
    plan = make_plan(metrics={"metrics": (metric,), "codes": (code,), "redemptions": counted, "sources": ()})

    assert review(plan).metrics[0].value == 7


def test_a_metric_without_a_source_has_too_few_points(review):
    assert review(make_plan(make_metric(source="", measure=""))).metrics[0].verdict.word == "too few points"


def test_limits_set_anew_are_explained(review):
    change = Change(id="chng-film", text="Weekly film", on=date(2026, 10, 1), metric="metr-reach")
    made = review(make_plan(plan={"changes": (change,)}), before=(*CALM, 90, 92, 91, 93, 90, 92, 91), october=93, month="2027-05")

    assert any("set anew from October 2026" in note for note in made.metrics[0].notes)


@pytest.mark.parametrize(("definition", "told"), [("Cost (USD)", "90 USD"), ("Cost", "90 EUR")])
def test_amounts_are_told_in_the_currency_of_their_files_else_in_the_plan_s(review, definition, told):
    spent = figures(*CALM, 90, metric="spend", definition=definition)
    metric = review(make_plan(make_metric(measure="spend")), observations=spent).metrics[0]

    assert metric.value_text == told
    assert f"{told} in October 2026 lies above the usual range of 33.16 to 52.51 {told[-3:]}." in metric.sentence
