"""Files that somebody unpacked and that say only together what they are about: found beside each other, read as the one export they were."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from smplan_kernel.errors import ExportError
from smplan_kernel.inbox.sent import SentFile
from smplan_kernel.plan.wording import listed
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.unpacked import Part, belong_together, packed_again

T = TypeVar("T")
CUT = "the last line has no end; the file may be cut off"
TOO_MUCH = "these files belong together and are too large for that"
_COPY = re.compile(r" \((\d+)\)$")


def groups(found: Iterable[tuple[T, Hashable, str, Part]]) -> list[tuple[T, ...]]:
    """Those that belong together, of files with their folder, name and part; "Totals (1)" goes with "Table data (1)"."""
    beside: dict[Hashable, list[tuple[T, Part]]] = {}
    for file, folder, name, part in found:
        copy = _COPY.search(PurePosixPath(name).stem)
        beside.setdefault((folder, copy[1] if copy else ""), []).append((file, part))
    return [tuple(file for file, _ in files) for files in beside.values() if belong_together([part for _, part in files])]


def name_of_all(names: Sequence[str]) -> str:
    """How several files in one folder are called together."""
    members = sorted(PurePosixPath(name).name for name in names)
    first = min(names)
    return f"{first.removesuffix(PurePosixPath(first).name)}{listed(tuple(members))}"


def as_one(files: Sequence[SentFile]) -> SentFile:
    """The export that some files were.

    Raises
    ------
    ExportError
        When one of them is cut off, or they cannot be read together.
    """
    members = {PurePosixPath(file.name).name: file.content for file in files}
    first = min(files, key=lambda file: file.name)
    whole = name_of_all([file.name for file in files])
    for file in files:
        if not file.content.endswith(b"\n"):  # an archive would have told it
            raise ExportError(file.name, CUT, "Unpack the download again")
    if len(members) < len(files) or sum(map(len, members.values())) > Limits().file_bytes:
        raise ExportError(whole, TOO_MUCH, "Choose the zip as YouTube gave it, of a shorter period")
    changed = max((file.changed for file in files if file.changed), default=None)
    return SentFile(name=whole, content=packed_again(members), changed=changed, folder=first.folder)
