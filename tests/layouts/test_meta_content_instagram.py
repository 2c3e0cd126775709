from __future__ import annotations

from datetime import UTC, datetime

from tests.layouts.meta_content_instagram import (
    METRICS_BEFORE_APRIL_2025,
    error_row,
    meta_content_instagram,
    meta_content_instagram_swedish,
    publish_time,
)

POST = {
    "Post ID": "17901234567890123",
    "Account username": "fernhill",
    "Description": "Levels first.\nThen “plants”, then paths.",
    "Publish time": "10/01/2026 09:30",
    "Views": 812,
    "Follows": None,
}


def text(**variant) -> str:
    return meta_content_instagram([POST], **variant).decode("utf-8-sig")


def test_the_header_quotes_only_names_with_blanks():
    assert text().split("\n")[0] == (
        '"Post ID","Account ID","Account username","Account name",Description,"Duration (sec)","Publish time",'
        'Permalink,"Post type","Data comment",Date,Views,Reach,Likes,Shares,Follows,Comments,Saves'
    )


def test_the_file_begins_with_a_byte_order_mark():
    assert meta_content_instagram([POST]).startswith(b"\xef\xbb\xbf")


def test_a_post_of_two_lines_stays_one_field():
    assert '"Levels first.\nThen “plants”, then paths."' in text()


def test_figures_are_over_the_life_of_the_post():
    assert text().rstrip("\n").endswith(",Lifetime,812,,,,,,")


def test_before_april_2025_impressions_stand_where_views_are_now():
    assert text(metrics=METRICS_BEFORE_APRIL_2025).split("\n")[0].split(",")[11] == "Impressions"


def test_winter_and_summer_time_of_los_angeles_differ_by_an_hour():
    noon = [datetime(2026, month, 10, 12, 0, tzinfo=UTC) for month in (1, 7)]

    assert [publish_time(moment)[-5:] for moment in noon] == ["04:00", "05:00"]


def test_an_error_row_holds_a_sentence_and_one_number():
    row = meta_content_instagram([error_row("17900000000000001", value=3)]).decode("utf-8-sig").split("\n")[1]

    assert row == ',,,,,,,,,"An error occurred while computing metadata for content with ID 17900000000000001",,3,,,,,,'


def test_the_swedish_header_is_the_one_of_the_specification():
    assert meta_content_instagram_swedish([POST]).decode("utf-8-sig").split("\n")[0] == (
        "Publicerings-id,Konto-id,Kontots användarnamn,Kontonamn,Beskrivning,Publiceringstid,Inläggstyp,Permalänk,"
        "Visningar,Räckvidd,Gilla-markeringar,Kommentarer,Delningar,Följer,Sparade objekt"
    )


def test_account_columns_may_stand_twice():
    assert text(translated=True).split("\n")[0].startswith('Konto-id,"Kontots användarnamn",Kontonamn,"Post ID"')


def test_a_spreadsheet_may_have_quoted_each_line():
    assert text(each_line_quoted=True).startswith('"""Post ID"",""Account ID"",')
