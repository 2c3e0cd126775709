import pytest

from smplan_kernel.plan.wording import one_line, quoted


@pytest.mark.parametrize("text", ["word " * 100, "x" * 500])
def test_a_long_text_is_cut(text):
    line = one_line(text)

    assert len(line) <= 80
    assert line.endswith("…")


def test_a_short_text_stays():
    assert one_line("Twelve commissions") == "Twelve commissions"


def test_marks_that_turn_the_reading_direction_are_left_out():
    assert quoted("a\u202eb\u2066") == "'ab'"


def test_an_emoji_family_stays_whole():
    assert quoted("👩‍👩‍👧") == "'👩‍👩‍👧'"
