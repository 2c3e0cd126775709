"""The part of a review about its own editions: what it replaces, what is different, and until when its figures were known."""

from __future__ import annotations

from datetime import date

from smplan_kernel.review.part import Part


class Difference(Part):
    """One thing that reads differently in a corrected report: before, now, and the files that came in between.

    `file` is empty where no file of the source in question came or went; then another figure brought it about.
    """

    what: str
    before: str
    after: str
    file: str
    sentence: str


class Edition(Part):
    """Which edition of a month's report this is. The first one replaces nothing; `known` is set in a report as known on a day.

    `replaces` names the edition before by its number, and is 0 when there was none or when it is not there any more.
    """

    number: int
    replaces: int
    sentence: str
    differences: tuple[Difference, ...]
    known: date | None = None
