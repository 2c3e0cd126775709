"""How fresh a source is: the last day, its age, and the gaps worth mending."""

from datetime import date

import pytest

from smplan_kernel.inbox import SentFile, guide, import_sent
from smplan_kernel.inbox.freshness import freshness
from smplan_kernel.inbox.guide import KINDS, READABLE, where_to_find
from smplan_kernel.plan.vocabulary import PLATFORMS
from smplan_kernel.sources.importers import LAYOUTS
from tests.automation.garden import X_ACCOUNT, x_file

TODAY = date(2026, 11, 22)


@pytest.fixture
def of_x(session):
    """The sentence about the X account after some files of it."""

    def said(*spans, today=TODAY):
        for number, (first, last) in enumerate(spans):
            import_sent(session, "garden", SentFile(name=f"{number}.csv", content=x_file(first, last)))
        (found,) = freshness((X_ACCOUNT,), session.observations("garden"), today)
        return found

    return said


def test_a_source_without_a_file_says_so(of_x):
    assert (of_x().state, of_x().sentence) == ("none", "X: no file yet.")


def test_the_last_day_and_its_age_are_told(of_x):
    found = of_x((date(2026, 9, 1), date(2026, 10, 31)))

    assert (found.state, found.sentence) == ("fresh", "X: figures to 31 October 2026, 22 days old.")


def test_a_gap_names_its_month_and_days(of_x):
    found = of_x((date(2026, 6, 1), date(2026, 7, 5)), (date(2026, 7, 13), date(2026, 10, 31)))

    assert (found.state, found.sentence) == ("gap", "X: figures to 31 October 2026, 22 days old; July has a gap, 6 to 12 July 2026.")


def test_many_gaps_are_counted(of_x):
    found = of_x(*((date(2026, month, 1), date(2026, month, 20)) for month in (5, 6, 7, 8, 9)))

    assert found.sentence.endswith("; 2 more gaps before that.")


def test_figures_of_two_months_ago_are_old(of_x):
    assert of_x((date(2026, 8, 1), date(2026, 8, 31))).state == "old"


def test_a_gap_of_years_ago_is_left_alone(of_x):
    found = of_x((date(2023, 1, 1), date(2023, 1, 31)), (date(2023, 3, 1), date(2023, 3, 31)), (date(2026, 11, 1), date(2026, 11, 21)))

    assert found.sentence == "X: figures to 21 November 2026 (November is not whole), 1 day old."


def test_what_was_taken_back_is_not_counted(of_x, session):
    of_x((date(2026, 9, 1), date(2026, 10, 31)))
    session.undo_import("garden", session.imports("garden")[0].id)

    assert freshness((X_ACCOUNT,), session.observations("garden"), TODAY)[0].state == "none"


def test_every_platform_that_can_be_read_says_where_its_file_is():
    assert set(READABLE) == {platform for layout in LAYOUTS for platform in layout.platforms}


def test_a_platform_that_cannot_be_read_says_so(monkeypatch):
    monkeypatch.delitem(guide._PLACES, "tiktok")

    assert "does not read" in where_to_find(("tiktok",))[0].sentence


@pytest.mark.parametrize("platforms", [(), ("nonsense",)])
def test_without_a_source_all_readable_platforms_are_told(platforms):
    assert {place.platform for place in where_to_find(platforms)} == set(READABLE)


@pytest.mark.parametrize("place", where_to_find(PLATFORMS), ids=lambda place: place.platform)
def test_the_way_to_a_file_is_at_most_three_sentences(place):
    assert 1 <= place.sentence.count(".") <= 3
    assert all(kind.startswith(".") for kind in KINDS)
