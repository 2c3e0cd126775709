"""Codes from a shop's counter to the report: two downloads make a month, one says only how often so far."""

import json
from datetime import date
from pathlib import Path

import pytest

from smplan_kernel.plan import Code, DataSource, blank_plan, document
from tests.layouts.shopify_discounts import shopify_discounts
from tests.layouts.woocommerce_coupons import file_name, woocommerce_coupons

SHOP = DataSource(id="dsrc-shop22", name="Our shop", platform="shop", account="garden.example")
CODE = Code(id="code-show22", code="SHOW15")


@pytest.fixture
def shop(smplan, tmp_path):
    """A plan that counts one code; give it downloads and ask for what the report of October says about codes."""
    smplan("new", "shop")
    plan = blank_plan("shop", organisation="Garden & Sons").with_metrics(sources=(SHOP,), codes=(CODE,))
    (tmp_path / "plan.json").write_text(json.dumps(document(plan)))
    smplan("apply", "shop", "plan.json")

    def report(*files):
        for name, content, options in files:
            (tmp_path / name).write_bytes(content)
            smplan("import", name, "--plan", "shop", *options)
        printed = smplan("review", "run", "shop", "--month", "2026-10", "--formats", "html").stdout
        review = json.loads(Path(printed.removeprefix("Report: ").strip()).with_name("review.json").read_text())
        return next(line["sentence"] for line in review["codes"] if line["code"] == "SHOW15")

    return report


def counted(day, uses):
    rows = [{"Name": "SHOW15", "Value Type": "percentage", "Times Used In Total": uses}]
    return f"discounts_export_{day}.csv", shopify_discounts(rows), ("--on", day)


def test_two_downloads_make_the_month(shop):
    assert shop(counted("2026-09-30", 187), counted("2026-10-31", 231)) == "SHOW15 was used 44 times in October 2026."


def test_one_download_says_so_far_and_never_this_month(shop):
    sentence = shop(counted("2026-10-31", 231))

    assert sentence.startswith("SHOW15 was used 231 times so far.")
    assert "October" not in sentence


def test_a_list_of_the_month_itself_needs_no_second_one(shop):
    days = (date(2026, 10, 1), date(2026, 10, 31))
    content = woocommerce_coupons([{"Coupon code": "show15", "Orders": 12}])

    assert shop((file_name(date(2026, 11, 2), *days), content, ())) == "SHOW15 was used 12 times in October 2026."
