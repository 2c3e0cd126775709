"""Google Analytics before 2024, as text in three languages of numbers and as a workbook."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layouts.ga_universal import DUTCH, GOAL, LANDING, NETHERLANDS, PAGES, UK, US, Block, ga_universal, ga_universal_xlsx
from tests.sources.test_round_trip import SO_MANY, values

FIRST, LAST = date(2015, 4, 1), date(2015, 4, 30)
APRIL = {"first": FIRST, "last": LAST}
PERIOD = ("2015-04-01", "2015-04-30")


def landing(page="/x", device="mobile", sessions=3200, goals=4):
    return {
        "Landing Page": page,
        "Device Category": device,
        "Sessions": sessions,
        "% New Sessions": ("rate", 0.9602),
        "New Users": 480,
        "Bounce Rate": ("rate", 0.9241),
        "Pages/Session": "1.12",
        "Avg. Session Duration": ("time", 0),
        f"{GOAL} (Goal 1 Conversion Rate)": ("rate", 0),
        f"{GOAL} (Goal 1 Completions)": goals,
        f"{GOAL} (Goal 1 Value)": ("money", 0),
    }


def by_day(counts, column="Sessions", first=FIRST):
    rows = [{"Day Index": first + timedelta(days=n), column: count} for n, count in enumerate(counts)]
    return Block(columns=("Day Index", column), rows=rows, total={column: sum(counts)})


LANDINGS = Block(columns=LANDING, rows=[landing(), landing("/y", "desktop", 40, 1)], total=landing(None, None, 3240, 5))
BROWSERS = Block(
    columns=DUTCH,
    rows=[
        {"Browser": "Chrome", "Browserversie": "41.0", "Sessies": 2546, "Bouncepercentage": ("rate", 0.9988), "Pagina's/sessie": "1,15"},
        {"Browser": "Safari", "Browserversie": "8.0", "Sessies": 12, "Bouncepercentage": ("rate", 0.5), "Pagina's/sessie": "2,00"},
    ],
    total={"Sessies": 2558, "Bouncepercentage": ("rate", 0.99), "Pagina's/sessie": "1,20"},
)


def test_landing_pages_are_read_without_their_total(read):
    answer = read(ga_universal([LANDINGS], **APRIL))

    assert (answer.format, answer.period, answer.rows_read, answer.rows_skipped) == ("ga.universal", PERIOD, 2, 1)
    assert answer.totals == {"sessions": 3240.0, "key_events": 5.0}
    assert list(answer.observations["object"].unique()) == ["/x | mobile", "/y | desktop", ""]


def test_a_goal_is_known_by_its_own_name(read):
    rows = read(ga_universal([LANDINGS], **APRIL)).observations.query("metric == 'key_events'")

    assert set(rows["definition"]) == {GOAL}
    assert list(rows["flags"]) == ["account_local_day", "account_local_day", "account_local_day,total_row"]


def test_the_bounce_rate_is_a_fraction(figures):
    assert figures(ga_universal([LANDINGS], **APRIL), object="/x | mobile")["bounce_rate"] == pytest.approx([0.9241])


@pytest.mark.parametrize("language", [UK, US])
@pytest.mark.parametrize("count", [3, 9, 30])
def test_days_follow_the_reader_s_language(read, language, count):
    answer = read(ga_universal([by_day([1200 + n for n in range(count)])], language=language, **APRIL))

    assert answer.totals == {"sessions": float(sum(1200 + n for n in range(count)))}
    assert set(answer.observations.query("level == 'account-day'")["period_start"]) == {
        (FIRST + timedelta(days=n)).isoformat() for n in range(count)
    }


def test_a_second_table_by_day_comes_before_the_pages_in_the_sums(read):
    answer = read(ga_universal([LANDINGS, by_day([3200, 45])], **APRIL))

    assert answer.totals == {"sessions": 3245.0, "key_events": 5.0}


def test_dutch_numbers_and_names(read):
    answer = read(ga_universal([BROWSERS, by_day([2546, 12], "Sessies")], language=NETHERLANDS, **APRIL))

    assert answer.totals == {"sessions": 2558.0}
    assert list(answer.observations.query("object == 'Chrome | 41.0' and metric == 'sessions'")["value"]) == [2546.0]


def test_dutch_visits_alone_tell_their_marks(read):
    assert read(ga_universal([by_day([2546, 1012], "Sessies")], language=NETHERLANDS, **APRIL)).totals == {"sessions": 3558.0}


def test_users_by_day(read):
    answer = read(ga_universal([by_day([5, 7], "Users")], report="Audience Overview", **APRIL))

    assert (answer.totals, list(answer.observations["value"])) == ({}, [5.0, 7.0, 12.0])


def test_hours_are_counted_from_the_first_day(read):
    rows = [{"Hour Index": str(hour), "Sessions": 2} for hour in range(48)]
    block = Block(columns=("Hour Index", "Sessions"), rows=rows, total={"Sessions": 96})
    answer = read(ga_universal([block], first=FIRST, last=date(2015, 4, 2)))

    assert answer.totals == {"sessions": 96.0}
    assert set(answer.observations.query("object == 'hour 05'")["period_start"]) == {"2015-04-01", "2015-04-02"}


def workbook():
    row = {
        "Page": "/x",
        "Pageviews": 300,
        "Unique Pageviews": 200,
        "Avg. Time on Page": 45.5,
        "Entrances": 9,
        "Bounce Rate": 0.4,
        "% Exit": 0.2,
        "Page Value": 0,
    }
    return ga_universal_xlsx(
        Block(columns=PAGES, rows=[row], total={**row, "Page": None}), by_day([290, 15], "Pageviews"), first=FIRST, last=LAST
    )


def test_the_workbook_has_its_days_in_a_sheet_of_their_own(read):
    answer = read(workbook(), "Analytics All Web Site Data Pages.xlsx")

    assert (answer.format, answer.period, answer.totals) == ("ga.universal", PERIOD, {"page_views": 305.0})
    assert set(answer.observations.query("object == '/x' and metric == 'bounce_rate'")["value"]) == {0.4}


def test_only_the_workbook_counts_as_seen(read):
    text, book = read(ga_universal([LANDINGS], **APRIL)), read(workbook(), "report.xlsx")

    assert [any("not yet confirmed" in note for note in answer.notes) for answer in (text, book)] == [True, False]


def test_a_time_below_a_second_is_no_figure_and_loses_no_column(read):
    block = Block(columns=LANDING, rows=[landing(), landing("/y") | {"Avg. Session Duration": ("time", 12)}], total=landing(None, None))

    assert list(read(ga_universal([block], **APRIL)).observations.query("metric == 'x:Avg. Session Duration'")["value"]) == [12.0]


def test_averages_and_new_users_keep_their_own_names(figures):
    found = figures(workbook(), object="/x")

    assert (found["x:Unique Pageviews"], found["x:Avg. Time on Page"], found["x:Entrances"]) == ([200.0], [45.5], [9.0])


def test_a_padded_copy_reads_the_same(read):
    plain = ga_universal([LANDINGS, by_day([3200, 45])], **APRIL)
    padded = "\r\n".join(line + "," * max(10 - line.count(","), 0) for line in plain.decode().split("\n")).encode()

    assert read(padded).totals == read(plain).totals


BROKEN = {
    "a day of another month": (b"14/04/2015", b"14/05/2015", "this row's day is not in the file's own period"),
    "a period that is none": (b"20150430", b"20150230", "the period above the table is not two days"),
    "numbers turned into days": (b'"3,200"', b"3.apr", "a spreadsheet has turned numbers into days"),
    "a row cut off": (b'\n,"3,256"\n', b"\n", "the total that ends each table is missing"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_damage_is_named(read, name):
    old, new, says = BROKEN[name]
    answer = read(ga_universal([by_day([3200, 45, *[1] * 11, 0])], **APRIL).replace(old, new))

    assert (answer.status, says in answer.problems[0]) == ("refused", True), answer.problems


COUNT = st.integers(0, 10**7)


@SO_MANY
@given(st.lists(COUNT, min_size=1, max_size=30), st.sampled_from([UK, US, NETHERLANDS]))
def test_whatever_days_are_written_read_back(counts, language):
    data = ga_universal([by_day(counts, "Sessies" if language is NETHERLANDS else "Sessions")], language=language, **APRIL)

    assert values(data, "sessions", dates="", level="account-day") == counts


@SO_MANY
@given(st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=6), st.sampled_from([UK, NETHERLANDS]))
def test_whatever_pages_are_written_read_back(rows, language):
    written = [landing(f"/{n}", "mobile", sessions, goals) | {"Pages/Session": None} for n, (sessions, goals) in enumerate(rows)]
    block = Block(columns=LANDING, rows=written, total=landing(None, None, sum(row[0] for row in rows), 0) | {"Pages/Session": None})
    data = ga_universal([block], language=language, **APRIL)

    assert values(data, "sessions", level="dimension-period") == [sessions for sessions, _ in rows]
    assert values(data, "key_events", level="dimension-period") == [goals for _, goals in rows]


def test_a_goal_in_other_letters_and_blanks_is_a_goal(read):
    data = ga_universal([LANDINGS], **APRIL).replace(b" (Goal 1 Completions)", "\u00a0(GOAL 1 COMPLETIONS)".encode())

    assert read(data).totals["key_events"] == 5.0


@pytest.mark.parametrize(
    ("column", "metric", "language"), [("Sessions", "sessions", UK), ("Sessies", "sessions", NETHERLANDS), ("Users", "users", UK)]
)
def test_its_figures_are_told_from_those_of_google_analytics_4(read, column, metric, language):
    rows = read(ga_universal([by_day([5, 7], column)], language=language, **APRIL)).observations

    assert set(rows["definition"]) == {f"{metric.capitalize()} in Universal Analytics"}


@pytest.mark.parametrize("column", ["Day Index", "Date", "Dagindex", "Tagesindex"])
def test_a_table_of_days_is_one_under_any_heading(read, column):
    block = by_day([5, 7, 9])
    rows = [{column: row["Day Index"], "Sessions": row["Sessions"]} for row in block.rows]
    answer = read(ga_universal([Block(columns=(column, "Sessions"), rows=rows, total=block.total)], **APRIL))

    assert list(answer.observations.query("level == 'account-day'")["period_start"]) == ["2015-04-01", "2015-04-02", "2015-04-03"]


@pytest.mark.parametrize("column", ["Day Index", "Date", "Dagindex"])
@pytest.mark.parametrize("broken", ["banana", "32/04/2015", "2015-04-35"])
def test_one_broken_day_is_one_error_with_its_row(read, column, broken):
    rows = [{column: row["Day Index"], "Sessions": row["Sessions"]} for row in by_day([5, 7, 9, 4]).rows]
    data = ga_universal([Block(columns=(column, "Sessions"), rows=rows, total={"Sessions": 25})], **APRIL)
    answer = read(data.replace(b"03/04/2015", broken.encode()))

    assert (answer.status, answer.count, len(answer.problems)) == ("refused", 0, 1)
    assert f"(row 10, column '{column}', value '{broken}')" in answer.problems[0]


def test_a_counted_day_among_others_is_named_where_it_is_broken(read):
    rows = [{"Day Index": f"{number:04}", "Sessions": 5} for number in range(4)]
    data = ga_universal([Block(columns=("Day Index", "Sessions"), rows=rows, total={"Sessions": 20})], **APRIL)

    assert "(row 10, column 'Day Index', value '00x2')" in read(data.replace(b"0002", b"00x2")).problems[0]


def test_days_beside_another_name_are_that_name_s_days(read):
    rows = [{"Date": f"2015040{n}", "Channel": name, "Sessions": n} for n in (1, 2) for name in ("Direct", "Organic")]
    data = ga_universal([Block(columns=("Date", "Channel", "Sessions"), rows=rows, total={"Sessions": 6})], **APRIL)
    found = read(data).observations.query("level == 'dimension-period'")

    assert list(zip(found["object"], found["period_start"], found["value"], strict=True)) == [
        ("Direct", "2015-04-01", 1.0), ("Organic", "2015-04-01", 1.0), ("Direct", "2015-04-02", 2.0), ("Organic", "2015-04-02", 2.0),
    ]  # fmt: skip


def test_versions_of_browsers_are_no_days(read):
    rows = [{"Browser Version": text, "Sessions": 5} for text in ("8.1.2", "4.1.15", "41.0.2272", "41.0.2273", "42.0.1")]
    data = ga_universal([Block(columns=("Browser Version", "Sessions"), rows=rows, total={"Sessions": 25})], **APRIL)

    assert set(read(data).observations["level"]) == {"dimension-period", "account-period"}


def test_a_table_that_lost_its_headings_is_refused(read):
    lines = ga_universal([LANDINGS, by_day([100] * 30)], **APRIL).decode().split("\n")
    del lines[next(place for place, text in enumerate(lines) if text.startswith("Landing Page"))]

    answer = read("\n".join(lines).encode())

    assert (answer.status, answer.count) == ("refused", 0)
    assert "the row of headings is missing" in answer.problems[0]
