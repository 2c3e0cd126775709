"""Worlds to begin with, and what one undisturbed run leaves of each: the measure for all that is disturbed."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.proof.review import world
from tests.proof.review.forked import fork

FIRST, KNOWN, CORRECTED, AMENDED = "first", "known", "corrected", "amended"
TURNS = (KNOWN, AMENDED, KNOWN, AMENDED, FIRST, AMENDED, KNOWN, CORRECTED)
"""Kinds of worlds by turns; reading files takes most of a run's time, so it is left out of most."""


@dataclass(kw_only=True)
class References:
    """Worlds by kind.

    `first` waits for its first review, its exports lie in the inbox; `corrected` has a review and a corrected export in the inbox.
    `known` and `amended` are the same with everything brought in, so a run begins with its claim.
    """

    folder: Path
    seconds: dict[str, float] = field(default_factory=dict)
    after: dict[str, world.Standing] = field(default_factory=dict)

    def copy(self, kind: str, place: Path) -> Path:
        """A world of its own to begin with. Writes."""
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self.folder / kind, place)
        return place

    def took(self, kind: str, seconds: float) -> None:
        """Learn from one more run how long they take: a machine is not always as busy."""
        self.seconds[kind] = (self.seconds[kind] + seconds) / 2

    def whole(self, kind: str) -> dict[str, set[bytes]]:
        """Every whole content that a file may have while a world of this kind is reviewed."""
        known: dict[str, set[bytes]] = {}
        for each in (FIRST, kind):
            for name, content in self.after[each].files.items():
                known.setdefault(name, set()).add(content)
        return known


def make_references(folder: Path, *, few: bool = False) -> References:
    """Make the worlds and review a copy of each, or of a `few` that are enough for some tries. Writes."""
    made = References(folder=folder)
    world.make_world(folder / FIRST)
    _bring_in(made, FIRST, KNOWN)
    _after(made, FIRST)
    shutil.copytree(folder / "done" / FIRST / "w", folder / CORRECTED)
    world.correct_world(folder / CORRECTED)
    _bring_in(made, CORRECTED, AMENDED)
    for kind in (AMENDED,) if few else (AMENDED, KNOWN, CORRECTED):
        _after(made, kind)
    made.after.setdefault(KNOWN, made.after[FIRST])  # whoever brings the files in, the report is the same
    made.seconds.setdefault(KNOWN, made.seconds[AMENDED])
    return made


def _bring_in(made: References, kind: str, named: str) -> None:
    place = made.copy(kind, made.folder / named)
    answer = fork(lambda: world.bring_in(place), made.folder / "t").answer()
    _must_be(bool(answer.get("imports")), answer)


def _after(made: References, kind: str) -> None:
    folder = made.folder / "done" / kind
    place = made.copy(kind, folder / "w")
    begin = time.monotonic()
    answer = fork(lambda: world.review(place), folder / "t").answer()
    made.seconds[kind] = time.monotonic() - begin
    _must_be(bool(answer.get("new")), answer)
    made.after[kind] = world.standing(place)


def _must_be(well: bool, answer: object) -> None:  # noqa: FBT001 - an assertion
    if not well:
        msg = f"the undisturbed run ended with {answer}"
        raise RuntimeError(msg)
