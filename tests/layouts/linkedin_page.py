"""LinkedIn page, followers and visitors: true BIFF8 workbooks, the header in row 1, a sheet of days and sheets of groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.layouts.linkedin_sheet import linkedin_book

FOLLOWER_COLUMNS = ("Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers")
DEVICES = ("desktop", "mobile", "total")
SECTIONS = ("Overview", "Life", "Jobs", "Total")
COUNTED = ("page views", "unique visitors")
VISITOR_COLUMNS = ("Date", *(f"{section} {counted} ({device})" for section in SECTIONS for counted in COUNTED for device in DEVICES))
GROUPS = ("Location", "Job function", "Seniority", "Industry", "Company size")
Groups = Mapping[str, Mapping[str, int]]


def linkedin_followers(days: Iterable[Mapping[str, object]], groups: Groups | None = None, *, auto_invited: bool = True) -> bytes:
    """Write the followers; the column of auto-invited ones is not always there."""
    columns = FOLLOWER_COLUMNS if auto_invited else tuple(name for name in FOLLOWER_COLUMNS if name != "Auto-invited followers")
    return _book("New followers", columns, days, groups or {}, "Total followers")


def linkedin_visitors(
    days: Iterable[Mapping[str, object]], groups: Groups | None = None, *, columns: Sequence[str] = VISITOR_COLUMNS
) -> bytes:
    """Write the visitors; newer files have further sections."""
    return _book("Visitor metrics", columns, days, groups or {}, "Total views")


def _book(title: str, columns: Sequence[str], days: Iterable[Mapping[str, object]], groups: Groups, total: str) -> bytes:
    first = (title, [columns, *([row.get(column) for column in columns] for row in days)])
    return linkedin_book([first, *((group, [(group, total), *groups.get(group, {}).items()]) for group in GROUPS)])
