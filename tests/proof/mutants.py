"""Real layouts, written by the makers of the tests and then spoilt as spreadsheets, networks and people spoil them; the same every time."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator

from tests.proof.cases import Case, Expects
from tests.sources import makers

Change = Callable[[str, random.Random], str | bytes]


def text_of(data: bytes) -> str | None:
    """The text of a file that is text."""
    if data.startswith((b"PK", b"\xd0\xcf")):
        return None
    return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _place(text: str, chance: random.Random) -> tuple[list[str], int]:
    """The lines, and one of those behind the first."""
    lines = _lines(text)
    return lines, chance.randrange(1, len(lines)) if len(lines) > 1 else 0


def _with_cell(text: str, chance: random.Random, cell: str) -> str:
    """The text with one cell of one line replaced."""
    lines = _lines(text)
    mark = max(",;\t", key=text.count)
    # a heading, or a word that marks a total, is no figure: nobody could see that it was another word
    figures = [(place, cells) for place, line in enumerate(lines) if len(cells := _with_digits(line, mark)) > 1] or [(len(lines) - 1, [0])]
    place, cells = chance.choice(figures)
    body = lines[place].rstrip("\r\n")
    parts = body.split(mark)
    parts[chance.choice(cells)] = cell
    return "".join([*lines[:place], mark.join(parts) + lines[place][len(body) :], *lines[place + 1 :]])


def _with_digits(line: str, mark: str) -> list[int]:
    return [place for place, cell in enumerate(line.split(mark)) if any(map(str.isdigit, cell))]


def _rewritten(text: str, **style: object) -> str:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    out = io.StringIO()
    csv.writer(out, **{"lineterminator": "\n", **style}).writerows(rows)
    return out.getvalue()


def _cut(text: str, chance: random.Random) -> str:
    """The text up to somewhere within a line, but not within its last figure: nobody could see that."""
    lines, place = _place(text, chance)
    body = lines[place].rstrip("\r\n")
    last = max(body.rfind(mark) for mark in ",;\t")
    return "".join(lines[:place]) + body[: chance.randrange(last) if last > 0 else 0]


def _inserted(text: str, chance: random.Random, what: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + what + text[at:]


def _without(text: str, chance: random.Random, what: str) -> str:
    places = [place for place, letter in enumerate(text) if letter == what]
    at = chance.choice(places) if places else 0
    return text[:at] + text[at + 1 :] if places else text


def _doubled(text: str, chance: random.Random) -> str:
    lines, place = _place(text, chance)
    line = lines[place] if lines[place].endswith("\n") else lines[place] + "\n"
    return "".join([*lines[:place], line, *lines[place:]])


def _dropped(text: str, chance: random.Random) -> str:
    lines, place = _place(text, chance)
    return "".join([*lines[:place], *lines[place + 1 :]])


def _blank_lines(text: str, chance: random.Random) -> str:
    lines, place = _place(text, chance)
    return "".join([*lines[:place], "\n", *lines[place:]])


def _quoted_lines(text: str, _chance: random.Random) -> str:
    return "\n".join('"' + line.replace('"', '""') + '"' for line in text.split("\n"))


SAME: dict[str, Change] = {
    "with a mark": lambda text, _: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16": lambda text, _: text.encode("utf-16"),
    "UTF-16, big end first": lambda text, _: b"\xfe\xff" + text.encode("utf-16-be"),
    "line ends of Windows": lambda text, _: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "empty lines at the end": lambda text, _: text + "\n\n\n",
    "an empty line": _blank_lines,
    "each field quoted": lambda text, _: _rewritten(text, quoting=csv.QUOTE_ALL),
    "each line quoted": _quoted_lines,
    "semicolons": lambda text, _: _rewritten(text, delimiter=";"),
    "tabs": lambda text, _: _rewritten(text, delimiter="\t"),
    "a sep line": lambda text, _: "sep=,\n" + text,
}
PART: dict[str, Change] = {
    "cut off": _cut,
    "a line too few": _dropped,
    "a line twice": _doubled,
    "a word in a cell": lambda text, chance: _with_cell(text, chance, "oops"),
    "a day for a number": lambda text, chance: _with_cell(text, chance, chance.choice(["3.апр", "22-Aug", "3.déc.", "5-mars", "22.08."])),
    "a rounded number": lambda text, chance: _with_cell(text, chance, "6.49E+17"),
    "a number beyond all": lambda text, chance: _with_cell(text, chance, "1e999"),
    "a formula's error": lambda text, chance: _with_cell(text, chance, chance.choice(["#REF!", "#DIV/0!", "########"])),
    "a NUL": lambda text, chance: _inserted(text, chance, "\x00"),
    "a quote too many": lambda text, chance: _inserted(text, chance, '"'),
    "a quote too few": lambda text, chance: _without(text, chance, '"'),
    "a mark too many": lambda text, chance: _with_cell(text, chance, ",oops,"),
}


def mutants(times: int = 1) -> Iterator[Case]:
    """Each layout under each change, so many times with another place."""
    for title, (_, data) in makers.MADE.items():
        text = text_of(data)
        if text is None:
            yield from _bytes_changed(title, data, times)
            continue
        for expects, changes in (("same", SAME), ("part", PART)):
            for name, change in changes.items():
                yield from _changed(title, text, name, change, expects=expects, times=times)


def _changed(title: str, text: str, name: str, change: Change, *, expects: Expects, times: int) -> Iterator[Case]:
    for time in range(times):
        spoilt = change(text, random.Random(f"{title} {name} {time}"))  # noqa: S311 - the same every time
        data = spoilt if isinstance(spoilt, bytes) else spoilt.encode()
        yield Case(corpus=f"mutants, {expects}", name=f"{title}, {name} {time}", data=data, expects=expects, original=title)


def _bytes_changed(title: str, data: bytes, times: int) -> Iterator[Case]:
    """Archives and workbooks: cut, or with some bytes changed; an old workbook has no sum to check, so its numbers may change unseen."""
    for time in range(4 * times):
        chance = random.Random(f"{title} {time}")  # noqa: S311 - the same every time
        spoilt = bytearray(data[: chance.randrange(40, len(data))] if time % 2 else data)
        for _ in range(3):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        yield Case(corpus="mutants, packed", name=f"{title}, bytes {time}", data=bytes(spoilt), expects="sound", original=title)
