"""What a message may ask, and what it does to records."""

from __future__ import annotations

import pytest

from smplan_kernel.forms.edits import MOST_ROWS, read_edit, with_edit
from smplan_kernel.plan import Comment, Goal

ROWS = (Goal(id="goal-bbbb", text="One", comments=(Comment(id="note-bbbb", text="Well"),)), Goal(id="goal-cccc", text="Two"))


def edit(**message):
    return read_edit({"stem": "a", "number": 1, **message})


def create(record_id):
    return Goal(id=record_id)


def test_an_edit_keeps_its_number():
    assert (edit(do="put", values={"a": "b"}).stem, edit(do="put", values={}).number) == ("a", 1)


def test_places_name_each_answer():
    put = edit(do="put", table=["goal-bbbb", "comments"], rows=[{"id": "note-bbbb", "values": {"text": "x"}}])

    assert put.places() == ("goal-bbbb.comments.note-bbbb.text",)


def test_too_many_rows_are_not_read():
    assert edit(do="put", table=[], rows=[{"id": "goal-bbbb", "values": {}}] * (MOST_ROWS + 1)) is None


@pytest.mark.parametrize(
    "message",
    [
        {"do": "remove"},
        {"do": "move", "table": [], "row": "x", "by": "1"},
        {"do": "put", "table": "x", "rows": []},
        {"do": "drop", "table": []},
    ],
)
def test_a_broken_message_is_not_read(message):
    assert edit(**message) is None


def test_half_a_way_to_a_table_is_cut():
    assert edit(do="remove", table=["goal-bbbb", "comments", "note-bbbb"], row="x").table == ("goal-bbbb", "comments")


def test_removing_what_is_gone_changes_nothing():
    assert with_edit(ROWS, edit(do="remove", table=[], row="goal-dddd"), create) == ROWS


def test_an_inner_record_is_removed_and_the_outer_one_stays_untouched():
    after = with_edit(ROWS, edit(do="remove", table=["goal-bbbb", "comments"], row="note-bbbb"), create)

    assert (after[0].comments, ROWS[0].comments[0].text) == ((), "Well")
