"""Reads a table by an agreed layout: all rows or none, missing is not zero, and a fault is told with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import Period, period_in_name
from smplan_kernel.sources.cells.numbers import is_day_for_number, is_missing
from smplan_kernel.sources.files.tables import Grid, header_key, plain_text
from smplan_kernel.sources.mapped.clocks import stray
from smplan_kernel.sources.mapped.columns import column_names, place_of
from smplan_kernel.sources.mapped.days import read_period
from smplan_kernel.sources.mapped.find import Fit
from smplan_kernel.sources.mapped.marks import read_number
from smplan_kernel.sources.mapped.profile import LIFETIME_LEVELS, THINGS, ColumnPlan
from smplan_kernel.sources.rows.daily import export_day, note_gaps
from smplan_kernel.sources.rows.figures import Kind as Meaning
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.reading import Reading, Request

_ROUNDED = re.compile(r"\d([.,]\d+)?E\+\d+$", re.IGNORECASE)
_ISO = "YYYY-MM-DD"
ANEW = "Put it right in the file, or say anew what the columns mean"
ORIGINAL = "Choose the file as it was downloaded, without opening it in a spreadsheet"


class MappedReader:
    """One file and the layout by which it is read."""

    def __init__(self, fit: Fit, request: Request) -> None:
        self.profile = fit.profile
        self.request = request
        self.is_text = fit.book.container in {"text", "zip"}
        self.reading = Reading(
            file=request.file, is_resaved=fit.book.is_resaved, platform=self.profile.platform, account=self.profile.account
        )
        self.grids = [_Rows(grid, self) for grid in fit.grids]

    def read(self) -> Reading:
        """Everything in the file."""
        for rows in self.grids:
            self.reading.sheets.add(rows.sheet)
            rows.read()
        names_owners = self.profile.platform_column or self.profile.account_column
        if self.profile.level == "account-day" and not names_owners:
            note_gaps(self.reading, sorted({day for rows in self.grids for day in rows.days}))
        if self.profile.platform_column:
            self.reading.platform = ",".join(dict.fromkeys(name for rows in self.grids for name in rows.platforms))
        self._note_new_columns()
        return self.reading

    def _note_new_columns(self) -> None:
        names = [name for rows in self.grids for name in rows.names]
        fresh = [name for name in dict.fromkeys(names) if header_key(name) not in self.profile.header]
        if fresh:
            self.reading.note(f"New since the layout was agreed, and not used: {', '.join(fresh[:8])}.")
        spoken = {header_key(name) for name in self.profile.used}
        self.reading.unused += [name for name in names if header_key(name) not in spoken and name not in fresh]
        for name in dict.fromkeys((*self.reading.unused, *fresh)):
            self.reading.note_turned(name, (text for rows in self.grids for text in rows.texts(name)))


class _Rows:
    """One table of the file."""

    def __init__(self, grid: Grid, reader: MappedReader) -> None:
        self.profile = reader.profile
        self.reader = reader
        self.sheet = grid.table.name
        self.names = column_names(grid.names)
        self.records = self._without_totals(grid.records[self.profile.skip_rows :])
        self.places = {name: self._place(name) for name in self.profile.used}
        self.figures = tuple((self._place(one.column), one, self._meaning(one)) for one in self.profile.columns)
        self.days: set[dt.date] = set()
        self.platforms: dict[str, None] = {}  # in the order in which the rows name them

    def _place(self, name: str) -> int:
        place = place_of(name, self.names)
        if place is None:
            problem = f"there is no column '{name}'"
            raise self._fault(problem=problem, todo="Say anew what the columns mean")
        return place

    def texts(self, name: str) -> Iterator[str]:
        """One column of all rows, where there is one of that name."""
        place = place_of(name, self.names)
        return (self._text(cells, place) for _, cells in self.records if place is not None)

    def _meaning(self, one: ColumnPlan) -> Meaning:
        return Meaning(metric=one.metric, definition=one.definition)

    def _without_totals(self, records: tuple[tuple[int, list[str]], ...]) -> tuple[tuple[int, list[str]], ...]:
        many, kind = max(self.profile.totals_count, 1), self.profile.totals
        kept = records
        if kind == "first":
            kept = records[many:]
        elif kind == "last":
            kept = records[:-many]
        elif kind == "word":
            word = self.profile.totals_word.strip().casefold()
            day = place_of(self.profile.date_column, self.names) if self.profile.date_column else None
            kept = tuple(one for one in records if not any(text.startswith(word) for text in _first_texts(one[1], day)))
        if len(kept) < len(records):
            self.reader.reading.skipped["totals of other rows"] += len(records) - len(kept)
        return kept

    def read(self) -> None:
        """Keep the figures of every row."""
        self._check_clocks()
        figures = self.reader.reading.figures
        numbers = [figures.number_of(meaning) for *_, meaning in self.figures]
        for row, cells in self._whole_rows():
            mark = self._mark(row, cells)
            self.days.add(mark.start)
            self.platforms[mark.platform] = None
            found = [self._rate(row, cells, one) if one.over else self._value(row, cells, place, one) for place, one, _ in self.figures]
            known = [place for place, value in enumerate(found) if value is not None]
            values = [value for value in found if value is not None]
            if not figures.add_row(mark, [numbers[place] for place in known], values):
                self._compare(mark, [self.figures[place][2] for place in known], values)
            self.reader.reading.rows_read += 1

    def _check_clocks(self) -> None:
        """Moments that name a time zone name the one that was agreed."""
        column = self.profile.date_column
        if column:
            texts = [plain_text(self._text(cells, self.places[column])) for _, cells in self.records]
            found = stray(texts, self.profile.zone)
            if found is not None:
                todo = "Say anew whose day it is, or bring in a file with all times in one zone"
                row, value = self.records[found.place][0], texts[found.place]
                raise self._fault(problem=found.problem, todo=todo, row=row, column=column, value=value)

    def _compare(self, mark: Mark, meanings: list[Meaning], values: list[float]) -> None:
        """A row about something that an earlier one is about must say the same, or something else."""
        try:
            for meaning, value in zip(meanings, values, strict=True):
                self.reader.reading.add(mark, meaning, value)
        except ExportError as twice:
            todo = "Choose the column that tells these lines apart, or take one of them out"
            raise ExportError(twice.file, twice.problem, todo, sheet=twice.sheet, row=twice.row, column=twice.column) from twice

    def _whole_rows(self) -> Iterator[tuple[int, list[str]]]:
        width = len(self.names)
        shortest = min((len(cells) for _, cells in self.records[:-1]), default=0)
        for row, cells in self.records:
            if any(cell.strip() for cell in cells[width:]):
                value = next(cell for cell in cells[width:] if cell.strip())
                raise self._fault(problem="this row has more columns than the headings", todo=ORIGINAL, row=row, value=value)
            if self.reader.is_text and len(cells) < min(shortest, width):
                raise self._fault(
                    problem=f"this row has {len(cells)} of {width} columns; the file may be cut off", todo="Download it again", row=row
                )
            yield row, cells

    def _platform(self, row: int, cells: list[str]) -> str:
        if not self.profile.platform_column:
            return ""
        text = self._said(row, cells, self.profile.platform_column)
        known = self.profile.platforms.get(header_key(text))
        if known is None:
            column = self.profile.platform_column
            raise self._fault(problem="this is no platform that smplan knows", todo=ANEW, row=row, column=column, value=text)
        return known

    def _said(self, row: int, cells: list[str], column: str) -> str:
        text = self._text(cells, self.places[column])
        if not text:
            raise self._fault(problem="this row does not say whose figures it holds", todo=ANEW, row=row, column=column)
        return text

    def _text(self, cells: list[str], place: int) -> str:
        return cells[place].strip() if place < len(cells) else ""

    def _is_missing(self, text: str) -> bool:
        return is_missing(text) or text.casefold() in self.profile.missing

    def _value(self, row: int, cells: list[str], place: int, one: ColumnPlan, *, is_part: bool = False) -> float | None:
        text = self._text(cells, place)
        if self._is_missing(text):
            if not is_part:
                self.reader.reading.missing[self.names[place]] += 1
            return None
        value = read_number(text, self.profile.writing, is_money=one.kind == "money")
        if value is None:
            lost = is_day_for_number(text)
            problem = "a spreadsheet has turned numbers into days, so they are lost" if lost else "this is not a number as it was agreed"
            raise self._fault(problem=problem, todo=ORIGINAL if lost else ANEW, row=row, column=self.names[place], value=text)
        if one.kind == "rank" and value == 0:
            return None
        is_hundredths = one.kind == "percent" or (one.kind == "fraction" and text.endswith("%"))
        return (value / 100 if is_hundredths else value) * one.factor

    def _rate(self, row: int, cells: list[str], one: ColumnPlan) -> float | None:
        """A rate out of its two parts, which this file holds too."""
        above, below = (self._part(row, cells, column) for column in (one.parts, one.over))
        return above / below if above is not None and below else None

    def _part(self, row: int, cells: list[str], column: str) -> float | None:
        place, plan, _ = next(found for found in self.figures if header_key(found[1].column) == header_key(column))
        return self._value(row, cells, place, plan, is_part=True)

    def _mark(self, row: int, cells: list[str]) -> Mark:
        start, end, exported = self._days(row, cells)
        is_lifetime = self.profile.level in LIFETIME_LEVELS
        flags = ("lifetime_at_export",) if is_lifetime else ()
        return Mark(
            level=self.profile.level,
            object=self._thing(row, cells),
            start=start,
            end=end,
            row=row,
            flags=(*flags, self.profile.day_flag) if self.profile.date_column else flags,
            sheet=self.sheet,
            exported_on=exported,
            platform=self._platform(row, cells),
            account=self._said(row, cells, self.profile.account_column) if self.profile.account_column else "",
        )

    def _days(self, row: int, cells: list[str]) -> tuple[dt.date, dt.date, dt.date | None]:
        """First and last day of a row's figures, and the day on which a counter was read."""
        level, request = self.profile.level, self.reader.request
        if level not in LIFETIME_LEVELS:
            return (*(self._printed(row, cells) if self.profile.date_column else _period(request)), None)
        if level == "code-cumulative":
            day = self._printed(row, cells)[1] if self.profile.date_column else _read_on(request)
            return day, day, day
        start, end = self._printed(row, cells)
        return start, end, _read_on(request)

    def _printed(self, row: int, cells: list[str]) -> Period:
        column = self.profile.date_column
        text = plain_text(self._text(cells, self.places[column]))
        if not text:
            raise self._fault(problem="this row has figures but no day", todo=ANEW, row=row, column=column)
        found = read_period(text, self.profile.date_format) or (None if self.reader.is_text else read_period(text, _ISO))
        if found is None:
            problem = f"this is not a day written as {self.profile.date_format}"
            raise self._fault(problem=problem, todo=ANEW, row=row, column=column, value=text)
        if self.profile.level in {"account-day", "post-day"} and found[0] != found[1]:
            problem = "this is no single day, and one line was agreed to be a day"
            raise self._fault(problem=problem, todo="Say that one line is a period", row=row, column=column, value=text)
        return found

    def _thing(self, row: int, cells: list[str]) -> str:
        """The post, campaign or code that a row is about; an identifier that a spreadsheet has rounded is lost, its link is not."""
        columns = [column for column in (self.profile.object_column, self.profile.link_column) if column]
        if not columns:
            return ""
        for column in columns:
            text = self._text(cells, self.places[column])
            if text and not _ROUNDED.match(text):
                return text
        what = THINGS.get(self.profile.level.partition("-")[0], "thing")
        value = self._text(cells, self.places[columns[0]])
        if value:
            problem = f"a spreadsheet has rounded the name of this {what}"
            raise self._fault(problem=problem, todo=ORIGINAL, row=row, column=columns[0], value=value)
        if self.profile.level.startswith("account"):
            return ""
        problem = f"this row names no {what}"
        raise self._fault(problem=problem, todo=ANEW, row=row, column=columns[0])

    def _fault(self, *, problem: str, todo: str, row: int | None = None, column: str = "", value: str = "") -> ExportError:
        return ExportError(self.reader.request.file, problem, todo, sheet=self.sheet, row=row, column=column, value=value)


def _first_texts(cells: list[str], day: int | None) -> tuple[str, str]:
    """Where the word of a total may stand: in the first place that holds anything, and in the place of the day."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    return first.casefold(), cells[day].strip().casefold() if day is not None and day < len(cells) else ""


def _period(request: Request) -> Period:
    found = request.period or period_in_name(request.file)
    if found is None:
        question = "Which days is this file about? No column says it."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD..YYYY-MM-DD",), "--period")
    return found


def _read_on(request: Request) -> dt.date:
    day = export_day(request)
    if day is None:
        question = "On which day was this file downloaded? Its figures are counted up to that day."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD",), "--on")
    return day
