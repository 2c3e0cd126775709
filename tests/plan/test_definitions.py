from __future__ import annotations

import re
from collections import Counter

import pytest

from smplan_kernel.plan import DefinitionChange
from smplan_kernel.plan.definition import is_shipped
from smplan_kernel.plan.definitions import definition_changes, definitions_of
from smplan_kernel.plan.known_definitions import KNOWN
from smplan_kernel.plan.vocabulary import METRICS, PLATFORMS, RATES


def own(**changes):
    return DefinitionChange(id="defn-mine", **({"platform": "instagram", "before": "Impressions", "after": "Views"} | changes))


@pytest.mark.parametrize(
    ("platform", "measure", "before", "after", "is_new"),
    [
        ("instagram", "views", "Impressions", "Views", True),
        ("facebook", "views", "Impressions", "Views", True),
        ("web", "key_events", "Conversions", "Key events", True),
        ("linkedin", "shares", "Shares (total)", "Reposts (total)", True),
        ("youtube", "thumbnail_impressions", "Impressions", "Thumbnail impressions", False),
        ("x", "shares", "retweets", "Reposts", False),
    ],
)
def test_the_known_changes_are_written_down(platform, measure, before, after, is_new):
    found = [change for change in definition_changes((), platform) if (change.before, change.after) == (before, after)]

    assert [(change.measure, change.new_meaning) for change in found] == [(measure, is_new)]


def test_every_version_has_a_formula_and_names_who_says_so():
    assert [version.key for version in KNOWN if not (version.formula and version.source and version.names)] == []


def test_every_version_is_about_a_known_measure_of_a_known_platform():
    assert [one.key for one in KNOWN if one.platform not in PLATFORMS or one.measure not in {**METRICS, **RATES}] == []


def test_no_two_versions_share_a_key_that_begins_another():
    keys = Counter(change.id for version in KNOWN for change in version.changes)

    assert [key for key, times in keys.items() if times > 1] == []


def test_when_it_began_is_as_exact_as_it_is_known():
    assert [one.key for one in KNOWN if one.since and not re.fullmatch(r"\d{4}(-\d{2}){0,2}", one.since)] == []


def test_a_plans_entry_takes_the_place_of_the_shipped_one():
    assert [change for change in definition_changes((own(),), "instagram") if change.new_meaning] == [own()]


def test_an_entry_about_one_name_takes_the_place_of_all_spellings():
    mine = own(platform="youtube", measure="thumbnail_impressions", before="Impressions", after="Thumbnail impressions")

    assert "Impressionen" not in {change.before for change in definition_changes((mine,), "youtube")}


def test_an_entry_about_something_else_leaves_the_shipped_one():
    found = definition_changes((own(before="Reach", after="Viewers"),), "instagram")

    assert [is_shipped(change) for change in found if change.new_meaning] == [False, True]


def test_the_versions_of_a_figure_begin_with_what_it_was():
    assert [version.names[0] for version in definitions_of("shares", "linkedin")] == ["Shares (total)", "Reposts (total)"]
