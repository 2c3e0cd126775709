from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.plan import Channel, Goal
from smplan_kernel.plan.content import Slot
from smplan_kernel.plan.resources import BudgetLine, HoursSpent
from smplan_kernel.plan.review import Correction
from smplan_kernel.review.effort import last_months
from smplan_kernel.review.model import Review
from tests.measures.frames import frame, month_rows
from tests.review.plans import make_goal, make_metric, make_plan
from tests.review.reading import misplaced

FIRST = "2025-11"  # twelve months of it end in October 2026


def hours(key, month="2026-10", **changes):
    return HoursSpent(id=f"hour-{key:0>6}", month=month, **({"person": "pson-mara", "goal": "goal-more", "hours": 5} | changes))


def money(key, month="2026-10", **changes):
    return BudgetLine(
        id=f"budg-{key:0>6}", **({"name": "Adverts", "month": month, "item": "slot-film", "planned": 100, "spent": 100} | changes)
    )


LESS = Goal(id="goal-less", text="Fewer returns", owner="pson-mara")
SLOT = Slot(id="slot-film", activity="Film", goals=("goal-more",), channel="chan-feed")
FEED = Channel(id="chan-feed", name="The feed", network="X", tier="focus", hours_per_week=3, owner="pson-mara")
SIDE = Channel(id="chan-side", name="The side feed", network="X", tier="maintain", hours_per_week=1.5, owner="pson-jonb")


def plan_with(*, rate=40.0, spent=(), budget=(), channels=(FEED,), metrics=(), content=None, **sections):
    return make_plan(
        *metrics,
        start={"hourly_rate": rate, "currency": "EUR"},
        resources={"hours_spent": spent, "budget": budget},
        channels={"channels": channels},
        content=content or {"slots": (SLOT,)},
        **sections,
    )


def costs(review, plan, **options):
    return review(plan, **options).costs


def test_the_cost_of_a_result_reckoned_by_hand(review):
    line = costs(review, plan_with(spent=(hours("a"),), budget=(money("a", spent=15),)), october=43).goals[0]

    assert (line.hours, line.money, line.cost, line.results) == (5, 15, 215, 43)
    assert (line.cost_per_result, line.cost_text) == (5, "5 EUR")
    assert line.hours_per_result == pytest.approx(5 / 43)


@pytest.mark.parametrize(
    ("changes", "october", "reason"),
    [
        ({}, 0, "there was no result"),
        ({}, None, "there are no figures for these months"),
        ({"rate": None}, 43, "no cost of an hour is named"),
        ({"metrics": (make_metric(measure="reach"),)}, 43, "its number cannot be added up over months"),
    ],
    ids=["no result", "no figure", "no price", "people"],
)
def test_a_cost_without_its_parts_is_undefined_and_says_why(review, changes, october, reason):
    line = costs(review, plan_with(spent=(hours("a"),), **changes), october=october).goals[0]

    assert (line.cost_per_result, line.cost_text) == (None, "undefined")
    assert line.sentence.endswith(f"the cost of a result is undefined, because {reason}.")


def test_money_alone_is_no_cost_where_no_hours_were_written_down(review):
    line = costs(review, plan_with(budget=(money("a"),))).goals[0]

    assert (
        line.sentence
        == "More enquiries: 100 EUR for 43 (Enquiries); the cost of a result is undefined, because no hours were written down for it."
    )


def test_money_for_several_goals_is_shared_equally(review):
    slot = SLOT.replace(goals=("goal-more", "goal-less"))
    plan = plan_with(budget=(money("a", spent=90),), content={"slots": (slot,)}, goals=(make_goal(), LESS))

    assert [line.money for line in costs(review, plan).goals] == [45, 45]


def test_months_in_which_nobody_wrote_anything_are_not_counted(review):
    line = costs(review, plan_with(spent=(hours("a", "2026-09"), hours("b", "2026-10", hours=7)))).goals[0]

    assert (line.months, line.hours, line.results) == (2, 12, 44 + 43)


def test_hours_for_no_goal_are_told_apart(review):
    found = costs(review, plan_with(spent=(hours("a"), hours("b", goal=""))))

    assert found.sentence == "October 2026, an hour at 40 EUR. Left out of these lines: 5 hours for no one goal."


def test_where_nothing_is_written_down_the_report_says_how(review):
    found = costs(review, plan_with())

    assert (found.goals, found.channels) == ((), ())
    assert found.sentence.endswith("Write them down once a month, on the page Resources.")


def test_a_channel_without_written_hours_is_reckoned_with_its_planned_ones_and_says_so(review):
    line = costs(review, plan_with(budget=(money("a", channel="chan-feed"),))).channels[0]

    assert (line.is_planned, line.hours) == (True, 13)
    assert "13 planned hours and 100 EUR" in line.sentence


def so_far(review, *lines, **options):
    return [line for line in review(plan_with(budget=lines), **options).budget if line.so_far]


def test_money_so_far_is_that_of_all_months_with_a_record(review):
    lines = (money("a", "2026-09", spent=150), money("b", "2026-10"), money("c", "2026-11", spent=None))
    found = so_far(review, *lines)[0]

    assert (found.planned, found.recorded, found.over) == (200, 250, 50)
    assert found.sentence == "Money so far, September 2026 to October 2026: 250 EUR of 200 EUR planned, 50 EUR more."


def test_one_month_has_nothing_to_add_up(review):
    assert so_far(review, money("a")) == []


def asked(made: Review, kind: str):
    return [one for one in made.summary.decisions if one.kind == kind]


def test_money_clearly_over_plan_is_a_decision_of_the_sponsor(review):
    budget = (money("a", "2026-09", spent=150), money("b", "2026-10"))
    plan = plan_with(budget=budget, review={"rule": "last Thursday", "sponsor": "pson-jonb"})
    found = asked(review(plan), "money")[0]

    assert (found.item, found.owner) == ("budg-00000a", "Jon Berg")
    assert (found.headline, found.evidence) == (
        "250 EUR are spent of 200 EUR planned so far.",
        "That is 50 EUR more; most went into “Adverts”.",
    )


def test_a_little_over_plan_asks_for_nothing(review):
    assert asked(review(plan_with(budget=(money("a", "2026-09", spent=115), money("b", "2026-10")))), "money") == []


# Channels


def two_feeds(first, second, *, months=FIRST, **changes):
    """Two channels with the same goal and measure, and their figures by month."""
    metrics = (make_metric("feed"), make_metric("side", source="dsrc-side", text="Side enquiries"))
    plan = plan_with(metrics=metrics, channels=(FEED, SIDE), content={"slots": ()}, **changes)
    accounts = {"accounts": ({"id": "acct-feed", "network": "X", "handle": "fern"}, {"id": "acct-side", "network": "X", "handle": "side"})}
    plan = plan.with_section("audit", **accounts)
    sources = (*plan.metrics.sources, plan.metrics.sources[0].replace(id="dsrc-side", name="Side", account="side"))
    channels = (FEED.replace(accounts=("acct-feed",)), SIDE.replace(accounts=("acct-side",)))
    rows = [*month_rows(first, first=months), *month_rows(second, first=months, account="side")]
    return plan.with_metrics(sources=sources).with_channels(channels=channels), frame(rows)


CALM = (40, 44, 42, 46, 40, 44, 42, 44, 40, 46, 42, 44)


def fit(run, first, second, **changes):
    plan, rows = two_feeds(first, second, **changes)
    made = run(plan, observations=rows)
    return {one.id: one for one in made.channel_fit}, made


def test_what_an_hour_brings_reckoned_by_hand(review):
    found, _ = fit(review, CALM, CALM)

    assert found["chan-feed"].per_hour == pytest.approx(43 / 13)
    assert (found["chan-feed"].low, found["chan-feed"].high) == (pytest.approx(40 / 13), pytest.approx(44 / 13))
    assert (found["chan-feed"].months, found["chan-feed"].hours_a_month, found["chan-feed"].is_planned) == (12, 13, True)


def test_a_smaller_channel_that_brings_more_for_an_hour_is_proposed_as_focus(review):
    found, made = fit(review, CALM, CALM)
    decision = asked(made, "channel")[0]
    correction = next(one for one in made.corrections if one.on_item == "chan-side")

    assert (found["chan-feed"].word, found["chan-side"].word) == ("outdone", "does more")
    assert decision.headline == "“The side feed” brings more for a planned hour than “The feed”."
    assert (correction.field, correction.value, correction.owner) == ("tier", "focus", "Jon Berg")


def test_overlapping_channels_are_not_ranked(review):
    found, made = fit(review, CALM, tuple(value / 2 for value in CALM))

    assert {one.word for one in found.values()} == {"nothing against it"}
    assert asked(made, "channel") == []


def test_fewer_than_six_months_are_too_early(review):
    found, _ = fit(review, CALM[:5], CALM[:5], months="2026-06")

    assert {one.word for one in found.values()} == {"too early"}
    assert found["chan-feed"].sentence == "Too early: six months with hours and a whole figure of “Enquiries” are needed."


def test_a_focus_channel_that_falls_is_proposed_for_a_lower_tier(review):
    found, made = fit(review, (*CALM, 5), (*CALM, 20), months="2025-10")
    decision = asked(made, "channel")[0]

    assert (found["chan-feed"].word, found["chan-feed"].value) == ("falling", "maintain")
    assert decision.headline == "“The feed” is falling, and its tier is “Focus”."
    assert decision.evidence.startswith("In the median month a planned hour brought ")
    assert decision.proposal == "Give it the tier Maintain, or write down what will bring it back."


def test_channels_of_different_goals_are_never_compared(review):
    plan, rows = two_feeds(CALM, CALM, goals=(make_goal(), LESS))
    metrics = (plan.metrics.metrics[0], plan.metrics.metrics[1].replace(goal="goal-less"))

    assert {one.word for one in review(plan.with_metrics(metrics=metrics), observations=rows).channel_fit} == {"nothing against it"}


def test_a_channel_without_a_number_says_so(review):
    channels = (Channel(id="chan-talk", name="Talks", network="Word of mouth", tier="focus"),)

    assert (
        review(plan_with(channels=channels, content={"slots": ()})).channel_fit[0].sentence
        == "No number of the plan counts what it brings."
    )


def test_written_hours_count_once_six_months_have_them(review):
    written = tuple(hours(str(place), month, channel="chan-feed", hours=10) for place, month in enumerate(last_months("2026-10", 6)))
    found, _ = fit(review, CALM, CALM, spent=written)

    assert (found["chan-feed"].is_planned, found["chan-feed"].months, found["chan-feed"].hours_a_month) == (False, 6, 10)
    assert "an hour (between" in found["chan-feed"].sentence.split(" “")[0]
    assert "planned" not in found["chan-feed"].sentence.split(" “")[0]


def log_of(channel, given):
    """Six months of hours that somebody wrote down for a channel."""
    return tuple(
        hours(f"{channel}{place}", month, channel=f"chan-{channel}", hours=given) for place, month in enumerate(last_months("2026-10", 6))
    )


PLANNED, GIVEN = "brings more for a planned hour than “The feed”", "brings more for an hour than “The feed”"


@pytest.mark.parametrize(
    ("spent", "headline", "said"),
    [
        ((), PLANNED, ""),
        ((*log_of("feed", 13), *log_of("side", 6)), GIVEN, ""),
        (log_of("feed", 13), GIVEN, "The hours of “The side feed” are planned, not given."),
        (log_of("side", 6), GIVEN, "The hours of “The feed” are planned, not given."),
    ],
)
def test_a_channel_that_stands_on_planned_hours_says_so_in_section_and_summary(review, spent, headline, said):
    found, made = fit(review, CALM, CALM, spent=spent)
    decision = asked(made, "channel")[0]
    side = found["chan-side"]

    assert headline in decision.headline
    assert decision.evidence.endswith(said or "for the same goal.")
    assert ("a planned hour (between" in side.sentence.split(" “")[0]) == side.is_planned
    assert ("a planned hour (between" in side.sentence.split(" “")[1]) == found["chan-feed"].is_planned
    assert "as planned" not in side.sentence
    assert misplaced(made) == []


@pytest.mark.parametrize(
    ("status", "month", "asks"),
    [("accepted", "2026-08", 0), ("rejected", "2026-08", 0), ("proposed", "2026-08", 1), ("rejected", "2026-03", 1)],
)
def test_what_was_decided_is_not_asked_again_for_six_months(review, status, month, asks):
    _, before = fit(review, CALM, CALM)
    text = asked(before, "channel")[0].proposal
    earlier = Correction(id="corr-earlier1", month=month, text=text, on_item="chan-side", status=status, on=date(2026, 8, 27))
    _, made = fit(review, CALM, CALM, review={"rule": "last Thursday", "corrections": (earlier,)})

    assert len(asked(made, "channel")) == asks


def test_a_plan_without_channels_has_no_part_about_them(review):
    assert review().channel_fit == ()
