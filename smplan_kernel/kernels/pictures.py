"""Pictures that a host draws for its kernels by Vega, whose renderer then starts once for all of them.

A kernel that was told a place asks there; everybody else draws for themselves. What goes to and fro is text, never an object.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Client, Listener
from pathlib import Path
from typing import Any

PLACE = "SMPLAN_PICTURES"
LONGEST = 32 << 20  # bytes of one drawing
_DRAWN, _FAILED, _CLOSED = b"+", b"-", b""


def svg_of(drawing: Mapping[str, Any]) -> str:
    """A Vega-Lite drawing as SVG: from the host of this kernel, or drawn here.

    Raises
    ------
    ValueError
        When it is no drawing.
    """
    text = json.dumps(drawing)
    place = os.environ.get(PLACE)
    return asked_of(place, text) if place else draw(text)


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


@contextmanager
def served(folder: str) -> Iterator[dict[str, str]]:
    """Draw for the kernel that is told this environment; only who may enter the folder can ask."""
    place = str(Path(folder) / "pictures")
    with Listener(place, "AF_UNIX") as door:
        worker = threading.Thread(target=_answer_all, args=(door,), name="pictures", daemon=True)
        worker.start()
        try:
            yield {PLACE: place}
        finally:
            with Client(place, "AF_UNIX") as line:
                line.send_bytes(_CLOSED)
            worker.join()


def _answer_all(door: Listener) -> None:
    """Answer one question on each connection, until an empty one comes."""
    while True:
        with door.accept() as line:
            try:
                asked = line.recv_bytes(LONGEST)
                if asked == _CLOSED:
                    return
                line.send_bytes(_answer(asked))
            except (OSError, EOFError):
                continue  # the kernel has ended, or asks beyond all measure


def _answer(asked: bytes) -> bytes:
    try:
        return _DRAWN + draw(asked.decode()).encode()
    except ValueError as problem:
        return _FAILED + str(problem).encode()
