"""Google Analytics before 2024: tables whose last row is their total, numbers in the language of whoever downloaded them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import openpyxl

from tests.layouts import delimited

RULE = "# ----------------------------------------"
GOAL = "Enquiry sent"
LANDING = (
    *("Landing Page", "Device Category", "Sessions", "% New Sessions", "New Users", "Bounce Rate", "Pages/Session"),
    *("Avg. Session Duration", f"{GOAL} (Goal 1 Conversion Rate)", f"{GOAL} (Goal 1 Completions)", f"{GOAL} (Goal 1 Value)"),
)
DUTCH = (
    *("Browser", "Browserversie", "Sessies", "% nieuwe sessies", "Nieuwe gebruikers", "Bouncepercentage", "Pagina's/sessie"),
    *("Gem. sessieduur", "Doelconversieratio", "Behaalde doelen", "Doelwaarde"),
)
PAGES = ("Page", "Pageviews", "Unique Pageviews", "Avg. Time on Page", "Entrances", "Bounce Rate", "% Exit", "Page Value")


@dataclass(frozen=True, kw_only=True)
class Language:
    """How numbers and days are written."""

    thousands: str = ","
    decimal: str = "."
    money: str = "£"
    day: str = "%d/%m/%Y"


UK = Language()
US = Language(money="$", day="")
NETHERLANDS = Language(thousands=".", decimal=",", money="US$ ", day="%d-%m-%Y")

Row = Mapping[str, object]
"""Counts as int, rates as ("rate", fraction), money as ("money", sum), durations as ("time", seconds), text and days as they are."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """One table with its total."""

    columns: Sequence[str]
    rows: Sequence[Row]
    total: Row


def ga_universal(
    blocks: Sequence[Block], *, first: date, last: date, language: Language = UK, report: str = "Landing Pages", final_newline: bool = True
) -> bytes:
    """Write the csv: comments, then the tables, parted by a blank line."""
    lines = [RULE, "# All Web Site Data", f"# {report}", f"# {first:%Y%m%d}-{last:%Y%m%d}", RULE]
    for block in blocks:
        lines += ["", delimited.line(block.columns)]
        lines += [_line([written(row.get(column), language) for column in block.columns]) for row in (*block.rows, block.total)]
    return delimited.text_of(lines, final_newline=final_newline).encode()


def written(value: object, language: Language) -> str:
    """One value as that language writes it.

    >>> written(3200, UK), written(("rate", 0.9988), NETHERLANDS), written(date(2015, 4, 16), US)
    ('3,200', '99,88%', '4/16/15')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:{language.day}}" if language.day else f"{value.month}/{value.day}/{value:%y}"
    if isinstance(value, int):
        return f"{value:,}".replace(",", language.thousands)
    if isinstance(value, tuple):
        return _marked(value, language)
    return str(value)


def _marked(value: tuple[str, float], language: Language) -> str:
    kind, number = value
    if kind == "time":
        return f"{int(number) // 3600:02}:{int(number) % 3600 // 60:02}:{int(number) % 60:02}" if number else "<00:00:01"
    text = f"{number * 100 if kind == 'rate' else number:,.2f}"
    text = text.translate(str.maketrans({",": language.thousands, ".": language.decimal}))
    return f"{text}%" if kind == "rate" else language.money + text


def _line(fields: Sequence[str]) -> str:
    return delimited.line(fields)


def ga_universal_xlsx(pages: Block, days: Block, *, first: date, last: date) -> bytes:
    """Write the workbook: rates as fractions, times as seconds, real days."""
    book = openpyxl.Workbook()
    summary = book.active
    summary.title = "Summary"
    for line in ("All Web Site Data", "Pages", f"{first:%Y%m%d}-{last:%Y%m%d}"):
        summary.append([line])
    for name, block in (("Dataset1", pages), ("Dataset2", days)):
        sheet = book.create_sheet(name)
        sheet.append(list(block.columns))
        for row in (*block.rows, block.total):
            cells = (row.get(column) for column in block.columns)
            sheet.append([value[1] if isinstance(value, tuple) else value for value in cells])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
