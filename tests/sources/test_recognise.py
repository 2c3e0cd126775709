"""Every made file is known by its content, and by one format only."""

from __future__ import annotations

import pytest

from smplan_kernel.sources.files.container import open_book
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.importers import LAYOUTS
from smplan_kernel.sources.recognise import fitting
from tests.sources import makers


@pytest.mark.parametrize("name", makers.MADE)
def test_a_file_fits_its_format_and_no_other(name):
    expected, data = makers.MADE[name]

    assert [layout.format for layout, _ in fitting(open_book(data, file="anything.bin", limits=Limits()))] == [expected]


def test_every_format_is_made_at_least_once():
    assert {expected for expected, _ in makers.MADE.values()} == {layout.format for layout in LAYOUTS}


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("Video title,Video link,Post time,Total views,Total play time", "list of videos with their play time"),
        ("Beitrags-ID,Konto-ID,Permalink,Aufrufe", "set its language to English"),
    ],
)
def test_an_export_that_is_not_read_yet_is_named(read, header, says):
    answer = read(f"{header}\n1,2,3\n".encode())

    assert answer.status == "refused"
    assert says in answer.problems[0]


def test_a_report_of_google_analytics_in_another_language_is_named(read):
    data = b"# ----------------------------------------\n# Bericht\n# Startdatum: 20260901\nEreignisname,Ereignisanzahl\nclick,3\n"

    assert "Google Analytics in a language" in read(data).problems[0]


def test_two_exports_in_one_zip_are_named_to_be_read_one_by_one(read):
    answer = read(makers.packed({"x.csv": makers.x_file(), "codes.csv": makers.shopify_file()}), "both.zip")

    assert answer.members == ("x.csv", "codes.csv")
    assert "2 files inside that do not belong together" in answer.problems[0]


def test_two_formats_in_one_table_are_asked(read):
    header = ",".join((*makers.X_HEADER, *makers.SHOPIFY_HEADER))
    answer = read(f"{header}\n{'1,' * 21}1\n".encode())

    assert (answer.status, answer.option, answer.choices) == ("needs-answer", "--platform", ("shop", "x"))


def test_the_answer_to_which_platform_decides(read):
    header = ",".join((*makers.X_HEADER, *makers.SHOPIFY_HEADER))
    answer = read(f"{header}\n{'1,' * 14}A,1,1,7,1,1,1,1\n".encode(), platform="shop")

    assert answer.format == "shopify.discounts"


def test_a_platform_that_contradicts_the_file_is_said(read):
    answer = read(makers.x_file(), platform="linkedin")

    assert "this is X, account overview, not an export of 'linkedin'" in answer.problems[0]


def test_the_name_of_the_file_plays_no_part(read):
    assert read(makers.linkedin_file(), "holiday.jpg").format == "linkedin.content"
