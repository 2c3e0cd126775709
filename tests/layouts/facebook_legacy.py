"""Facebook Page Insights until about 2022: two header rows, names that stand twice, hundreds of columns, as csv, xls and xlsx.

A column is a name and what it counts; rows are given by column. The second row describes a family in its first column only.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

import openpyxl
import xlwt

from tests.layouts import delimited

TOTAL, PEOPLE = "Total Count", "Unique Users"
Column = tuple[str, str]
Row = Mapping[Column, object]

ROLLING = ("Daily", "Weekly", "28 Days")


def _each(prefixes: Iterable[str], *names: str, end: str = TOTAL) -> Iterator[Column]:
    return ((f"{prefix} {name}", end) for name in names for prefix in prefixes)


def _parts(prefixes: Iterable[str], name: str, parts: Sequence[str], end: str = TOTAL) -> Iterator[Column]:
    return ((f"{prefix} {name} - {part}", end) for prefix in prefixes for part in parts)


SOURCES = ("hovercard", "invitations", "mobile", "page_profile", "reminder_box_invite", "ticker")
TYPES = ("link clicks", "other clicks", "photo view")
AGES = tuple(f"{sex}.{age}" for sex in "FMU" for age in ("13-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"))
PAGE_COLUMNS: tuple[Column, ...] = (
    ("Lifetime Total Likes", PEOPLE),
    ("Daily New Likes", PEOPLE),
    ("Daily Unlikes", PEOPLE),
    *_each(ROLLING, "Page Engaged Users", end=PEOPLE),
    *_parts(("Daily",), "Like Sources", SOURCES, PEOPLE),
    *_each(ROLLING, "Total Reach", "Organic Reach", "Paid Reach", end=PEOPLE),
    *_each(ROLLING, "Total Impressions", "Organic impressions", "Paid Impressions"),
    *_each(("Daily", "Weekly"), "Logged-in Page Views"),
    *_each(("Daily", "Weekly"), "Logged-in Page Views", end=PEOPLE),
    *_each(ROLLING, "Reach of page posts", "Organic Reach of Page posts", "Paid Reach of Page posts", end=PEOPLE),
    *_each(ROLLING, "Total Impressions of your posts", "Organic impressions of your posts", "Paid impressions of your posts"),
    *_each(ROLLING, "Total Consumers", end=PEOPLE),
    *_each(ROLLING, "Page consumptions"),
    *_parts(ROLLING, "People who interacted with your Page content by content type", TYPES, PEOPLE),
    *_parts(ROLLING, "Page consumptions by type", TYPES),
    *_parts(("Lifetime",), "Likes by Gender and Age", AGES, PEOPLE),
    *_parts(("Lifetime",), "Likes by City", ("Siena, Tuscany, Italy", "Kew, England"), PEOPLE),
    *_each(ROLLING, "Total check-ins"),
    *_each(ROLLING, "Total check-ins", end=PEOPLE),
    *_parts(ROLLING, "Positive Feedback from Users", ("comment", "like", "link")),
    *_parts(ROLLING, "Positive Feedback from Users", ("comment", "like", "link"), PEOPLE),
    *_each(ROLLING, "Total Video Views", "Total organic video views", "Total 30-Second Views"),
)
ABOUT_THE_POST = ("Post ID", "Permalink", "Post Message", "Type", "Countries", "Languages", "Posted", "Audience Targeting")
ACTIONS_2015 = ("comment", "like", "other", "share")
CLICKS_2015 = ("link clicks", "other clicks", "photo view", "video play")
VIDEO_TWICE: tuple[Column, ...] = (
    *((f"Lifetime {kind} views to 95%", end) for kind in ("Organic", "Paid") for end in (TOTAL, PEOPLE)),
    ("Lifetime Video length", ""),
    *((f"Lifetime {kind} Video Views", end) for kind in ("Organic", "Paid") for end in (TOTAL, PEOPLE)),
)


def post_columns(actions: Sequence[str] = ACTIONS_2015, clicks: Sequence[str] = CLICKS_2015) -> tuple[Column, ...]:
    """The columns of posts; actions and clicks that nobody made have none."""
    reach = ("Lifetime Post Total Reach", "Lifetime Post organic reach", "Lifetime Post Paid Reach")
    return (
        *((name, PEOPLE) for name in reach),
        *((f"Lifetime Post {kind} Impressions", TOTAL) for kind in ("Total", "Organic", "Paid")),
        ("Lifetime Engaged Users", PEOPLE),
        *_parts(("Lifetime",), "Talking About This (Post) by action type", actions, PEOPLE),
        *_parts(("Lifetime",), "Post Stories by action type", actions),
        ("Lifetime Post Consumers", PEOPLE),
        ("Lifetime Post Consumptions", TOTAL),
        *_parts(("Lifetime",), "Post consumers by type", clicks, PEOPLE),
        *_parts(("Lifetime",), "Post Consumptions by type", clicks),
        ("Lifetime Average time video viewed", ""),
        *VIDEO_TWICE,
    )


VIDEO_COLUMNS: tuple[Column, ...] = (
    *((f"Lifetime Post {kind} Impressions", TOTAL) for kind in ("Total", "Paid", "Organic")),
    *((f"Lifetime {kind} Video Views", TOTAL) for kind in ("Total", "Paid", "Organic")),
    *((f"Lifetime {kind} 30-Second Views", TOTAL) for kind in ("Total", "Paid", "Organic")),
    ("Lifetime Post Total Reach", PEOPLE),
    ("Lifetime Unique Video Views", PEOPLE),
    *_parts(("Lifetime",), "Post Consumptions by type", ("other clicks", "video play")),
    *_parts(("Lifetime",), "Post Stories by action type", ("like",)),
    *_parts(("Lifetime",), "Talking About This (Post) by action type", ("like",), PEOPLE),
)

Table = list[list[object]]


def page_table(days: Mapping[date, Row], columns: Sequence[Column] = PAGE_COLUMNS, *, second_row: bool = True) -> Table:
    """Two header rows and a row a day."""
    rows = [[day, *(row.get(column) for column in columns)] for day, row in days.items()]
    return _table(("Date",), columns, rows, has_second=second_row)


def post_table(posts: Iterable[Mapping[str | Column, object]], columns: Sequence[Column], *, is_video: bool = False) -> Table:
    """Two header rows and a row a post."""
    about = (*ABOUT_THE_POST, "Content Tags") if is_video else ABOUT_THE_POST
    rows = [
        [*({"Audience Targeting": " ", **post}.get(name) for name in about), *(post.get(column) for column in columns)] for post in posts
    ]
    return _table(about, columns, rows)


def _table(about: Sequence[str], columns: Sequence[Column], rows: Table, *, has_second: bool = True) -> Table:
    second = [[*([""] * len(about)), *_descriptions(columns)]] if has_second else []
    return [[*about, *(name for name, _ in columns)], *second, *rows]


def _descriptions(columns: Sequence[Column]) -> Iterator[str]:
    family: Column | None = None
    for name, end in columns:
        whole, parted, _ = name.partition(" - ")
        here = (whole, end)
        period = next(period for period in ("28 Days", "Daily", "Weekly", "Lifetime") if name.startswith(period))
        yield "" if parted and family == here else f"{period}: What {whole} means, in words" + (f". ({end})" if end else ".")
        family = here


def as_csv(table: Table, *, resaved: bool = False, quoting: delimited.Quoting = delimited.where_blank) -> bytes:
    """Write the file: UTF-8 with a mark and LF, or re-saved in cp1252 with CRLF and American days."""
    lines = [delimited.line([_text(cell, american=resaved) for cell in row], quoting=quoting) for row in table]
    if resaved:
        return delimited.text_of(lines, line_end="\r\n").encode("cp1252")
    return delimited.with_mark(delimited.text_of(lines))


def _text(cell: object, *, american: bool) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%m/%d/%Y %I:%M:%S %p}"
    if american and isinstance(cell, date):
        return f"{cell.month}/{cell.day}/{cell.year}"
    return delimited.plain(cell)


Sheets = Mapping[str, Table]


def in_sheets(table: Table, families: Sequence[str], *, about: int, bare: bool) -> Sheets:
    """Move breakdowns to sheets of their own, under whole names or, if `bare`, under the names of the parts."""
    moved = {family: [p for p, name in enumerate(table[0]) if str(name).startswith(f"{family} - ")] for family in families}
    away = {place for places in moved.values() for place in places}
    sheets = {"Key Metrics": [[cell for place, cell in enumerate(row) if place not in away] for row in table]}
    for family, places in moved.items():
        part = [[*row[:about], *(row[place] for place in places)] for row in table]
        if bare:
            part[0] = [str(name).removeprefix(f"{family} - ") for name in part[0]]
        sheets[family[:31]] = part
    return sheets


def as_xlsx(sheets: Sheets) -> bytes:
    """Write a workbook of today."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, table in sheets.items():
        sheet = book.create_sheet(title)
        for row in table:
            sheet.append([_text(cell, american=False) if isinstance(cell, datetime) else cell for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_xls(sheets: Sheets) -> bytes:
    """Write a workbook of that time; it holds 256 columns."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for title, table in sheets.items():
        sheet = book.add_sheet(title)
        for number, row in enumerate(table):
            for place, cell in enumerate(row):
                if isinstance(cell, date) and not isinstance(cell, datetime):
                    sheet.write(number, place, cell, day)
                elif cell is not None:
                    sheet.write(number, place, cell if isinstance(cell, int | float) else _text(cell, american=False))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
