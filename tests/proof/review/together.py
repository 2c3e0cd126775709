"""Four runs of one plan and month at the same time: one report, one row in the ledger, no evidence and no figure twice."""

from __future__ import annotations

import math
import random
import shutil
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.proof.review import world
from tests.proof.review.figures import Figure, timed
from tests.proof.review.forked import Child, fork
from tests.proof.review.references import TURNS, References

RUNS = 4
SEED = 20261127


def together(folder: Path, references: References, rounds: int, *, seed: int = SEED, until: float = math.inf) -> Figure:
    """So many rounds, as long as there is time, on the worlds by turns; in every second turn the runs begin apart, so that some meet a finished review."""
    figure = Figure(name=f"{RUNS} runs at once leave what one leaves", unit="rounds", notes={"seed": seed, "runs": RUNS})
    chance, ends = random.Random(seed), Counter[str]()  # noqa: S311 - seeded on purpose
    with timed(figure):
        for number in range(rounds):
            if time.monotonic() > until:
                break
            kind = TURNS[number % len(TURNS)]
            apart = references.seconds[kind] if number // len(TURNS) % 2 else 0.0
            answers, found = _round(folder / f"r{number}", references, kind, [chance.uniform(0, apart) for _ in range(RUNS)])
            figure.tried(*(f"round {number}, {kind}: {one}" for one in found))
            ends.update(_end(answer) for answer in answers)
    figure.notes["ends"] = dict(ends)
    return figure


def _round(folder: Path, references: References, kind: str, waits: list[float]) -> tuple[list[dict[str, Any]], list[str]]:
    place = references.copy(kind, folder / "w")
    begin = time.monotonic() + 0.05
    children: list[Child] = [fork(lambda: world.review(place), folder / f"t{n}", after=begin + wait) for n, wait in enumerate(waits)]
    answers = [child.answer() for child in children]
    found = [f"a run ended with {one}" for one in answers if _end(one) == "fault"]
    ends = Counter(map(_end, answers))
    found += [] if ends["published"] == 1 else [f"{ends['published']} runs say that they published"]
    found += world.standing(place).faults(references.after[kind])
    shutil.rmtree(folder, ignore_errors=bool(found))
    return answers, found


def _end(answer: dict[str, Any]) -> str:
    """One word: published, unchanged, busy or fault."""
    if answer.get("error") == "BusyError":
        return "busy"
    if "new" not in answer:
        return "fault"
    return "published" if answer["new"] else "unchanged"
