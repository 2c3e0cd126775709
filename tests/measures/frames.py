"""Observations for tests: days, posts and counters with everything else filled in."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

COLUMNS = ("platform", "account", "level", "object", "period_start", "period_end", "metric", "definition")
COLUMNS += ("value", "unit", "flags", "row", "sheet", "exported_on")


def row(day="2026-10-01", value=1.0, **changes):
    known = {
        "platform": "x",
        "account": "fern",
        "level": "account-day",
        "object": "",
        "period_start": str(day),
        "period_end": str(day),
        "metric": "impressions",
        "definition": "Impressions",
        "value": float(value),
        "unit": "count",
        "flags": "",
        "row": 2,
        "sheet": "",
        "exported_on": "",
    }
    return known | changes


def frame(rows):
    return pd.DataFrame(
        list(rows), columns=list({**dict.fromkeys(COLUMNS), **dict.fromkeys(key for one in rows for key in one)}) if rows else COLUMNS
    )


def days(first, last, value=1.0, **changes):
    """One row a day, both ends included; `value` is a number or a function of the day."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    each = value if callable(value) else lambda _: value
    span = (end - start).days + 1
    return [row(day, each(day), row=number + 2, **changes) for number, day in ((n, start + timedelta(n)) for n in range(span))]


def month_rows(values, first="2024-11", **changes):
    """Daily rows whose monthly sums are `values`: the first day carries the figure, the others are zero."""
    year, month = map(int, first.split("-"))
    rows = []
    for value in values:
        start = date(year, month, 1)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        if value is not None:
            end = date(year, month, 1) - timedelta(1)
            rows += days(str(start), str(end), lambda day, v=value, s=start: v if day == s else 0.0, **changes)
    return rows
