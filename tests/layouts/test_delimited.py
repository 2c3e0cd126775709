from __future__ import annotations

from datetime import date

from tests.layouts import delimited


def test_a_field_with_a_comma_is_quoted_and_its_quotes_are_doubled():
    assert delimited.line(['say "yes", then', "plain one"]) == '"say ""yes"", then",plain one'


def test_meta_also_quotes_a_blank():
    assert delimited.line(["Post ID", "Date"], quoting=delimited.where_blank) == '"Post ID",Date'


def test_a_missing_figure_is_empty_and_a_zero_is_not():
    assert delimited.cells({"Views": 0, "Day": date(2026, 10, 1)}, ("Day", "Views", "Saves")) == ["2026-10-01", "0", ""]


def test_a_float_carries_no_trailing_zeros():
    assert delimited.plain(12.0) == "12"


def test_the_mark_stands_before_the_first_letter():
    assert delimited.with_mark("Name") == b"\xef\xbb\xbfName"
