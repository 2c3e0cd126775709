"""TikTok Studio: four downloads as zips of quoted csv, or as workbooks whose cells are all text; days have no year."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import openpyxl

from tests.layouts import delimited
from tests.layouts.archive import archive

OVERVIEW = ("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares")
HISTORY = ("Date", "Followers", "Difference in followers from previous day")
ACTIVITY = ("Date", "Hour", "Active followers")
GENDER = ("Gender", "Distribution")
TERRITORIES = ("Top territories", "Distribution")
VIEWERS = ("Date", "Total Viewers", "New Viewers", "Returning Viewers")
CONTENT = ("Time", "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares", "Total views")
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SPANISH = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")
RUSSIAN = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
CROATIAN = (
    "siječnja",
    "veljače",
    "ožujka",
    "travnja",
    "svibnja",
    "lipnja",
    "srpnja",
    "kolovoza",
    "rujna",
    "listopada",
    "studenoga",
    "prosinca",
)

Row = Mapping[str, object]
Say = Callable[[date], str]
Member = tuple[str, Sequence[str], Iterable[Row]]


def american(day: date) -> str:
    """Say a day as on an American screen."""
    return f"{ENGLISH[day.month - 1]} {day.day}"


def british(day: date) -> str:
    """Say a day as on a British screen."""
    return f"{day.day} {ENGLISH[day.month - 1]}"


def spanish(day: date) -> str:
    """Say a day as on a Spanish screen."""
    return f"{day.day} de {SPANISH[day.month - 1]}"


def russian(day: date) -> str:
    """Say a day as on a Russian screen."""
    return f"{day.day} {RUSSIAN[day.month - 1]}"


def croatian(day: date) -> str:
    """Say a day as on a Croatian screen, where the tenth month has the Polish name of the eleventh."""
    return f"{day.day} {CROATIAN[day.month - 1]}"


def japanese(day: date) -> str:
    """Say a day as on a Japanese screen."""
    return f"{day.month}月{day.day}日"


def overview_name(first: date, *, ending: str = "zip") -> str:
    """Name the overview as TikTok does.

    >>> overview_name(date(2025, 4, 12))
    'Overview_2025-04-12_1764201600_fernhill.zip'
    """
    return f"Overview_{first}_1764201600_fernhill.{ending}"


def tiktok_csv(columns: Sequence[str], rows: Iterable[Row], *, say: Say = american) -> bytes:
    """Write one member: a byte-order mark, all fields quoted, no newline at the end."""
    lines = [list(columns), *([_value(row.get(column), say) for column in columns] for row in rows)]
    text = delimited.text_of((delimited.line(line, quoting=lambda _: True) for line in lines), final_newline=False)
    return delimited.with_mark(text)


def tiktok_zip(members: Iterable[Member], *, say: Say = american) -> bytes:
    """Pack members as TikTok does: stored, not deflated."""
    return archive(((f"{name}.csv", tiktok_csv(columns, rows, say=say)) for name, columns, rows in members), stored=True)


def tiktok_workbook(members: Iterable[Member], *, say: Say = american) -> bytes:
    """Write the same as a workbook whose cells are all text."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, columns, rows in members:
        sheet = book.create_sheet(name)
        for row in [list(columns), *([_value(row.get(column), say) for column in columns] for row in rows)]:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _value(value: object, say: Say) -> str:
    if value is None:
        return "undefined"
    return say(value) if isinstance(value, date) else delimited.plain(value)
