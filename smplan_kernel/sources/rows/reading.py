"""What comes out of a file: its figures, and everything a person should know about how they were read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import TO_COME, TURNED, Order, Period
from smplan_kernel.sources.cells.numbers import turned_into_days
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.mapped.profile import Agreed
from smplan_kernel.sources.rows.figures import Figures, Kind, Mark
from smplan_kernel.sources.rows.packed import Packed

EARLIEST = dt.date(2000, 1, 1)
"""Before the oldest of the platforms: Mailchimp began in 2001."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """The file's name and the answers a person gave beforehand."""

    file: str
    platform: str = ""
    on: dt.date | None = None
    modified: dt.date | None = None
    dates: Order = ""
    period: Period | None = None
    agreed: Agreed = field(default_factory=Agreed)
    look: Mapping[str, Any] | None = None  # only look at an unknown table, in this sheet or from this row
    beside: tuple[str, ...] = ()  # names of the files in the same folder
    today: dt.date = field(default_factory=lambda: dt.datetime.now().astimezone().date())
    limits: Limits = field(default_factory=Limits)

    @property
    def last(self) -> dt.date:
        """The last day that a figure can be about: that of export, else today; where the sun rises earlier it may be a day further."""
        return (self.on or self.today) + dt.timedelta(days=1)


@dataclass(kw_only=True)
class Reading:
    """The growing result of one file; every importer fills one."""

    file: str
    figures: Figures = field(default_factory=Figures)
    rows_read: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    is_resaved: bool = False
    account: str = ""  # as the file itself names it
    platform: str = ""  # where the file tells it and not its format; several are parted by commas
    is_unconfirmed: bool = False  # a variant that is only known from descriptions
    period: Period | None = None
    sheets: set[str] = field(default_factory=set)  # those that were looked into, or whose neglect is told

    def add_row(self, mark: Mark, kinds: Sequence[Kind], values: Sequence[float]) -> None:
        """Keep the numbers of one row."""
        numbers = list(map(self.figures.number_of, kinds))
        if not self.figures.add_row(mark, numbers, values):
            for kind, value in zip(kinds, values, strict=True):
                self.add(mark, kind, value)

    def add(self, mark: Mark, kind: Kind, value: float) -> None:
        """Keep one number; the same place twice is one number or a fault of the file."""
        repeat = self.figures.add(mark, kind, value)
        if repeat is None:
            return
        if repeat.known != value:
            raise self._contradiction(mark, kind.definition, repeat.known, value)
        if repeat.sheet == mark.sheet:
            self.note("Some rows stand in the file twice, with the same figures; they count once.")

    def _contradiction(self, mark: Mark, definition: str, known: float, value: float) -> ExportError:
        what = f"'{mark.object[:60]}'" if mark.object else f"the day {mark.start}"
        problem = f"{what} stands in the file twice, once with {known:.15g} and once with {value:.15g}"
        return ExportError(self.file, problem, "Download the export again", sheet=mark.sheet, row=mark.row, column=definition)

    def note(self, sentence: str) -> None:
        """Say something once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def note_turned(self, name: str, texts: Iterable[str]) -> None:
        """Say that a column which nobody uses holds days that were figures once."""
        example = turned_into_days(texts)
        if example:
            self.note(f"'{name}' looks like figures that a spreadsheet turned into days, such as {example}: choose the original download.")

    def note_doubt(self, rows: Collection[int], problem: str, *, sheet: str = "") -> None:
        """Say what is odd about the first of some rows, so that its figures may stand under wrong names, and how many are like it."""
        where = f"Row {min(rows)}{f' of {sheet}' if sheet else ''}"
        others = len(rows) - 1
        like = f" So it is in {'one more row' if others == 1 else f'{others} more rows'}." if others else ""
        self.note(f"{where}: {problem}; figures of this row may stand under wrong names. Compare it with the platform.{like}")

    def skip(self, reason: str) -> None:
        """Count a row that is not read, and why."""
        self.skipped[reason] += 1

    def span(self) -> Period | None:
        """The file's period: declared, else from the first to the last day that a number stands for."""
        return self.period or self.figures.span()

    def refuse_to_come(self, last: dt.date) -> None:
        """Refuse figures about a day, or a stretch of days, that begins after the last one on which anything could be counted."""
        late = self.figures.first_outside(dt.date.min, last)
        if late is not None:
            row, sheet, day = late
            raise ExportError(self.file, TO_COME, TURNED, sheet=sheet, row=row, value=day.isoformat())

    def refuse_too_early(self) -> None:
        """Refuse figures about a day on which no platform was there: a spreadsheet shows a lost day as one of 1900, 1904 or 1970."""
        early = self.figures.first_outside(EARLIEST, dt.date.max)
        if early is not None:
            row, sheet, day = early
            problem = (
                f"this row is about {day}, and before {EARLIEST.year} there was nothing to count; a spreadsheet may have changed its year"
            )
            raise ExportError(self.file, problem, "Choose the file as the platform gave it", sheet=sheet, row=row)

    def refuse_published_twice(self) -> None:
        """Refuse two rows about one post that do not agree on the day of its publication: one of them is about another post."""
        twice = self.figures.published_twice()
        if twice is not None:
            row, sheet, post, day = twice
            problem = f"this row names the post {post!r}, which another row calls published on {day}: one of them is about another post"
            raise ExportError(self.file, problem, "Download the export again", sheet=sheet, row=row)

    def packed(self) -> Packed:
        """The figures, ready to be handed over."""
        return self.figures.packed(("excel_resaved",) if self.is_resaved else ())


def missing_days(days: Iterable[dt.date]) -> list[dt.date]:
    """The days between the first and the last that are not there."""
    there = set(days)
    if not there:
        return []
    first = min(there)
    return [day for day in (first + dt.timedelta(days=n) for n in range((max(there) - first).days)) if day not in there]
