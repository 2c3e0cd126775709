"""A scoring matrix: marks go to their channel, and what they add up to stands beside them."""

from __future__ import annotations

import pytest

from smplan_kernel.plan import Channel

FULL = {"audience_fit": "5", "goal_fit": "4", "format_fit": "3", "capacity_fit": "2"}


@pytest.fixture
def desk(worked_desk):
    marks = {"audience_fit": 4, "goal_fit": 4, "format_fit": 4, "capacity_fit": 4}
    worked_desk.plan = worked_desk.plan.with_channels(
        channels=(
            Channel(id="chan-insta", name="Instagram", tier="focus"),
            Channel(id="chan-site", name="Site", **marks),
            Channel(id="chan-blog", name="Blog", **{**marks, "capacity_fit": 0}),
        )
    )
    return worked_desk


@pytest.fixture
def marks(desk, hand):
    return hand(desk.open("channels", "scores"))


def standing(marks, channel="chan-insta"):
    return marks.form.standing["rows"][channel]


def test_a_mark_goes_to_its_channel(marks, desk):
    marks.row("chan-insta", audience_fit="4")

    assert [channel.audience_fit for channel in desk.plan.channels.channels] == [4, 4, 4]


def test_a_mark_of_0_is_a_mark(marks, desk):
    marks.row("chan-insta", audience_fit="0")

    assert desk.plan.channels.channels[0].audience_fit == 0


def test_a_mark_is_taken_back(marks, desk):
    marks.row("chan-site", audience_fit="")

    assert desk.plan.channels.channels[1].audience_fit is None


@pytest.mark.parametrize("mark", ["6", "-1", "100000000000000000000"])
def test_a_mark_beyond_the_scale_is_asked_back(marks, desk, mark):
    marks.row("chan-insta", goal_fit=mark)

    assert (desk.plan.channels.channels[0].goal_fit, marks.form.errors["chan-insta.goal_fit"]) == (None, "A mark goes from 0 to 5.")


@pytest.mark.parametrize("mark", ["two", "2.5", ["2"], {"a": 1}, None])
def test_what_is_no_mark_changes_nothing(marks, desk, mark):
    before = desk.plan

    marks.row("chan-insta", goal_fit=mark)

    assert (desk.plan, list(marks.form.errors)) == (before, ["chan-insta.goal_fit"])


def test_the_sum_and_the_place_stand_beside_the_marks(marks):
    marks.row("chan-insta", **FULL)

    assert (standing(marks)["sum"], standing(marks)["place"]) == ("14 of 20", ", second")


def test_channels_that_are_level_are_said_to_be(marks):
    marks.row("chan-insta", **{**FULL, "capacity_fit": "4"})

    assert standing(marks)["place"] == ", first together with 'Site'"


def test_missing_marks_are_named(marks):
    marks.row("chan-insta", audience_fit="4", goal_fit="1")

    assert standing(marks)["sum"] + standing(marks)["place"] == "5 of 10 so far; format fit and capacity not marked yet"


def test_a_channel_without_marks_says_so(marks):
    assert (standing(marks)["sum"], standing(marks)["place"]) == ("Not marked yet", "")


def test_the_order_by_score_is_handed_down(marks):
    assert marks.form.standing["order"] == ["chan-site", "chan-blog", "chan-insta"]


def test_the_order_is_said_in_words(marks):
    assert marks.form.standing["says"] == "'Site' comes first, then 'Blog'. None of them is in focus yet."


def test_a_rank_against_the_marks_asks_why(marks):
    marks.row("chan-blog", rank="1")

    assert standing(marks, "chan-blog")["asks"] == "You put it first, the marks say second. Why?"


def test_a_rank_that_agrees_asks_nothing(marks):
    marks.row("chan-blog", rank="2")

    assert standing(marks, "chan-blog")["asks"] == ""


def test_the_reason_goes_into_the_plan(marks, desk):
    marks.row("chan-blog", rank_note="Our best customers read it")

    assert desk.plan.channels.channels[2].rank_note == "Our best customers read it"


@pytest.mark.parametrize("rank", ["0", "4", "-3"])
def test_a_rank_that_no_channel_can_have_is_asked_back(marks, rank):
    marks.row("chan-blog", rank=rank)

    assert marks.form.errors == {"chan-blog.rank": "Write a number from 1 to 3: there are three channels."}


def test_a_removed_channel_does_not_come_back_with_its_mark(marks, desk):
    answer = marks.row("chan-gone", audience_fit="3")

    assert (len(desk.plan.channels.channels), answer["number"]) == (3, 1)


@pytest.mark.parametrize("name", ["name", "tier", "id", "owner", "no such question"])
def test_only_marks_rank_and_reason_are_answered_here(marks, desk, name):
    before = desk.plan

    marks.row("chan-site", **{name: "x"})

    assert desk.plan == before


@pytest.mark.parametrize(
    "message",
    [
        {"do": "remove", "table": [], "row": "chan-site"},
        {"do": "move", "table": [], "row": "chan-site", "by": 1},
        {"do": "restore", "table": [], "row": "chan-site", "at": 0},
        {"do": "put", "table": ["chan-site", "accounts"], "rows": [{"id": "acct-bbbb", "values": {"name": "x"}}]},
        {"do": "put", "table": [], "rows": [{"id": "chan-site", "values": {}}], "gone": ["chan-site"]},
        {"do": "put", "values": {"name": "x"}},
    ],
)
def test_nothing_is_added_moved_or_removed_here(marks, desk, message):
    before = desk.plan

    marks.send(**message)

    assert desk.plan == before


def test_a_message_of_another_shape_is_not_read(marks, desk):
    before = desk.plan

    marks.form._receive(marks.form, ["put"], [])

    assert desk.plan == before


def test_a_locked_matrix_takes_no_mark(desk, hand):
    before = desk.plan

    hand(desk.open("channels", "scores", locked=True)).row("chan-site", goal_fit="1")

    assert desk.plan == before


def test_a_mark_that_cannot_be_saved_is_kept_and_not_counted(marks, desk):
    desk.refuses = True

    answer = marks.row("chan-site", goal_fit="1")

    assert (answer["left"], marks.form.value[1]["goal_fit"], standing(marks, "chan-site")["sum"]) == (
        ["chan-site.goal_fit"],
        "1",
        "16 of 20",
    )


def test_somebody_elses_mark_counts_at_once(marks, desk):
    marks.form.show(desk.plan.with_channels(channels=desk.plan.channels.channels[1:]))

    assert marks.form.standing["order"] == ["chan-site", "chan-blog"]


def test_without_channels_the_way_to_them_is_said(blank_desk):
    form = blank_desk.open("channels", "scores")

    assert "further up, under “Where will you show up, and what for?”" in form.shape["nothing"]


def test_every_mark_says_what_0_and_5_mean(marks):
    helps = [one["help"] for one in marks.form.shape["columns"] if one["name"] in marks.form.shape["marks"]]

    assert [one for one in helps if "0 " in one and "5 " in one] == helps
