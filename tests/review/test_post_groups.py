from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.plan import Channel
from smplan_kernel.plan.personas import Persona
from smplan_kernel.plan.publishing import CalendarEntry, Idea, Pillar
from smplan_kernel.review.post_groups import Compared, cut_by, since
from tests.measures.frames import frame, row
from tests.review.plans import make_plan

READ = {"level": "post-lifetime", "flags": "lifetime_at_export", "exported_on": "2026-11-02"}
CHANNEL = {"channels": (Channel(id="chan-feed", name="The feed", network="X"),)}


def post(key, day="2026-10-05", *, form="", link="", text="", flags=READ["flags"], **figures):
    """The rows of one post; `reach` and `reactions` unless others are named."""
    known = figures or {"reach": 100, "reactions": 10}
    words = {"object": f"post-{key}", "form": form, "link": link, "text": text}
    return [row(day, value, **{**READ, "flags": flags, "metric": name, **words}) for name, value in known.items()]


def six(form, rates, *, first=0):
    """Six posts of a form with these percentages of 100 people, on six days in a row."""
    return [
        line
        for place, rate in enumerate(rates)
        for line in post(f"{form}-{place}", f"2026-10-{first + place + 1:02d}", form=form, reach=100, reactions=rate)
    ]


def found(review, rows, plan=None, **options):
    return review(plan or make_plan(), observations=frame(rows), **options).posts[0]


def cut(part, by="form"):
    return next(one for one in part.cuts if one.by == by)


def test_a_rate_is_median_numerator_and_denominator_reckoned_by_hand(review):
    rows = [*post("a", form="Reel", reach=100, reactions=10), *post("b", form="Reel", reach=300, reactions=60), *post("c", form="Image")]
    group = cut(found(review, rows)).groups[0]

    assert (group.name, group.posts, group.median, group.numerator, group.denominator) == ("Reel", 2, 0.15, 70.0, 400.0)
    assert (group.low, group.high) == (None, None)


def test_six_posts_have_a_range_from_the_smallest_to_the_largest(review):
    group = cut(found(review, [*six("Reel", (1, 2, 3, 4, 5, 6)), *six("Image", (7, 8, 9, 10, 11, 12))])).groups[0]

    assert (group.name, group.low, group.median, group.high) == ("Image", 0.07, 0.095, 0.12)


def test_kinds_whose_ranges_do_not_touch_are_told_apart(review):
    told = cut(found(review, [*six("Reel", (1, 2, 3, 4, 5, 6)), *six("Image", (7, 8, 9, 10, 11, 12))]))

    assert (told.best, told.worst) == ("Image", "Reel")
    assert told.sentence == "“Image” did better than “Reel”: median 9.5 % of six posts against 3.5 %."


def test_kinds_whose_ranges_overlap_are_never_ranked(review):
    told = cut(found(review, [*six("Reel", (1, 2, 3, 4, 5, 6)), *six("Image", (6, 8, 9, 10, 11, 12))]))

    assert (told.best, told.worst, told.sentence) == (
        "",
        "",
        "Too few posts to tell them apart: what is usual for one is usual for the others.",
    )


def test_best_and_worst_of_several_are_named_and_the_rest_is_not_ranked(review):
    rows = [*six("A", (1, 1, 1, 2, 2, 2)), *six("B", (4, 4, 5, 5, 6, 6)), *six("C", (5, 5, 5, 6, 6, 6)), *six("D", (9, 9, 9, 9, 9, 9))]
    told = cut(found(review, rows))

    assert (told.best, told.worst) == ("D", "A")
    assert told.sentence.endswith("The others have too few posts to be told apart.")


def test_five_posts_of_a_kind_are_left_aside_by_name(review):
    told = cut(found(review, [*six("Reel", (1, 2, 3, 4, 5, 6)), *six("Image", (7, 8, 9, 10, 11, 12)), *six("Live", (50, 50, 50))]))

    assert told.best == "Image"
    assert told.sentence.endswith("Fewer than six posts and therefore left aside: “Live”.")


def test_one_kind_has_nothing_beside_it(review):
    assert [one.by for one in found(review, six("Reel", (1, 2, 3, 4, 5, 6))).cuts] == ["weekday"]


def test_weekdays_stand_in_the_order_of_the_week(review):
    rows = [line for day in range(1, 15) for line in post(str(day), f"2026-10-{day:02d}")]

    assert [group.name for group in cut(found(review, rows), "weekday").groups][:3] == ["Monday", "Tuesday", "Wednesday"]


def test_groups_look_back_twelve_months_and_no_further(review):
    rows = [*post("old", "2025-10-31", form="Reel"), *post("first", "2025-11-01", form="Reel"), *post("late", "2026-11-01", form="Reel")]

    assert (found(review, rows).posts, since("2026-10")) == (1, date(2025, 11, 1))


def test_a_post_without_reach_is_left_out_and_counted(review):
    part = found(review, [*post("a"), *post("b"), *post("c", reactions=9)])

    assert (part.posts, part.left_out) == (2, 1)
    assert part.sentence.endswith("One post lacks one of these figures and is left out.")


def test_nobody_reached_is_no_rate(review):
    assert found(review, [*post("a"), *post("b", reach=0, reactions=0)]).left_out == 1


def test_without_reach_or_views_the_plain_number_is_compared(review):
    part = found(review, [*post("a", reactions=4, comments=2), *post("b", reactions=5, comments=1)])

    assert (part.unit, part.denominator, part.measure) == ("count", "", "Engagements (reactions + comments) a post")


def test_views_stand_in_where_more_posts_have_them(review):
    part = found(review, [*post("a", views=50, reactions=5), *post("b", views=50, reactions=5), *post("c", reach=9, views=10, reactions=5)])

    assert (part.denominator, part.posts) == ("views", 3)


def test_the_latest_reading_of_a_post_counts(review):
    early = [one | {"value": 1.0, "exported_on": "2026-10-06"} for one in post("a")]

    assert cut(found(review, [*post("a"), *early, *post("b", "2026-10-06")]), "weekday").groups[0].numerator == 10


def test_answers_to_other_people_are_no_posts(review):
    assert found(review, [*post("a"), *post("b", flags="lifetime_at_export,reply")]).posts == 1


def test_files_without_posts_give_no_part(review):
    assert review().posts == ()


def calendar(*entries, ideas=(), **sections):
    persona = Persona(id="pers-ines", name="Ines")
    content = {"entries": entries, "ideas": ideas, "pillars": (Pillar(id="pilr-made", name="How it is made"),)}
    return make_plan(channels=CHANNEL, content=content, personas={"personas": (persona,)}, **sections)


MADE = Idea(id="idea-made", text="The making", pillar="pilr-made", persona="pers-ines", format="Short video")
BARE = Idea(id="idea-bare", text="Something else", persona="pers-ines", format="Photo")


def entry(key, **changes):
    known = {"channel": "chan-feed", "status": "published", "on": date(2026, 10, 5), "idea": "idea-made"}
    return CalendarEntry(id=f"entr-day{key:0>4}", **(known | changes))


def test_a_post_is_linked_by_its_address(review):
    plan = calendar(entry("a", on=date(2026, 1, 1), link="http://www.x.com/fern/1/?s=20"), ideas=(MADE,))

    assert found(review, post("a", link="https://x.com/fern/1"), plan).linked == 1


def test_a_post_is_linked_by_its_day_where_it_is_alone(review):
    assert found(review, post("a"), calendar(entry("a"), ideas=(MADE,))).linked == 1


@pytest.mark.parametrize(
    ("entries", "posts"),
    [(("a",), ("a", "b")), (("a", "b"), ("a",))],
    ids=["two posts", "two pieces"],
)
def test_two_on_one_day_are_not_guessed(review, entries, posts):
    rows = [line for key in posts for line in post(key)]

    assert found(review, rows, calendar(*map(entry, entries), ideas=(MADE,))).linked == 0


def test_a_piece_that_was_skipped_is_no_post(review):
    assert found(review, post("a"), calendar(entry("a", status="skipped"), ideas=(MADE,))).linked == 0


def test_pillars_and_personas_come_from_the_idea_behind_a_piece(review):
    entries = [entry(str(day), on=date(2026, 10, day), idea="idea-made" if day % 2 else "idea-bare") for day in range(1, 13)]
    rows = [line for day in range(1, 13) for line in post(str(day), f"2026-10-{day:02d}")]
    part = found(review, rows, calendar(*entries, ideas=(MADE, BARE)))

    assert [(one.by, [group.name for group in one.groups]) for one in part.cuts if one.by != "weekday"] == [
        ("form", ["Photo", "Short video"])
    ]
    assert part.advice == ""


@pytest.mark.parametrize(
    ("plan", "advice"),
    [
        (make_plan(), "Nothing links these posts to pillars and personas: no channel of the plan has this account. Choose it at its channel, on the page Channels."),
        (calendar(), "Nothing links these posts to pillars and personas. Keep the calendar on the page Content: for each piece its day, its idea and, best of all, its address."),
        (calendar(entry("a", idea="")), "Nothing links these posts to pillars and personas: the pieces in the calendar name no idea. Choose one for each, on the page Content."),
    ],
    ids=["no channel", "no calendar", "no idea"],
)  # fmt: skip
def test_what_is_missing_for_pillars_is_said_with_the_way_out(review, plan, advice):
    assert found(review, post("a"), plan).advice == advice


def compared(values):
    return Compared(above=np.array(values, dtype=float), below=None, parts="", denominator="")


RATES = st.lists(st.tuples(st.sampled_from("ABC"), st.floats(0, 1, allow_nan=False)), min_size=2, max_size=60)


@given(RATES)
def test_every_post_stands_in_one_group_and_groups_add_up(pairs):
    names, values = [name for name, _ in pairs], [value for _, value in pairs]
    told = cut_by("form", names, compared(values), np.ones(len(values), dtype=bool))

    if told is None:
        assert len(set(names)) == 1
    else:
        assert sum(group.posts for group in told.groups) == len(pairs)
        assert sum(group.numerator for group in told.groups) == pytest.approx(sum(values))


@given(RATES)
def test_whoever_is_named_best_overlaps_with_nobody(pairs):
    names, values = [name for name, _ in pairs], [value for _, value in pairs]
    told = cut_by("form", names, compared(values), np.ones(len(values), dtype=bool))
    best = next((group for group in told.groups if group.name == told.best), None) if told else None

    assert best is None or all(group.high < best.low for group in told.groups if group.high is not None and group is not best)
