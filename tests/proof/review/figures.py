"""One figure of the proof: what was tried, how often, and everything that must not be."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

SHOWN = 400  # letters of one breach
KEPT = 40  # breaches of one figure that are written down


@dataclass(kw_only=True)
class Figure:
    """A claim with the number of its tries; `notes` tell what the tries were like."""

    name: str
    unit: str
    tries: int = 0
    breaches: list[str] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0

    def tried(self, *breaches: str, times: int = 1) -> None:
        """Count a try and what was wrong with it."""
        self.tries += times
        self.breaches += [breach[:SHOWN] for breach in breaches]

    def line(self) -> str:
        """The figure as a row of the table."""
        return f"{self.name:<58}{self.tries:>9,} {self.unit:<14}{len(self.breaches):>9}{self.seconds:>9.0f}"

    def as_json(self) -> dict[str, Any]:
        """The figure for machines."""
        return {
            "name": self.name,
            "unit": self.unit,
            "tries": self.tries,
            "breaches": len(self.breaches),
            "first_breaches": self.breaches[:KEPT],
            "notes": self.notes,
            "seconds": round(self.seconds, 1),
        }


def table(figures: list[Figure]) -> str:
    """All figures, a row each."""
    return "\n".join([f"{'figure':<58}{'tries':>9} {'of':<14}{'breaches':>9}{'seconds':>9}", *(one.line() for one in figures)])


@contextmanager
def timed(figure: Figure) -> Iterator[Figure]:
    """Measure how long the tries took."""
    begin = time.perf_counter()
    try:
        yield figure
    finally:
        figure.seconds += time.perf_counter() - begin
