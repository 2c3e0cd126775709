"""Meta Ads Manager: csv and workbook, any naming, any breakdown, any currency."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layouts.meta_ads import ADS, CAMPAIGNS, RAW, meta_ads_csv, meta_ads_empty, meta_ads_xlsx
from tests.sources.test_round_trip import SO_MANY, values

DAYS = {"Reporting starts": "2026-09-01", "Reporting ends": "2026-09-30"}
LEADS = "actions:onsite_conversion.lead"


def campaign(name="Open garden", **changes):
    figures = {"Results": 5, "Result indicator": LEADS, "Reach": 900, "Impressions": 1200, "Amount spent (USD)": 20.5}
    return DAYS | {"Campaign name": name, "Ends": "Ongoing", "Campaign delivery": "active"} | figures | changes


TOTAL = campaign(None, **{"Reach": 1500, "Impressions": 2200, "Amount spent (USD)": 31.0, "Results": None, "Result indicator": None})
SECOND = campaign("Paths", Impressions=1000, **{"Amount spent (USD)": 10.5, "Results": 2, "Result indicator": "reach"})


def test_campaigns_are_added_up_without_their_total(read):
    answer = read(meta_ads_csv([TOTAL, campaign(), SECOND]))

    assert (answer.format, answer.period, answer.rows_read, answer.rows_skipped) == ("meta.ads", ("2026-09-01", "2026-09-30"), 2, 1)
    assert answer.totals == {"ad_impressions": 2200.0, "spend": 31.0, "key_events": 7.0}


def test_the_total_of_people_is_kept_apart_because_it_is_no_sum(read):
    rows = read(meta_ads_csv([TOTAL, campaign(), SECOND])).observations.query("metric == 'reach'")

    assert list(zip(rows["object"], rows["value"], rows["flags"], strict=True)) == [
        ("", 1500.0, "account_local_day,total_row"),
        ("Open garden", 900.0, "account_local_day"),
        ("Paths", 900.0, "account_local_day"),
    ]


def test_results_are_told_apart_by_what_was_counted(read):
    rows = read(meta_ads_csv([campaign(), SECOND])).observations.query("metric == 'key_events'")

    assert dict(zip(rows["definition"], rows["value"], strict=True)) == {LEADS: 5.0, "reach": 2.0}


def test_the_currency_stands_in_the_definition(read):
    assert set(read(meta_ads_csv([campaign()])).observations.query("metric == 'spend'")["definition"]) == {"Amount spent (USD)"}


def advert(name, **changes):
    return DAYS | {"Ad name": name, "Ad Set Name": "Set 1", "Impressions": 10, "Amount spent (UAH)": 2.5} | changes


def test_adverts_of_the_workbook(read):
    answer = read(meta_ads_xlsx([advert(None, **{"Ad Set Name": None, "Impressions": 25}), advert("A"), advert("B", Impressions=15)]))

    assert answer.totals == {"ad_impressions": 25.0, "spend": 5.0}
    assert {"Set 1 | A", "Set 1 | B"} <= set(answer.observations["object"])


def test_a_breakdown_by_region_and_month(read):
    rows = [
        DAYS | {"Region": region, "Month": month, "Impressions": 5, "Reach": 4, "Currency": "UAH", "Amount spent (UAH)": 1}
        for region in ("Kyiv", "Lviv", None)
        for month in ("2026-08-01 - 2026-08-31", "2026-09-01 - 2026-09-30")
    ]
    answer = read(meta_ads_xlsx([DAYS | {"Impressions": 30, "Amount spent (UAH)": 6}, *rows], columns=RAW, sheet="Raw Data Report"))

    assert answer.totals == {"ad_impressions": 30.0, "spend": 6.0}
    assert set(answer.observations.query("object == 'Kyiv'")["period_start"]) == {"2026-08-01", "2026-09-01"}


def test_a_breakdown_by_day(read):
    columns = ("Day", *CAMPAIGNS)
    answer = read(meta_ads_csv([campaign(Day=f"2026-09-0{n}", Impressions=n) for n in (1, 2)], columns=columns))

    assert list(answer.observations.query("metric == 'ad_impressions'")["period_end"]) == ["2026-09-01", "2026-09-02"]


def test_columns_may_stand_in_any_order_and_bring_others(read):
    columns = (*reversed(CAMPAIGNS), "Link clicks")
    answer = read(meta_ads_csv([campaign(**{"Link clicks": 7})], columns=columns))

    assert answer.totals == {"ad_impressions": 1200.0, "spend": 20.5, "key_events": 5.0}
    assert list(answer.observations.query("metric == 'x:Link clicks'")["value"]) == [7.0]


@pytest.mark.parametrize("order", ["%m/%d/%Y", "%d/%m/%Y"])
def test_days_that_a_spreadsheet_turned_round_are_told_by_the_last_day(read, order):
    days = {"Reporting starts": f"{date(2026, 9, 1):{order}}", "Reporting ends": f"{date(2026, 9, 30):{order}}"}

    assert read(meta_ads_csv([campaign(**days)])).period == ("2026-09-01", "2026-09-30")


def test_a_total_without_days_covers_those_of_the_campaigns(read):
    total = TOTAL | {"Reporting starts": None, "Reporting ends": None}

    assert read(meta_ads_csv([total, campaign()])).period == ("2026-09-01", "2026-09-30")


def test_missing_is_a_dash_or_nothing(read):
    assert read(meta_ads_csv([campaign(Results="-", Reach=None)])).totals == {"ad_impressions": 1200.0, "spend": 20.5}


def test_adverts_of_one_name_are_told_apart_by_their_identifier(read):
    columns = ("Ad ID", *ADS)
    rows = [advert("A", Impressions=n, **{"Ad ID": f"23851234567890{n}"}) for n in (1, 2)]

    assert read(meta_ads_xlsx(rows, columns=columns)).totals == {"ad_impressions": 3.0, "spend": 5.0}


def test_two_currencies_are_kept_and_not_added_up(read):
    columns = ("Account name", "Currency", "Impressions", "Amount spent", "Reporting starts", "Reporting ends")
    rows = [DAYS | {"Account name": code, "Currency": code, "Impressions": 5, "Amount spent": 3} for code in ("EUR", "USD")]
    answer = read(meta_ads_csv(rows, columns=columns))

    assert answer.totals == {"ad_impressions": 10.0}
    assert {"Amount spent (EUR)", "Amount spent (USD)"} <= set(answer.observations["definition"])


def test_a_copy_with_semicolons_and_decimal_commas_reads_the_same(read):
    plain = meta_ads_csv([TOTAL, campaign(), SECOND])
    copy = plain.decode().replace(",", ";").replace("20.5", "20,5").replace("10.5", "10,5").replace("31.0", "31,0").encode()

    assert read(copy).totals == read(plain).totals


def test_a_file_cut_off_in_the_middle_is_refused(read):
    data = meta_ads_csv([TOTAL, campaign(), SECOND])

    assert {read(data[:end]).status for end in range(data.index(b"Open garden"), len(data) - 1, 7)} == {"refused"}


def test_an_empty_report_is_said_to_be_empty(read):
    assert "(row 2): Meta had no data for these days" in read(meta_ads_empty()).problems[0]


def test_two_figures_of_one_campaign_are_refused(read):
    assert "'Open garden' stands in the file twice" in read(meta_ads_csv([campaign(), campaign(Impressions=9)])).problems[0]


def test_a_row_without_its_last_day_is_refused(read):
    problem = read(meta_ads_csv([campaign(**{"Reporting ends": ""})])).problems[0]

    assert "(row 2, column 'Reporting ends'): this row has a first day and no last one" in problem


def test_a_row_without_days_is_refused(read):
    assert (
        "(row 2, column 'Reporting starts'): this row has figures but no days"
        in read(meta_ads_csv([campaign(**{"Reporting starts": None})])).problems[0]
    )


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=10).filter(lambda name: name != "-")
ROWS = st.dictionaries(NAMES, st.tuples(st.integers(0, 10**7), st.decimals(0, 10**5, places=2)), min_size=1, max_size=5)


@SO_MANY
@given(ROWS, st.booleans(), st.permutations(CAMPAIGNS))
def test_whatever_is_written_reads_back(rows, has_total, columns):
    made = [campaign(f"c {name}", Impressions=shown, **{"Amount spent (USD)": float(spent)}) for name, (shown, spent) in rows.items()]
    data = meta_ads_csv([*([TOTAL] if has_total else []), *made], columns=columns)

    assert values(data, "ad_impressions", level="campaign-period") == [shown for shown, _ in rows.values()]
    assert values(data, "spend", level="campaign-period") == pytest.approx([float(spent) for _, spent in rows.values()])


def test_people_of_an_unknown_age_or_place_are_a_group_of_their_own(read):
    rows = [campaign(Age=age, Impressions=many) for age, many in (("18-24", 700), ("25-34", 400), ("Unknown", 100))]
    answer = read(meta_ads_csv(rows, columns=("Age", *CAMPAIGNS)))

    found = answer.observations.query("metric == 'ad_impressions'")
    assert list(found["object"]) == ["Open garden | 18-24", "Open garden | 25-34", "Open garden | Unknown"]
    assert answer.totals["ad_impressions"] == 1200.0


def test_unknown_places_in_the_last_row_are_no_total(read):
    rows = [{"Region": region, "Impressions": 5, "Amount spent (UAH)": 1} | DAYS for region in ("Kyiv", "Lviv", "Unknown")]
    columns = [name for name in RAW if name not in {"Month", "Account name"}]

    assert read(meta_ads_xlsx(rows, columns=columns, sheet="Raw Data Report")).totals == {"ad_impressions": 15.0, "spend": 3.0}


def test_spending_that_does_not_add_up_to_its_total_is_told(read):
    def notes(spent):
        return [note for note in read(meta_ads_csv([TOTAL | {"Amount spent (USD)": spent}, campaign(), SECOND])).notes if "add up" in note]

    assert notes(41.0) == ["The rows add up to 31 for 'Amount spent (USD)', the total says 41: some rows may be missing."]
    assert notes(31.01) == []  # each row is rounded to cents for itself


@pytest.mark.parametrize(("name", "day"), [("Reporting starts", "2026-08-01"), ("Reporting ends", "2026-10-30")])
def test_a_row_about_days_beyond_the_report_is_refused(read, name, day):
    problem = read(meta_ads_csv([TOTAL, campaign(), SECOND | {name: day}])).problems[0]

    assert f"(row 4, column '{name}', value '{day}'): this row's days are not in the report's own, 2026-09-01 to 2026-09-30." in problem


def test_blanks_around_a_heading_are_no_other_currency(read):
    made = meta_ads_csv([TOTAL, campaign(), SECOND])
    wide = made.replace(b"Amount spent (USD)", b" Amount spent (USD) ")

    assert wide != made
    assert set(read(wide).observations["definition"]) == set(read(made).observations["definition"])
