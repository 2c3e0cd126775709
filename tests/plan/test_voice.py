"""Share of voice: out of both sides, by the same search, and never out of what nobody counted."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.audit import Mentions
from smplan_kernel.plan.voice import voice_by_month


def mentions(key, **changes):
    return Mentions(id=f"ment-{key}", **({"month": "2026-10", "query": "fernhill garden", "count": 14} | changes))


def voices(*counted):
    return voice_by_month(blank_plan("fernhill").with_audit(mentions=counted))


RIVAL = mentions("rival", about="comp-larch", query="larch lane", count=21)


def test_the_share_is_out_of_all_that_were_counted():
    (one,) = voices(mentions("own1", count=4), mentions("own2", topic="Levels", count=10), RIVAL)

    assert (one.own, one.others, one.total, one.share) == (14, 21, 35, pytest.approx(0.4))


@pytest.mark.parametrize("counted", [(mentions("own1"),), (RIVAL,), (mentions("own1", count=None), RIVAL)])
def test_one_side_alone_gives_no_share(counted):
    (one,) = voices(*counted)

    assert (one.total, one.share) == (None, None)


def test_nobody_mentioned_at_all_gives_no_share():
    (one,) = voices(mentions("own1", count=0), mentions("rival", about="comp-larch", count=0))

    assert (one.total, one.share) == (0, None)


@pytest.mark.parametrize(("query", "compares"), [("Fernhill  Garden", True), ("fernhill", False)], ids=["the same words", "other words"])
def test_months_compare_when_the_same_words_were_searched_for(query, compares):
    before, after = voices(mentions("sept", month="2026-09"), mentions("octo", query=query))

    assert after.compares_with(before) is compares


def test_a_month_that_is_not_counted_whole_says_to_which_day():
    (one,) = voices(mentions("part", counted_from=dt.date(2026, 10, 1), counted_to=dt.date(2026, 10, 7)))

    assert one.to == dt.date(2026, 10, 7)
