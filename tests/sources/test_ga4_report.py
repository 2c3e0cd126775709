"""Standard reports of Google Analytics 4, from 2023 to 2026, one table or many."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layouts.ga4_report import (
    BY_DATE_2024,
    EVENTS_2023,
    EVENTS_2026,
    EVERY_HEADER,
    PAGES_2025,
    TRAFFIC_2023,
    TRAFFIC_2026,
    Card,
    ga4_comparison,
    ga4_report,
    ga4_snapshot,
    resaved,
)
from tests.sources.test_round_trip import SO_MANY, values

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)
SEPTEMBER = {"first": FIRST, "last": LAST}
PERIOD = ("2026-09-01", "2026-09-30")
EVENTS = [
    {"Event name": "page_view", "Event count": 12000, "Total users": 900, "Total revenue": 0},
    {"Event name": "click, outbound", "Event count": 34, "Total users": 30, "Total revenue": 0},
]


def card(columns, *rows, title=None, first=FIRST, last=LAST):
    return Card(columns=columns, rows=[dict(zip(columns, row, strict=True)) for row in rows], first=first, last=last, title=title)


@pytest.mark.parametrize("columns", [EVENTS_2023, EVENTS_2026])
def test_events_are_added_up_and_users_are_not(read, columns):
    answer = read(ga4_report(columns, EVENTS, **SEPTEMBER))

    assert (answer.format, answer.period, answer.rows_read) == ("ga4.report", PERIOD, 2)
    assert answer.totals == {"event_count": 12034.0, "revenue": 0.0}


def test_the_old_title_and_windows_line_ends_change_nothing(read):
    data = ga4_report(EVENTS_2023, EVENTS, report="Report CSV Export", line_end="\r\n", **SEPTEMBER)

    assert read(data).totals["event_count"] == 12034.0


@pytest.mark.parametrize(("columns", "key"), [(TRAFFIC_2023, "Conversions"), (TRAFFIC_2026, "Key events")])
def test_conversions_are_the_key_events_of_before_2024(read, columns, key):
    rows = [{columns[0]: "Direct", "Sessions": 40, "Engaged sessions": 10, "Engagement rate": 0.25, "Event count": 90, key: 3}]
    answer = read(ga4_report(columns, rows, **SEPTEMBER))

    assert (answer.totals["key_events"], answer.totals["sessions"], answer.totals["engaged_sessions"]) == (3.0, 40.0, 10.0)
    assert set(answer.observations.query("metric == 'key_events'")["definition"]) == {key}


def test_key_events_and_conversions_side_by_side_are_not_added(read):
    answer = read(
        ga4_report(("Country", "Key events", "Conversions"), [{"Country": "Italy", "Key events": 5, "Conversions": 2}], **SEPTEMBER)
    )

    assert answer.totals == {"key_events": 5.0}
    assert set(answer.observations.query("definition == 'Conversions'")["flags"]) == {"account_local_day,definition_changed"}


def test_the_engagement_rate_is_recomputed(figures):
    rows = [{TRAFFIC_2026[0]: "Direct", "Sessions": 40, "Engaged sessions": 10, "Engagement rate": 0.9}]

    assert figures(ga4_report(TRAFFIC_2026, rows, **SEPTEMBER))["engaged_session_rate"] == [0.25]


def test_rows_by_day_may_stand_in_any_order_and_name_their_gaps(read):
    days = [date(2026, 9, 3), date(2026, 9, 1)]
    answer = read(ga4_report(BY_DATE_2024, [{"Date": day, "Event count": day.day} for day in days], **SEPTEMBER))

    assert answer.totals == {"event_count": 4.0}
    assert set(answer.observations["level"]) == {"account-day"}
    assert any(note.startswith("1 day is missing: 2026-09-02") for note in answer.notes)


@pytest.mark.parametrize(
    ("name", "value", "days"),
    [
        ("Nth day", "0004", ("2026-09-05", "2026-09-05")),
        ("Nth week", "0004", ("2026-09-29", "2026-09-30")),
        ("Nth month", "0000", ("2026-09-01", "2026-09-30")),
        ("Date + hour (YYYYMMDDHH)", "2026090713", ("2026-09-07", "2026-09-07")),
        ("Nth hour", "0025", ("2026-09-02", "2026-09-02")),
    ],
)
def test_times_are_counted_from_the_first_day(read, name, value, days):
    row = read(ga4_report((name, "Sessions"), [{name: value, "Sessions": 7}], **SEPTEMBER)).observations.iloc[0]

    assert (row["period_start"], row["period_end"]) == days


def test_an_hour_is_an_object_so_that_hours_of_a_day_add_up(read):
    name = "Date + hour (YYYYMMDDHH)"
    rows = [{"Session campaign": "12345", name: f"20260907{hour:02}", "Sessions": 7} for hour in (9, 13)]
    answer = read(ga4_report((name, "Session campaign", "Sessions"), rows, **SEPTEMBER))

    assert list(answer.observations["object"]) == ["12345 | hour 09", "12345 | hour 13"]
    assert answer.totals == {"sessions": 14.0}


def test_a_second_dimension_belongs_to_the_name(read):
    columns = ("Landing page", "Session source / medium", "Sessions")
    rows = [{"Landing page": "/", "Session source / medium": medium, "Sessions": 5} for medium in ("google / organic", "(direct) / (none)")]

    assert list(read(ga4_report(columns, rows, **SEPTEMBER)).observations["object"]) == ["/ | google / organic", "/ | (direct) / (none)"]


def test_pages_whose_titles_differ_in_a_blank_are_two_pages(read):
    columns = ("Page title and screen class", "Views")
    rows = [{"Page title and screen class": title, "Views": views} for title, views in (("Garden", 5), ("Garden ", 7))]

    assert read(ga4_report(columns, rows, **SEPTEMBER)).totals == {"page_views": 12.0}


def test_the_header_counts_where_the_title_says_something_else(read):
    columns = ("Page title and screen class", *PAGES_2025[1:])
    answer = read(
        ga4_report(columns, [{columns[0]: "404", "Views": 8}], report="Pages and screens: Page path and screen class", **SEPTEMBER)
    )

    assert (answer.totals, set(answer.observations["object"])) == ({"page_views": 8.0}, {"404"})


def test_columns_nobody_maps_keep_their_own_name(figures):
    rows = [{"Date": FIRST, "Event count": 1, "New users": 3, "Average session duration": 53.15533980582524}]

    found = figures(ga4_report(BY_DATE_2024, rows, **SEPTEMBER))

    assert (found["x:New users"], found["x:Average session duration"]) == ([3.0], [53.15533980582524])


def test_a_comparison_keeps_both_periods_and_adds_only_the_current_one(read):
    columns = ("Event name", "Event count")
    answer = read(
        ga4_comparison(columns, card(columns, ("click", 30)), card(columns, ("click", 20), first=date(2026, 8, 2), last=date(2026, 8, 31)))
    )

    assert (answer.period, answer.totals) == (PERIOD, {"event_count": 30.0})
    assert dict(zip(answer.observations["period_start"], answer.observations["value"], strict=True)) == {
        "2026-09-01": 30.0,
        "2026-08-02": 20.0,
    }
    assert any("2026-08-02 to 2026-08-31" in note for note in answer.notes)


def test_part_of_the_visitors_is_said_and_never_joins_the_whole(read):
    answer = read(ga4_report(EVENTS_2026, EVENTS, segment="Mobile traffic", **SEPTEMBER))

    assert "Event count, Mobile traffic" in set(answer.observations["definition"])
    assert any("not of all visitors but of 'Mobile traffic'" in note for note in answer.notes)


def test_a_report_of_some_visitors_below_one_of_all_stays_apart(read):
    everybody = ga4_report(EVENTS_2026, EVENTS, **SEPTEMBER)
    others = ga4_report(EVENTS_2026, EVENTS, segment="Mobile traffic", first=date(2026, 8, 1), last=date(2026, 8, 31))
    found = read(everybody + b"\n\n" + others).observations

    assert set(found.query("period_start == '2026-08-01' and metric == 'event_count'")["definition"]) == {"Event count, Mobile traffic"}
    assert set(found.query("period_start == '2026-09-01' and metric == 'event_count'")["definition"]) == {"Event count"}


def test_reports_of_two_properties_in_one_file_are_refused(read):
    mine = ga4_report(EVENTS_2026, EVENTS, **SEPTEMBER)
    theirs = re.sub(rb"# Property: .*", b"# Property: Another site", mine)

    assert "two downloads were put into one file" in read(mine + b"\n" + theirs).problems[0]
    assert "(Property: Another site)" in read(mine + b"\n" + theirs).problems[0]


SNAPSHOT = (
    card(("Nth day", "Users"), ("0000", 1), ("0001", 4)),
    card(("Nth day", "New users"), ("0000", 1), ("0001", 2)),
    card(("Nth day", "Total revenue"), ("0000", 0), ("0001", 0)),
    card(("First user default channel group", "New users"), ("Direct", 3), title="Where do your new users come from?"),
    card(("Session default channel group", "Sessions"), ("Direct", 5), ("Organic Search", 2), title=""),
    card(("Country ID", "Users"), ("IT", 4), title=""),
    card(("Country", "Users"), ("Italy", 4)),
    card(("Nth day", "30 days", "7 days", "1 day"), ("0000", 9, 5, 1), title="How are active users trending?"),
    card(("Date", "Week 0", "Week 1"), ("Sep 6 - Sep 12", 1, -1), title="How well do you retain your users?"),
    card(("Page title and screen class", "Views"), ("Home, sweet home", 11), title=""),
    card(("Event name", "Event count"), ("click", 8), title=""),
    card(("Event name", "Conversions"), ("purchase", 2), ("lead", 1), title="What are your top conversions?"),
    card(("Item name", "Items purchased"), title=""),
    card(("Platform", "Conversions"), ("web", 3), title="How do your activities compare?"),
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_page_of_cards_gives_every_figure_once(read, line_end):
    answer = read(ga4_snapshot(SNAPSHOT, line_end=line_end))

    assert answer.period == PERIOD
    assert answer.totals == {"sessions": 7.0, "page_views": 11.0, "event_count": 8.0, "key_events": 3.0, "revenue": 0.0}
    assert any("how many people come back" in note for note in answer.notes)


def test_the_same_conversions_by_platform_are_another_figure(read):
    rows = read(ga4_snapshot(SNAPSHOT)).observations.query("metric == 'key_events'")

    assert set(rows["definition"]) == {"Conversions", "Conversions, by Platform"}


def test_cards_without_rows_alone_are_refused_as_empty(read):
    assert "not one figure" in read(ga4_snapshot([card(("Event name", "Conversions")), card(("Platform", "Conversions"))])).problems[0]


def test_comments_padded_by_a_spreadsheet_change_nothing(read):
    plain = ga4_snapshot(SNAPSHOT)

    assert read(resaved(plain, 4)).totals == read(plain).totals


def test_a_copy_with_tabs_in_utf_16_reads_the_same(read):
    plain = ga4_report(EVENTS_2026, [EVENTS[0]], **SEPTEMBER)

    assert read(plain.decode().replace(",", "\t").encode("utf-16")).totals == read(plain).totals


def test_a_copy_with_semicolons_and_decimal_commas_reads_the_same(read):
    rows = [{"Event name": "buy", "Event count": 12, "Total users": 3, "Total revenue": 20.5}]
    plain = ga4_report(EVENTS_2026, rows, **SEPTEMBER)

    assert read(plain.decode().replace(",", ";").replace(".", ",").encode()).totals == {"event_count": 12.0, "revenue": 20.5}


def test_averages_of_such_a_copy_are_read_with_its_comma(figures):
    rows = [{"Event name": "buy", "Event count": 12, "Event count per active user": 53.155, "Total revenue": 20.5}]
    plain = ga4_report(EVENTS_2026, rows, **SEPTEMBER)

    found = figures(plain.decode().replace(",", ";").replace(".", ",").encode())

    assert found["x:Event count per active user"] == [53.155]


def test_a_copy_whose_only_comma_can_be_read_in_two_ways_is_refused(read):
    plain = ga4_report(("Event name", "Event count", "Total revenue"), [{"Event name": "buy", "Event count": 12}], **SEPTEMBER)

    assert "can be read in two ways" in read(plain.replace(b",", b";") + b"1,234").problems[0]


def key_events(text, *beside):
    """A page whose one card counts key events, with another table beside it."""
    return ga4_snapshot([card(("Event name", "Key events"), ("buy", text), ("call", "3")), *beside])


def test_key_events_with_three_decimals_that_nothing_explains_are_refused(read):
    told = read(key_events("2.000")).problems[0]

    assert "column 'Key events', value '2.000'" in told
    assert "can be read in two ways" in told


@pytest.mark.parametrize(("rate", "total"), [("0.61", 5.0), ("12.5", 5.0)])
def test_another_card_tells_what_three_decimals_are(read, rate, total):
    beside = card(("Country", "Engagement rate"), ("Italy", rate), title="Where from?")

    assert read(key_events("2.000", beside)).totals["key_events"] == total


def test_whole_numbers_beside_them_tell_that_the_point_parts_thousands(read):
    beside = card(("Country", "Sessions"), ("Italy", "4.321"), title="Where from?")

    assert read(key_events("2.000", beside)).totals == {"key_events": 2003.0, "sessions": 4321.0}


def test_shares_of_key_events_are_read_as_the_platform_writes_them(read):
    assert read(key_events("2.345")).totals == {"key_events": pytest.approx(5.345)}


def test_a_blank_line_within_a_table_parts_nothing(read):
    data = ga4_report(("Country", "Sessions"), [{"Country": name, "Sessions": 5} for name in ("Italy", "Spain")], **SEPTEMBER)

    assert read(data.replace(b"\nSpain", b"\n\nSpain")).totals == {"sessions": 10.0}


BROKEN = {
    "no last day": (b"# End date: 20260930\n", b"", "the first and the last day above the table are missing"),
    "a day that never was": (b"20260930", b"20260931", "the first and the last day above the table are missing"),
    "a row cut off": (b",900,,0\n", b",900\n", "row 11): this row has 3 of 5 columns; the file may be cut off"),
    "a word for a number": (b"12000", b"many", "row 11, column 'Event count', value 'many'): this is not a number"),
    "a day for a number": (b"12000", b"12.Apr", "a spreadsheet has turned numbers into days"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_damage_is_named_with_its_row(read, name):
    old, new, says = BROKEN[name]
    answer = read(ga4_report(EVENTS_2026, EVENTS, **SEPTEMBER).replace(old, new))

    assert (answer.status, says in answer.problems[0]) == ("refused", True), answer.problems


def test_a_day_outside_the_report_is_refused_with_its_row(read):
    answer = read(ga4_report(BY_DATE_2024, [{"Date": date(2026, 10, 1), "Event count": 1}], **SEPTEMBER))

    assert "row 11, column 'Date', value '20261001'): this row's day is not in the file's own period" in answer.problems[0]


def test_a_row_that_stands_twice_counts_once(read):
    assert read(ga4_report(EVENTS_2026, [*EVENTS, EVENTS[0]], **SEPTEMBER)).totals["event_count"] == 12034.0


COUNT = st.integers(0, 10**9)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp", "Zs"]), min_size=1, max_size=12).filter(
    lambda name: not name.startswith("#")
)


@SO_MANY
@given(
    st.sampled_from(EVERY_HEADER[:-1]),
    st.dictionaries(NAMES, st.tuples(COUNT, COUNT), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_is_written_reads_back(columns, rows, line_end):
    counted = "Event count"
    written = [{columns[0]: name, counted: count, columns[1]: count, columns[2]: other} for name, (count, other) in rows.items()]
    data = ga4_report(columns, written, line_end=line_end, **SEPTEMBER)

    assert values(data, "event_count") == [row[counted] for row in written]


@SO_MANY
@given(st.lists(st.tuples(st.integers(0, 29), COUNT), min_size=1, max_size=8, unique_by=lambda pair: pair[0]))
def test_whatever_cards_are_written_read_back(days):
    cards = [card(("Nth day", "Sessions"), *((f"{n:04}", count) for n, count in days)), card(("Event name", "Conversions"))]

    assert values(ga4_snapshot(cards), "sessions") == [count for _, count in days]


@pytest.mark.parametrize(("behind", "says"), [(b"\nEvent name,Conv", None), (b"\nE", "within the header"), (b"#", "ends above a table")])
def test_a_page_of_cards_that_ends_above_or_within_a_header_is_cut_off(read, behind, says):
    data = ga4_snapshot([SNAPSHOT[4], card(("Event name", "Conversions"), ("lead", 2))])
    place = data.rindex(b"# Start") if says and behind == b"#" else data.rindex(b"\nEvent name")
    answer = read(data[:place] + behind)

    assert answer.status == ("refused" if says else "recognised")
    assert says is None or says in answer.problems[0]


def test_each_line_in_quotes_of_its_own_is_unwrapped(read):
    plain = ga4_snapshot(SNAPSHOT[4:7])
    wrapped = "\n".join('"' + line.replace('"', '""') + '"' for line in plain.decode().split("\n")).encode()

    assert read(wrapped).totals == read(plain).totals


def test_a_report_that_stops_behind_a_comma_was_cut_off(read):
    preamble = b"# ----\n# Report CSV Export\n# ----\n# \n# All Users\n# Start date: 20260901\n# End date: 20260930\n"
    cut = preamble + b"Session default channel group,Sessions,Event count\nDirect,30,700\nReferral,2,"

    assert "(row 10): the file stops within this row; it may be cut off. Download it again." in read(cut).problems[0]
    assert read(cut + b"9").totals == {"sessions": 32.0, "event_count": 709.0}


@pytest.mark.parametrize("line", [EVENTS_2023, PAGES_2025])
def test_a_table_that_lost_its_headings_is_refused(read, line):
    rows = [{line[0]: name, **dict.fromkeys(line[1:], 7)} for name in ("a", "b", "c")]
    lines = ga4_report(line, rows, **SEPTEMBER).decode().split("\n")
    del lines[next(place for place, text in enumerate(lines) if text.startswith(line[0]))]

    answer = read("\n".join(lines).encode())

    assert (answer.status, answer.count) == ("refused", 0)
    assert "(row 10, value '7')" in answer.problems[0]
    assert "the row of headings is missing" in answer.problems[0]
