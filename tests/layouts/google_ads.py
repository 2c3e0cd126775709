"""Google Ads, campaign report: title, period in the user's language, the user's columns, several totals; as text or for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.layouts import delimited

COLUMNS = (
    *("Campaign status", "Campaign", "Budget", "Budget name", "Budget type", "Currency code", "Status", "Status reasons"),
    *("Optimisation score", "Clicks", "Impr.", "CTR", "Cost", "Avg. CPC", "Conversions", "Cost / conv.", "Bid strategy type"),
    *("Conv. rate", "Conv. value", "Conv. value / cost", "Original conv. value"),
)
COLUMNS_EXCEL = (
    *COLUMNS[:9],
    *("Campaign type", "Clicks", "Impr.", "CTR", "Avg. CPC", "Cost", "Target CPA", "Avg. target CPA", "Target ROAS", "Avg. target ROAS"),
    *("Search impr. share", "Bid strategy type", "Conv. rate", "Conv. value", "Conv. value / cost", "Conversions", "Cost / conv."),
    "Original conv. value",
)
PERIOD = "27 January 2026 - 23 February 2026"
TOTALS = ("Total: Campaigns", "Total: Account", "Total: Search")
GROUPED = frozenset({"Clicks", "Impr.", "Conv. value", "Original conv. value"})
NONE = " --"


def google_ads(
    rows: Iterable[Mapping[str, object]],
    *,
    for_excel: bool = False,
    columns: Sequence[str] = (),
    period: str = PERIOD,
    totals: Sequence[str] = TOTALS,
) -> bytes:
    """Write the report; counts and values have thousands commas, `Cost` has none."""
    names = tuple(columns) or (COLUMNS_EXCEL if for_excel else COLUMNS)
    table = list(rows)
    lines = [["Campaign report"], [period], list(names)]
    lines += [[_cell(row.get(name), name) for name in names] for row in table]
    lines += [[total, *(_cell(_sum(table, name), name) for name in names[1:])] for total in totals]
    if for_excel:
        return delimited.text_of("\t".join(line) for line in lines).encode("utf-16")
    return delimited.text_of(delimited.line(line) for line in lines).encode()


def _sum(rows: Iterable[Mapping[str, object]], name: str) -> object:
    numbers = [value for row in rows if isinstance(value := row.get(name), int | float)]
    return sum(numbers) if numbers else None


def _cell(value: object, name: str) -> str:
    if value is None:
        return NONE
    if isinstance(value, int | float):
        mark = "," if name in GROUPED else ""
        return f"{value:{mark}.2f}" if isinstance(value, float) else f"{value:{mark}}"
    return str(value)
