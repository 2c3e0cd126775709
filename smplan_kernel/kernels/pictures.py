"""Pictures that a host draws for its kernels: the renderer starts once for each process, and a run draws each picture once.

A kernel that was told a place asks there; everybody else draws for themselves. What goes to and fro is text, never an object.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing.connection import Client, Listener
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Self

PLACE = "SMPLAN_PICTURES"
KEPT = 256  # pictures of one run; what comes beyond is drawn each time it is asked for
LONGEST = 32 << 20  # bytes of one drawing
_DRAWN, _FAILED, _CLOSED = b"+", b"-", b""


def svg_of(drawing: Mapping[str, Any]) -> str:
    """A Vega-Lite drawing as SVG: from this run's pictures, from the host of this kernel, or drawn here.

    Raises
    ------
    ValueError
        When it is no drawing.
    """
    text = json.dumps(drawing)
    run = _RUN.get()
    if run is not None:
        return run.svg(text)
    place = os.environ.get(PLACE)
    return asked_of(place, text) if place else draw(text)


class Ahead:
    """Drawings that the host of this kernel makes while the kernel goes on: whoever wants one later finds it made.

    Without such a host nothing is drawn ahead.
    """

    def __init__(self) -> None:
        self._place = os.environ.get(PLACE, "")
        self._waiting: SimpleQueue[str | None] = SimpleQueue()

    def __enter__(self) -> Self:
        if self._place:
            threading.Thread(target=self._send_all, name="drawings", daemon=True).start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self._waiting.put(None)

    @property
    def is_any(self) -> bool:
        """Whether anybody draws ahead."""
        return bool(self._place)

    def draw(self, drawing: Mapping[str, Any]) -> None:
        """Have it drawn, and do not wait for it."""
        self._waiting.put(json.dumps(drawing))

    def _send_all(self) -> None:
        while (text := self._waiting.get()) is not None:
            try:
                with Client(self._place, "AF_UNIX") as line:
                    line.send_bytes(text.encode())
                    line.recv_bytes()  # one after the other: whoever wants one now is served in between
            except (OSError, EOFError):
                return  # the host has ended; what is wanted is drawn when it is wanted


def draw(text: str) -> str:
    """Draw here and now; the first drawing of a process takes most of a second longer than the next."""
    import vl_convert  # noqa: PLC0415 - half a second that a process without charts does not owe

    return str(vl_convert.vegalite_to_svg(text))


def asked_of(place: str, text: str) -> str:
    """Ask a host; one that has ended meanwhile draws nothing any more, so it is drawn here."""
    try:
        with Client(place, "AF_UNIX") as line:
            line.send_bytes(text.encode())
            answer = line.recv_bytes()
    except (OSError, EOFError):
        return draw(text)
    if answer[:1] == _FAILED:
        raise ValueError(answer[1:].decode())
    return answer[1:].decode()


class Pictures:
    """What one run has drawn so far."""

    def __init__(self) -> None:
        self._drawn: dict[str, str] = {}
        self._drawing = threading.Lock()

    def svg(self, text: str) -> str:
        """The picture of a drawing; drawn the first time that anybody of this run asks."""
        with self._drawing:
            found = self._drawn.get(text)
            if found is None:
                found = draw(text)
                if len(self._drawn) < KEPT:
                    self._drawn[text] = found
            return found


_RUN: ContextVar[Pictures | None] = ContextVar("pictures of this run", default=None)


@contextmanager
def drawn_once() -> Iterator[Pictures]:
    """A run whose kernel and whose report share their pictures; they are forgotten with it."""
    pictures = Pictures()
    token = _RUN.set(pictures)
    try:
        yield pictures
    finally:
        _RUN.reset(token)


@contextmanager
def served(folder: str) -> Iterator[dict[str, str]]:
    """Draw for the kernel that is told this environment; only who may enter the folder can ask."""
    place = str(Path(folder) / "pictures")
    pictures = _RUN.get() or Pictures()
    with Listener(place, "AF_UNIX") as door:
        worker = threading.Thread(target=_answer_all, args=(door, pictures), name="pictures", daemon=True)
        worker.start()
        try:
            yield {PLACE: place}
        finally:
            with Client(place, "AF_UNIX") as line:
                line.send_bytes(_CLOSED)
            worker.join()


def _answer_all(door: Listener, pictures: Pictures) -> None:
    """Answer one question on each connection, until an empty one comes."""
    while True:
        with door.accept() as line:
            try:
                asked = line.recv_bytes(LONGEST)
                if asked == _CLOSED:
                    return
                line.send_bytes(_answer(asked, pictures))
            except (OSError, EOFError):
                continue  # the kernel has ended, or asks beyond all measure


def _answer(asked: bytes, pictures: Pictures) -> bytes:
    try:
        return _DRAWN + pictures.svg(asked.decode()).encode()
    except ValueError as problem:
        return _FAILED + str(problem).encode()
