"""WooCommerce, Analytics, Coupons: one row a coupon; the days stand in the name of the download."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tests.layouts import delimited

COLUMNS = ("Coupon code", "Orders", "Amount discounted", "Created", "Expires", "Type")


def woocommerce_coupons(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Write the file; a coupon that does not expire says N/A."""
    lines = [
        delimited.line(COLUMNS, quoting=delimited.where_blank),
        *(delimited.line(delimited.cells({"Expires": "N/A", **row}, COLUMNS), quoting=delimited.where_blank) for row in rows),
    ]
    return delimited.text_of(lines).encode()


def file_name(exported: date, first: date, last: date) -> str:
    """The name of the download of chosen days.

    >>> file_name(date(2026, 10, 2), date(2026, 9, 1), date(2026, 9, 30))
    'coupons_2026-10-02_after-2026-09-01T00-00-00_before-2026-09-30T23-59-59_period-custom.csv'
    """
    return f"coupons_{exported}_after-{first}T00-00-00_before-{last}T23-59-59_period-custom.csv"
