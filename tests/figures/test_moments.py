from __future__ import annotations

from smplan_kernel.figures.moments import Moment, rules_of

YEARS = tuple(f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13))
LONG = "Plant lists in the text of every post on the plants account"


def happened(*places, aimed=False, text=LONG):
    return [Moment(period=YEARS[place], text=text, kind="event", aimed=aimed) for place in places]


def words(rules):
    return [row["words"] for row in rules]


def test_words_are_as_long_as_the_room_allows():
    shown = rules_of(happened(2, 20, text="Spring home show 2026"), YEARS, ())

    assert words(shown) == ["A  Spring home show 2026", "Spring home show 2026  B"]
    assert not any(row["is_cut"] for row in shown)


def test_what_was_for_this_figure_keeps_its_words_where_room_is_short():
    shown = rules_of([*happened(3, aimed=True), *happened(4, 5, 6)], YEARS, ())

    assert words(shown)[:2] == ["A  Plant lists in the text of every…", "B  Plant lists in th…"]
    assert all(row["is_cut"] for row in shown)


def test_words_in_one_row_do_not_meet_while_there_is_room():
    shown = rules_of(happened(3, 4, 22, text="Show"), YEARS, ())

    assert [row["row"] for row in shown] == [0, 1, 0]


def test_a_break_before_the_drawn_periods_is_not_told():
    assert words(rules_of((), YEARS, (-1, 5))) == ["A  Counted in a new way from here"]
