"""How a file that smplan does not know by itself is read: one mapping, agreed once, used whenever the same headings come back."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Lines, Model, Record
from smplan_kernel.plan.vocabulary import LEVELS, PLATFORMS

DELIMITERS = (("comma", "Comma"), ("semicolon", "Semicolon"), ("tab", "Tab"), ("bar", "Upright bar"))
ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1252", "Windows, western Europe"),
    ("cp1250", "Windows, central Europe"),
    ("cp1251", "Windows, Cyrillic"),
)
DECIMALS = ((".", "Point"), (",", "Comma"))
THOUSANDS = ((",", "Comma"), (".", "Point"), ("blank", "Blank"), ("apostrophe", "Apostrophe"))
ZONES = (
    ("unknown", "Not known"),
    ("account", "Where the account is"),
    ("utc", "UTC"),
    ("pacific", "US Pacific time"),
)
TOTALS = (("none", "None"), ("first", "The first lines"), ("last", "The last lines"), ("word", "Lines that begin with a word"))
UNITS = (
    ("count", "How many"),
    ("people", "People"),
    ("thousands", "Thousands"),
    ("seconds", "Seconds"),
    ("minutes", "Minutes"),
    ("hours", "Hours"),
    ("milliseconds", "Milliseconds"),
    ("percent", "Per cent, 0 to 100"),
    ("fraction", "Parts of one, 0 to 1"),
    ("rank", "A rank"),
)
"""Suggestions; a currency is written as its three letters, such as EUR."""


class MappedColumn(Model):
    """What one column of a file means."""

    column: str = ask("Column", help="The heading in the file.", example="Visitors", required=True)
    measure: str = ask("Measured as", help="What it is here. Leave it empty to leave the column out.", example="users", term="measure")
    definition: str = ask(
        "Name on the platform", help="The heading, unless the platform has another name for it.", example="Unique visitors"
    )
    unit: str = ask("Unit", help="What one of it is in the file; for money the currency.", choices=UNITS, kind="text", example="hours")
    factor: float | None = unset("Times", help="Only when the file counts in something else.", example="1000")


class Mapping(Record):
    """How an organisation's own file is read."""

    prefix: ClassVar[str] = "mapp"
    kind_title: ClassVar[str] = "file layout"

    name: str = ask("Layout", help="The name you use for it.", example="Till of the shop", required=True)
    platform: str = ask("Platform", help="What the file is about.", choices=tuple(PLATFORMS.items()), kind="text")
    platform_column: str = ask("Column with the platform", help="Only when one file holds several.", example="Network")
    account: str = ask("Account", help="Whose figures.", example="Shop in Mill Lane")
    account_column: str = ask("Column with the account", help="Only when one file holds several.", example="Profile")
    header: Lines = several("Headings", help="The headings that tell this file from others.", example="Date")
    sheet: str = ask("Sheet", help="Only when a workbook has several that look alike.", example="Days")
    header_row: int | None = unset("Line of the headings", help="Only when they are not found by themselves.", example="3")
    skip_rows: int | None = unset("Lines to leave out below", help="Explanations between the headings and the first figures.", example="1")
    encoding: str = ask("Letters", help="Only when letters look wrong.", choices=ENCODINGS)
    delimiter: str = ask("Parted by", help="Only when columns are not parted rightly.", choices=DELIMITERS)
    decimal: str = ask("Decimal mark", help="Comma or point.", choices=DECIMALS, default=".")
    thousands: str = ask("Thousands mark", help="What parts 1 234 567, if anything.", choices=THOUSANDS)
    date_column: str = ask("Day", help="The column with the day.", example="Date")
    date_format: str = ask("Written as", help="How the day is written.", example="DD/MM/YYYY")
    zone: str = ask("Whose day", help="Where the day begins at midnight.", choices=ZONES)
    level: str = ask("One line is", help="A day, a post, a campaign.", choices=tuple(LEVELS.items()), kind="text", example="account-day")
    object_column: str = ask("Name of the thing", help="The column with the post or campaign, if there is one.", example="Article")
    link_column: str = ask("Link", help="The column with its address, if there is one.", example="Permalink")
    columns: tuple[MappedColumn, ...] = several("Columns", help="What each column means.")
    missing: Lines = several(
        "Words for nothing", help="What the file writes where it has no figure, beside the usual ones.", example="closed"
    )
    totals: str = ask("Totals", help="Lines that add up others. They are left out.", choices=TOTALS, default="none")
    totals_count: int | None = unset("How many lines of totals", help="One, if you leave it empty.", example="1")
    totals_word: str = ask("Totals begin with", help="The word in their first column.", example="Total")
