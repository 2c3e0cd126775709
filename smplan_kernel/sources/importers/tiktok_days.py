"""How TikTok prints days: without a year, in the language of the account; the year is in the name of the overview's zip."""

from __future__ import annotations

import datetime as dt
import re

from smplan_kernel.sources.cells.dates import DayText, iso_day
from smplan_kernel.sources.cells.yearless import Anchor, YearlessColumn, read_yearless
from smplan_kernel.sources.files.tables import header_key, plain_text
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.reading import Request

_FIRST_DAY = re.compile(r"(?:^overview_|_)(\d{4}-\d{2}-\d{2})_\d{10,13}(?!\d)|^overview_(\d{4}-\d{2}-\d{2})(?!\d)", re.IGNORECASE)
_VIDEO = re.compile(r"/(?:video|photo)/(\d{15,20})")


def days_without_year(collector: Collector, request: Request, name: str) -> dict[int, dt.date]:
    """The day of every row that prints one, by row number."""
    grid = collector.grid
    key = header_key(name)
    texts = [DayText(row=row, text=text) for row, cells in collector.records() if (text := plain_text(grid.cell(cells, key)))]
    column = YearlessColumn(file=request.file, sheet=collector.sheet, name=name, anchor=anchor_of(request), today=request.today)
    return dict(zip((text.row for text in texts), read_yearless(texts, column), strict=True))


def anchor_of(request: Request) -> Anchor:
    """What answers, the file's name and the names of the files beside it tell about the year."""
    beside = tuple(filter(None, map(first_day_in_name, request.beside)))
    first = first_day_in_name(request.file)
    return Anchor(within=request.period, downloaded=request.on, first=first, beside=beside, changed=request.modified)


def first_day_in_name(file: str) -> dt.date | None:
    """The first day of the figures, as TikTok writes it into the name of the overview.

    >>> str(first_day_in_name("Overview_2025-11-27_1795700000_fernhill.zip"))
    '2025-11-27'
    >>> str(first_day_in_name("2024-01-01_2024-02-01/Overview_2025-11-27.zip"))
    '2025-11-27'
    """
    match = _FIRST_DAY.search(file.rpartition("/")[2])
    return iso_day(match[1] or match[2]) if match else None


def video_in_link(link: str) -> str:
    """The identifier in the address of a video, else the address, or "" where none stands there.

    >>> video_in_link("https://www.tiktok.com/@fern/video/7530000000000000000"), video_in_link("https://vm.tiktok.com/ZM1/"), video_in_link("TRUE")
    ('7530000000000000000', 'https://vm.tiktok.com/ZM1/', '')
    """
    match = _VIDEO.search(link)
    return match[1] if match else link if "/" in link else ""


def day_of_video(identifier: str) -> dt.date | None:
    """The UTC day of publication, which the identifier of a video holds.

    >>> str(day_of_video("7530000000000000000"))
    '2025-07-22'
    """
    seconds = int(identifier) >> 32 if identifier.isdigit() else 0
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date() if seconds >= _FIRST_VIDEO else None


_FIRST_VIDEO = 1_400_000_000  # May 2014; smaller numbers are no moments
