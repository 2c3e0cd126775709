"""Nothing that goes out is a formula, and everything comes back to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.sources.cells.formulas import escaped, unescaped


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\x00=1", "＝1+1", "=cmd|' /C calc'!A0"])
def test_what_a_spreadsheet_would_calculate_is_marked(text):
    assert escaped(text) == f"'{text}"


@given(st.text(alphabet="'=+-@\t＝ab ", max_size=8))
def test_every_text_comes_back_as_it_was(text):
    assert unescaped(escaped(text)) == text


@given(st.text(max_size=8))
def test_no_text_that_goes_out_begins_like_a_formula(text):
    assert escaped(text)[:1] not in set("=+-@\t\r\x00＝")


def test_an_apostrophe_of_a_name_stays():
    assert unescaped("'t Groene Hart") == "'t Groene Hart"
