"""Where one number comes from: its parts, their files and rows, and what was left out; part of a review and of `smplan explain`."""

from __future__ import annotations

from datetime import date, datetime

from smplan_kernel.review.calendar import day_title
from smplan_kernel.review.part import Part


class OriginFile(Part):
    """The rows of one file, sheet and column that made a part of a number.

    `number`, `imported` and `by` tell the import; a review leaves them empty, so that the same files give the same report.
    """

    file: str
    sha256: str
    sheet: str
    column: str
    rows: int
    lines: str
    first: date
    last: date
    value: float
    number: int = 0
    imported: str = ""
    by: str = ""

    @property
    def in_words(self) -> str:
        """What was taken from the file: sheet, column and lines; a number without lines was typed in."""
        if not self.lines:
            return "typed in by hand"
        sheet = f"sheet {self.sheet}, " if self.sheet else ""
        return f"{sheet}column {self.column or 'without a name'}, {'row' if self.rows == 1 else f'{self.rows:,} rows:'} {self.lines}"

    @property
    def brought(self) -> str:
        """When it came and by whom; empty where that is not told."""
        if not self.imported:
            return ""
        when = datetime.fromisoformat(self.imported)
        return f"brought in on {day_title(when.date())} at {when:%H:%M}{f' by {self.by}' if self.by else ''} as number {self.number}"


class LeftOut(Part):
    """Rows about the same days that were not counted, and why; `instead` is the file that tells them now."""

    why: str
    rows: int
    file: str
    instead: str = ""

    @property
    def in_words(self) -> str:
        """How many rows of which file, and why."""
        instead = f" ({self.instead})" if self.instead else ""
        return f"{self.rows:,} {'row' if self.rows == 1 else 'rows'} of {self.file}: {self.why}{instead}."


class OriginPart(Part):
    """One figure from files: the number itself, or what stands over or under the line of a rate."""

    role: str
    measure: str
    level: str
    how: str
    value: float
    value_text: str
    files: tuple[OriginFile, ...]


class Provenance(Part):
    """Where the figure of one month comes from. Without any file, `sentence` says so."""

    metric: str
    name: str
    month: str
    platform: str
    account: str
    first: date
    last: date
    value: float | None
    value_text: str
    partial: bool
    definition: str
    formula: str
    word_of: str
    parts: tuple[OriginPart, ...]
    left_out: tuple[LeftOut, ...]
    sentence: str
