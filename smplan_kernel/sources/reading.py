"""What comes out of a file: observations in columns, and everything a person should know about how they were read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.dates import Order, Period
from smplan_kernel.sources.limits import Limits

# The frame that the store keeps; `platform` and `account` are the same in every row of one file.
OBSERVATION_COLUMNS = (
    "platform", "account", "level", "object", "period_start", "period_end", "metric", "definition",
    "value", "unit", "flags", "row", "sheet", "exported_on",
)  # fmt: skip
READ_COLUMNS = tuple(name for name in OBSERVATION_COLUMNS if name not in {"platform", "account", "unit"})


@dataclass(frozen=True, kw_only=True)
class Request:
    """The file's name and the answers a person gave beforehand."""

    file: str
    platform: str = ""
    on: dt.date | None = None
    modified: dt.date | None = None
    dates: Order = ""
    period: Period | None = None
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What all numbers of one row of a file share."""

    level: str
    start: dt.date
    end: dt.date
    row: int
    object: str = ""
    flags: tuple[str, ...] = ()
    sheet: str = ""
    exported_on: dt.date | None = None
    counted: bool = True  # False for totals, and for rows that must never be added up


@dataclass(kw_only=True)
class Reading:
    """The growing result of one file; every importer fills one."""

    file: str
    columns: dict[str, list[str | float | int]] = field(default_factory=lambda: {name: [] for name in READ_COLUMNS})
    counted: list[bool] = field(default_factory=list)
    rows_read: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    is_resaved: bool = False
    period: Period | None = None
    sheets: set[str] = field(default_factory=set)  # those that were looked into, or whose neglect is told
    _seen: dict[tuple[str, ...], tuple[float, str]] = field(default_factory=dict)

    def add(self, mark: Mark, *, metric: str, definition: str, value: float, is_part: bool = False, flags: Iterable[str] = ()) -> None:
        """Keep one number; the same place twice is one number or a fault of the file."""
        all_flags = {*mark.flags, *flags, *(("excel_resaved",) if self.is_resaved else ())}
        exported = mark.exported_on.isoformat() if mark.exported_on else ""
        place = (mark.level, mark.object, mark.start.isoformat(), mark.end.isoformat(), metric, definition)
        identity = (*place, exported)
        if identity in self._seen:
            known, sheet = self._seen[identity]
            if known != value:
                raise self._contradiction(mark, definition, known, value)
            if sheet == mark.sheet:
                self.note("Some rows stand in the file twice, with the same figures; they count once.")
            return
        self._seen[identity] = (value, mark.sheet)
        row: tuple[str | float | int, ...] = (*place, value, ",".join(sorted(all_flags)), mark.row, mark.sheet, exported)
        for column, cell in zip(self.columns.values(), row, strict=True):
            column.append(cell)
        self.counted.append(mark.counted and not is_part)

    def _contradiction(self, mark: Mark, definition: str, known: float, value: float) -> ExportError:
        what = f"'{mark.object[:60]}'" if mark.object else f"the day {mark.start}"
        problem = f"{what} stands in the file twice, once with {known:g} and once with {value:g}"
        return ExportError(self.file, problem, "Download the export again", sheet=mark.sheet, row=mark.row, column=definition)

    def note(self, sentence: str) -> None:
        """Say something once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def skip(self, reason: str) -> None:
        """Count a row that is not read, and why."""
        self.skipped[reason] += 1

    def span(self) -> Period | None:
        """The file's period: declared, else from the first to the last day that a number stands for."""
        if self.period or not self.counted:
            return self.period
        starts, ends = self.columns["period_start"], self.columns["period_end"]
        return dt.date.fromisoformat(str(min(starts))), dt.date.fromisoformat(str(max(ends)))


def missing_days(days: Iterable[dt.date]) -> list[dt.date]:
    """The days between the first and the last that are not there."""
    there = set(days)
    if not there:
        return []
    first = min(there)
    return [day for day in (first + dt.timedelta(days=n) for n in range((max(there) - first).days)) if day not in there]
