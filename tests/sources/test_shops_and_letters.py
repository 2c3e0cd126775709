"""Business Profile, Mailchimp and WooCommerce: one row a location, a campaign, a coupon."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layouts import business_profile as gmb
from tests.layouts import woocommerce_coupons as woo
from tests.layouts.mailchimp_campaigns import mailchimp_campaigns, send_date
from tests.sources.test_round_trip import SO_MANY, values

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)
NAME = gmb.file_name(FIRST, LAST)
COUNT = st.integers(0, 10**7)


def location(**changes):
    row = dict.fromkeys(gmb.COLUMNS[4:], 0) | {"Store code": "17", "Business name": "Fernhill", "Address": "1 Hill Road, Ashford"}
    return row | {"Google Search - Mobile": 40, "Calls": 3, "Directions": 2, "Website clicks": 11, "Food menu clicks": 5} | changes


def test_locations_with_the_days_of_the_file_s_name(read):
    answer = read(gmb.business_profile([location(), location(**{"Store code": "18", "Calls": 4})]), NAME)

    assert (answer.format, answer.period, answer.rows_read) == ("google.business_profile", ("2026-01-01", "2026-01-31"), 2)
    assert answer.totals == {"link_clicks": 22.0, "key_events": 11.0}


def test_what_counts_people_is_kept_by_column_and_never_added(read):
    rows = read(gmb.business_profile([location()]), NAME).observations.query("metric == 'reach'")

    assert set(rows["definition"]) == set(gmb.COLUMNS[4:8])


def test_each_act_is_a_figure_of_its_own(figures):
    assert figures(gmb.business_profile([location()]), NAME, definition="Calls") == {"key_events": [3.0]}


@pytest.mark.parametrize("code", ["", "6.49E+17"])
def test_a_location_without_its_code_is_known_by_its_address(read, code):
    answer = read(gmb.business_profile([location(**{"Store code": code})]), NAME)

    assert set(answer.observations["object"]) == {"1 Hill Road, Ashford"}


def test_a_copy_without_descriptions_reads_the_same(read):
    rows = [location(), location(**{"Store code": "18"})]

    assert read(gmb.business_profile(rows, described=False), NAME).totals == read(gmb.business_profile(rows), NAME).totals


def test_without_days_in_the_name_they_are_asked(read):
    answer = read(gmb.business_profile([location()]), "report.csv")

    assert (answer.status, answer.option) == ("needs-answer", "--period")


def test_a_location_that_nothing_names_is_refused(read):
    rows = [location(), location(**{"Store code": "", "Address": "", "Business name": ""})]

    assert "(row 4, column 'Store code'): this row names no location" in read(gmb.business_profile(rows), NAME).problems[0]


def test_no_location_at_all_is_an_empty_report(read):
    assert "not one figure" in read(gmb.business_profile([]), NAME).problems[0]


@SO_MANY
@given(st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=5), st.booleans())
def test_whatever_locations_are_written_read_back(rows, described):
    made = [location(**{"Store code": str(n), "Calls": calls, "Website clicks": clicks}) for n, (calls, clicks) in enumerate(rows)]
    data = gmb.business_profile(made, described=described)

    assert values(data, "link_clicks", file=NAME) == [clicks for _, clicks in rows]
    assert values(data, "key_events", file=NAME, definition="Calls") == [calls for calls, _ in rows]


def campaign(number=1, **changes):
    return {
        "Title": f"Letter, {number}",
        "Subject": "Spring",
        "List": "Friends",
        "Send Date": send_date(datetime(2026, 9, number, 21, 30, tzinfo=UTC)),
        "Send Weekday": "Tuesday",
        "Total Recipients": 110,
        "Successful Deliveries": 100,
        "Unique Opens": 25,
        "Open Rate": "99.99%",
        "Unique Clicks": 10,
        "Click Rate": "99.99%",
        "Total Clicks": 14,
        "Unsubscribes": 2,
        "Soft Bounces": 3,
        "Unique Id": f"0a1b2c3d{number}",
        "Total Revenue": 0,
    } | changes


@pytest.mark.parametrize("audience", [True, False])
@pytest.mark.parametrize("analytics", [True, False])
def test_campaigns_of_every_year(read, audience, analytics):
    answer = read(mailchimp_campaigns([campaign(1), campaign(2)], audience=audience, analytics=analytics))

    assert (answer.format, answer.period) == ("mailchimp.campaigns", ("2026-09-01", "2026-09-02"))
    assert answer.totals == {"emails_sent": 220.0, "emails_delivered": 200.0, "clicks": 28.0, "unsubscribes": 4.0, "revenue": 0.0}


def test_rates_are_over_what_arrived(figures):
    found = figures(mailchimp_campaigns([campaign()]))

    assert (found["open_rate"], found["click_rate"], found["opens_unique"]) == ([0.25], [0.1], [25.0])


def test_a_campaign_is_counted_from_its_sending_to_the_export(read):
    row = read(mailchimp_campaigns([campaign()])).observations.iloc[0]

    assert (row["object"], row["period_start"], row["exported_on"], row["flags"]) == (
        "0a1b2c3d1",
        "2026-09-01",
        "2026-11-01",
        "account_local_day,lifetime_at_export",
    )


def test_a_campaign_whose_identifier_a_spreadsheet_has_rounded_is_left_out_and_counted(read):
    answer = read(mailchimp_campaigns([campaign(1), campaign(2, **{"Unique Id": "1.2E+34"})]))

    assert (answer.rows_read, answer.rows_skipped, answer.totals["emails_sent"]) == (1, 1, 110.0)


def test_the_report_of_one_campaign_points_to_the_list(read):
    problem = read(b'"Email Campaign Report"\n"Title:","Letter"\n\n"Overall Stats"\n"Total Recipients:","350 (35.18%)"\n').problems[0]

    assert "campaigns.csv, is read" in problem


@SO_MANY
@given(st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=6), st.booleans(), st.booleans())
def test_whatever_campaigns_are_written_read_back(rows, audience, analytics):
    made = [
        campaign(n, **{"Total Recipients": sent, "Unique Opens": opens, "Subject": '"Oh", he said\nand left'})
        for n, (sent, opens) in enumerate(rows, 1)
    ]
    data = mailchimp_campaigns(made, audience=audience, analytics=analytics)

    assert values(data, "emails_sent") == [sent for sent, _ in rows]
    assert values(data, "opens_unique") == [opens for _, opens in rows]


SEPTEMBER = woo.file_name(date(2026, 10, 2), date(2026, 9, 1), date(2026, 9, 30))


def coupon(code="show15", orders=12):
    return {"Coupon code": code, "Orders": orders, "Amount discounted": 184.5, "Created": "2026-08-01", "Type": "Percentage discount"}


def test_coupons_with_the_days_of_the_file_s_name(read):
    answer = read(woo.woocommerce_coupons([coupon(), coupon("spring", 3)]), SEPTEMBER)

    assert (answer.format, answer.period, answer.totals) == ("woocommerce.coupons", ("2026-09-01", "2026-09-30"), {"code_uses": 15.0})
    assert set(answer.observations["level"]) == {"code-period"}


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("coupons_2026-10-02_period-last_month_compare-previous_year.csv", ("2026-09-01", "2026-09-30")),
        ("coupons_2026-10-02_period-month_compare-previous_year.csv", ("2026-10-01", "2026-10-02")),
        ("coupons_2026-10-02_period-last_quarter.csv", ("2026-07-01", "2026-09-30")),
        ("coupons_2026-10-02_period-last_year.csv", ("2025-01-01", "2025-12-31")),
        ("coupons_2026-10-02_period-yesterday.csv", ("2026-10-01", "2026-10-01")),
        ("coupons 2026-09-01 2026-09-30.csv", ("2026-09-01", "2026-09-30")),
    ],
)
def test_the_name_tells_the_days_in_many_ways(read, name, days):
    assert read(woo.woocommerce_coupons([coupon()]), name).period == days


@pytest.mark.parametrize("name", ["coupons.csv", "coupons_2026-10-02.csv", "coupons_2026-10-02_period-last_week.csv"])
def test_days_that_the_name_does_not_tell_are_asked(read, name):
    answer = read(woo.woocommerce_coupons([coupon()]), name)

    assert (answer.status, answer.option) == ("needs-answer", "--period")


def test_a_copy_with_decimal_commas_reads_the_same(figures):
    copy = woo.woocommerce_coupons([coupon()]).decode().replace(",", ";").replace("184.5", "184,5").encode()

    assert figures(copy, SEPTEMBER) == figures(woo.woocommerce_coupons([coupon()]), SEPTEMBER)


def test_what_was_given_away_is_no_revenue(figures):
    assert figures(woo.woocommerce_coupons([coupon()]), SEPTEMBER)["x:Amount discounted"] == [184.5]


def test_a_row_without_a_coupon_is_refused(read):
    assert "(row 2, column 'Coupon code'): this row names no coupon" in read(woo.woocommerce_coupons([coupon("")]), SEPTEMBER).problems[0]


@SO_MANY
@given(st.dictionaries(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9), COUNT, min_size=1))
def test_whatever_coupons_are_written_read_back(codes):
    data = woo.woocommerce_coupons([coupon(code, orders) for code, orders in codes.items()])

    assert values(data, "code_uses", file=SEPTEMBER) == list(codes.values())


def test_a_list_of_coupons_without_their_orders_is_not_taken_for_one(read):
    answer = read(woo.woocommerce_coupons([coupon()]).replace(b"Orders", b"Purchases"), SEPTEMBER)

    assert (answer.status, answer.can_map) == ("refused", True)
