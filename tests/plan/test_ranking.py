"""The order of the channels: marks add up, equal sums share a place, and a disagreement asks for one reason."""

from __future__ import annotations

import pytest

from smplan_kernel.plan.channels import Channel
from smplan_kernel.plan.ranking import by_score, disputed, in_order, order_in_words, place_words, score, standings


def make_marked(name, *marks, **answers):
    """A channel with its marks in the order audience, goal, format, capacity."""
    names = ("audience_fit", "goal_fit", "format_fit", "capacity_fit")
    return Channel.new(**{"name": name, **dict(zip(names, marks, strict=False)), **answers})


INSTAGRAM = make_marked("Instagram", 5, 4, 4, 3, tier="focus")
SITE = make_marked("Site", 4, 4, 4, 4, tier="focus")
BLOG = make_marked("Blog", 3, 3, 3, 3)
FAIRS = make_marked("Fairs", 3, 5, 2, 2)
MAIL = make_marked("Mail", 5, 5)


def names(channels):
    return [channel.name for channel in channels]


def test_a_missing_mark_is_no_0():
    assert score(make_marked("Blog", 0, 3)) == (3, 2)


def test_a_channel_without_all_marks_has_no_place():
    assert [one.place for one in standings((MAIL, BLOG))] == [None, 1]


def test_equal_sums_share_a_place():
    assert [one.place for one in standings((INSTAGRAM, SITE, BLOG))] == [1, 1, 3]


def test_who_shares_a_place_is_known():
    assert names(standings((INSTAGRAM, SITE, BLOG))[0].level_with) == ["Site"]


def test_the_best_stands_first_and_the_unmarked_last():
    assert names(by_score((MAIL, BLOG, SITE))) == ["Site", "Blog", "Mail"]


def test_an_own_rank_stands_before_the_marks():
    assert names(in_order((SITE, BLOG.replace(rank=1)))) == ["Blog", "Site"]


def test_an_own_rank_places_a_channel_without_marks():
    assert names(in_order((BLOG, MAIL.replace(rank=1)))) == ["Mail", "Blog"]


def test_an_own_rank_against_the_marks_is_disputed():
    lifted = BLOG.replace(rank=1)

    assert disputed((INSTAGRAM, SITE, lifted)) == {lifted.id}


def test_parting_two_that_are_level_is_no_dispute():
    assert disputed((INSTAGRAM.replace(rank=2), SITE.replace(rank=1))) == frozenset()


def test_who_only_makes_room_is_not_disputed():
    lowered = INSTAGRAM.replace(rank=4)
    others = (SITE.replace(rank=1), BLOG.replace(rank=2), FAIRS.replace(rank=3))

    assert disputed((lowered, *others)) == {lowered.id}


def test_two_that_change_places_need_one_reason():
    assert len(disputed((SITE.replace(rank=2), BLOG.replace(rank=1)))) == 1


def test_a_rank_without_marks_is_not_disputed():
    assert disputed((SITE, MAIL.replace(rank=1))) == frozenset()


@pytest.mark.parametrize(
    ("channels", "sentence"),
    [
        ((MAIL,), "No channel has all four marks yet. Four marks give it a place."),
        ((SITE, BLOG), "'Site' comes first, then 'Blog'. You keep one in focus."),
        ((BLOG,), "'Blog' comes first. None of them is in focus yet."),
        ((INSTAGRAM, SITE, BLOG), "'Instagram' and 'Site' are level in first place. You keep two in focus."),
        ((SITE, INSTAGRAM.replace(rank=1)), "'Instagram' comes first, then 'Site'. You keep two in focus."),
        (
            (SITE, BLOG, FAIRS.replace(rank=3, tier="focus")),
            "'Site' comes first, then 'Blog'. You keep two in focus; 'Fairs' is further down.",
        ),
    ],
)
def test_the_order_is_said_in_words(channels, sentence):
    assert order_in_words(channels) == sentence


def test_many_that_are_level_are_not_all_named():
    many = tuple(BLOG.replace(id=f"chan-000{number}", name=f"Blog {number}") for number in range(6))

    assert order_in_words(many).startswith("'Blog 0', 'Blog 1', 'Blog 2' and three others are level in first place.")


@pytest.mark.parametrize(("place", "words"), [(1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (32, "32nd"), (112, "112th")])
def test_a_place_is_a_word(place, words):
    assert place_words(place) == words
