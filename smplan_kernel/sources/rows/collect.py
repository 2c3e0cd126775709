"""Reads the numbers of a grid by a mapping: parts before rates, gaps counted, nothing guessed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from math import isfinite, isnan

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.known import NONE, Known, NotACountError, NotANumberError, known_numbers, reads_extra
from smplan_kernel.sources.cells.numbers import (
    Marks,
    MarksUnclearError,
    has_lost_digits,
    is_day_for_number,
    is_missing,
    is_rounded,
    marks_of,
)
from smplan_kernel.sources.files.columns import Column as Cells
from smplan_kernel.sources.files.tables import Grid, header_key, plain_text
from smplan_kernel.sources.files.widths import ORIGINAL, check_widths
from smplan_kernel.sources.rows.figures import Kind, Mark, Shared
from smplan_kernel.sources.rows.layout import Column, Mapping, Ratio
from smplan_kernel.sources.rows.marks import unclear
from smplan_kernel.sources.rows.odd_rates import FEWEST, MOST, odd_rate
from smplan_kernel.sources.rows.reading import Reading

_MANY = 10_000
# What people wrote is never a figure, not even where every post of a file is called "100".
WRITTEN = frozenset(
    header_key(name)
    for name in (
        "Description", "Beskrivning", "Title", "Titel", "Post title", "Video title", "Caption", "Post text", "Tweet text", "Message",
        "Text", "Custom labels", "Campaign name", "Ad name", "Ad set name",
    )
)  # fmt: skip


class Collector:
    """One grid, its mapping and the reading that it fills."""

    def __init__(self, grid: Grid, mapping: Mapping, reading: Reading, *, marks: Marks | None = None) -> None:
        self.grid = grid
        self.mapping = mapping
        self.reading = reading
        self.sheet = grid.table.name
        reading.sheets.add(self.sheet)
        self.names = tuple(map(plain_text, grid.names))
        self.columns = self._claimed()
        self.ratios = self._claimed_ratios()
        self.marks = marks or self._marks()
        self.extras = self._extras() if mapping.keeps_extras else []
        self._places: dict[tuple[str, ...], int | None] = {}
        self._plain = known_numbers(self.marks)
        self._ratio_at = {place: ratio for place, ratio, _ in self.ratios}
        self._cells = self._readers()
        self._note_absent()
        self._note_odd_rates()

    def check_widths(self) -> None:
        """Refuse rows that are too wide or too narrow."""
        first_figure = min((place for place, *_ in self.columns), default=0)
        check_widths(self.grid, file=self.reading.file, first_figure=first_figure, can_be_ragged=self.mapping.can_be_ragged)

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Every row, once the width of all is right."""
        self.check_widths()
        return iter(self.grid.records)

    def add(self, mark: Mark, cells: list[str]) -> None:
        """Keep every number of one row."""
        kinds: list[Kind] = []
        values: list[float] = []
        width = len(cells)
        for place, known, kind in self._cells:
            if known is None:
                value = self._rate(cells, place, mark.row)
            else:
                found = known.get(cells[place]) if place < width else None  # most texts were read before
                value = self._known(known, cells, place, mark.row) if found is None else found
            if isfinite(value):
                kinds.append(kind)
                values.append(value)
            elif isnan(value):
                self.reading.missing[self.names[place]] += 1
        self.reading.add_row(mark, kinds, values)

    def add_all(
        self,
        shared: Sequence[Shared],
        shared_of: Sequence[int],
        objects: Sequence[str],
        rows: Sequence[int],
        more: Sequence[tuple[Kind, array[float]]] = (),
        *,
        objects_of: Sequence[int] | None = None,
    ) -> bool:
        """Keep every number of all records at once, column by column; False, and nothing kept, where each row must be looked at.

        `shared` are the distinct facts that rows share; `shared_of` says for each record which of them are its own. So it is with `objects`,
        what the records are about; without `objects_of` each has its own. `more` are numbers that stand beside the figures of a row,
        where it has any.
        """
        columns: list[array[float]] = []
        try:
            for place, known, _ in self._cells:
                columns.append(self._rates(place) if known is None else self.grid.column(place).figures(known))
        except NotANumberError:
            return False  # row by row it is found which one
        kinds = [*(kind for *_, kind in self._cells), *(kind for kind, _ in more)]
        if more:
            from smplan_kernel.sources.files.stacked import beside_any  # noqa: PLC0415 - it starts numpy

            columns += [beside_any(columns, values) for _, values in more]
        own = range(len(rows)) if objects_of is None else objects_of
        if not self.reading.figures.add_rows(shared, shared_of, objects, own, rows, kinds, columns):
            return False
        for (place, known, _), values in zip(self._cells, columns, strict=False):  # more may follow
            if known and any(map(isnan, known.values())):
                self.reading.missing[self.names[place]] += _gaps(values)
        return True

    def value(self, cells: list[str], row: int, *names: str) -> float | None:
        """One number of one row, None when the column or the number is missing."""
        place = self._place(names)
        if place is None:
            return None
        value = self._known(self._plain, cells, place, row)
        return value if isfinite(value) else None

    def values(self, *names: str) -> list[float | None]:
        """One number of every record, None where the column or the number is missing."""
        return [value if isfinite(value) else None for value in self.figures(*names)]

    def figures(self, *names: str) -> array[float]:
        """The same, not finite where there is none."""
        try:
            return self._figures(names)
        except NotANumberError:
            found = (self.value(cells, row, *names) for row, cells in self.grid.records)
            return array("d", [NONE if value is None else value for value in found])

    def _figures(self, names: tuple[str, ...]) -> array[float]:
        """The same, not finite where none stands; NotANumberError where something is none."""
        place = self._place(names)
        return array("d", [NONE]) * len(self.grid.numbers) if place is None else self.grid.column(place).figures(self._plain)

    def _place(self, names: tuple[str, ...]) -> int | None:
        if names not in self._places:
            self._places[names] = self.grid.place(*map(header_key, names))
        return self._places[names]

    def _text(self, cells: list[str], place: int) -> str:
        return cells[place].strip() if place < len(cells) else ""

    def _known(self, known: Known, cells: list[str], place: int, row: int) -> float:
        try:
            return known.of(cells, place)
        except NotACountError as exc:
            problem = "this column counts, and this is no whole number; figures of this row may stand in the wrong columns"
            raise self._fault(problem, ORIGINAL, row=row, place=place, value=exc.text) from exc
        except NotANumberError as exc:
            raise self._no_number(exc.text, row, place) from exc

    def _no_number(self, text: str, row: int, place: int) -> ExportError:
        if is_day_for_number(text):
            return self._fault("a spreadsheet has turned numbers into days, so they are lost", ORIGINAL, row=row, place=place, value=text)
        is_short = is_rounded(text) or has_lost_digits(text)
        problem = "a spreadsheet has rounded this number, so its digits are lost" if is_short else "this is not a number"
        return self._fault(problem, ORIGINAL, row=row, place=place, value=text)

    def _readers(self) -> list[tuple[int, Known | None, Kind]]:
        """How each column of figures is read, in the order in which they are kept; None where a rate is computed."""
        marks = self.marks
        columns = [
            (place, known_numbers(marks, column.kind, column.factor, counts=column.is_whole), kind) for place, column, kind in self.columns
        ]
        rates = [(place, None if self._has_parts(ratio) else known_numbers(marks, "fraction"), kind) for place, ratio, kind in self.ratios]
        extras = [(place, Known(reads_extra(marks), gap=NONE, keeps_point=marks.decimal == "."), kind) for place, kind in self.extras]
        return [*columns, *rates, *extras]

    def _has_parts(self, ratio: Ratio) -> bool:
        return all(self._place(names) is not None for names in (ratio.over, *ratio.parts))

    def _rate(self, cells: list[str], place: int, row: int) -> float:
        """A rate computed from its parts; NONE when one of them is missing."""
        ratio = self._ratio_at[place]
        below = self.value(cells, row, *ratio.over)
        parts = [self.value(cells, row, *part) for part in ratio.parts]
        known = [part for part in parts if part is not None]
        return sum(known) / below if below and len(known) == len(parts) else NONE

    def _rates(self, place: int) -> array[float]:
        """The rates of all records, each as `_rate` computes it."""
        from smplan_kernel.sources.files.stacked import rates  # noqa: PLC0415 - it starts numpy

        ratio = self._ratio_at[place]
        return rates([self._figures(part) for part in ratio.parts], self._figures(ratio.over))

    def _claimed(self) -> list[tuple[int, Column, Kind]]:
        """The columns of the file that the mapping names; a name that stands twice counts once."""
        found: list[tuple[int, Column, Kind]] = []
        for column in self.mapping.columns:
            places = [i for i, key in enumerate(self.grid.keys) if key in map(header_key, column.names)]
            if places:
                definition = column.definition or self.names[places[0]]
                kind = Kind(metric=column.metric, definition=definition, is_part=column.is_part, flags=column.flags)
                found.append((places[0], column, kind))
                self._compare_doubles(places)
        return found

    def _note_absent(self) -> None:
        """Say which of the usual columns are not there: a platform may have renamed them."""
        there = {column.metric for _, column, _ in self.columns}
        absent = {column.metric: column.names[0] for column in self.mapping.columns if column.metric in self.mapping.usual - there}
        if absent:
            self.reading.note(f"Not in this file, though usual: {', '.join(absent.values())}.")

    def _note_odd_rates(self) -> None:
        """Say which row prints a rate that its own figures do not give, where the others do."""
        rows = self.grid.numbers
        for place, ratio, _ in self.ratios if FEWEST <= len(rows) <= MOST else ():
            if not self._has_parts(ratio) or not ratio.parts:
                continue
            try:
                printed = self.grid.column(place).figures(known_numbers(self.marks, "fraction"))
                odd = odd_rate(printed, self._rates(place))
            except NotANumberError:
                continue  # it is refused where it is read
            if odd is not None:
                told = self.grid.column(place).texts[odd].strip()
                problem = f"'{self.names[place]}' says {told}, which its own figures do not give, and those of the other rows do"
                self.reading.note(f"Row {rows[odd]}: {problem}; figures of this row may stand in the wrong columns.")

    def _claimed_ratios(self) -> list[tuple[int, Ratio, Kind]]:
        found: list[tuple[int, Ratio, Kind]] = []
        for ratio in self.mapping.ratios:
            place = self.grid.place(*map(header_key, ratio.names))
            if place is not None:
                kind = Kind(metric=ratio.metric, definition=ratio.definition or self.names[place], is_part=ratio.is_part)
                found.append((place, ratio, kind))
                self._refuse_days(place)
        return found

    def _refuse_days(self, place: int) -> None:
        """A rate that became a day is a trace of damage, also where the rate itself is computed from its parts."""
        if not any(map(is_day_for_number, self.grid.column(place).odd())):
            return
        for row, cells in self.grid.records:
            if is_day_for_number(text := self._text(cells, place)):
                raise self._no_number(text, row, place)

    def _compare_doubles(self, places: list[int]) -> None:
        """Two columns of one name must agree, or the platform must be known to print such pairs."""
        name = plain_text(self.grid.names[places[0]])
        for second in places[1:]:
            if header_key(self.grid.names[second]) != header_key(name):
                continue
            columns = (map(str.strip, self.grid.column(place).texts) for place in (places[0], second))
            for row, one, two in zip(self.grid.numbers, *columns, strict=True):
                if one != two and not is_missing(two):
                    if not self.mapping.can_double:
                        problem = "two columns of this name hold different figures"
                        raise self._fault(problem, ORIGINAL, row=row, place=second, value=two)
                    self.reading.note(
                        f"'{name}' stands in the file twice with different figures, first in row {row}; the first column counts."
                    )
                    break

    def figure_places(self) -> list[int]:
        """Every column that holds figures, also those that nobody maps."""
        return [place for place, *_ in self._cells]

    def _numeric_places(self) -> list[int]:
        return [place for place, *_ in self.columns] + [place for place, *_ in self.ratios]

    def _marks(self) -> Marks:
        whole = [place for place, column, _ in self.columns if column.is_whole]
        others = [place for place in self._numeric_places() if place not in whole]
        try:
            marks = marks_of(self._marked(others), self.grid.table.delimiter, whole=self._marked(whole))
        except MarksUnclearError as exc:
            raise unclear(exc, [(self.grid, [*whole, *others])], self.reading) from exc
        if marks.decimal == ",":
            self.reading.note("Decimals are written with a comma in this file.")
        return marks

    def _marked(self, places: Iterable[int]) -> list[str]:
        """The numbers with a comma or a point in some columns, each once."""
        texts = dict.fromkeys(text for place in places for text in self.grid.column(place).odd() if "," in text or "." in text)
        return [
            text
            for text in texts
            if text[:1] in "-+0123456789.\N{MINUS SIGN}" and not any(letter in text for letter in "/:") and not is_day_for_number(text)
        ]

    def _extras(self) -> list[tuple[int, Kind]]:
        """Columns that nobody maps and that hold nothing but numbers; they keep their own name."""
        claimed = self.mapping.names()
        extras: list[tuple[int, Kind]] = []
        for place, key in enumerate(self.grid.keys):
            if not key or key in claimed or key in self.mapping.ignored or self.grid.keys.index(key) != place:
                continue
            if key not in WRITTEN and self._is_extra(self.grid.column(place)):
                extras.append((place, Kind(metric=f"x:{self.names[place]}", definition=self.names[place])))
                continue
            self._refuse_mixed_days(place)
            if not self.grid.column(place).has_whole:
                self.reading.note_turned(self.names[place], self.grid.column(place).odd())
            self.reading.unused.append(plain_text(self.grid.names[place]))
        return extras

    def _is_extra(self, column: Cells, *, but_days: bool = False) -> bool:
        """Whether a column holds numbers and nothing else, days that were numbers once left aside."""
        read = reads_extra(self.marks)
        is_any = column.has_whole
        for text in column.odd():
            if is_missing(text) or (but_days and is_day_for_number(text)):
                continue
            if read(text) is None:
                return False
            is_any = True
        return is_any

    def _refuse_mixed_days(self, place: int) -> None:
        """Numbers and days in one column that nobody maps, and nothing else: they were all numbers once."""
        if self._is_extra(self.grid.column(place), but_days=True):
            self._refuse_days(place)

    def _fault(self, problem: str, todo: str, *, row: int | None = None, place: int | None = None, value: str = "") -> ExportError:
        column = "" if place is None else plain_text(self.grid.names[place])
        return ExportError(self.reading.file, problem, todo, sheet=self.sheet, row=row, column=column, value=value)


def _gaps(values: array[float]) -> int:
    """How many figures are missing."""
    if len(values) < _MANY:
        return sum(map(isnan, values))
    from smplan_kernel.sources.files.stacked import how_many_gaps  # noqa: PLC0415 - it starts numpy, which only large files need

    return how_many_gaps(values)
