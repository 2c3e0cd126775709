"""A moment that names a time zone of its own is never taken for a day of the layout's: 0 silent guesses in over five hundred files."""

from __future__ import annotations

import re

import pytest

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import DayColumn, DayText, read_days
from smplan_kernel.sources.cells.zones import zone_behind
from tests.proof.mutants import text_of
from tests.sources import makers

ZONES = (
    "Z", " UTC", " GMT", "+00:00", "+02:00", " +0200", "-0700", " -07:00", "+05:45", "+13:00", "-11:00", " GMT+2", " UTC-5", " UTC\u22125",
    " EST", " CEST", " PDT", " (UTC)", " Europe/Rome", " Uhr MEZ",
)  # fmt: skip
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?|\d{1,2}/\d{1,2}/\d{2,4} \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?|[A-Z][a-z]{2} \d\d, \d{4} \d\d:\d\d [ap]m)"
    r"( \+0000)?"
)
NO_DAY_OF_FIGURES = {"shopify", "shopify, with a mark"}  # their moments say when a code is valid, and are not read
CLOCKS = {
    title: text
    for title, (_, data) in makers.MADE.items()
    if title not in NO_DAY_OF_FIGURES and (text := text_of(data)) and _MOMENT.search(text)
}


def test_most_layouts_with_moments_are_tried():
    assert len(CLOCKS) * len(ZONES) > 500


@pytest.mark.parametrize("title", CLOCKS)
def test_no_zone_is_passed_over(read, title):
    text = CLOCKS[title]
    original = read(text.encode())
    for zone in ZONES:
        changed = read(_MOMENT.sub(lambda moment, zone=zone: moment[1] + zone, text).encode())
        if original.status == "needs-answer":
            assert changed.status == "needs-answer", zone
        elif "+0000" in text and zone in {"Z", " UTC", " GMT", "+00:00", " (UTC)"}:
            assert changed.status == "recognised", zone  # another way to write what is printed there
        else:
            assert (changed.status, changed.count) == ("refused", 0), zone
            says = (
                rf"\(row \d+, column '[^']+', value '.*'\): the time zone '{re.escape(zone.strip())}' is not what the platform prints there"
            )
            assert re.search(says.replace("\u2212", "[\u2212-]"), changed.problems[0]), changed.problems


@pytest.mark.parametrize(
    "text",
    ["2026-09-03T01:00:00", "3.9.26 18:05", "09/03/2026 6:30:05 PM", "3/9/2026 6:30 p. m.", "2026-09-03 18:30:05.123", "21.09.2026 18:30"],
)
def test_a_clock_alone_names_no_zone(text):
    assert zone_behind(text) == ""


def _days(*texts, zone):
    column = DayColumn(file="f.csv", sheet="", name="Date", zone=zone)
    return [str(day) for day in read_days([DayText(row=row, text=text) for row, text in enumerate(texts, 2)], column)]


def test_a_column_of_ones_own_may_have_any_zone_but_one_place():
    summer, winter = "2026-07-31 23:30 +0200", "2026-12-31 23:30 +0100"
    assert _days(summer, winter, "2027-01-01", zone=None) == ["2026-07-31", "2026-12-31", "2027-01-01"]
    with pytest.raises(ExportError, match=r"row 3, column 'Date'.*'-0700' is not that of the lines above"):
        _days(summer, "2026-07-31 23:30 -0700", zone=None)
    with pytest.raises(ExportError, match="row 3, column 'Date'"):
        _days(summer, "2026-07-31 23:30", zone=None)


@pytest.mark.parametrize("note", ["Dates and times are shown in UTC+2.", "All times: UTC -5", "Shown in Central European Time."])
def test_a_note_about_another_zone_is_not_taken_for_utc(read, note):
    assert set(read(makers.linkedin_file(note=note)).observations["flags"].str.contains("utc_day")) == {False}
