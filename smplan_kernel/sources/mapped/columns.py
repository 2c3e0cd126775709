"""Names for the columns of a table of which nothing is known: headings may be missing or stand twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from smplan_kernel.sources.files.tables import header_key, plain_text


def column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """One name for each column, no two alike.

    >>> column_names(["Date", "", "Views", "views "])
    ('Date', 'Column 2', 'Views', 'views (2)')
    """
    seen: Counter[str] = Counter()
    names = []
    for number, cell in enumerate(cells, 1):
        name = plain_text(cell) or f"Column {number}"
        seen[header_key(name)] += 1
        names.append(name if seen[header_key(name)] == 1 else f"{name} ({seen[header_key(name)]})")
    return tuple(names)


def place_of(name: str, names: Sequence[str]) -> int | None:
    """Where a column stands."""
    wanted = header_key(name)
    return next((place for place, one in enumerate(names) if header_key(one) == wanted), None)
