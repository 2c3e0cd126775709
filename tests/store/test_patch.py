from __future__ import annotations

import copy

import jsonpatch
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.store.chain import canonical
from smplan_kernel.store.patch import apply, differences

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.floats(-2, 2, allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b/c", "d~e", ""]), inner, max_size=3),
    max_leaves=8,
)
rows = st.lists(st.fixed_dictionaries({"id": st.sampled_from("abcdefg"), "value": plain}), unique_by=lambda row: row["id"], max_size=7)
documents = st.fixed_dictionaries({"rows": rows, "value": plain}, optional={"more": rows})


@given(before=documents, after=documents)
def test_the_steps_lead_exactly_to_the_other_document(before, after):
    reached = apply(copy.deepcopy(before), differences(before, after))

    assert canonical(reached) == canonical(after)


@given(before=documents, after=documents)
def test_any_tool_for_rfc_6902_can_apply_the_steps(before, after):
    assert jsonpatch.JsonPatch(differences(before, after)).apply(before) == after


def test_a_moved_record_is_one_step():
    before = {"rows": [{"id": letter, "value": 1} for letter in "abc"]}
    after = {"rows": [before["rows"][2], *before["rows"][:2]]}

    assert differences(before, after) == [{"op": "move", "from": "/rows/2", "path": "/rows/0"}]


def test_a_new_first_record_is_one_step():
    before = {"rows": [{"id": "a", "value": 1}]}
    after = {"rows": [{"id": "b", "value": 2}, *before["rows"]]}

    assert differences(before, after) == [{"op": "add", "path": "/rows/0", "value": {"id": "b", "value": 2}}]


@pytest.mark.parametrize(
    "patch", [[{"op": "remove", "path": "/nowhere"}], [{"op": "sing", "path": "/a"}], [{"op": "replace", "path": "", "value": 1}]]
)
def test_steps_that_do_not_fit_are_told(patch):
    with pytest.raises(ValueError, match="step"):
        apply({"a": 1}, patch)
