"""Meta Ads Manager: the total in the first row with blank names, the currency in the name of a column."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

import openpyxl

from tests.layouts import delimited

CAMPAIGNS = (
    *("Reporting starts", "Reporting ends", "Campaign name", "Campaign delivery", "Ad set budget", "Ad set budget type"),
    *("Attribution setting", "Results", "Result indicator", "Reach", "Impressions", "Cost per results", "Amount spent (USD)", "Ends"),
)
ADS = (
    *("Reporting starts", "Reporting ends", "Ad name", "Ad delivery", "Ad Set Name", "Bid", "Bid type", "Ad set budget"),
    *("Ad set budget type", "Last significant edit", "Attribution setting", "Results", "Result indicator", "Reach", "Impressions"),
    *("Cost per results", "Quality ranking", "Engagement rate ranking", "Conversion rate ranking", "Amount spent (UAH)", "Ends"),
)
RAW = (
    *("Account name", "Region", "Month", "Reach", "Impressions", "Frequency", "Currency", "Amount spent (UAH)"),
    *("Attribution setting", "Reporting starts", "Reporting ends"),
)
EMPTY = "No data available."


def meta_ads_csv(rows: Iterable[Mapping[str, object]], *, columns: Sequence[str] = CAMPAIGNS) -> bytes:
    """Write the csv; the first row is the total where one is wanted."""
    lines = [
        delimited.line(columns, quoting=delimited.where_blank),
        *(delimited.line(delimited.cells(row, columns), quoting=delimited.where_blank) for row in rows),
    ]
    return delimited.text_of(lines).encode()


def meta_ads_xlsx(rows: Iterable[Mapping[str, object]], *, columns: Sequence[str] = ADS, sheet: str = "Worksheet") -> bytes:
    """Write the workbook: numbers as numbers, days as text."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    page.append(list(columns))
    for row in rows:
        page.append([row.get(column) for column in columns])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def meta_ads_empty(columns: Sequence[str] = CAMPAIGNS) -> bytes:
    """Write the csv of days without adverts: one row that says so."""
    return delimited.text_of([delimited.line(columns, quoting=delimited.where_blank), f'"{EMPTY}"']).encode()
