"""What the lines of one count come to: a figure is added up where every line says it, and a median stands where one line alone does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from smplan_kernel.lists.kinds import Kind
from smplan_kernel.lists.lines import Line
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.records import MonthCount
from smplan_kernel.plan.wording import quoted

Figures = Mapping[str, float | None]
"""What one line says, by the name of the figure; None is missing, not zero."""


@dataclass
class Sum:
    """The lines of one key."""

    kind: Kind
    answers: dict[str, Any]
    lines: list[Figures] = field(default_factory=list)
    has_days: bool = False
    notes: dict[str, None] = field(default_factory=dict)

    def add(self, line: Line, figures: Figures, *, is_day: bool) -> None:
        """Take one line in."""
        self.lines.append(figures)
        self.has_days |= is_day
        if line.answers.get("note"):
            self.notes[line.answers["note"]] = None

    def figures(self, earlier: MonthCount | None) -> dict[str, float | None]:
        """The figures of the count, with those of other days; a single line about a month leaves out what it does not say."""
        found = {name: self._figure(name, earlier) for name in self.kind.figures}
        speaks_for_all = self.has_days or len(self.lines) > 1
        return {name: value for name, value in found.items() if speaks_for_all or value is not None}

    def _figure(self, name: str, earlier: MonthCount | None) -> float | None:
        values = self.values(name)
        if name in self.kind.unadded:
            return values[0] if len(self.lines) == 1 and values and earlier is None else None
        before = self._before(name, earlier)
        if before is None or len(values) < len(self.lines):
            return None
        total = before + sum(values)
        return round(total, 2) if meta(self.kind.record, name).kind == "hours" else total

    def _before(self, name: str, earlier: MonthCount | None) -> float | None:
        """What other days came to; a count that nobody wrote down adds nothing, a figure beside it is then unknown."""
        value: float | None = getattr(earlier, name) if earlier else 0
        return 0 if value is None and name == self.kind.counts else value

    def values(self, name: str) -> list[float]:
        """What its lines say of one figure."""
        return [value for line in self.lines if (value := line[name]) is not None]


def figures_in(kind: Kind, line: Line, *, is_day: bool) -> Figures:
    """What a line says; where lines are counted, one about a day that names no number is one."""
    first = line.answers.get(kind.counts, 1 if kind.counts_lines and is_day else None)
    return {kind.counts: first, **{name: line.answers.get(name) for name in (*kind.beside, *kind.unadded)}}


def left_out(kind: Kind, sums: Iterable[Sum]) -> Iterator[str]:
    """Which figures could not be made of the lines, one sentence each."""
    several = [one for one in sums if len(one.lines) > 1]
    for name in kind.figures:
        title = quoted(meta(kind.record, name).title)
        said = [one for one in several if one.values(name)]
        if name in kind.unadded and said:
            yield f"{title} is left out where a month has several lines: no median follows from medians."
        elif any(len(one.values(name)) < len(one.lines) for one in said):
            yield f"{title} is left out where not every line of a month says it: missing is not zero."
