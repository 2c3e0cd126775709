"""Days that a spreadsheet wrote in its own form, where the platform prints 03/04: it may have taken each for the day of the other order."""

from __future__ import annotations

import re

import pytest

from tests.proof.mutants import text_of
from tests.sources import makers


def _anew(data, written):
    """A copy in which a spreadsheet took each day that has a month of its number for one with the day first, and wrote it in its own way."""
    day = re.compile(r"\b(\d{2})/(\d{2})/(\d{4})\b")
    return day.sub(lambda found: written.format(d=found[1], m=found[2], y=found[3]) if int(found[2]) <= 12 else found[0], data).encode()


@pytest.mark.parametrize(("written", "right"), [("{d}.{m}.{y}", "month-first"), ("{y}-{m}-{d}", "day-first")])
@pytest.mark.parametrize("time", ["03/04/2026 10:00", "12/11/2025 09:30"])
def test_days_that_a_spreadsheet_wrote_in_its_own_form_are_asked_about(read, written, right, time):
    post = makers.instagram_post(**{"Publish time": time})
    original = makers.instagram_file([post])
    copy = _anew(text_of(original), written)
    other = "day-first" if right == "month-first" else "month-first"

    assert read(copy).status == "needs-answer"
    assert "its days and hours are not written as Meta writes them" in read(copy).question
    assert read(copy, dates=right).period == read(original).period
    assert read(copy, dates=other).period != read(original).period


def test_a_day_beyond_the_twelfth_cannot_have_been_turned(read):
    posts = [makers.instagram_post(**{"Publish time": f"09/{day}/2026 10:00", "Post ID": f"1790000000000000{day}"}) for day in (11, 21)]
    copy = text_of(makers.instagram_file(posts)).replace("09/11/2026", "11.09.2026").replace("09/21/2026", "21.09.2026")

    assert read(copy.encode()).period == ("2026-09-11", "2026-09-21")


def test_days_that_follow_one_another_tell_their_order(read):
    rows = makers.linkedin_metrics(5)
    turned = [{**row, "Date": "2026-{1}-{0}".format(*row["Date"].split("/"))} for row in rows]

    assert turned[1]["Date"] == "2026-02-09"
    assert read(makers.linkedin_file(turned)).period == read(makers.linkedin_file(rows)).period
