"""A bar that shows how far a longer piece of work is: on a terminal only, after two seconds, apart from the answer."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import typer

QUIET_SECONDS = 2.0


class Tell(Protocol):
    """Takes how many are done, of how many, and how many of them failed."""

    def __call__(self, done: int, known: int, failed: int = 0) -> None:
        """Hear of it."""


@contextmanager
def progress(what: str) -> Iterator[Tell]:
    """Give something to call with how many are done, of how many."""
    bar = _Bar(what)
    try:
        yield bar.tell
    finally:
        bar.end()


class _Bar:
    """Nothing until the work has taken two seconds, then a bar."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._begun = time.monotonic()
        self._bar: Any = None

    def tell(self, done: int, known: int, failed: int = 0) -> None:
        if not sys.stderr.isatty() or time.monotonic() - self._begun < QUIET_SECONDS:
            return
        if self._bar is None:
            self._bar = typer.progressbar(length=known, label=self._what, file=sys.stderr, show_eta=False, show_pos=True)
        self._bar.length = known  # an archive shows its files only when it is opened
        self._bar.label = f"{self._what}, {failed} failed, {known - done} left" if failed else f"{self._what}, {known - done} left"
        self._bar.update(done - self._bar.pos)

    def end(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
