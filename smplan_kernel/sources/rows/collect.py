"""Reads the numbers of a grid by a mapping: parts before rates, gaps counted, nothing guessed."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from math import isfinite, isnan

from smplan_kernel.sources.cells.known import NONE, Known, NotACountError, NotANumberError, known_numbers, reads_extra
from smplan_kernel.sources.cells.numbers import (
    Marks,
)
from smplan_kernel.sources.files.tables import Grid, header_key
from smplan_kernel.sources.files.widths import ORIGINAL, check_widths
from smplan_kernel.sources.rows.claims import Claims
from smplan_kernel.sources.rows.figures import Kind, Mark, Shared
from smplan_kernel.sources.rows.layout import Mapping, Ratio
from smplan_kernel.sources.rows.odd_rates import FEWEST, MOST, odd_rate
from smplan_kernel.sources.rows.reading import Reading

_MANY = 10_000


class Collector:
    """One grid, its mapping and the reading that it fills."""

    def __init__(self, grid: Grid, mapping: Mapping, reading: Reading, *, marks: Marks | None = None) -> None:
        self.grid = grid
        self.mapping = mapping
        self.reading = reading
        self.sheet = grid.table.name
        reading.sheets.add(self.sheet)
        self.claims = Claims(grid, mapping, reading, marks=marks)
        self.names = self.claims.names
        self._places: dict[tuple[str, ...], int | None] = {}
        self._plain = known_numbers(self.claims.marks)
        self._ratio_at = {place: ratio for place, ratio, _ in self.claims.ratios}
        self._cells = self._readers()
        self._note_odd_rates()

    def check_widths(self) -> None:
        """Refuse rows that are too wide or too narrow."""
        first_figure = min((place for place, *_ in self.claims.columns), default=0)
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

    def _known(self, known: Known, cells: list[str], place: int, row: int) -> float:
        try:
            return known.of(cells, place)
        except NotACountError as exc:
            problem = "this column counts, and this is no whole number; figures of this row may stand in the wrong columns"
            raise self.claims.fault(problem, ORIGINAL, row=row, place=place, value=exc.text) from exc
        except NotANumberError as exc:
            raise self.claims.no_number(exc.text, row, place) from exc

    def _readers(self) -> list[tuple[int, Known | None, Kind]]:
        """How each column of figures is read, in the order in which they are kept; None where a rate is computed."""
        marks = self.claims.marks
        columns = [
            (place, known_numbers(marks, column.kind, column.factor, counts=column.is_whole), kind)
            for place, column, kind in self.claims.columns
        ]
        rates = [
            (place, None if self._has_parts(ratio) else known_numbers(marks, "fraction"), kind) for place, ratio, kind in self.claims.ratios
        ]
        extras = [
            (place, Known(reads_extra(marks), gap=NONE, keeps_point=marks.decimal == "."), kind) for place, kind in self.claims.extras
        ]
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

    def _note_odd_rates(self) -> None:
        """Say which row prints a rate that its own figures do not give, where the others do."""
        rows = self.grid.numbers
        for place, ratio, _ in self.claims.ratios if FEWEST <= len(rows) <= MOST else ():
            if not self._has_parts(ratio) or not ratio.parts:
                continue
            try:
                printed = self.grid.column(place).figures(known_numbers(self.claims.marks, "fraction"))
                odd = odd_rate(printed, self._rates(place))
            except NotANumberError:
                continue  # it is refused where it is read
            if odd is not None:
                told = self.grid.column(place).texts[odd].strip()
                problem = f"'{self.names[place]}' says {told}, which its own figures do not give, and those of the other rows do"
                self.reading.note_doubt([rows[odd]], problem)

    def figure_places(self) -> list[int]:
        """Every column that holds figures, also those that nobody maps."""
        return [place for place, *_ in self._cells]


def _gaps(values: array[float]) -> int:
    """How many figures are missing."""
    if len(values) < _MANY:
        return sum(map(isnan, values))
    from smplan_kernel.sources.files.stacked import how_many_gaps  # noqa: PLC0415 - it starts numpy, which only large files need

    return how_many_gaps(values)
