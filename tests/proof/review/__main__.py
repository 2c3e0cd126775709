"""`make proof-review`: the figures of a monthly review, each by many tries: bytes, simultaneous runs, kills, calendar, hostile words.

Prints a table and writes proof-review.json; exits 1 when anything was found that must not be. `--fast` is the part of `make test`.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from smplan_kernel import __version__
from tests.proof import corpora
from tests.proof.review import days, forked, killed, same, shown, strings, together, words
from tests.proof.review.figures import Figure, table
from tests.proof.review.planted import plant
from tests.proof.review.references import References, make_references
from tests.proof.review.window import CHROMIUM, window


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How often each is tried."""

    rounds: int = 200
    kills: int = 200
    every: int = 1  # of the rarer review days
    shifts: tuple[int, ...] = (0, 17)  # of strings among places
    is_fast: bool = False


FAST = Counts(rounds=2, kills=1, every=80, shifts=(0,), is_fast=True)


@dataclass(kw_only=True)
class Proof:
    """The parts of the proof, over one folder; what several need is made once."""

    folder: Path
    counts: Counts
    seed: int
    until: float

    @cached_property
    def references(self) -> References:
        """The worlds that runs begin with."""
        return make_references(self.folder / "references", few=self.counts.is_fast)

    def days(self) -> Iterator[Figure]:
        """Months and review days."""
        yield days.months(days.CLOCK[:1] if self.counts.is_fast else days.CLOCK)
        yield days.review_days_alike(every=self.counts.every)
        yield days.due(every=self.counts.every)

    def together(self) -> Iterator[Figure]:
        """Runs at the same time."""
        yield together.together(self.folder / "t", self.references, self.counts.rounds, seed=self.seed, until=self.until)

    def killed(self) -> Iterator[Figure]:
        """Runs that are killed."""
        yield killed.killed_at_points(self.folder / "p", self.references, killed.FEW if self.counts.is_fast else killed.ALL)
        yield killed.killed_at_random(self.folder / "m", self.references, self.counts.kills, seed=self.seed, until=self.until)

    def same(self) -> Iterator[Figure]:
        """The same inputs on other machines."""
        if self.counts.is_fast:  # a PDF takes longer than all the rest
            yield same.same_small(self.folder / "s", same.MACHINES[:2], "md,xlsx")
        else:
            yield same.same_small(self.folder / "s")
            yield same.same_sample(self.folder / "l")

    def words(self) -> Iterator[Figure]:
        """Hostile words; the public lists are there when they could be fetched. A machine without Chromium does without the fast part of it."""
        if self.counts.is_fast and not Path(CHROMIUM).exists():
            return
        lists = {"ours": strings.known()["ours"]} if self.counts.is_fast else strings.known()
        planted = plant(shown.marks(words.MANY))
        yield words.as_executed(planted, self.folder / "n")  # forks, so before a browser is there
        with window() as opened:
            twin = words.Twin(window=opened, folder=self.folder / "w", planted=planted)
            yield from words.pages_and_sheets(twin, lists, self.counts.shifts)
            yield words.notebooks(twin, lists)
            if not self.counts.is_fast:
                yield words.papers(twin, lists)


PARTS: dict[str, Callable[[Proof], Iterator[Figure]]] = {
    "together": Proof.together,
    "killed": Proof.killed,
    "same": Proof.same,
    "days": Proof.days,
    "words": Proof.words,
}
"""In this order: what forks comes before what starts threads."""


def main() -> int:
    """Try, tell, write down."""
    asked = argparse.ArgumentParser(prog="python -m tests.proof.review", description=__doc__.splitlines()[0])
    asked.add_argument("--fast", action="store_true", help="few tries of each")
    asked.add_argument("--only", nargs="*", choices=tuple(PARTS), default=tuple(PARTS), help="only these parts")
    asked.add_argument("--rounds", type=int, help="how many rounds of simultaneous runs")
    asked.add_argument("--kills", type=int, help="how many kills at random moments")
    asked.add_argument("--minutes", type=float, default=math.inf, help="after which no more round or kill is begun")
    asked.add_argument("--seed", type=int, default=20261127, help="of the moments that are left to chance")
    asked.add_argument("--json", type=Path, default=Path("proof-review.json"), help="where the figures are written")
    given = asked.parse_args()
    usual = FAST if given.fast else Counts()
    counts = replace(usual, rounds=given.rounds or usual.rounds, kills=given.kills or usual.kills)
    missing = () if given.fast else corpora.fetch(strings.PACKAGES)
    figures: list[Figure] = []
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pr", ignore_cleanup_errors=True) as folder:
        forked.prepare()  # before anything starts a thread
        proof = Proof(folder=Path(folder), counts=counts, seed=given.seed, until=begin + 60 * given.minutes)
        for part in (part for part in PARTS if part in given.only):
            for figure in PARTS[part](proof):
                figures.append(figure)
                _tell(figure)
    given.json.write_text(json.dumps(_written(figures, time.monotonic() - begin), indent=1) + "\n", encoding="utf-8")
    print(table(figures))
    if missing:
        print(f"Not to be had: {', '.join(missing)}")
    return 1 if any(figure.breaches for figure in figures) else 0


def _tell(figure: Figure) -> None:
    """What was found, as soon as a figure is known."""
    print(f"{figure.name}: {figure.tries} {figure.unit}, {len(figure.breaches)} breaches", file=sys.stderr, flush=True)
    for breach in figure.breaches:
        print(f"  {breach}", flush=True)


def _written(figures: list[Figure], seconds: float) -> dict[str, object]:
    machine = {"python": platform.python_version(), "system": platform.platform(), "smplan": __version__}
    return {"machine": machine, "seconds": round(seconds, 1), "figures": [figure.as_json() for figure in figures]}


if __name__ == "__main__":
    sys.exit(main())
