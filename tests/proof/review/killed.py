"""SIGKILL of a run, at random moments and at named points of the publishing: no torn file, and the next run leaves what one run leaves."""

from __future__ import annotations

import hashlib
import math
import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from smplan_kernel.automation import publish, run
from smplan_kernel.store import Claim, Session
from tests.proof.review import world
from tests.proof.review.figures import Figure, timed
from tests.proof.review.forked import end_kernels, fork
from tests.proof.review.references import AMENDED, FIRST, KNOWN, TURNS, References

SEED = 20261127
SPANS = ((0.0, 1.0), (0.4, 1.1))  # of the usual time, by turns: anywhere, and where more is written; some runs end before
ENDED = "it had ended"

# A name, where its function lives, the how-maniest call of it is the last, and whether that call is still made.
POINTS: dict[str, tuple[Any, str, int, bool]] = {
    "one export of two is stored": (Session, "add_import", 1, True),
    "the month is claimed": (run, "_make", 1, False),
    "the page has run": (run, "report_files", 1, False),
    "the claim is looked at once more": (Claim, "heartbeat", 1, True),
    "an earlier file is put aside": (publish, "keep_earlier", 1, False),
    "the first file is written and has not its name yet": (Path, "replace", 1, False),
    "the first file has its name": (Path, "replace", 1, True),
    "the third file has its name": (Path, "replace", 3, True),
    "the seventh file has its name": (Path, "replace", 7, True),
    "the report stands": (run, "note_evidence", 1, False),
    "the evidence is written": (run, "note_evidence", 1, True),
    "the ledger knows": (Claim, "finish", 1, True),
}


ALL = {FIRST: tuple(POINTS), AMENDED: tuple(POINTS)}
FEW = {
    KNOWN: ("the evidence is written",),
    AMENDED: ("the first file is written and has not its name yet", "the seventh file has its name", "the report stands"),
}
"""Kinds of worlds with the points at which their runs are killed; those of few are where something has been found once."""


def killed_at_points(folder: Path, references: References, points: dict[str, tuple[str, ...]]) -> Figure:
    """A kill at each named point that a run of the kind comes by."""
    figure = Figure(name="killed at named points, then run again", unit="kills")
    with timed(figure):
        for kind, name in ((kind, name) for kind, names in points.items() for name in names):
            what = _killed_at(folder / "k", references, kind, POINTS[name])
            if what is not None:
                figure.tried(*(f"{kind}, {name}: {one}" for one in what))
    return figure


def killed_at_random(folder: Path, references: References, kills: int, *, seed: int = SEED, until: float = math.inf) -> Figure:
    """So many kills, each at another moment of a run, as long as there is time."""
    figure = Figure(name="killed at random moments, then run again", unit="kills", notes={"seed": seed})
    chance, states = random.Random(seed), Counter[str]()  # noqa: S311 - seeded on purpose
    number = 0
    with timed(figure):
        while figure.tries < kills and time.monotonic() < until:
            number += 1
            kind = TURNS[number % len(TURNS)]
            low, high = SPANS[number // 2 % 2]
            moment = chance.uniform(low, high) * references.seconds[kind]
            found, state = _killed_after(moment, folder / f"m{number}", references, kind)
            states[state] += 1
            if state != ENDED:
                figure.tried(*(f"kill {number}, {kind}, after {moment:.2f} s, {state}: {one}" for one in found))
    figure.notes["states"] = dict(states)
    return figure


def _killed_after(moment: float, folder: Path, references: References, kind: str) -> tuple[list[str], str]:
    """Kill a run after so many seconds, unless it was quicker."""
    place = references.copy(kind, folder / "w")
    begin = time.monotonic()
    child = fork(lambda: world.review(place), folder / "t")
    if child.answers_within(moment):
        child.answer()
        references.took(kind, time.monotonic() - begin)
        found, state = [], ENDED
    else:
        child.kill()
        child.answer()
        end_kernels()
        found, state = _judged(folder, references, kind)
    shutil.rmtree(folder, ignore_errors=True)
    return found, state


def _killed_at(folder: Path, references: References, kind: str, point: tuple[Any, str, int, bool]) -> list[str] | None:
    """Kill a run at a point; None when it never comes by."""
    place = references.copy(kind, folder / "w")
    answer = fork(lambda: _until(place, point), folder / "t").answer()
    end_kernels()
    found = None if "killed" not in answer else _judged(folder, references, kind)[0]
    shutil.rmtree(folder, ignore_errors=True)
    return [f"it ended with {answer}"] if "error" in answer else found


def _until(place: Path, point: tuple[Any, str, int, bool]) -> dict[str, Any]:
    """Run, in a child, until the point is reached."""
    where, name, nth, after = point
    setattr(where, name, _deadly(getattr(where, name), nth, after=after, below=place / "reviews"))
    if where is publish:  # imported by name where it is called
        from smplan_kernel.automation import places  # noqa: PLC0415 - in the child alone

        setattr(places, name, getattr(where, name))
    return world.review(place)


def _deadly(call: Callable[..., Any], nth: int, *, after: bool, below: Path) -> Callable[..., Any]:
    """The same function, whose nth call is the last thing that this process does; of paths only those of reports count."""
    calls = 0

    @wraps(call)
    def counted(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += not isinstance(given[0], Path) or given[0].is_relative_to(below) or call.__name__ != "replace"
        if calls == nth and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        done = call(*given, **named)
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    return counted


def _judged(folder: Path, references: References, kind: str) -> tuple[list[str], str]:
    """What a killed run left, and what the next one makes of it."""
    left = world.standing(folder / "w")
    found = [*_torn(left, references.whole(kind)), *_half(left)]
    begin = time.monotonic()
    again = fork(lambda: world.review(folder / "w", clock=world.later), folder / "t2").answer()
    if kind in {KNOWN, AMENDED} and again.get("new"):  # it had all to do that an undisturbed run has
        references.took(kind, time.monotonic() - begin)
    found += [] if "new" in again else [f"the next run ended with {again}"]
    found += [f"after the next run: {fault}" for fault in world.standing(folder / "w").faults(references.after[kind])]
    return found, _state(left, references, kind)


def _torn(left: world.Standing, whole: dict[str, set[bytes]]) -> list[str]:
    """Files under final names that no run ever wrote as a whole."""
    return [f"{name} is torn ({len(content)} bytes)" for name, content in left.files.items() if content not in whole.get(name, set())]


def _half(left: world.Standing) -> list[str]:
    """A damaged database, a figure twice, or a ledger that calls done what does not stand."""
    found = [] if left.sound == "ok" else [f"the database is damaged: {left.sound}"]
    found += [f"{left.doubled} figures stand twice"] if left.doubled else []
    for entry in left.ledger:
        shas = {name: hashlib.sha256(left.files.get(name, b"")).hexdigest() for name in entry.files}
        if entry.status == "done" and shas != dict(entry.files):
            found.append("the ledger says done and other files stand")
    return found


def _state(left: world.Standing, references: References, kind: str) -> str:
    """How far the run had come: a word for each stage that the world shows."""
    after = references.after[kind]
    entry = next(iter(left.ledger), None)
    if entry is not None and entry.status == "done" and entry.revision == after.ledger[0].revision:
        return "done"
    if entry is None or entry.status == "done":
        return "before the claim" if left.figures == after.figures else "while files come in"
    new = sum(left.files.get(name) == content for name, content in after.files.items())
    return "while the page runs" if not new else "all files stand" if new == len(after.files) else "while files are put"
