from __future__ import annotations

import pytest

from smplan_kernel.measures.meaning import canonical, meaning_of


@pytest.mark.parametrize(
    ("text", "name"),
    [("Impressions", "impressions"), ("key events", "key_events"), ("New followers", "followers_gained"), ("Soil tests", "Soil tests")],
)
def test_a_measure_is_known_by_its_name_or_title(text, name):
    assert canonical(text) == name


def test_without_changes_a_measure_is_read_from_itself():
    assert [stretch.measure for stretch in meaning_of("views", [], platform="x", account="fern").stretches] == ["views"]


def test_a_figure_is_followed_to_the_measure_it_was_before(new_definition):
    meaning = meaning_of("views", [new_definition(measure="views")], platform="x", account="fern")

    assert [stretch.measure for stretch in meaning.stretches] == ["impressions", "views"]


def test_another_platforms_change_is_not_followed(new_definition):
    assert meaning_of("views", [new_definition()], platform="instagram", account="fern").new_on == ()


def test_a_new_name_alone_is_no_new_meaning(new_definition):
    assert meaning_of("views", [new_definition(new_meaning=False)], platform="x", account="fern").new_on == ()


def test_renamed_columns_share_a_group(new_definition):
    meaning = meaning_of(
        "shares", [new_definition(measure="shares", before="Shares", after="Reposts", new_meaning=False)], platform="x", account=""
    )

    assert meaning.group("Shares") == meaning.group("Reposts")


def test_a_family_holds_every_name_of_a_column(new_definition):
    assert meaning_of("views", [new_definition()], platform="x", account="").family("Views") == {"views", "impressions"}
