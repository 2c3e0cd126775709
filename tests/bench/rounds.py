"""Rounds that alternate between two ways of doing the same, and how they are told."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Way = Callable[[], float]
"""Does it once and returns the seconds (or megabytes) that count."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing measured: what, in which unit, all rounds of each way; the first way is what the others are compared to."""

    what: str
    unit: str
    rounds: Mapping[str, tuple[float, ...]]

    @property
    def medians(self) -> dict[str, float]:
        """The middle round of each way."""
        return {way: statistics.median(values) for way, values in self.rounds.items()}

    def ratio(self, way: str) -> float:
        """How many times less a way costs than the first one."""
        first = next(iter(self.medians.values()))
        return first / self.medians[way] if self.medians[way] else float("inf")

    def as_json(self) -> dict[str, Any]:
        """The line with every round."""
        return {
            "what": self.what,
            "unit": self.unit,
            "medians": self.medians,
            "ratios": {way: self.ratio(way) for way in self.rounds},
            "rounds": {way: list(values) for way, values in self.rounds.items()},
        }


def alternate(what: str, ways: Mapping[str, Way], *, rounds: int, unit: str = "s") -> Line:
    """Do each way in turn, as often as asked; a first round of each is not counted: it pays for files that are not cached yet."""
    for way in ways.values():
        way()
    counted: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            counted[name].append(way())
    return Line(what=what, unit=unit, rounds={name: tuple(values) for name, values in counted.items()})


def timed(act: Callable[[], object]) -> Way:
    """A way that counts the seconds of an act."""

    def once() -> float:
        begun = time.perf_counter()
        act()
        return time.perf_counter() - begun

    return once


def computed(act: Callable[[], object]) -> Way:
    """A way that counts the processor's seconds in this process: other work on the machine does not matter."""

    def once() -> float:
        begun = time.process_time()
        act()
        return time.process_time() - begun

    return once


def computed_with_children(act: Callable[[], object], beside: Callable[[], float] = float) -> Way:
    """The same with the seconds of the processes that an act starts and waits for, and those that are told beside."""

    def spent() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime + beside()

    def once() -> float:
        begun = spent()
        act()
        return spent() - begun

    return once


def table(lines: list[Line]) -> str:
    """Lines as people read them: what, each way with its spread, and the ratio."""
    told = []
    for line in lines:
        told.append(line.what)
        for way, values in line.rounds.items():
            spread = f"({min(values):.2f} to {max(values):.2f})" if len(values) > 1 else ""
            told.append(f"  {way:<28}{line.medians[way]:>9.2f} {line.unit:<3} {spread:<20}{line.ratio(way):>7.1f}x")
    return "\n".join(told)
