"""Days that are printed without a year: it follows from the name of the file or from an answer, and rolls over after December."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import DayText, Period
from smplan_kernel.sources.cells.month_names import MonthDay, first_unreadable, month_days

LONGEST = 366  # days from the first to the last: a year, and its first day once more
_YEARS = 20  # how far back files may lie
_BEFORE_LEAP_DAY = (2, 28)
_AGAIN = "Download the file again"


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """What is known about the year, the surest first: a period that holds all days, the day of download, the first day.

    `beside` are the first days of other files. Alone they prove nothing, because files of former years may lie there too: one of them
    counts when this file begins on it in the last year that the day on which it was `changed` allows.
    """

    within: Period | None = None
    downloaded: dt.date | None = None
    first: dt.date | None = None
    beside: tuple[dt.date, ...] = ()
    changed: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class YearlessColumn:
    """A column of such days."""

    file: str
    sheet: str
    name: str
    anchor: Anchor
    today: dt.date


def read_yearless(days: Sequence[DayText], column: YearlessColumn) -> list[dt.date]:
    """Every day with its year, in the order of the rows.

    Raises
    ------
    ExportQuestion
        When nothing tells the year.
    ExportError
        When a text is no day, the days do not follow one another, or what is known about the year cannot be true.
    """
    texts = [day.text for day in days]
    if not texts:
        return []
    readings = month_days(texts)
    if not readings:
        raise _fault(column, days[first_unreadable(texts)], "this is not a day and a month, or not written like the days above it")
    orders = [order for order in map(_Order.of, readings) if order.is_sound()]
    if not orders:
        raise _fault(
            column, days[_Order.upward(readings[0]).breaks_at()], "this day does not follow those above it, so the years cannot be told"
        )
    return _with_years(orders, column)


@dataclass(frozen=True, kw_only=True)
class _Order:
    """Days and months, with how many turns of the year lie before each."""

    days: tuple[MonthDay, ...]
    turns: tuple[int, ...]

    @classmethod
    def upward(cls, days: tuple[MonthDay, ...]) -> _Order:
        """The days as they stand."""
        return cls(days=days, turns=tuple(_turns(days)))

    @classmethod
    def of(cls, days: tuple[MonthDay, ...]) -> _Order:
        """The days as they stand, or from below where the newest stands first."""
        upward = cls.upward(days)
        downward = cls(days=days, turns=tuple(_turns(days[::-1]))[::-1])
        return min((upward, downward), key=lambda order: (not order.is_sound(), order.span()))

    def span(self) -> int:
        """Roughly how many days lie between the first and the last."""
        places = [turn * 372 + month * 31 + day for (month, day), turn in zip(self.days, self.turns, strict=True)]
        return max(places) - min(places)

    def is_sound(self) -> bool:
        """At most one turn of the year, and no day beyond a whole year."""
        early = [day for day, turn in zip(self.days, self.turns, strict=True) if not turn]
        late = [day for day, turn in zip(self.days, self.turns, strict=True) if turn]
        return max(self.turns) <= 1 and (not late or max(late) <= min(early))

    def breaks_at(self) -> int:
        """The first row that makes it unsound."""
        parts = (_Order(days=self.days[:end], turns=self.turns[:end]) for end in range(1, len(self.days) + 1))
        return next(place for place, part in enumerate(parts) if not part.is_sound())

    def from_year(self, year: int) -> list[dt.date] | None:
        """The dates when the first turn begins in a year; None where one does not exist."""
        try:
            return [dt.date(year + turn, *day) for day, turn in zip(self.days, self.turns, strict=True)]
        except ValueError:
            return None


def _turns(days: Sequence[MonthDay]) -> Iterator[int]:
    """For each day in rising order, how often the year has turned; a day that was there already keeps its year."""
    known: dict[MonthDay, int] = {}
    turn, last = 0, days[0]
    for day in days:
        follows_on = day in (_next_day(last), _next_day(_next_day(last))) if last == _BEFORE_LEAP_DAY else day == _next_day(last)
        if day in known and not (follows_on and known[day] < turn + (day < last)):
            yield known[day]
            continue
        turn += day < last
        known[day] = turn
        last = day
        yield turn


def _next_day(day: MonthDay) -> MonthDay:
    after = dt.date(2000, *day) + dt.timedelta(days=1)
    return after.month, after.day


def _with_years(orders: Sequence[_Order], column: YearlessColumn) -> list[dt.date]:
    """The one reading that what is known about the year allows."""
    anchor = column.anchor
    allowed = [days for order in orders for days in _dated(order, anchor) if max(days) <= column.today]
    if any(days != allowed[0] for days in allowed):
        raise _question(column, "Which days does this file cover? They can be read in two ways.", "--period")
    if allowed:
        return allowed[0]
    if anchor.within or anchor.downloaded:
        problem = "the days of this file do not fit the day or period that was given"
        raise ExportError(column.file, problem, "Give another, or none", sheet=column.sheet, column=column.name)
    reason = "By its name, its days would be still to come." if anchor.first else "Its days are printed without a year."
    raise _question(column, f"On which day was this file downloaded? {reason}", "--on")


def _dated(order: _Order, anchor: Anchor) -> list[list[dt.date]]:
    """The dates that the anchor allows; more than one series only where a period is long enough."""
    if anchor.within:
        return [days for year in _years(anchor.within[1]) if (days := order.from_year(year)) and _is_within(days, anchor.within)]
    if anchor.downloaded:
        return _latest(order, anchor.downloaded)
    if anchor.first:
        years = (anchor.first.year - 1, anchor.first.year, anchor.first.year + 1)
        after = (days for year in years if (days := order.from_year(year)) and 0 <= (min(days) - anchor.first).days + 1 <= LONGEST)
        return list(islice(after, 1))
    latest = _latest(order, anchor.changed + dt.timedelta(days=1)) if anchor.changed else []
    return [days for days in latest if min(days) in anchor.beside]


def _latest(order: _Order, last: dt.date) -> list[list[dt.date]]:
    """The last series that ends on a day or before it."""
    before = (days for year in _years(last) if (days := order.from_year(year)) and max(days) <= last)
    return list(islice(before, 1))


def _years(last: dt.date) -> range:
    return range(last.year, last.year - _YEARS, -1)


def _is_within(days: list[dt.date], period: Period) -> bool:
    return period[0] <= min(days) and max(days) <= period[1]


def _question(column: YearlessColumn, sentence: str, option: str) -> ExportQuestion:
    form = "YYYY-MM-DD" if option == "--on" else "YYYY-MM-DD..YYYY-MM-DD"
    return ExportQuestion(column.file, sentence, (form,), option)


def _fault(column: YearlessColumn, day: DayText, problem: str) -> ExportError:
    return ExportError(column.file, problem, _AGAIN, sheet=column.sheet, row=day.row, column=column.name, value=day.text)
