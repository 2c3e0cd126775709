from __future__ import annotations

import csv
import io

from tests.layouts.meta_content_facebook import (
    PRESET_2024,
    PRESET_2025,
    PRESET_2025_VIEWS_TWICE,
    meta_content_facebook,
    meta_content_facebook_swedish,
    meta_video_facebook,
)

POST = {"Post ID": "122100000000000123", "Page name": "Fernhill", "Publish time": "10/01/2026 09:30", "Views": 812}


def rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_three_presets_have_their_numbers_of_columns():
    widths = [len(rows(meta_content_facebook([], metrics=preset))[0]) for preset in (PRESET_2024, PRESET_2025, PRESET_2025_VIEWS_TWICE)]

    assert widths == [29, 31, 38]


def test_views_stand_twice_in_places_18_and_25():
    header = rows(meta_content_facebook([], metrics=PRESET_2025_VIEWS_TWICE))[0]

    assert [place for place, name in enumerate(header, start=1) if name == "Views"] == [18, 25]


def test_a_ragged_row_has_27_of_31_fields():
    assert [len(row) for row in rows(meta_content_facebook([POST], ragged=True))] == [31, 27]


def test_the_header_quotes_only_names_with_blanks_or_commas():
    assert meta_content_facebook([]).decode("utf-8-sig").startswith('"Post ID","Page ID","Page name",Title,Description,"Duration (sec)"')


def test_the_file_begins_with_a_mark_and_ends_with_a_line_break():
    data = meta_content_facebook([POST])

    assert (data[:3], data[-1:]) == (b"\xef\xbb\xbf", b"\n")


def test_the_swedish_header_begins_with_the_identifiers():
    assert rows(meta_content_facebook_swedish([POST]))[0][:3] == ["Publicerings-id", "Sid-id", "Sidnamn"]


def test_videos_have_a_column_for_every_interval():
    header = rows(meta_video_facebook([]))[0]

    assert sum(name.startswith("Percentage of total views at interval") for name in header) == 41
