"""Shopify, Discounts, Export: every code with its counter since it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.layouts import delimited

COLUMNS = (
    *("Name", "Value", "Value Type", "Type", "Discount Class", "Minimum Purchase Requirements"),
    *("Combines with Order Discounts", "Combines with Product Discounts", "Combines with Shipping Discounts"),
    *(
        "Customer Selection",
        "Context",
        "Times Used In Total",
        "Applies Once Per Customer",
        "Usage Limit Per Code",
        "Status",
        "Start",
        "End",
    ),
)
COLUMNS_2019 = ("Name", "Value", "Value Type", "Times Used In Total", "Usage Limit Per Code", "Status", "Start", "End")


def shopify_discounts(rows: Iterable[Mapping[str, object]], *, layout_2019: bool = False, mark: bool = False) -> bytes:
    """Write the file, with the columns of today or of 2019, with or without a byte-order mark."""
    columns = COLUMNS_2019 if layout_2019 else COLUMNS
    lines = [delimited.line(columns), *(delimited.line(delimited.cells(row, columns)) for row in rows)]
    text = delimited.text_of(lines)
    return delimited.with_mark(text) if mark else text.encode()
