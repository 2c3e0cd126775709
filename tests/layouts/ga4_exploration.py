"""Google Analytics 4, an exploration as downloaded: preamble, grand total in one column too many, table, blank line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tests.layouts import delimited

DAY = "Date"
CHANNEL = "Session primary channel group (Default Channel Group)"
METRICS = ("Sessions", "Engaged sessions", "Key events")
RULE = "# ----------------------------------------"


def ga4_exploration(
    rows: Iterable[Mapping[str, object]],
    *,
    first: date,
    last: date,
    dimensions: Sequence[str] = (DAY, CHANNEL),
    metrics: Sequence[str] = METRICS,
    exploration: str = "Untitled exploration-Free form 1",
    property_name: str = "Sample property - GA4",
    total: Mapping[str, object] | None = None,
) -> bytes:
    """Write the file; the grand total is the sum of the rows unless another one is given."""
    table = list(rows)
    grand = total if total is not None else {metric: _sum(table, metric) for metric in metrics}
    columns = (*dimensions, *metrics)
    lines = [
        *(RULE, f"# {property_name}", f"# {exploration}", f"# {first:%Y%m%d}-{last:%Y%m%d}", RULE, ""),
        delimited.line(columns),
        delimited.line([*delimited.cells(grand, columns), "Grand total"]),
        *(delimited.line(delimited.cells(row, columns, write=_value)) for row in table),
        "",
    ]
    return delimited.text_of(lines).encode()


def _value(value: object) -> str:
    return f"{value:%Y%m%d}" if isinstance(value, date) else delimited.plain(value)


def _sum(rows: Iterable[Mapping[str, object]], metric: str) -> float:
    return sum(value for row in rows if isinstance(value := row.get(metric), int | float))
