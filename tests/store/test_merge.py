from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smplan_kernel.store.merge import merge

BASE = {"goals": {"goals": [{"id": "goal-aaaa", "text": "a", "tags": ["x"]}, {"id": "goal-bbbb", "text": "b", "tags": []}], "note": ""}}


def changed(**places: Any) -> dict[str, Any]:
    """The base with other values, by path such as goals__goals__0__text."""
    document = copy.deepcopy(BASE)
    for path, value in places.items():
        *parts, last = [int(part) if part.isdigit() else part for part in path.split("__")]
        place: Any = document
        for part in parts:
            place = place[part]
        place[last] = value
    return document


def with_goals(*goals: dict[str, Any]) -> dict[str, Any]:
    return changed(goals__goals=list(goals))


A, B = BASE["goals"]["goals"]
C, D = ({"id": f"goal-{letter * 4}", "text": letter, "tags": []} for letter in "cd")


def texts(document: dict[str, Any]) -> list[str]:
    return [goal["text"] for goal in document["goals"]["goals"]]


def test_changes_in_different_places_of_one_record_both_stay():
    merged = merge(BASE, changed(goals__goals__0__text="mine"), changed(goals__goals__0__tags=["theirs"]))

    assert (merged.document["goals"]["goals"][0], merged.clashes) == ({"id": "goal-aaaa", "text": "mine", "tags": ["theirs"]}, ())


def test_the_same_place_with_two_texts_is_a_clash_with_all_three():
    (clash,) = merge(BASE, changed(goals__note="mine"), changed(goals__note="theirs")).clashes

    assert (clash.path, clash.before, clash.mine, clash.theirs) == ("goals.note", "", "mine", "theirs")


def test_the_same_text_on_both_sides_is_no_clash():
    merged = merge(BASE, changed(goals__note="same"), changed(goals__note="same"))

    assert (merged.document["goals"]["note"], merged.clashes) == ("same", ())


def test_a_list_of_plain_values_is_one_place():
    (clash,) = merge(BASE, changed(goals__goals__0__tags=["x", "mine"]), changed(goals__goals__0__tags=["x", "theirs"])).clashes

    assert clash.path == "goals.goals.goal-aaaa.tags"


def test_both_added_records_stay():
    merged = merge(BASE, with_goals(A, B, C), with_goals(A, B, D))

    assert (sorted(texts(merged.document)), merged.clashes) == (["a", "b", "c", "d"], ())


def test_an_added_record_stays_behind_its_neighbour():
    merged = merge(BASE, with_goals(A, C, B), with_goals(D, A, B))

    assert texts(merged.document) == ["d", "a", "c", "b"]


def test_removed_by_one_and_left_alone_by_the_other_is_removed():
    merged = merge(BASE, with_goals(B), with_goals(A, B, C))

    assert (texts(merged.document), merged.clashes) == (["b", "c"], ())


@pytest.mark.parametrize("is_mine", [True, False])
def test_removed_by_one_and_changed_by_the_other_is_a_clash(is_mine):
    removed, edited = with_goals(B), changed(goals__goals__0__text="edited")
    (clash,) = merge(BASE, removed, edited).clashes if is_mine else merge(BASE, edited, removed).clashes

    assert (clash.path, clash.mine is None, clash.theirs is None) == ("goals.goals.goal-aaaa", is_mine, not is_mine)


def test_removed_by_both_is_removed():
    assert texts(merge(BASE, with_goals(B), with_goals(B)).document) == ["b"]


@pytest.mark.parametrize("is_mine", [True, False])
def test_moved_by_one_side_is_moved(is_mine):
    moved, edited = with_goals(B, A), changed(goals__goals__0__text="edited")
    merged = merge(BASE, moved, edited) if is_mine else merge(BASE, edited, moved)

    assert (texts(merged.document), merged.clashes) == (["b", "edited"], ())


def test_moved_by_both_in_two_ways_is_a_clash_of_order():
    base = with_goals(A, B, C)
    (clash,) = merge(base, with_goals(C, A, B), with_goals(B, A, C)).clashes

    assert (clash.path, clash.mine) == ("goals.goals.(order)", ["goal-cccc", "goal-aaaa", "goal-bbbb"])


@pytest.mark.parametrize(("side", "order"), [("mine", ["c", "a", "b"]), ("theirs", ["b", "a", "c"])])
def test_a_chosen_order_stays(side, order):
    merged = merge(with_goals(A, B, C), with_goals(C, A, B), with_goals(B, A, C), choices={"goals.goals.(order)": side})

    assert (texts(merged.document), merged.clashes) == (order, ())


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_a_chosen_text_stays(side):
    merged = merge(BASE, changed(goals__note="mine"), changed(goals__note="theirs"), choices={"goals.note": side})

    assert (merged.document["goals"]["note"], merged.clashes) == (side, ())


@pytest.mark.parametrize(("side", "left"), [("mine", ["b"]), ("theirs", ["edited", "b"])])
def test_a_chosen_removal_or_change_stays(side, left):
    merged = merge(BASE, with_goals(B), changed(goals__goals__0__text="edited"), choices={"goals.goals.goal-aaaa": side})

    assert texts(merged.document) == left


def test_one_and_one_point_nought_and_true_are_three_values():
    base = changed(goals__note=0)

    assert len(merge(base, changed(goals__note=1), changed(goals__note=True)).clashes) == 1


def test_a_cautious_merge_asks_wherever_the_two_differ():
    merged = merge(BASE, changed(goals__note="mine"), changed(goals__goals__0__text="theirs"), is_cautious=True)

    assert {clash.path for clash in merged.clashes} == {"goals.note", "goals.goals.goal-aaaa.text"}


def test_merging_changes_none_of_its_documents():
    mine, theirs = with_goals(B, C), with_goals(D, A, B)
    before = copy.deepcopy((BASE, mine, theirs))
    merge(BASE, mine, theirs)

    assert (BASE, mine, theirs) == before


FEW = settings(max_examples=60)

goal_ids = st.sampled_from([f"goal-{letter * 4}" for letter in "abcdef"])
goals = st.builds(dict, id=goal_ids, text=st.sampled_from("xyz"), tags=st.lists(st.sampled_from("pq"), max_size=2))
documents = st.builds(
    lambda listed, note: {"goals": {"goals": listed, "note": note}},
    st.lists(goals, unique_by=lambda goal: goal["id"]),
    st.sampled_from("uvw"),
)


def places(document: dict[str, Any]) -> dict[tuple[str, ...], Any]:
    """Every place of a document with its value, records by their id."""
    found: dict[tuple[str, ...], Any] = {("note",): document["goals"]["note"]}
    for goal in document["goals"]["goals"]:
        found |= {(goal["id"], name): value for name, value in goal.items()}
    return found


@FEW
@given(base=documents, mine=documents, theirs=documents)
def test_no_change_is_lost_without_a_clash(base, mine, theirs):
    merged = merge(base, mine, theirs)
    result = places(merged.document)
    asked = [clash.path.removeprefix("goals.").removeprefix("goals.") for clash in merged.clashes]
    for side in (mine, theirs):
        for place, value in places(side).items():
            is_changed = places(base).get(place, "missing") != value
            is_asked = ".".join(place) in asked or place[0] in asked
            assert not is_changed or is_asked or result.get(place) == value


@FEW
@given(base=documents, mine=documents, theirs=documents)
def test_no_removal_is_lost_without_a_clash(base, mine, theirs):
    merged = merge(base, mine, theirs)
    left = {goal["id"] for goal in merged.document["goals"]["goals"]}
    asked = {clash.path.removeprefix("goals.goals.") for clash in merged.clashes}
    for side in (mine, theirs):
        removed = {goal["id"] for goal in base["goals"]["goals"]} - {goal["id"] for goal in side["goals"]["goals"]}

        assert not (removed & left) - asked


@FEW
@given(base=documents, mine=documents, theirs=documents)
def test_it_does_not_matter_who_saves_first(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert {clash.path for clash in one.clashes} == {clash.path for clash in other.clashes}
    assert one.clashes or places(one.document) == places(other.document)


@FEW
@given(base=documents, mine=documents)
def test_a_side_that_changed_nothing_gives_way(base, mine):
    assert merge(base, mine, base).document == merge(base, base, mine).document == mine


@FEW
@given(base=documents, mine=documents, theirs=documents)
def test_every_clash_can_be_settled(base, mine, theirs):
    asked = merge(base, mine, theirs).clashes

    assert merge(base, mine, theirs, choices={clash.path: "mine" for clash in asked}).clashes == ()


@pytest.mark.parametrize(("mine", "theirs", "both"), [("mine", "theirs", "theirs\n\nmine"), (["x", "a"], ["x", "b"], ["x", "b", "a"])])
def test_two_texts_can_both_stay_one_below_the_other(mine, theirs, both):
    merged = merge(BASE, changed(goals__note=mine), changed(goals__note=theirs), choices={"goals.note": "both"})

    assert (merged.document["goals"]["note"], merged.clashes) == (both, ())


@pytest.mark.parametrize(("mine", "theirs"), [(1, 2), ("", "theirs"), (["a"], [1])])
def test_what_cannot_stand_together_is_asked_again(mine, theirs):
    base = changed(goals__note="before")
    merged = merge(base, changed(goals__note=mine), changed(goals__note=theirs), choices={"goals.note": "both"})

    assert [clash.path for clash in merged.clashes] == ["goals.note"]
