"""How Meta Business Suite exports content: one row a post, counted up to the day of export; shared by its three exports."""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.cells.dates import days_in_name, period_in_name
from smplan_kernel.sources.cells.known import NONE
from smplan_kernel.sources.cells.numbers import is_missing, is_rounded
from smplan_kernel.sources.cells.pacific import exists_in_pacific, midnight, publish_seconds
from smplan_kernel.sources.files.tables import Grid, header_key
from smplan_kernel.sources.files.widths import ORIGINAL
from smplan_kernel.sources.rows.cards import note_cards
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.days import Days, coded_days, days_of
from smplan_kernel.sources.rows.figures import Kind, Mark
from smplan_kernel.sources.rows.layout import Column, Found, Mapping
from smplan_kernel.sources.rows.original import begin, check_end
from smplan_kernel.sources.rows.posts import day_of_export, may_be_rounded, post_identifier, refuse_headings
from smplan_kernel.sources.rows.reading import Reading, Request
from smplan_kernel.sources.rows.sums import note_sums

MOMENT = Kind(metric="x:Publish time", definition="Publish time")
# What both platforms call alike, in English and in Swedish
SHOWN = (
    Column(names=("Views", "Visningar"), metric="views"),
    Column(names=("Impressions",), metric="impressions"),
    Column(names=("Reach", "Räckvidd"), metric="reach"),
)
ANSWERED = (
    Column(names=("Comments", "Kommentarer"), metric="comments"),
    Column(names=("Shares", "Delningar"), metric="shares"),
)
_MOMENT = re.compile(r"\d\d/\d\d/\d{4} \d\d:\d\d")
SWEDISH_DAY = "Publiceringstid"
_TELLING = 50  # rows: a spreadsheet rounds every identifier
PUBLISHED = ("Publish time", SWEDISH_DAY)
ERROR_ROW = "an error occurred while computing metadata"
_PUBLISHED_KEYS = tuple(map(header_key, PUBLISHED))


@dataclass(frozen=True, kw_only=True)
class Posts:
    """What one export calls the identifier, the link and the account of a post, and how a link shows the post's name."""

    mapping: Mapping
    ids: tuple[str, ...]
    links: tuple[str, ...] = ()
    in_link: Callable[[str], str]
    account: tuple[str, ...]


def read_content(found: Found, request: Request, posts: Posts) -> Reading:
    """Every post that the export could describe."""
    reading = begin(found, request)
    for _, grid in found.grids:
        _Content(_without_error_rows(grid, reading), reading, request, posts).read()
    return reading


class _Content:
    """One table of posts on its way into a reading."""

    def __init__(self, grid: Grid, reading: Reading, request: Request, posts: Posts) -> None:
        self.grid, self.reading, self.request, self.posts = grid, reading, request, posts
        check_end(grid.table, reading)
        self.collector = Collector(grid, _for_file(grid, posts), reading)
        reading.is_unconfirmed = grid.place(header_key(SWEDISH_DAY)) is not None
        self.published = self._days(*PUBLISHED)
        self.daily = self._daily_days()
        self.flags = self._flags()
        is_counter = len(self.daily) < len(self.published)
        self.exported = day_of_export(request, _day_behind_period(request.file)) if is_counter else None

    def read(self) -> None:
        """Keep every post that has an identifier and a day."""
        posts = self._posts()
        note_cards(self.reading, self.grid, self.published, posts)
        if not self._read_all(posts):
            self._read_each(posts)
        if posts and not self.reading.rows_read:
            self._refuse_nameless(posts)
        note_sums(self.collector)
        self._note_accounts()

    def _read_all(self, posts: Sequence[str]) -> bool:
        """Keep all posts by columns; False where each must be looked at."""
        self.collector.check_widths()
        rows = self.grid.numbers
        coded = coded_days(self.published, rows)
        if self.daily or coded is None or not all(posts):
            return False
        days, shared_of = coded
        shared = [
            Mark(
                level="post-lifetime",
                start=day,
                end=day,
                row=0,
                flags=(*self.flags, "lifetime_at_export"),
                sheet=self.collector.sheet,
                exported_on=self.exported,
            ).shared
            for day in days
        ]
        more = [(MOMENT, self._moments(days, shared_of))] if "pacific_day" in self.flags else []
        if not self.collector.add_all(shared, shared_of, posts, rows, more):
            return False
        self.reading.rows_read += len(rows)
        return True

    def _moments(self, days: Sequence[dt.date], codes: Sequence[int]) -> array[float]:
        """When each post was published; where all are printed alike, a day begins once and a time is its minutes."""
        place = self.grid.place(*_PUBLISHED_KEYS)
        minutes = None if place is None else self.grid.column(place).minutes()
        begins = list(map(midnight, days))
        if minutes is None or None in begins:
            moments = map(publish_seconds, map(days.__getitem__, codes), self.grid.texts(*_PUBLISHED_KEYS))
            return array("d", [NONE if moment is None else moment for moment in moments])
        return array("d", [begin + 60 * minute for begin, minute in zip(map(begins.__getitem__, codes), minutes, strict=True) if begin])

    def _read_each(self, posts: Sequence[str]) -> None:
        for (row, cells), post in zip(self.collector.records(), posts, strict=True):
            if not post or row not in self.published:
                refuse_headings(self.collector, row, cells)
                self.reading.skip("posts without a usable identifier or link" if not post else "posts without a day")
                continue
            self._add(self._mark(row, post), cells)
            self.reading.rows_read += 1

    def _refuse_nameless(self, posts: Sequence[str]) -> None:
        """Where no post is left because none can be told from another, the first of them is named."""
        for (row, cells), post in zip(self.grid.records, posts, strict=True):
            if not post:
                name = next((name for name in self.posts.ids if self.grid.place(header_key(name)) is not None), self.posts.ids[0])
                problem = "no post here has a whole identifier or a link: a spreadsheet rounds identifiers"
                value = self.grid.cell(cells, header_key(name))
                raise ExportError(self.reading.file, problem, ORIGINAL, sheet=self.collector.sheet, row=row, column=name, value=value)

    def _mark(self, row: int, post: str) -> Mark:
        day = self.daily.get(row)
        return Mark(
            level="post-day" if day else "post-lifetime",
            object=post,
            start=day or self.published[row],
            end=day or self.published[row],
            row=row,
            flags=self.flags if day else (*self.flags, "lifetime_at_export"),
            sheet=self.collector.sheet,
            exported_on=None if day else self.exported,
        )

    def _add(self, mark: Mark, cells: list[str]) -> None:
        """Keep the figures; with them the moment of publication in seconds since 1970 in UTC, for the hours at which posts do well."""
        figures = len(self.reading.figures.values)
        self.collector.add(mark, cells)
        if len(self.reading.figures.values) == figures or "pacific_day" not in mark.flags:
            return
        moment = publish_seconds(self.published[mark.row], self.grid.cell(cells, *_PUBLISHED_KEYS))
        if moment is not None:
            self.reading.add(mark, MOMENT, moment)

    def _posts(self) -> list[str]:
        """The identifier of each post; when a spreadsheet has rounded it, what its link shows of it."""
        columns = [self.grid.texts(header_key(name)) for name in self.posts.ids if self.grid.place(header_key(name)) is not None]
        posts = list(columns[0]) if columns else [""] * len(self.grid.numbers)
        unsure = [place for place, post in enumerate(posts) if may_be_rounded(post)]
        links = self.grid.texts_at(unsure, *map(header_key, self.posts.links))
        by_link: dict[int, str] = {}
        for place, link in zip(unsure, links, strict=True):
            whole = next((found for column in columns if (found := post_identifier(column[place], ""))), "")
            posts[place] = post_identifier(whole, self.posts.in_link(link))
            if posts[place] and not whole:
                by_link[place] = link
        if by_link and len(by_link) < len(posts):  # a copied row that lost its identifier is no post of its own
            named = zip(self.grid.texts(*map(header_key, self.posts.links)), posts, strict=True)
            known = {link: post for place, (link, post) in enumerate(named) if place not in by_link}
            for place, link in by_link.items():
                posts[place] = known.get(link, posts[place])
        return posts

    def _days(self, *names: str) -> Days:
        return days_of(self.collector, self.request, *names, within=period_in_name(self.request.file))

    def _daily_days(self) -> Days:
        """The day each row stands for, when the export was made by day and not for the lifetime of the posts."""
        distinct = self.grid.distinct("date", "datum")
        if not any(text[:1].isdigit() for text in distinct):
            return Days()
        if any(text[:1].isalpha() for text in distinct):
            self._refuse_shifted()
        self.reading.note("This export gives figures by day; that layout is rare, so compare a few figures with the platform.")
        return self._days("Date", "Datum")

    def _refuse_shifted(self) -> None:
        """A figure beside the word for the whole life of a post, in one column, has come out of another one."""
        for row, text in zip(self.grid.numbers, self.grid.texts("date", "datum"), strict=True):
            if text[:1].isdigit():
                problem = "a figure stands where other rows say over which time they count: a cell before it is lost, or one too many"
                raise ExportError(self.reading.file, problem, ORIGINAL, sheet=self.collector.sheet, row=row, column="Date", value=text)

    def _flags(self) -> tuple[str, ...]:
        """Pacific days, unless a printed time cannot exist there."""
        coded = coded_days(self.published, self.grid.numbers)
        if coded is not None and None not in map(midnight, coded[0]):
            return ("pacific_day",)
        for row, text in zip(self.grid.numbers, self.grid.texts(*_PUBLISHED_KEYS), strict=True):
            if row in self.published and not exists_in_pacific(self.published[row], text):
                self.reading.note(
                    f"Row {row}: {text} does not exist in Pacific time, where Meta's clock stands; the time zone counts as unknown."
                )
                return ("unknown_tz",)
        return ("pacific_day",)

    def _note_accounts(self) -> None:
        place = self.grid.place(*map(header_key, self.posts.account))
        texts, codes, _ = self.grid.column(place).coded() if place is not None else ([], [], [])
        names: Counter[str] = Counter()
        for code, many in Counter(codes).items():
            if not is_missing(texts[code]):
                names[texts[code].strip()] += many
        most, posts = next(iter(names.most_common(1)), ("", 0))
        if posts * 2 > names.total():
            self.reading.account = most
        if len(names) > 1:
            shown = ", ".join(sorted(names)[:5])
            self.reading.note(
                f"Posts of {len(names)} accounts are in this file ({shown}); shared posts stand under the other account's name."
            )


def _for_file(grid: Grid, posts: Posts) -> Mapping:
    """The mapping for one file: Meta prints the month first in every language, but a spreadsheet may have turned it.

    It leaves signs of that. Where views already stand beside impressions, the older word no longer means the same.
    """
    signs = _signs(grid, posts.ids)
    mapping = replace(posts.mapping, order="" if signs else "month-first", signs=signs, is_slashed=True)
    if grid.place("views", "visningar") is None:
        return mapping
    columns = tuple(
        replace(column, flags=("definition_changed",)) if column.metric == "impressions" else column for column in mapping.columns
    )
    return replace(mapping, columns=columns)


def _signs(grid: Grid, ids: Sequence[str]) -> tuple[str, ...]:
    """In words, all that Meta never writes: other marks between columns, rounded identifiers, other ends of lines, days in another form."""
    first = range(min(len(grid.numbers), _TELLING))
    identifiers = list(filter(None, grid.texts_at(first, *map(header_key, ids))))
    moments = list(filter(None, grid.texts_at(first, *_PUBLISHED_KEYS)))
    found = {
        "it is a workbook": not grid.table.delimiter,
        "its columns are not parted by commas": grid.table.delimiter not in {",", ""},
        "its identifiers are rounded": bool(identifiers) and all(map(is_rounded, identifiers)),
        "its days and hours are not written as Meta writes them": not all(map(_MOMENT.fullmatch, moments)),
    }
    return (*(words for words, is_so in found.items() if is_so), *grid.table.traces)


def _without_error_rows(grid: Grid, reading: Reading) -> Grid:
    """The grid with the rows emptied for which Meta itself reports an error."""
    errors = grid.table.beginning_with(ERROR_ROW, below=grid.header)
    for _ in errors:
        reading.skip("posts for which Meta reports an error")
    return replace(grid, table=grid.table.cropped(dict.fromkeys(errors, 0)))


def _day_behind_period(file: str) -> dt.date | None:
    """The day of export, when somebody put it behind the two days that the platform writes into the name."""
    behind = days_in_name(file)[2:]
    return behind[0] if behind else None
