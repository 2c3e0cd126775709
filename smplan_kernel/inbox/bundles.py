"""Archives of many exports: their files one by one, each opened aside like every strange file, all of them under one limit."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from smplan_kernel.errors import ExportError
from smplan_kernel.inbox.sent import SentFile
from smplan_kernel.inbox.together import as_one, groups, name_of_all
from smplan_kernel.sources.answer import printable, telling_name
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.process.child import heads_in_child, member_in_child
from smplan_kernel.sources.rows.reading import Request
from smplan_kernel.sources.unpacked import Part, part_of

DEEPEST = 2
"""An archive may hold archives; what these hold must be files."""


@dataclass(kw_only=True)
class Allowance:
    """What one archive may still cost, with everything that is nested in it."""

    files: int
    opened: int


@dataclass(frozen=True, kw_only=True)
class Inside:
    """A file of an archive that nobody has opened yet; with `others` it was one export before somebody unpacked it."""

    outer: SentFile
    number: int
    name: str
    beside: tuple[str, ...]
    depth: int
    left: Allowance
    others: tuple[Inside, ...] = ()

    @property
    def shown(self) -> str:
        """The file with the archives around it, as people read it."""
        names = [f"{self.outer.name}/{printable(name)}" for name in (self.name, *(other.name for other in self.others))]
        return name_of_all(names) if self.others else names[0]


def inside(outer: SentFile, members: tuple[str, ...], *, around: Inside | None = None, limits: Limits | None = None) -> tuple[Inside, ...]:
    """The files of an archive, to be opened one by one; `around` is the place where the archive itself was found."""
    limits = limits or Limits()
    left = around.left if around else Allowance(files=limits.members, opened=limits.opened_bytes)
    depth = around.depth + 1 if around else 1
    beside = tuple(name for name in members if telling_name(name))
    found = [Inside(outer=outer, number=number, name=name, beside=beside, depth=depth, left=left) for number, name in enumerate(members)]
    whole = {first.number: replace(first, others=tuple(others)) for first, *others in groups(_parts(outer, found, limits))}
    within = {other.number for one in whole.values() for other in one.others}
    return tuple(whole.get(file.number, file) for file in found if file.number not in within)


def _parts(outer: SentFile, found: list[Inside], limits: Limits) -> Iterator[tuple[Inside, str, str, Part]]:
    """Those files that may be parts of an export, each with its folder, name and part; their first lines tell."""
    tables = [file for file in found if file.name.casefold().endswith(".csv")]
    many = Counter(_place(file) for file in tables)
    tables = [file for file in tables if many[_place(file)] > 1]
    if not tables:
        return
    heads = heads_in_child(outer.content, [file.number for file in tables], Request(file=outer.name, limits=limits))
    for file, head in zip(tables, heads, strict=False):  # an archive that cannot be looked into tells it when its files are opened
        if part := part_of(head):
            yield file, _place(file), PurePosixPath(file.name).name, part


def _place(file: Inside) -> str:
    return file.name.rpartition("/")[0]


def opened(file: Inside, limits: Limits | None = None) -> SentFile:
    """One file of an archive, or the export that some of its files were.

    Raises
    ------
    ExportError
        When it cannot be opened, lies too deep, or the archive holds more than one import may cost.
    """
    limits = limits or Limits()
    if file.others:
        return as_one([opened(one, limits) for one in (replace(file, others=()), *file.others)])
    if file.depth > DEEPEST:
        raise ExportError(file.shown, "it lies in an archive in an archive in an archive", "Unpack it and choose the files one by one")
    if file.left.files <= 0 or file.left.opened <= 0:
        raise ExportError(file.shown, "too large when opened: the archive holds more than can be read at once", "Choose this file alone")
    outcome = member_in_child(file.outer.content, file.number, Request(file=file.shown, limits=limits))
    if outcome["status"] != "opened":
        raise _told(file, outcome["problems"][0])
    content: bytes = outcome["content"]
    file.left.files -= 1
    file.left.opened -= len(content)
    changed = dt.date.fromisoformat(outcome["changed"]) if outcome["changed"] else file.outer.changed
    return SentFile(name=file.shown, content=content, changed=changed, folder=_folder(file), beside=file.beside or file.outer.beside)


def _folder(file: Inside) -> str:
    """The folder that a file stands in, inside the archive, else that of the archive."""
    return file.name.rpartition("/")[0].rpartition("/")[2] or file.outer.folder


def _told(file: Inside, problem: str) -> ExportError:
    """The reader's own sentence, taken apart again."""
    words, _, todo = problem.removeprefix(f"{file.shown}: ").rpartition(". ")
    return ExportError(file.shown, words or todo, todo or "Download the export again")
