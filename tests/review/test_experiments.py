from __future__ import annotations

from datetime import date

from smplan_kernel.plan import Change, Event
from tests.review.plans import CALM, make_plan

HIGHER = (60, 62, 61, 63, 60, 62, 61)


def experiment(review, *, after=HIGHER, events=(), changes=(), **options):
    change = Change(id="chng-film", text="Weekly film", on=date(2026, 10, 1), metric="metr-reach", **({"direction": "up"} | options))
    plan = make_plan(plan={"changes": (change, *changes)}, content={"events": events})
    return review(plan, before=(*CALM, *after), october=62, month="2027-05").experiments


def test_a_change_that_worked_says_by_how_much(review):
    assert experiment(review)[0].sentence == (
        "Worked: usually about 62 a month since then, 43 before. A difference this large would come up by chance less than once in 100. "
        "Other things changed as well."
    )


def test_a_change_in_the_wrong_direction_is_worse(review):
    assert experiment(review, direction="down")[0].verdict == "worse"


def test_a_change_that_moved_nothing_has_no_visible_effect(review):
    assert experiment(review, after=CALM[:7])[0].verdict == "no visible effect"


def test_too_few_points_are_too_early(review):
    change = Change(id="chng-film", text="Weekly film", on=date(2026, 9, 1), metric="metr-reach", direction="up")

    assert review(make_plan(plan={"changes": (change,)})).experiments[0].sentence == (
        "Too early to tell: two months since the change, and about eight months are needed. Other things changed as well."
    )


def test_a_change_without_a_direction_is_no_experiment(review):
    assert experiment(review, direction="") == ()


def test_what_happened_at_the_same_time_is_listed(review):
    show = Event(id="evnt-show", name="Home show", starts=date(2026, 11, 3))
    other = Change(id="chng-more", text="New profile", on=date(2026, 12, 1))

    assert experiment(review, events=(show,), changes=(other,))[0].others == (
        "“New profile”, since 1 December 2026",
        "“Home show”, 3 November 2026",
    )


def test_nothing_is_compared_with_a_change_that_has_not_begun(review):
    change = Change(id="chng-film", text="Weekly film", on=date(2026, 12, 1), metric="metr-reach", direction="up")

    assert review(make_plan(plan={"changes": (change,)})).experiments == ()
