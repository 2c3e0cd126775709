"""Says which format a file is, by what is in it and never by its name; two that fit are said and asked."""

from __future__ import annotations

from collections.abc import Sequence

from smplan_kernel.errors import ExportError, ExportQuestion, UnknownExportError
from smplan_kernel.sources.files.tables import HEADER_WITHIN, Book
from smplan_kernel.sources.importers import LAYOUTS
from smplan_kernel.sources.mapped.find import nearly
from smplan_kernel.sources.mapped.profile import Profile
from smplan_kernel.sources.rows.layout import Found, Layout
from smplan_kernel.sources.rows.reading import Request
from smplan_kernel.sources.unread import name_of

Fit = tuple[Layout, Found]


def fitting(book: Book) -> list[Fit]:
    """Every format whose signature the file carries."""
    found = ((layout, layout.find(book)) for layout in LAYOUTS)
    return [(layout, parts) for layout, parts in found if parts is not None]


def is_bundle(book: Book) -> bool:
    """An archive of files that do not belong together: each is read for itself.

    What belongs together is known by one layout that claims every table, each in a role of its own, or that comes packed.
    """
    if book.container != "zip" or not book.members:
        return False
    if not book.tables or len(book.tables) == 1:
        return not book.tables
    fits = fitting(book)
    if len(fits) != 1:
        return True
    layout, found = fits[0]
    roles = [role for role, _ in found.grids]
    return not layout.is_packed and (bool(found.rest) or len(set(roles)) < len(roles))


def recognise(book: Book, request: Request) -> Fit:
    """The one format that fits."""
    fits = fitting(book) or _named(book, request.platform)
    if not fits:
        raise _unknown(book, request.agreed.layouts)
    chosen = [fit for fit in fits if request.platform in {"", *fit[0].platforms}]
    if not chosen:
        title = fits[0][0].title
        raise ExportError(
            book.file, f"this is {title}, not an export of {request.platform!r}", "Leave the platform out, or choose another file"
        )
    if len(chosen) > 1:
        raise _several(book, chosen)
    return chosen[0]


def _named(book: Book, platform: str) -> list[Fit]:
    """What is too weak to be known by what is in it, and fits the platform that somebody named."""
    found = ((layout, layout.find_named(book)) for layout in LAYOUTS if platform in layout.platforms)
    return [(layout, parts) for layout, parts in found if parts is not None]


def _unknown(book: Book, agreed: Sequence[Profile]) -> UnknownExportError:
    seen, near = name_of(book), nearly(agreed, book)
    readable = ", ".join(dict.fromkeys(layout.title.partition(",")[0] for layout in LAYOUTS))
    problem = f"this looks like {seen}, which smplan does not read yet" if seen else "this is no export that smplan knows"
    error = UnknownExportError(book.file, problem, f"It reads exports of: {readable}. Choose the file as the platform gave it")
    if near is not None and not seen:
        problem = f"it has the headings of your layout '{near.profile.name}' except {' and '.join(repr(name) for name in near.absent)}"
        todo = "Put them right in the file, or say anew what the columns mean and keep it under the same name"
        error = UnknownExportError(book.file, problem, todo)
    error.can_map = any(len(table.rows) > 1 and max(map(len, table.rows[:HEADER_WITHIN])) > 1 for table in book.tables)
    return error


def _several(book: Book, fits: list[Fit]) -> ExportError:
    titles = " and ".join(layout.title for layout, _ in fits)
    tables = [grid.table.name for _, found in fits for _, grid in found.grids]
    platforms = tuple(dict.fromkeys(platform for layout, _ in fits for platform in layout.platforms))
    if len(set(tables)) == len(tables) or len(platforms) == 1:
        return ExportError(book.file, f"there is more than one export inside: {titles}", "Unpack it and choose the files one by one")
    return ExportQuestion(book.file, f"This could be {titles}. Which is it?", platforms, "--platform")
