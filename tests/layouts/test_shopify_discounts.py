from __future__ import annotations

from tests.layouts.shopify_discounts import shopify_discounts

ROWS = ({"Name": "SHOW15", "Value": "-15.0", "Value Type": "percentage", "Times Used In Total": 231, "Status": "Active"},)


def test_the_counter_stands_in_the_twelfth_of_seventeen_columns():
    fields = shopify_discounts(ROWS).decode().split("\n")[1].split(",")

    assert (len(fields), fields[11]) == (17, "231")


def test_the_layout_of_2019_is_short():
    assert shopify_discounts(ROWS, layout_2019=True).decode().split("\n")[1] == "SHOW15,-15.0,percentage,231,,Active,,"


def test_the_byte_order_mark_is_written_when_asked_for():
    assert shopify_discounts(ROWS, mark=True).startswith(b"\xef\xbb\xbfName,")
