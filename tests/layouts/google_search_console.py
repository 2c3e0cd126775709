"""Google Search Console, Performance: a zip of small tables, in English and in German.

Of the German only the queries are sure; the names of the other tables follow the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.layouts import delimited
from tests.layouts.archive import archive

MOST_ROWS = 1000
CLICKS, IMPRESSIONS, POSITION = "Clicks", "Impressions", "Position"
Row = tuple[object, int, int, float]


@dataclass(frozen=True, kw_only=True)
class Language:
    """Names of members and columns, and how numbers are written."""

    members: Mapping[str, tuple[str, str]]
    metrics: tuple[str, str, str, str]
    filters: tuple[str, str, str]
    delimiter: str = ","
    decimal: str = "."
    percent: str = "%"
    places: int = 2
    keeps_zeros: bool = False


ENGLISH = Language(
    members={
        "chart": ("Chart.csv", "Date"),
        "queries": ("Queries.csv", "Top queries"),
        "pages": ("Pages.csv", "Top pages"),
        "countries": ("Countries.csv", "Country"),
        "devices": ("Devices.csv", "Device"),
        "appearance": ("Search appearance.csv", "Search Appearance"),
    },
    metrics=("Clicks", "Impressions", "CTR", "Position"),
    filters=("Filters.csv", "Filter", "Value"),
)
GERMAN = Language(
    members={
        "chart": ("Diagramm.csv", "Datum"),
        "queries": ("Suchanfragen.csv", "Häufigste Suchanfragen"),
        "pages": ("Seiten.csv", "Häufigste Seiten"),
        "countries": ("Länder.csv", "Land"),
        "devices": ("Geräte.csv", "Gerät"),
        "appearance": ("Darstellung in der Suche.csv", "Darstellung in der Suche"),
    },
    metrics=("Klicks", "Impressionen", "Klickrate", "Durchschnittliche Position"),
    filters=("Filter.csv", "Filter", "Wert"),
    delimiter=";",
    decimal=",",
    percent=" %",
    places=1,
    keeps_zeros=True,
)


def google_search_console(
    tables: Mapping[str, Sequence[Row]],
    filters: Iterable[tuple[str, str]],
    *,
    language: Language = ENGLISH,
    chart_key: str = "",
    stored: bool = False,
) -> bytes:
    """Write the zip; `tables` names chart, queries, pages, countries, devices, appearance, each with (key, clicks, impressions, position).

    `chart_key` replaces the first name of the chart, as `Date range` does when days are grouped.
    """
    members = []
    for table, (name, first) in language.members.items():
        header = chart_key if chart_key and table == "chart" else first
        members.append(
            (name, _csv((header, *language.metrics), [_row(row, language) for row in tables.get(table, ())[:MOST_ROWS]], language))
        )
    name, *header_of_filters = language.filters
    members.append((name, _csv(header_of_filters, [list(pair) for pair in filters], language)))
    return archive(members, stored=stored)


def _row(row: Row, language: Language) -> list[str]:
    key, clicks, impressions, position = row
    share = _number(100 * clicks / impressions if impressions else 0, language)
    return [delimited.plain(key), str(clicks), str(impressions), share + language.percent, _number(position, language)]


def _number(value: float, language: Language) -> str:
    text = f"{value:.{language.places}f}"
    short = text if language.keeps_zeros else text.rstrip("0").rstrip(".")
    return short.replace(".", language.decimal)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]], language: Language) -> bytes:
    quoting = delimited.where_needed_with_semicolon if language.delimiter == ";" else delimited.where_needed
    lines = [delimited.line(fields, quoting=quoting, delimiter=language.delimiter) for fields in (header, *rows)]
    return delimited.text_of(lines, final_newline=False).encode()
