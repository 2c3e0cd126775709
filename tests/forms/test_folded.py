"""A folded question is one line until somebody opens it; then its forms are made, once."""

from __future__ import annotations

import pytest

from smplan_kernel.forms import Folded, Picture
from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.ownership import AdvocacyCount
from smplan_kernel.plan.pages import page


class Builder:
    def __init__(self):
        self.built = []

    def __call__(self, ask):
        self.built.append(ask.key)
        return (Picture(html=""),)


@pytest.fixture
def builder():
    return Builder()


@pytest.fixture
def plan():
    return blank_plan("fernhill")


def open_line(folded, key):
    folded._receive(folded, {"do": "open", "key": key}, [])


def line(folded, key):
    return next(one for one in folded.lines if one["key"] == key)


def test_nothing_is_made_before_somebody_opens_a_line(builder, plan):
    folded = Folded(page("ownership").more, plan, build=builder)

    assert (builder.built, folded.opened) == ([], {})
    assert [one["question"] for one in folded.lines] == [ask.question for ask in page("ownership").more]


def test_an_opened_line_gets_its_forms_once(builder, plan):
    folded = Folded(page("ownership").more, plan, build=builder)

    open_line(folded, "rota")
    open_line(folded, "rota")

    assert (builder.built, list(folded.opened)) == (["rota"], ["rota"])


@pytest.mark.parametrize(
    "message", [{"do": "open", "key": "astrology"}, {"do": "open", "key": 7}, {"do": "remove", "key": "rota"}, "rota", None]
)
def test_what_no_line_sends_is_not_read(builder, plan, message):
    folded = Folded(page("ownership").more, plan, build=builder)

    folded._receive(folded, message, [])

    assert folded.opened == {}


def test_a_line_alone_says_which_plan_asks_it(builder, plan):
    assert Folded((page("ownership").ask("rota"),), plan, build=builder).lines[0]["before"] == "More for a full plan: "


def test_a_line_among_others_says_it_aside(builder, plan):
    folded = Folded(page("ownership").more, plan, build=builder)

    assert (line(folded, "rota")["before"], line(folded, "rota")["note"]) == ("", "for a full plan")


def test_a_plan_of_that_depth_hears_what_is_still_open(builder, plan):
    folded = Folded(page("ownership").more, plan.with_start(depth="full"), build=builder)

    assert (line(folded, "informs")["note"], line(folded, "rota")["note"]) == ("still open", "")


def test_a_line_says_how_much_is_written(builder, plan):
    folded = Folded(page("ownership").more, plan, build=builder)

    folded.show(plan.with_ownership(purpose="All know it", advocacy=(AdvocacyCount(id="advo-aaaa"), AdvocacyCount(id="advo-bbbb"))))

    assert (line(folded, "structure")["note"], line(folded, "advocacy")["note"]) == ("answered", "2 written")
