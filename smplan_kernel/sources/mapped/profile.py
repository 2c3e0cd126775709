"""What was agreed about one kind of file, as the reader needs it: plain values that travel into its process as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from smplan_kernel.sources.mapped.marks import Writing

Kind = Literal["number", "percent", "fraction", "rank", "money"]
Totals = Literal["none", "first", "last", "word"]

FORMAT = "mapped.csv"
LIFETIME_LEVELS = frozenset({"post-lifetime", "code-cumulative"})
THINGS = {"post": "post", "dimension": "channel, page or search", "campaign": "campaign", "code": "code"}
"""What stands behind each line of a level that is not about the account, by the level's first word."""
_DAY_FLAGS = {"utc": "utc_day", "pacific": "pacific_day", "account": "account_local_day"}


@dataclass(frozen=True, kw_only=True)
class ColumnPlan:
    """One column with figures: what they are, by what they are multiplied, and of which two columns a rate is made."""

    column: str
    metric: str
    definition: str
    factor: float = 1.0
    kind: Kind = "number"
    over: str = ""  # the columns of a rate's two parts, where both are read
    parts: str = ""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One agreed layout."""

    name: str
    header: frozenset[str]  # header keys
    columns: tuple[ColumnPlan, ...]
    level: str
    platform: str = ""
    account: str = ""
    platform_column: str = ""
    account_column: str = ""
    platforms: Mapping[str, str] = field(default_factory=dict)  # words of the platform column and what they mean
    sheet: str = ""
    header_row: int | None = None
    skip_rows: int = 0
    encoding: str = ""
    delimiter: str = ""
    writing: Writing = field(default_factory=Writing)
    date_column: str = ""
    date_format: str = ""
    zone: str = ""  # whose day: account, utc or pacific
    object_column: str = ""
    link_column: str = ""
    missing: frozenset[str] = frozenset()
    totals: Totals = "none"
    totals_count: int = 1
    totals_word: str = ""

    @property
    def day_flag(self) -> str:
        """What the figures say about their day."""
        return _DAY_FLAGS.get(self.zone, "unknown_tz")

    @property
    def used(self) -> tuple[str, ...]:
        """Every column that the layout speaks of."""
        named = (self.date_column, self.object_column, self.link_column, self.platform_column, self.account_column)
        return tuple(dict.fromkeys((*filter(None, named), *(one.column for one in self.columns))))

    def packed(self) -> dict[str, Any]:
        """The layout as JSON."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        sets = {name: sorted(told[name]) for name in ("header", "missing")}
        return {
            **told,
            **sets,
            "platforms": dict(self.platforms),
            "writing": vars(self.writing),
            "columns": [vars(one) for one in self.columns],
        }

    @classmethod
    def unpacked(cls, told: Mapping[str, Any]) -> Profile:
        """The layout out of its JSON."""
        sets = {name: frozenset(told[name]) for name in ("header", "missing")}
        columns = tuple(ColumnPlan(**one) for one in told["columns"])
        return cls(**{**told, **sets, "columns": columns, "writing": Writing(**told["writing"])})


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """The layouts of a plan, and the one among them that somebody named for a file."""

    layouts: tuple[Profile, ...] = ()
    named: str = ""

    def packed(self) -> dict[str, Any]:
        """The layouts as JSON."""
        return {"layouts": [profile.packed() for profile in self.layouts], "named": self.named}

    @classmethod
    def unpacked(cls, told: Mapping[str, Any]) -> Agreed:
        """The layouts out of their JSON."""
        return cls(layouts=tuple(map(Profile.unpacked, told["layouts"])), named=told["named"])
