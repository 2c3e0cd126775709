"""A line of sums that somebody added in a spreadsheet is never counted as one more row, and a row without a name is named."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.sources.rows.added_up import LEFT_OUT

SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))
RULE = "# ----------------------------------------"
GA4 = f"{RULE}\n# Traffic\n# Account: A\n# Property: B\n{RULE}\n# \n# All Users\n# Start date: 20260901\n# End date: 20260930\nSession primary channel group (Default Channel Group),Sessions,Engaged sessions,Event count\nOrganic,1200,700,6120\nDirect,500,200,2000\n"  # fmt: skip
COUPONS = "Coupon code,Orders,Amount discounted,Created,Expires,Type\nspring,12,34.5,2026-09-01,N/A,Percentage\nfern,3,5,2026-06-01,N/A,Percentage\n"
DISCOUNTS = "Name,Value,Value Type,Times Used In Total,Usage Limit Per Code,Status,Start,End\nA,-10,percentage,5,,Active,,\nB,-5,percentage,7,,Active,,\n"
QUERIES = "Top queries,Clicks,Impressions,CTR,Position\nhedge,60,900,6.67%,3.2\npond,10,100,10%,8\n"
FILES = {
    "ga4": (GA4, ("Total,1700,900,8120", ",1700,900,8120", "Summe,1700,,8120")),
    "woocommerce": (COUPONS, ("Total,15,39.5,,,", "TOTALS,15,,,,")),
    "shopify": (DISCOUNTS, ("Gesamt,,,12,,,,",)),
    "search console": (QUERIES, ("Total,70,1000,7%,", "Sum,70,1000,,", ",70,1000,,")),
}
ADDED = [(name, line) for name, (_, lines) in FILES.items() for line in lines]


@pytest.fixture
def asked(read):
    """Read a text whose days were answered."""
    return lambda text, file="export.csv": read(text.encode(), file, period=SEPTEMBER, on=date(2026, 10, 1))


@pytest.mark.parametrize(("name", "line"), ADDED)
def test_added_sums_are_left_out_and_told(asked, name, line):
    plain, summed = asked(FILES[name][0]), asked(f"{FILES[name][0]}{line}\n")

    assert (summed.totals, summed.count) == (plain.totals, plain.count)
    assert f"Rows left out, {LEFT_OUT}: 1." in summed.notes


@pytest.mark.parametrize(("name", "line"), ADDED)
def test_sums_above_the_rows_are_left_out_too(asked, name, line):
    head = FILES[name][0].partition(FILES[name][0].splitlines(keepends=True)[-2])[0]
    plain, summed = asked(FILES[name][0]), asked(f"{head}{line}\n{FILES[name][0][len(head) :]}")

    assert (summed.totals, summed.count) == (plain.totals, plain.count)
    assert f"Rows left out, {LEFT_OUT}: 1." in summed.notes


@pytest.mark.parametrize(("name", "line"), [("shopify", "Average,,,6,,,,"), ("woocommerce", "Mittelwert,7.5,20,,,")])
def test_an_average_that_somebody_added_is_left_out(asked, name, line):
    plain, summed = asked(FILES[name][0]), asked(f"{FILES[name][0]}{line}\n")

    assert (summed.totals, summed.count) == (plain.totals, plain.count)
    assert f"Rows left out, {LEFT_OUT}: 1." in summed.notes


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("woocommerce", "Total,4,1,,,"),
        ("ga4", "Total,3,2,9"),
        ("shopify", "Summer,,,12,,,,"),
        ("shopify", "MAXI,,,7,,,,"),
        ("shopify", "Max,,,6,,,,"),
    ],
)
def test_a_name_that_only_sounds_so_is_a_row(asked, name, line):
    assert asked(f"{FILES[name][0]}{line}\n").count > asked(FILES[name][0]).count


def test_a_row_of_searches_without_a_name_is_refused(asked):
    assert "(row 4): this row has figures and names nothing" in asked(f"{QUERIES},71,1000,,\n").problems[0]


def test_a_day_is_no_sum(asked):
    days = (
        GA4.replace("Session primary channel group (Default Channel Group)", "Nth day").replace("Organic", "0000").replace("Direct", "0001")
    )

    assert asked(f"{days},1700,900,8120\n").status == "refused"


def test_a_second_nameless_row_of_adverts_is_refused(read):
    head = "Reporting starts,Reporting ends,Campaign name,Results,Result indicator,Reach,Impressions,Amount spent (EUR)\n"
    rows = [
        "2026-09-01,2026-09-30,,,,5000,9000,300.5",
        "2026-09-01,2026-09-30,Autumn,4,like,3000,5000,200.25",
        "2026-09-01,2026-09-30,Menu,1,like,2500,4000,100.25",
    ]
    whole = read(f"{head}{chr(10).join(rows)}\n".encode())
    twice = read(f"{head}{chr(10).join([rows[0], *rows])}\n".encode())

    assert whole.totals["ad_impressions"] == 9000
    assert "this row names no campaign, set or advert" in twice.problems[0]


def test_a_second_total_of_universal_analytics_is_refused(read):
    lines = [RULE, "# Site", "# Pages", "# 20150401-20150430", RULE, "", "Page,Pageviews", "/a,5", "/b,7", ",12", ",12"]

    assert "(row 10): this row has figures and names nothing" in read("\n".join([*lines, ""]).encode()).problems[0]


def test_a_nameless_row_among_videos_is_refused(read):
    table = "Content,Video title,Views,Watch time (hours)\nTotal,,1000,10\na,A,600,6\nb,B,400,4\n,,1000,10\n"

    assert "(row 5): this row has figures and names nothing" in read(table.encode(), period=SEPTEMBER).problems[0]


def test_a_lost_cell_of_the_audience_shifts_nothing(read):
    text = '"Age & gender"\n"","Men","Women"\n"18-24","10.5"\n"25-34","33","50"\n\n'

    assert read(("sep=,\n" + text).encode("utf-16"), platform="instagram", on=date(2026, 9, 1)).status == "refused"


def test_a_list_of_campaigns_without_an_end_says_so(read):
    head = "Title,Send Date,Total Recipients,Successful Deliveries,Unique Opens,Unique Clicks,Total Clicks,Unsubscribes,Unique Id,Total Revenue\n"
    answer = read(f'{head}A,"Oct 09, 2026 09:30 pm",500,490,100,30,45,2,ab12,0'.encode())

    assert any(note.startswith("No line break stands at the end") for note in answer.notes)
