"""Says which agreed layout a file fits: all the headings of the layout stand in one row; the layout that knows most of them wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.files.tables import HEADER_WITHIN, Book, Grid, Table, header_key
from smplan_kernel.sources.mapped.columns import column_names
from smplan_kernel.sources.mapped.profile import Profile

Reopen = Callable[[str, str], Book]
"""Opens the file again with another delimiter and encoding; "" leaves either as it was found."""


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A layout and the tables of a file that fit it."""

    profile: Profile
    book: Book
    grids: tuple[Grid, ...]


def fitting(profiles: Sequence[Profile], book: Book, reopen: Reopen) -> list[Fit]:
    """Every layout that the file fits."""
    fits: list[Fit] = []
    for profile in profiles:
        with suppress(ExportError):  # the file is not written in the letters of this layout
            fit = _fit(profile, _opened(profile, book, reopen))
            fits += [fit] if fit else []
    return fits


def chosen(fits: Sequence[Fit], file: str) -> Fit:
    """The layout that knows most headings; between two that know the same the person decides."""
    most = max(len(fit.profile.header) for fit in fits)
    best = [fit for fit in fits if len(fit.profile.header) == most]
    if len(best) > 1:
        names = tuple(fit.profile.name for fit in best)
        raise ExportQuestion(file, "More than one of your layouts fits this file. Which one is it?", names, "--layout")
    return best[0]


def named(profile: Profile, book: Book, reopen: Reopen) -> Fit:
    """The fit of the layout that somebody named.

    Raises
    ------
    ExportError
        With the headings that are not there.
    """
    opened = _opened(profile, book, reopen)
    fit = _fit(profile, opened)
    if fit is not None:
        return fit
    there = {key for table in opened.tables for row in table.rows[:HEADER_WITHIN] for key in map(header_key, row)}
    absent = sorted(profile.header - there)
    missing = f"expects headings that are not there: {', '.join(absent[:5])}"
    problem = missing if absent else "expects headings that do not stand in one line"
    raise ExportError(book.file, f"the layout '{profile.name}' {problem}", "Choose the file that was mapped, or map this one anew")


@dataclass(frozen=True, kw_only=True)
class Near:
    """A layout that a file would fit if a few headings were there."""

    profile: Profile
    absent: tuple[str, ...]


def nearly(profiles: Sequence[Profile], book: Book) -> Near | None:
    """The layout of which a line of headings lacks the fewest, at most a third of them; None where no layout is near."""
    found: list[Near] = []
    for profile in profiles:
        rows = (_keys(row) for table in book.tables for row in table.rows[:HEADER_WITHIN])
        absent = min((profile.header - keys for keys in rows), key=len, default=profile.header)
        if absent and len(absent) * 3 <= len(profile.header):
            found.append(Near(profile=profile, absent=tuple(sorted(absent))))
    return min(found, key=lambda near: len(near.absent), default=None)


def _opened(profile: Profile, book: Book, reopen: Reopen) -> Book:
    is_other = book.container == "text" and (profile.delimiter or profile.encoding)
    return reopen(profile.delimiter, profile.encoding) if is_other else book


def _fit(profile: Profile, book: Book) -> Fit | None:
    tables = [table for table in book.tables if not profile.sheet or header_key(table.name) == header_key(profile.sheet)]
    places = ((table, _header_in(profile, table)) for table in tables)
    grids = tuple(Grid.of(table, place) for table, place in places if place is not None)
    return Fit(profile=profile, book=book, grids=grids) if grids and profile.header else None


def _header_in(profile: Profile, table: Table) -> int | None:
    if profile.header_row is not None:
        place = profile.header_row - table.first_row
        return place if 0 <= place < len(table.rows) and profile.header <= _keys(table.rows[place]) else None
    rows = range(min(HEADER_WITHIN, len(table.rows)))
    return next((place for place in rows if profile.header <= _keys(table.rows[place])), None)


def _keys(cells: list[str]) -> frozenset[str]:
    return frozenset(map(header_key, column_names(cells)))
