"""What each column of a grid is: a figure that the mapping names, a rate, a figure of its own name, or words; and how its numbers are written."""

from __future__ import annotations

from collections.abc import Iterable

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.known import reads_extra
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
from smplan_kernel.sources.files.widths import ORIGINAL
from smplan_kernel.sources.rows.figures import Kind
from smplan_kernel.sources.rows.layout import Column, Mapping, Ratio
from smplan_kernel.sources.rows.marks import unclear
from smplan_kernel.sources.rows.reading import Reading

# What people wrote is never a figure, not even where every post of a file is called "100".
WRITTEN = frozenset(
    header_key(name)
    for name in (
        "Description", "Beskrivning", "Title", "Titel", "Post title", "Video title", "Caption", "Post text", "Tweet text", "Message",
        "Text", "Custom labels", "Campaign name", "Ad name", "Ad set name",
    )
)  # fmt: skip


class Claims:
    """The columns of one grid as a mapping names them; what is odd about them is noted, or refused with its place."""

    def __init__(self, grid: Grid, mapping: Mapping, reading: Reading, *, marks: Marks | None = None) -> None:
        self.grid = grid
        self.mapping = mapping
        self.reading = reading
        self.names = tuple(map(plain_text, grid.names))
        self.columns = self._claimed()
        self.ratios = self._claimed_ratios()
        self.marks = marks or self._marks()
        self.extras = self._extras() if mapping.keeps_extras else []
        self._note_absent()

    def no_number(self, text: str, row: int, place: int) -> ExportError:
        """The fault of a cell that should hold a number."""
        if is_day_for_number(text):
            return self.fault("a spreadsheet has turned numbers into days, so they are lost", ORIGINAL, row=row, place=place, value=text)
        is_short = is_rounded(text) or has_lost_digits(text)
        problem = "a spreadsheet has rounded this number, so its digits are lost" if is_short else "this is not a number"
        return self.fault(problem, ORIGINAL, row=row, place=place, value=text)

    def fault(self, problem: str, todo: str, *, row: int | None = None, place: int | None = None, value: str = "") -> ExportError:
        """A fault with its place in the file."""
        column = "" if place is None else plain_text(self.grid.names[place])
        return ExportError(self.reading.file, problem, todo, sheet=self.grid.table.name, row=row, column=column, value=value)

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
            if is_day_for_number(text := (cells[place].strip() if place < len(cells) else "")):
                raise self.no_number(text, row, place)

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
                        raise self.fault(problem, ORIGINAL, row=row, place=second, value=two)
                    self.reading.note(
                        f"'{name}' stands in the file twice with different figures, first in row {row}; the first column counts."
                    )
                    break

    def _note_absent(self) -> None:
        """Say which of the usual columns are not there: a platform may have renamed them."""
        there = {column.metric for _, column, _ in self.columns}
        absent = {column.metric: column.names[0] for column in self.mapping.columns if column.metric in self.mapping.usual - there}
        if absent:
            self.reading.note(f"Not in this file, though usual: {', '.join(absent.values())}.")

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
