"""Google Ads campaign reports, as text and for spreadsheets."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.sources.cells.period_words import period_in_words
from tests.layouts.google_ads import COLUMNS, google_ads
from tests.sources.test_round_trip import SO_MANY, values

PERIOD = ("2026-01-27", "2026-02-23")


def campaign(name="Gardens, large", **changes):
    figures = {"Clicks": 9380, "Impr.": 1234567, "CTR": "0.76%", "Cost": 1164.09, "Conversions": 12.5, "Conv. value": 1286.58}
    return {"Campaign status": "Enabled", "Campaign": name, "Currency code": "EUR", "Search impr. share": "< 10%"} | figures | changes


SECOND = campaign("Paths", Clicks=20, **{"Impr.": 433, "Cost": 6.0, "Conversions": 0.5, "Conv. value": None})


@pytest.mark.parametrize("for_excel", [False, True])
def test_both_downloads_are_added_up_without_their_totals(read, for_excel):
    answer = read(google_ads([campaign(), SECOND], for_excel=for_excel))

    assert (answer.format, answer.period, answer.rows_read, answer.rows_skipped) == ("google.ads", PERIOD, 2, 3)
    assert answer.totals == {"ad_impressions": 1235000.0, "clicks": 9400.0, "key_events": 13.0, "spend": 1170.09, "revenue": 1286.58}


def test_amounts_carry_the_currency_of_their_row(read):
    rows = read(google_ads([campaign()])).observations

    assert {"Cost (EUR)", "Conv. value (EUR)"} <= set(rows["definition"])


def test_a_manager_s_two_currencies_are_not_added_up(read):
    answer = read(google_ads([campaign(), campaign("Paths", **{"Currency code": "CHF"})]))

    assert "spend" not in answer.totals
    assert any("in CHF and EUR; they are kept apart" in note for note in answer.notes)


def test_the_rate_is_recomputed(figures):
    assert figures(google_ads([campaign(Clicks=20, CTR="99%", **{"Impr.": 400})]))["ctr"] == [0.05]


@pytest.mark.parametrize(
    "period",
    [
        "January 27, 2026 - February 23, 2026",
        "27. Januar 2026 - 23. Februar 2026",
        "27 janvier 2026 - 23 février 2026",
        "27 de enero de 2026 - 23 de febrero de 2026",
        "27 stycznia 2026 - 23 lutego 2026",
        "27 января 2026 г. - 23 февраля 2026 г.",
        "2026年1月27日 - 2026年2月23日",
        "27.01.2026 \N{EN DASH} 23.02.2026",
        "1/27/2026 - 2/23/2026",
    ],
)
@pytest.mark.parametrize("for_excel", [False, True])
def test_the_period_is_read_in_the_user_s_language(read, period, for_excel):
    assert read(google_ads([campaign()], period=period, for_excel=for_excel)).period == PERIOD


def test_a_period_without_quotes_does_not_change_the_columns(read):
    data = google_ads([campaign()], period="January 27, 2026 - February 23, 2026").replace(
        b'"January 27, 2026 - February 23, 2026"', b"January 27, 2026 - February 23, 2026"
    )

    assert (read(data).period, read(data).totals["clicks"]) == (PERIOD, 9380.0)


@pytest.mark.parametrize("period", ["All time", "1/2/2026 - 3/4/2026", ""])
def test_a_period_that_cannot_be_read_is_asked(read, period):
    answer = read(google_ads([campaign()], period=period))

    assert (answer.status, answer.option) == ("needs-answer", "--period")


def test_one_day_is_a_period_too():
    assert period_in_words("27 January 2026") == period_in_words("27 January 2026 - 27 January 2026")


def test_columns_are_the_user_s_choice_in_either_spelling(read):
    columns = ("Campaign", "Optimization score", "Cost", "Impr.", "Interactions")

    answer = read(google_ads([campaign(Interactions=7, **{"Optimization score": "81.5%"})], columns=columns))

    assert answer.totals == {"ad_impressions": 1234567.0, "spend": 1164.09}
    assert list(answer.observations.query("metric == 'x:Interactions'")["value"]) == [7.0]


def test_rows_by_day_keep_their_days(read):
    rows = [campaign(Day=day) for day in ("2026-01-27", "2026-01-28")]
    answer = read(google_ads(rows, columns=("Day", *COLUMNS)))

    assert set(answer.observations["period_start"]) == {"2026-01-27", "2026-01-28"}


def test_ad_groups_of_one_campaign_are_told_apart(read):
    columns = ("Campaign", "Ad group", "Impr.", "Cost")
    answer = read(google_ads([campaign(**{"Ad group": group}) for group in ("A", "B")], columns=columns))

    assert set(answer.observations["object"]) == {"Gardens, large | A", "Gardens, large | B"}


def test_a_copy_of_a_spreadsheet_with_decimal_commas_reads_the_same(read):
    lines = (
        "Campaign report;;;;;",
        "27 January 2026 - 23 February 2026;;;;;",
        "Campaign;Clicks;Impr.;CTR;Cost;Conv. value",
        "Gardens;9.380;1.234.567;0,76%;1164,09;1.286,58",
        "Total: Account;9.380;1.234.567;0,76%;1164,09;1.286,58",
    )

    answer = read("\r\n".join(lines).encode())

    assert answer.totals == {"ad_impressions": 1234567.0, "clicks": 9380.0, "revenue": 1286.58, "spend": 1164.09}


def test_counts_alone_tell_that_commas_part_thousands(read):
    data = google_ads([campaign(Cost=5)], for_excel=True, columns=("Campaign", "Impr.", "Cost"))

    assert read(data).totals == {"ad_impressions": 1234567.0, "spend": 5.0}


BROKEN = {
    "cut off in the middle": (lambda data: data[: data.index(b"Paths") + 20], "the file may be cut off"),
    "a row without its campaign": (lambda data: data.replace(b"Paths", b" --"), "(row 5, column 'Campaign'): this row names no campaign"),
    "numbers turned into days": (lambda data: data.replace(b"1164.09", b"11.Apr"), "a spreadsheet has turned numbers into days"),
    "nothing but totals": (lambda data: b"\n".join([*data.split(b"\n")[:3], *data.split(b"\n")[-2:]]), "not one figure"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_damage_is_named(read, name):
    damage, says = BROKEN[name]
    answer = read(damage(google_ads([campaign(), SECOND], totals=("Total: Campaigns",))))

    assert (answer.status, says in answer.problems[0]) == ("refused", True), answer.problems


COUNT = st.integers(0, 10**8)
MONEY = st.decimals(0, 10**6, places=2).map(float)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters='"'), min_size=1, max_size=9)


@SO_MANY
@given(st.dictionaries(NAMES, st.tuples(COUNT, MONEY, MONEY), min_size=1, max_size=5), st.booleans(), st.permutations(COLUMNS[1:]))
def test_whatever_is_written_reads_back(rows, for_excel, columns):
    made = [campaign(f"c {name}", Clicks=clicks, Cost=cost, **{"Conv. value": value}) for name, (clicks, cost, value) in rows.items()]
    data = google_ads(made, for_excel=for_excel, columns=("Campaign status", *columns))

    assert values(data, "clicks") == [clicks for clicks, _, _ in rows.values()]
    assert values(data, "spend") == [cost for _, cost, _ in rows.values()]
    assert values(data, "revenue") == [value for _, _, value in rows.values()]


def test_totals_that_are_missing_are_told(read):
    lines = google_ads([campaign(), SECOND]).split(b"\n")
    cut = b"\n".join(line for line in lines if not line.startswith(b"Total:"))

    assert "The totals that Google writes below the rows are missing, so rows may be missing too." in read(cut).notes
    assert not any("totals that Google" in note for note in read(google_ads([campaign(), SECOND])).notes)


def test_the_days_that_the_report_tells_count_before_an_answer_meant_for_another_file(read):
    assert read(google_ads([campaign()]), period=(date(2026, 9, 1), date(2026, 9, 30))).period == PERIOD


def test_a_campaign_that_was_lost_is_seen_in_the_totals(read):
    lines = google_ads([campaign(), SECOND]).split(b"\n")
    without = read(b"\n".join(line for line in lines if b"Paths" not in line))

    assert [note for note in without.notes if "add up" in note] == [
        "The rows add up to 9380 for 'Clicks', the total says 9400: some rows may be missing.",
        "The rows add up to 1234567 for 'Impr.', the total says 1235000: some rows may be missing.",
    ]


def test_a_total_of_more_than_the_report_lists_says_nothing_where_another_one_agrees(read):
    data = google_ads([campaign(), SECOND], totals=("Total: Campaigns",))
    account = b"Total: Account" + b", --" * 8 + b',"19,400","2,235,000"' + b", --" * 10 + b"\n"

    assert not any("add up" in note for note in read(data + account).notes)
