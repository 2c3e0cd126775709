"""What was planted is what comes out again when the files are read and measured."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from smplan_kernel.measures.periods import MONTH
from smplan_kernel.measures.series import Series, monthly
from smplan_kernel.review import make_review
from tests.samples.landscape import ACCOUNTS
from tests.samples.landscape_plan import landscape_plan

PLAN = landscape_plan()
PLANTED = {
    "metr-enquiries": "web key_events",
    "metr-firstvisits": "shop code_uses GARDENVISIT",
    "metr-showcoupons": "shop code_uses SHOW15",
    "metr-videovisits": "web sessions Organic Video",
    "metr-searchclicks": "search clicks",
    "metr-studiosaves": "instagram-studio saves",
    "metr-plantsaves": "instagram-plants saves",
    "metr-thumbnails": "youtube thumbnail_impressions",
    "metr-linkedin": "linkedin impressions",
}


@pytest.fixture(scope="module")
def series(observations) -> dict[str, Series]:
    sources = {source.id: source for source in PLAN.metrics.sources}
    return {
        metric.id: monthly(observations, metric, source=sources[metric.source], definitions=PLAN.metrics.definitions, until="2026-10")
        for metric in PLAN.metrics.metrics
    }


def test_every_file_is_recognised_without_a_question(answers):
    assert {name: answer.status for name, answer in answers.items() if answer.status != "recognised"} == {}


def test_every_file_is_of_the_platform_of_its_folder(answers):
    assert [name for name, answer in answers.items() if answer.platform != ACCOUNTS[name.partition("/")[0]]["platform"]] == []


@pytest.mark.parametrize("metric", PLANTED)
def test_each_metric_is_measured_as_it_was_planted(series, truth, metric):
    assert list(series[metric].values) == truth["monthly"][PLANTED[metric]]


def test_the_studios_views_break_in_april_2025(series):
    views = series["metr-studioviews"]

    assert [views.periods[place] for place in views.breaks] == ["2025-04"]


def test_the_thumbnails_of_youtube_go_on_without_a_break(series):
    assert series["metr-thumbnails"].breaks == ()


def test_only_july_2026_is_partial_on_x(series):
    impressions = series["metr-ximpressions"]

    assert [month for month, is_partial in zip(impressions.periods, impressions.partial, strict=True) if is_partial] == ["2026-07"]


@pytest.mark.parametrize("month", ["2025-03", "2026-10"])
@pytest.mark.parametrize("metric", PLAN.metrics.metrics, ids=lambda metric: metric.id)
def test_the_rows_that_a_number_names_add_up_to_it(series, metric, month):
    known = series[metric.id]
    (part,) = known.read.parts
    year, number = map(int, month.split("-"))
    used = part.rows[np.isin(part.rows.places, part.tally.rows_of(MONTH.of_day(date(year, number, 1).toordinal())))]
    signs = np.where(used.exported == used.exported.max(initial=0), 1, -1) if metric.measure == "code_uses" else 1

    assert (used.value * signs).sum() == pytest.approx(known.value_of(month) or 0.0)
    assert len(used) or known.value_of(month) is None


@pytest.fixture(scope="module")
def reviewed(observations):
    """The review of October 2026, made of the files themselves."""
    return make_review(PLAN, observations, "2026-10")


def test_the_form_that_does_better_is_found_and_no_other(reviewed, truth):
    planted = truth["better_form"]
    found = {(one.account, cut.by): cut.best for one in reviewed.posts for cut in one.cuts if cut.best or cut.worst}

    assert found == {(planted["account"], "form"): planted["form"]}


def test_the_studios_posts_are_found_again_in_the_calendar(reviewed):
    assert {one.channel: (one.posts, one.linked) for one in reviewed.posts}["chan-studio"] == (156, 52)


def test_the_money_over_plan_is_found_and_waits_behind_answers_that_are_late(reviewed, observations, truth):
    line = next(line for line in reviewed.budget if line.so_far and line.unit == "money")
    in_time = make_review(PLAN.with_content(reply_counts=()), observations, "2026-10")
    decision = next(one for one in in_time.summary.decisions if one.kind == "money")

    assert (line.planned, line.recorded) == (truth["money_over_plan"]["planned"], truth["money_over_plan"]["spent"])
    assert truth["money_over_plan"]["line"] in decision.evidence
    assert (in_time.summary.waiting, reviewed.summary.waiting) == (2, 3)


def test_the_channel_that_brings_more_for_an_hour_is_found_and_no_other(reviewed, truth):
    found = {one.id: one.beside for one in reviewed.channel_fit if one.value}

    assert found == {truth["channel_and_tier"]["channel"]: truth["channel_and_tier"]["beside"]}
    assert ["a planned hour" in one.sentence and "planned hours a month" in one.sentence for one in reviewed.channel_fit if one.value] == [
        True
    ]


def test_every_cost_of_the_sample_is_hours_and_money_over_results(reviewed):
    known = [line for line in (*reviewed.costs.goals, *reviewed.costs.channels) if line.cost_per_result is not None]

    assert len(known) >= 8
    assert [line.cost_per_result for line in known] == [
        pytest.approx((line.hours * reviewed.costs.rate + (line.money or 0)) / line.results) for line in known
    ]


def test_slow_answers_are_found(reviewed, truth):
    planted = {name: truth["slow_answers"][name] for name in ("in_time", "answered", "unanswered")}

    assert {name: getattr(reviewed.habits, name) for name in planted} == planted
    decision = next(one for one in reviewed.summary.decisions if one.kind == "replies")
    assert (decision.headline, decision.owner) == ("“Instagram, the studio” answers later than promised.", "Tom Ashworth")
    assert decision.evidence == (
        "Half of its answers took 5.5 hours or more; the plan says 4 hours. "
        "Of 74 answers on all channels, 49 came in time (66 %); the plan says 80 %."
    )
    assert reviewed.habits.sentence == "49 of 74 answers came within 4 hours (66 %, promised 80 %). Seven messages have no answer."
