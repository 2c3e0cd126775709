"""The shop's exports: one list of discount codes at the end of each month, counters only ever growing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tests.layouts.shopify_discounts import shopify_discounts
from tests.samples import landscape_truth as truth
from tests.samples.noise import days_of

MADE = {
    "GARDENVISIT": "2024-03-04 09:12:40 +0000",
    "SHOW15": "2023-09-18 08:30:11 +0100",
    "STUDIO10": "2023-11-06 10:02:55 +0000",
    "PLANTS10": "2023-11-06 10:04:21 +0000",
    "BOARD10": "2024-01-15 14:40:03 +0000",
    "FRIEND20": "2023-06-01 09:00:00 +0100",
    "BLOG10": "2024-02-12 11:25:37 +0000",
    "VIDEO10": "2025-12-01 08:55:19 +0000",
}


def shop_files() -> Iterator[tuple[str, bytes]]:
    """Write a snapshot for each month end, and one for the day before the first month, to count from."""
    day_before = truth.FIRST_DAY - timedelta(days=1)
    yield f"discounts_export_{day_before}.csv", shopify_discounts(_codes(0))
    for count, month in enumerate(truth.MONTHS, start=1):
        yield f"discounts_export_{days_of(month)[-1]}.csv", shopify_discounts(_codes(count))


def _codes(months: int) -> Iterator[dict[str, object]]:
    for code, uses in truth.CODE_USES.items():
        late = len(truth.MONTHS) - len(uses)
        if months > late or not late:
            yield _row(code, truth.USED_BEFORE[code] + sum(uses[: months - late]))


def _row(code: str, used: int) -> dict[str, object]:
    fixed = code == "GARDENVISIT"
    return {
        "Name": code,
        "Value": "-90.0" if fixed else f"-{int(code[-2:])}.0",
        "Value Type": "fixed_amount" if fixed else "percentage",
        "Type": "amount_off_order" if fixed else "amount_off_products",
        "Discount Class": "order" if fixed else "product",
        "Minimum Purchase Requirements": "none",
        **{f"Combines with {kind} Discounts": "false" for kind in ("Order", "Product", "Shipping")},
        "Customer Selection": "all",
        "Context": "online_store",
        "Times Used In Total": used,
        "Applies Once Per Customer": "true",
        "Status": "Active",
        "Start": MADE[code],
    }
