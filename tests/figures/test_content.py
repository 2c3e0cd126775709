"""How much of what went out was one's own."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.figures.content import own_pieces_by_month
from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.publishing import Published


def count(key, **changes):
    return Published(id=f"publ-{key}", **({"month": "2026-10", "channel": "chan-feed", "pieces": 9} | changes))


def drawn(*log, **content):
    return own_pieces_by_month(blank_plan("fernhill").with_content(published=log, **content))


def test_each_month_has_all_pieces_and_ones_own():
    picture = drawn(count("own1"), count("other", source="others", pieces=3), own_share=60)

    assert [[cell.text for cell in row] for row in picture.facts["rows"]] == [["October 2026", "12", "9", "75 %"]]
    assert picture.note == "You meant 60 % to be your own."


def test_a_month_without_a_count_is_not_there():
    assert [row[0].text for row in drawn(count("aug1", month="2026-08"), count("oct1")).facts["rows"]] == ["August 2026", "October 2026"]


def test_few_pieces_and_a_part_of_a_month_are_pointed_out():
    days = {"counted_from": dt.date(2026, 10, 1), "counted_to": dt.date(2026, 10, 7)}
    note = drawn(count("part", pieces=3, **days)).note

    assert "Fewer than 10 pieces in October 2026" in note
    assert "Not the whole month is counted in October 2026." in note


def test_the_chart_says_each_month():
    chart = drawn(count("own1"), count("other", source="others", pieces=3)).chart()

    assert (chart.alt, chart.stops) == ("In October 2026, 9 of 12 pieces were your own.", ("October 2026: 9 of 12, 75 %.",))
    assert chart.svg().startswith("<svg")
