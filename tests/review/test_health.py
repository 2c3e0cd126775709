"""The plan itself: owned, worked on, looked at, due, and fed with figures; each in right grammar for none, one and many."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.plan import Channel, Commitment, Event
from tests.measures.frames import frame
from tests.review.plans import CALM, figures, make_goal, make_metric, make_plan, make_step

GONE = date(2026, 3, 14)


def accepted(person, item, state="accepted"):
    return Commitment(id=f"comm-{item[-4:]}", person=person, item=item, state=state)


def with_answers(plan, *answers):
    return plan.with_ownership(commitments=answers)


def line(made, key):
    return next(line for line in made.health.lines if line.key == key)


def test_what_nobody_accepted_is_counted_and_named(review):
    health = review(make_plan()).health

    assert (health.items, health.owned, [one.name for one in health.unowned], health.nobody) == (1, 0, ["More enquiries"], ())


def test_who_was_never_asked_is_not_reproached(review):
    assert (
        line(review(make_plan()), "ownership").sentence
        == "The one thing that needs an owner has one; whether they accepted is not written down."
    )
    assert review(make_plan()).summary.decisions == ()


@pytest.mark.parametrize("goal", [make_goal(owner=""), make_goal(owner="pson-gone")])
def test_what_nobody_answers_for_asks_for_a_person(review, goal):
    made = review(make_plan(goals=(goal,)))

    assert line(made, "ownership").sentence == "One of one thing has nobody who answers: More enquiries."
    assert made.summary.decisions[0].headline == "One thing has nobody who answers for it."


def test_who_said_no_is_nobody(review):
    assert [one.name for one in review(with_answers(make_plan(), accepted("pson-mara", "goal-more", "declined"))).health.nobody] == [
        "More enquiries"
    ]


def test_what_its_owner_accepted_is_owned(review):
    made = review(with_answers(make_plan(), accepted("pson-mara", "goal-more")))

    assert (made.health.owned, line(made, "ownership").sentence) == (1, "The one thing that needs an owner has one who accepted.")


@pytest.mark.parametrize(
    "answer",
    [accepted("pson-jonb", "goal-more"), accepted("pson-mara", "goal-more", "pending"), accepted("pson-mara", "goal-more", "declined")],
)
def test_only_the_owners_own_yes_counts(review, answer):
    assert review(with_answers(make_plan(), answer)).health.owned == 0


def test_a_step_is_accepted_with_what_it_belongs_to(review):
    plan = make_plan(
        goals=(),
        content={"steps": (make_step(channel="chan-blog"),)},
        channels={"channels": (Channel(id="chan-blog", name="Blog", owner="pson-mara"),)},
    )

    assert review(with_answers(plan, accepted("pson-mara", "chan-blog"))).health.owned == 2


def test_an_event_that_is_over_and_a_closed_channel_need_nobody(review):
    events = (
        Event(id="evnt-show", name="Show", starts=date(2026, 10, 3), ends=date(2026, 10, 4)),
        Event(id="evnt-next", name="Next", starts=date(2026, 12, 3)),
    )
    plan = make_plan(goals=(), content={"events": events}, channels={"channels": (Channel(id="chan-blog", name="Blog", tier="close"),)})

    assert [one.name for one in review(plan).health.unowned] == ["Next"]


def test_many_without_an_owner_are_named_shortly(review):
    goals = tuple(make_goal(text=f"Goal {number}").replace(id=f"goal-n{number}xx") for number in range(5))
    made = review(with_answers(make_plan(goals=goals), accepted("pson-jonb", "goal-n0xx")))

    assert line(made, "ownership").sentence == "None of five things have an owner who accepted; open: Goal 0, Goal 1, Goal 2 and two more."


def test_late_and_blocked_steps_stand_by_owner(review):
    steps = (
        make_step("film"),
        make_step("edit", text="Edit", owner="pson-jonb", status="blocked"),
        make_step("sell", text="Sell", owner="pson-jonb"),
    )
    made = review(make_plan(content={"steps": steps}))

    assert (made.health.late, made.health.blocked) == (3, 1)
    assert (
        line(made, "steps").sentence
        == "Three steps late and one step blocked: Jon Berg (two late and one blocked) and Mara Lind (one late)."
    )


def test_a_page_with_answers_that_nobody_changed_for_half_a_year_is_stale(review):
    touched = {"goals": GONE, "personas": GONE, "metrics": date(2026, 5, 1), "ownership": date(2026, 4, 30)}
    health = review(make_plan(), touched=touched).health

    assert [(part.title, part.months) for part in health.stale] == [("Goals", 7), ("Ownership", 6)]


def test_what_nobody_told_is_not_known(review):
    made = review(make_plan())

    assert (made.health.stale, line(made, "untouched").state.word) == ((), "not known")


def test_a_plan_changed_after_the_month_is_fresh(review):
    assert review(make_plan(), touched={"goals": date(2027, 2, 1)}).health.stale == ()


@pytest.mark.parametrize(
    ("month", "starts", "due"),
    [
        ("2026-10", date(2025, 5, 1), []),
        ("2026-09", date(2025, 5, 1), ["quarter"] * 4),
        ("2026-10", date(2025, 11, 1), ["year"] * 3),
        ("2026-09", date(2025, 10, 1), ["quarter"] * 4 + ["year"] * 3),
    ],
)
def test_quarterly_and_yearly_parts_are_due_in_their_months(review, month, starts, due):
    made = review(make_plan(plan={"starts": starts}), month=month)

    assert [part.every for part in made.health.due] == due


def test_a_due_part_knows_when_its_page_was_changed(review):
    made = review(make_plan(), month="2026-09", touched={"policy": GONE})

    assert line(made, "due").sentence == "A quarter is over: the policy, training, risks and the list of tools."
    assert [part.last for part in made.health.due] == [GONE, GONE, None, None]


def test_a_blocked_step_of_a_later_month_stands_by_its_owner_too(review):
    steps = (make_step("film", planned=date(2027, 3, 1), status="blocked", owner=""),)

    assert line(review(make_plan(content={"steps": steps})), "steps").sentence == "One step blocked: nobody (one blocked)."


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "One of one source complete, with figures up to 31 October 2026."),
        ({"observations": frame([])}, "None of one source complete."),
    ],
)
def test_the_freshness_of_the_figures_is_told(review, options, sentence):
    assert line(review(**options), "data").sentence == sentence


def test_days_that_are_missing_are_counted(review):
    known = figures(*CALM, 43)
    made = review(observations=known[known["period_end"] <= "2026-10-21"])

    assert (made.health.gaps, line(made, "data").sentence.endswith("ten days missing in between.")) == (("dsrc-feed",), True)


def test_upkeep_asks_after_everything_else_and_once_a_kind(review):
    steps = (make_step("film", planned=date(2026, 9, 1)), make_step("edit", text="Edit", status="blocked", planned=date(2026, 10, 25)))
    known = figures(*CALM, 43)
    plan = make_plan(make_metric(), goals=(make_goal(owner=""),), content={"steps": steps})
    made = review(plan, observations=known[known["period_end"] <= "2026-10-21"], touched={"goals": GONE})

    assert [(one.kind, one.item) for one in made.summary.decisions] == [
        ("step", "step-film"),
        ("step", "step-edit"),
        ("data", "dsrc-feed"),
        ("plan", "goal-more"),
        ("plan", ""),
    ]


def test_a_review_that_is_all_well_says_so(review):
    plan = with_answers(make_plan(), accepted("pson-mara", "goal-more"))
    made = review(plan, touched={"goals": date(2026, 10, 1)})

    assert made.health.sentence == "Nothing about the plan itself needs a look."
    assert made.summary.decisions == ()
