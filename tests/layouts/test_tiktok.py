from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl

from tests.layouts.tiktok_business import AUDIENCE, OVERVIEW, VIDEOS, tiktok_business
from tests.layouts.tiktok_studio import HISTORY, spanish, tiktok_csv, tiktok_workbook, tiktok_zip

ROWS = [{"Date": date(2026, 3, 8), "Followers": 400}]


def test_a_member_has_a_mark_quotes_everywhere_and_no_newline_at_its_end():
    assert tiktok_csv(HISTORY, ROWS, say=spanish) == (
        b"\xef\xbb\xbf"
        b'"Date","Followers","Difference in followers from previous day"\n'
        b'"8 de marzo","400","undefined"'
    )  # fmt: skip


def test_members_are_stored_and_not_deflated():
    chest = zipfile.ZipFile(io.BytesIO(tiktok_zip([("FollowerHistory", HISTORY, ROWS)])))

    assert [(entry.filename, entry.compress_type) for entry in chest.infolist()] == [("FollowerHistory.csv", zipfile.ZIP_STORED)]


def test_a_workbook_holds_text_only():
    sheet = openpyxl.load_workbook(io.BytesIO(tiktok_workbook([("FollowerHistory", HISTORY, ROWS)])))["FollowerHistory"]

    assert [cell.value for cell in sheet[2]] == ["March 8", "400", "undefined"]


def test_business_files_are_unquoted_and_print_the_year():
    assert tiktok_business(AUDIENCE, [{"Date": date(2026, 3, 8), "Total followers": 400}], missing="NAN") == (
        b"\xef\xbb\xbf"
        b"Date,New followers,Total followers,Reached audience,Engaged audience\n"
        b"2026/03/08,NAN,400,NAN,NAN"
    )  # fmt: skip


def test_a_business_video_has_a_moment():
    row = {"Post time": datetime(2025, 10, 31, 18, 19, 10)}  # noqa: DTZ001 - the writer prints no zone

    assert tiktok_business(VIDEOS, [row]).endswith(b"--,--,2025/10/31 18:19:10,--,--,--,--,--")


def test_one_business_header_ends_in_a_blank():
    assert b",Phone number clicks ,Leads submission," in tiktok_business(OVERVIEW, [])
