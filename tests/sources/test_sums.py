from __future__ import annotations

import pytest

from tests.sources.makers import linkedin_file, linkedin_metrics, table

SEEN = "may stand under wrong names"
BUSINESS = "Date,Video views,Profile views,Reached audience,Net growth,New followers,Lost followers"
FACEBOOK = ["Post ID", "Page ID", "Publish time", "Permalink", "Reactions, Comments and Shares", "Reactions", "Comments", "Shares"]


def notes(answer):
    assert answer.status == "recognised", answer.problems
    return [note for note in answer.notes if SEEN in note]


def facebook(*figures):
    rows = [[f"10000000000000{n}", "7", "09/21/2026 18:30", "", *row] for n, row in enumerate(figures, 1)]
    return b"\xef\xbb\xbf" + table(FACEBOOK, rows).encode()


def test_a_total_that_its_parts_do_not_give_is_said_with_its_row(read):
    rows = linkedin_metrics(4)
    rows[1] |= {"Clicks (organic)": 4.0, "Clicks (sponsored)": 10.0, "Clicks (total)": 12_345.0}

    (note,) = notes(read(linkedin_file(rows)))

    assert note == (
        "Row 4 of Metrics: 'Clicks (total)' is 12,345, and its parts add up to 14; "
        "figures of this row may stand under wrong names. Compare it with the platform."
    )


@pytest.mark.parametrize(("bad", "more"), [(1, ""), (2, " So it is in one more row."), (3, " So it is in 2 more rows.")])
def test_rows_beyond_the_first_are_counted(read, bad, more):
    rows = linkedin_metrics(4)
    for row in rows[:bad]:
        row |= {"Clicks (total)": 9.0, "Comments (total)": 8.0}

    (note,) = notes(read(linkedin_file(rows)))

    assert note.startswith("Row 3 of Metrics")
    assert note.endswith(f"Compare it with the platform.{more}")


@pytest.mark.parametrize(("figures", "says"), [((9, 4, 3, 2), 0), ((9, 4, 3, 1), 1), ((9, "", 3, 2), 0), (("", 4, 3, 2), 0)])
def test_what_facebook_adds_up_is_added_up_again_where_all_of_it_is_there(read, figures, says):
    assert len(notes(read(facebook((6, 3, 2, 1), figures)))) == says


@pytest.mark.parametrize(("row", "says"), [("-2,3,5", 0), ("-2,3,4", 1)])
def test_what_a_day_won_and_lost_gives_its_growth(read, row, says):
    assert len(notes(read(f"{BUSINESS}\n2025/09/01,1,1,1,{row}".encode()))) == says
