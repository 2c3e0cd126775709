from __future__ import annotations

import pytest

from tests.sources.makers import days, instagram_file, instagram_post, x_file

SEEN = "never leaves empty"


def notes(answer):
    assert answer.status == "recognised", answer.problems
    return [note for note in answer.notes if SEEN in note]


def x_rows(*empty, count=9, at=12):
    return x_file([(day, [*range(1, at + 1), "" if n in empty else 7, *range(at + 2, 14)]) for n, day in enumerate(days(count))])


def test_a_place_that_x_would_have_filled_is_said_with_its_row(read):
    (note,) = notes(read(x_rows(4)))

    assert note == (
        "Row 6: nothing stands under 'Media views', which this export never leaves empty, so a cell may be lost; figures "
        "of this row may stand under wrong names. Compare it with the platform."
    )


@pytest.mark.parametrize(("empty", "end"), [((1, 2), "one more row."), ((1, 2, 5), "2 more rows.")])
def test_rows_beyond_the_first_are_counted(read, empty, end):
    (note,) = notes(read(x_rows(*empty)))

    assert note.startswith("Row 3:")
    assert note.endswith(end)


@pytest.mark.parametrize("empty", [(), range(9)])
def test_a_column_that_is_filled_or_never_was_is_no_news(read, empty):
    assert notes(read(x_rows(*empty))) == []


def test_a_sign_for_none_fills_a_place(read):
    assert notes(read(x_rows(4).replace(b",,", b",-,").replace(b",\n", b",-\n"))) == []


def test_meta_leaves_places_empty(read):
    assert notes(read(instagram_file([instagram_post(), instagram_post(**{"Post ID": "17900000000000124", "Saves": ""})]))) == []
