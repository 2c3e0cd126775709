from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from tests.layouts.youtube_studio import ENGLISH, ENGLISH_SEPTEMBER_2026, GERMAN_2021, youtube_days, youtube_videos

DAYS = ({"Date": date(2026, 8, 1), "Views": 300, "Watch time (hours)": 12.5, "Subscribers": -1, "Impressions": 4000},)
TOTAL = {"Views": 305, "Watch time (hours)": 12.75}
GERMAN_VIDEO = {GERMAN_2021.content[0]: "-aBcDeFgHiJ", GERMAN_2021.content[1]: "Ein Hang", GERMAN_2021.views: 900}


def members(content: bytes) -> dict[str, list[str]]:
    chest = zipfile.ZipFile(io.BytesIO(content))
    return {name: chest.read(name).decode().split("\n") for name in chest.namelist()}


def test_the_zip_holds_table_chart_and_totals():
    assert tuple(members(youtube_days(DAYS, total=TOTAL))) == ENGLISH.members


def test_the_total_is_the_first_row_and_need_not_be_the_sum():
    assert members(youtube_days(DAYS, total=TOTAL))["Table data.csv"][1:3] == ["Total,305,12.75,,,", "2026-08-01,300,12.5,-1,4000,"]


def test_since_september_2026_impressions_are_of_thumbnails():
    table = members(youtube_days(DAYS, total=TOTAL, language=ENGLISH_SEPTEMBER_2026))["Table data.csv"]

    assert table[0].endswith("Thumbnail impressions,Thumbnail click-through rate (%)")


def test_the_german_of_2021_hides_soft_hyphens_in_its_words():
    content = youtube_videos([GERMAN_VIDEO], {(date(2021, 5, 1), "-aBcDeFgHiJ"): 900}, total={}, language=GERMAN_2021)

    assert members(content)["Tabellendaten.csv"][:2] == [
        (
            "Vi\u00addeo,Vi\u00addeo\u00adti\u00adtel,Ver\u00adöf\u00adfent\u00adli\u00adchungs\u00adzeit\u00adpunkt des Vi\u00adde\u00ados,"
            "Auf\u00adru\u00adfe,Wie\u00adder\u00adga\u00adbe\u00adzeit (Stun\u00adden),Abon\u00adnen\u00adten,Im\u00adpres\u00adsio\u00adnen,"
            "Klick\u00adra\u00adte der Im\u00adpres\u00adsio\u00adnen (%)"
        ),
        "Ge\u00adsamt,,,,,,,",
    ]


def test_the_german_table_ends_in_a_footer_of_one_cell():
    content = youtube_videos([GERMAN_VIDEO], {}, total={}, language=GERMAN_2021)

    assert (
        members(content)["Tabellendaten.csv"][-2] == "Die 500 be\u00adsten Er\u00adgeb\u00adnis\u00adse wer\u00adden an\u00adge\u00adzeigt"
    )


def test_the_chart_names_day_and_video():
    video = {"Content": "aBcDeFgHiJk", "Video title": "A slope in three terraces", "Duration": 512}
    content = youtube_videos([video], {(date(2026, 8, 1), "aBcDeFgHiJk"): 44}, total={})

    assert members(content)["Chart data.csv"][1] == "2026-08-01,aBcDeFgHiJk,A slope in three terraces,,512,44"


def test_more_days_than_youtube_lists_are_refused():
    with pytest.raises(ValueError, match="at most 500 rows"):
        youtube_days([DAYS[0]] * 501, total=TOTAL)
