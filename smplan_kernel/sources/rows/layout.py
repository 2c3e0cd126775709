"""How an importer declares what it reads: signatures to know a file by, columns and what they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from typing import Literal

from smplan_kernel.sources.cells.dates import Order
from smplan_kernel.sources.files.tables import HEADER_WITHIN, Book, Grid, Table, header_key
from smplan_kernel.sources.rows.reading import Reading, Request

Grade = Literal["certain", "good"]
Kind = Literal["number", "percent", "rank"]  # a rank of zero is no rank
WHOLE = frozenset(
    {
        *("impressions", "views", "page_views", "thumbnail_impressions", "search_impressions", "ad_impressions", "reach", "users"),
        *("engagements", "reactions", "comments", "shares", "saves", "link_clicks", "clicks", "profile_visits", "posts_published"),
        *("followers_total", "followers_gained", "followers_lost", "followers_net", "sessions", "engaged_sessions", "event_count"),
        *("emails_sent", "emails_delivered", "opens_unique", "clicks_unique", "unsubscribes", "code_uses"),
    }
)
"""The metrics that count what has no fractions; what led to a sale is shared out, so key events are not among them."""


@lru_cache(maxsize=1024)
def keys(*names: str) -> frozenset[str]:
    """Header keys of names as the platform prints them."""
    return frozenset(header_key(name) for name in names)


@dataclass(frozen=True, kw_only=True)
class Signature:
    """The header keys by which one table of a format is known; their order never matters."""

    role: str
    all_of: frozenset[str]
    none_of: frozenset[str] = frozenset()
    is_exact: bool = False
    sheets: frozenset[str] = frozenset()
    not_sheets: frozenset[str] = frozenset()

    def header_in(self, table: Table) -> int | None:
        """The header row of a table that carries this signature."""
        name = header_key(table.name)
        if (self.sheets and name not in self.sheets) or name in self.not_sheets:
            return None
        for index in range(min(HEADER_WITHIN, len(table.rows))):
            found = table.key_set(index)
            if self.all_of <= found and not self.none_of & found and (not self.is_exact or found == self.all_of):
                return index
        return None


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file that fits a format: its tables by role, and those that no signature claimed."""

    book: Book
    grids: tuple[tuple[str, Grid], ...]
    rest: tuple[Table, ...] = ()

    def grid(self, role: str) -> Grid | None:
        """The first table of one role."""
        return next((grid for name, grid in self.grids if name == role), None)


Finder = Callable[[Table], tuple[str, int] | None]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One format: how it is known and how it is read."""

    format: str
    title: str
    grade: Grade
    platform: str  # "" where the file tells it, or else the reader
    read: Callable[[Found, Request], Reading]
    either: tuple[str, ...] = ()  # the platforms of which it may then be
    signatures: tuple[Signature, ...] = ()
    finder: Finder | None = None  # where header keys alone do not decide
    weak: tuple[Signature, ...] = ()  # by which it is known only when somebody names the platform
    is_packed: bool = False  # the platform itself gives several files in one archive, and they belong together

    @property
    def platforms(self) -> tuple[str, ...]:
        """Every platform that gives files of this format."""
        return self.either or (self.platform,)

    def find(self, book: Book) -> Found | None:
        """The tables of this format in a file, or None when there are none."""
        grids: list[tuple[str, Grid]] = []
        rest: list[Table] = []
        for table in book.tables:
            place = self._place(table)
            if place is None:
                rest.append(table)
            else:
                grids.append((place[0], Grid.of(table, place[1])))
        return Found(book=book, grids=tuple(grids), rest=tuple(rest)) if grids else None

    def find_named(self, book: Book) -> Found | None:
        """The same by the weak signatures."""
        return replace(self, signatures=self.weak, finder=None).find(book) if self.weak else None

    def _place(self, table: Table) -> tuple[str, int] | None:
        if self.finder is not None:
            return self.finder(table)
        placed = ((signature.role, signature.header_in(table)) for signature in self.signatures)
        found = [(role, header) for role, header in placed if header is not None]
        return min(found, key=itemgetter(1), default=None)  # of several the first, so that nothing above it is passed over


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column that means a canonical metric; `definition` is the column's own name unless given."""

    names: tuple[str, ...]
    metric: str
    definition: str = ""
    factor: float = 1.0
    kind: Kind = "number"
    is_part: bool = False
    flags: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """It counts what has no fractions, so that a mark in front of three digits parts thousands."""
        return self.factor == 1.0 and self.metric in WHOLE


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """A rate with the columns of its parts; recomputed from them, else taken as the platform printed it."""

    names: tuple[str, ...]
    metric: str
    over: tuple[str, ...]  # columns of the denominator; the first present one counts
    parts: tuple[tuple[str, ...], ...]  # columns of the numerator, each under any of its names; they are added up
    definition: str = ""
    is_part: bool = False


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A column that the platform itself adds up from others, each under any of its names; not every file has all that `maybe` count."""

    names: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    maybe: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """What the columns of one table mean; `ignored` are texts and identifiers that are no figures."""

    columns: tuple[Column, ...]
    ratios: tuple[Ratio, ...] = ()
    sums: tuple[Sum, ...] = ()
    ignored: frozenset[str] = frozenset()
    can_be_ragged: bool = False
    is_filled: bool = False  # the platform writes a number or a sign for none in every place
    can_double: bool = False
    keeps_extras: bool = True
    usual: frozenset[str] = frozenset()  # metrics whose absence is worth a word
    order: Order = ""  # in which the platform prints day and month, where nothing in the file speaks against it
    signs: tuple[str, ...] = ()  # what speaks against it, in words
    is_slashed: bool = False  # it parts days by slashes, month first
    zone: str = ""  # what it prints behind the clock of a moment, where it prints anything

    def names(self) -> frozenset[str]:
        """The header keys of every column that means something."""
        columns = (name for column in self.columns for name in column.names)
        return keys(*columns, *(name for ratio in self.ratios for name in ratio.names))
