"""Which edition of a month's report is being made, and what is different from the one that it replaces."""

from __future__ import annotations

import datetime as dt

from pydantic import ValidationError

from smplan_kernel.automation.places import Place
from smplan_kernel.review import Review
from smplan_kernel.review.differences import edition
from smplan_kernel.review.model import Edition
from smplan_kernel.store import ReviewEntry, Session
from smplan_kernel.store.entries import ImportEntry

RECORD = "review.json"


def edition_of(session: Session, place: Place, entry: ReviewEntry, review: Review, *, inputs: str) -> Edition | None:
    """What a corrected report says about itself; nothing for the first one.

    An edition that is made anew from the inputs it was made from says the same again.
    """
    is_new = not entry.revision or entry.inputs != inputs
    number = entry.revision + is_new
    if number <= 1:
        return None
    made = {one.number: one for one in entry.editions}
    before = made.get(number - 1)
    until = None if is_new else entry.finished_at
    files = _between(session.imports(review.plan), before.finished_at, until) if before else ()
    return edition(_earlier(place, number - 1, is_standing=is_new), review, number=number, files=files)


def _between(files: tuple[ImportEntry, ...], since: dt.datetime, until: dt.datetime | None) -> tuple[ImportEntry, ...]:
    """The files that came in or were taken back after a moment, and up to another one."""
    return tuple(
        one
        for one in files
        if any(moment and since < moment and (until is None or moment <= until) for moment in (one.imported_at, one.undone_at))
    )


def _earlier(place: Place, number: int, *, is_standing: bool) -> Review | None:
    """The report that is replaced: as it was kept by a run that died while it wrote, else as it stands."""
    content = place.read(f"earlier/{number}/{RECORD}") or (place.read(RECORD) if is_standing else None)
    try:
        return Review.from_json(content) if content else None
    except ValidationError:  # written by a smplan whose reviews had another form
        return None
