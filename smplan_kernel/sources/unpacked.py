"""Files that a platform gives as one archive and a person has unpacked: known by their headings, and put together again.

Only YouTube's files need it: its table does not say which days it covers, and its totals alone could be anybody's.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from smplan_kernel.sources.files.container import HEAD_BYTES
from smplan_kernel.sources.files.tables import Table
from smplan_kernel.sources.importers.youtube import DAY, find
from smplan_kernel.sources.rows.layout import keys

_DAYS = keys(*DAY)
_BOM = b"\xef\xbb\xbf"
_MOST_TOTALS = 2  # where a table lists days, its chart looks like the totals


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one file would be in the archive, and its headings."""

    role: Literal["table", "chart", "totals"]
    keys: frozenset[str]


def part_of(head: bytes) -> Part | None:
    """What a file is by the first line of it; None where it is no part of anything."""
    line = head[:HEAD_BYTES].removeprefix(_BOM).partition(b"\n")[0]
    if b"\x00" in line:
        return None
    text = line.decode("utf-8", "replace").strip()
    try:
        cells = next(csv.reader([text], delimiter=max(",;\t", key=text.count)), [])
    except csv.Error:
        return None
    table = Table(name="", rows=[cells])
    names = table.keys(0)
    found = find(table) if names else None
    if found is not None:
        return Part(role="chart" if found[0] == "chart" else "table", keys=frozenset(names))
    if len(names) == 2 and names[0] in _DAYS:  # noqa: PLR2004 - the day and one figure
        return Part(role="totals", keys=frozenset(names))
    return None


def belong_together(parts: Sequence[Part]) -> bool:
    """Whether files are what one archive held: a table or a chart and what goes with it, about the same figures."""
    tables, charts, totals = ([one for one in parts if one.role == role] for role in ("table", "chart", "totals"))
    if len(parts) < 2 or len(tables) > 1 or len(charts) > 1 or len(totals) > _MOST_TOTALS or not tables + charts:  # noqa: PLR2004 - one file is together with nothing
        return False
    known = frozenset().union(*(one.keys for one in tables + charts))
    return all(one.keys - _DAYS <= known for one in totals)


def packed_again(members: Mapping[str, bytes]) -> bytes:
    """The archive; the same files give the same bytes, so that none comes in twice."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name), members[name])
    return stream.getvalue()
