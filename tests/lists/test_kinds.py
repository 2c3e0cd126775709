"""The lists: each stands in the plan under its own questions, and what tells its lines apart is among them."""

from __future__ import annotations

import pytest

from smplan_kernel.lists.kinds import KINDS, kind_of, kinds_on

EACH = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


@EACH
def test_what_tells_lines_apart_can_be_written(kind):
    asked = {meta.name for meta in kind.columns}

    assert {*kind.key, *kind.needed, *kind.inner_key, *kind.figures, *kind.named} <= asked


@EACH
def test_a_log_speaks_for_a_part_of_its_key(kind):
    assert set(kind.scope) <= set(kind.key)


@EACH
def test_every_column_can_stand_in_a_table(kind):
    assert {meta.kind for meta in kind.columns} & {"records", "group", "hidden"} == set()


@EACH
def test_a_list_belongs_to_one_page(kind):
    assert kind in kinds_on(kind.page)


def test_an_unknown_list_is_refused_with_the_known_ones():
    with pytest.raises(
        ValueError, match="must be one of accounts, competitors, mentions, content-log, routine-log, reply-log, hours, not 'friends'"
    ):
        kind_of("friends")
