"""Google Analytics 4, standard reports from 2023 to 2026: nine comment lines, the header in line ten, no newline at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.layouts import delimited

RULE = "# ----------------------------------------"
EVENTS_2023 = ("Event name", "Event count", "Total users", "Event count per user", "Total revenue")
EVENTS_2026 = ("Event name", "Event count", "Total users", "Event count per active user", "Total revenue")
TRAFFIC_2023 = (
    *("Session default channel group", "Users", "Sessions", "Engaged sessions", "Average engagement time per session"),
    *("Engaged sessions per user", "Events per session", "Engagement rate", "Event count", "Conversions", "Total revenue"),
)
TRAFFIC_2026 = (
    *("Session primary channel group (Default Channel Group)", "Sessions", "Engaged sessions", "Engagement rate"),
    *("Average engagement time per session", "Events per session", "Event count", "Key events", "Session key event rate", "Total revenue"),
)
PAGES_2025 = (
    *("Page path and screen class", "Views", "Active users", "Views per active user", "Average engagement time per active user"),
    *("Event count", "Key events", "Total revenue"),
)
BY_DATE_2024 = ("Date", "Event count", "Total users", "Event count per user", "Average session duration", "New users", "Returning users")
EVERY_HEADER = (EVENTS_2023, EVENTS_2026, TRAFFIC_2023, TRAFFIC_2026, PAGES_2025, BY_DATE_2024)


@dataclass(frozen=True, kw_only=True)
class Card:
    """One table of a page of cards; `title` None writes no comment line above the days."""

    columns: Sequence[str]
    rows: Sequence[Mapping[str, object]]
    first: date
    last: date
    title: str | None = None


def ga4_report(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    *,
    first: date,
    last: date,
    report: str = "Events: Event name",
    segment: str = "All Users",
    line_end: str = "\n",
) -> bytes:
    """Write a report of one table."""
    lines = [*_preamble(report), "# ", *([f"# {segment}"] if segment else []), *_table(columns, rows, first, last)]
    return delimited.text_of(lines, line_end=line_end, final_newline=False).encode()


def ga4_comparison(columns: Sequence[str], now: Card, before: Card) -> bytes:
    """Write a report whose second table holds the days it is compared with; the current days come first."""
    lines = [*_preamble("Events: Event name"), "# ", "# All Users", *_table(columns, now.rows, now.first, now.last), ""]
    return delimited.text_of([*lines, *_table(columns, before.rows, before.first, before.last)], final_newline=False).encode()


def ga4_snapshot(cards: Sequence[Card], *, line_end: str = "\n") -> bytes:
    """Write a page of cards: many tables, parted by a blank line; an empty card has a blank line before its header, too."""
    lines = _preamble("Report CSV Export")
    for number, card in enumerate(cards):
        comment = ["#  "] if number == 0 else [] if card.title is None else [f"# {card.title} "]
        table = _table(card.columns, card.rows, card.first, card.last)
        lines += [*([""] if number else []), *comment, *(table if card.rows else [*table[:2], "", *table[2:]])]
    return delimited.text_of(lines, line_end=line_end, final_newline=False).encode()


def resaved(data: bytes, columns: int) -> bytes:
    """The file as a spreadsheet saves it: every line, comments too, filled up with commas to the width of the table."""
    lines = data.decode().split("\n")
    return delimited.text_of([line + "," * max(columns - 1 - line.count(","), 0) for line in lines], line_end="\r\n").encode()


def _preamble(report: str) -> list[str]:
    return [RULE, f"# {report}", "# Account: Fernhill", '# Property: Fernhill "web" - GA4', RULE]


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, object]], first: date, last: date) -> list[str]:
    dates = [f"# Start date: {first:%Y%m%d}", f"# End date: {last:%Y%m%d}"]
    return [*dates, delimited.line(columns), *(delimited.line(delimited.cells(row, columns, write=_value)) for row in rows)]


def _value(value: object) -> str:
    """Days without hyphens; floats with all their digits."""
    return f"{value:%Y%m%d}" if isinstance(value, date) else repr(value) if isinstance(value, float) else delimited.plain(value)
