"""The lists that can come from a file: where each stands in the plan, what its columns are, and what tells two lines of it apart.

Titles, help and examples of the columns are those of the plan's own questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import cast

from smplan_kernel.plan.document import SECTION_TYPES
from smplan_kernel.plan.fields import Meta, meta, row_type
from smplan_kernel.plan.pages import page as page_of
from smplan_kernel.plan.records import Record


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One list. `key` tells its records apart; a log is counted by month, and `counts` is what is added up in it.

    `inner` is a list inside each record that the same lines fill, with its own `inner_key`.
    In a log, `scope` is the part of the key for which a file speaks as a whole. `beside` are further figures that are
    added up like the count, and `unadded` those that no sum can give, such as a median; a line that does not say what
    is `named` counts for nobody.
    """

    name: str
    page: str
    ask: str
    key: tuple[str, ...]
    needed: tuple[str, ...]
    inner: str = ""
    inner_key: tuple[str, ...] = ()
    counts: str = ""
    counts_lines: bool = False
    scope: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unadded: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        """What a log counts and what stands beside it; nothing for a list of records."""
        return (self.counts, *self.beside, *self.unadded) if self.counts else ()

    @cached_property
    def section(self) -> str:
        """The section of the plan."""
        return page_of(self.page).ask(self.ask).section

    @cached_property
    def records(self) -> str:
        """The list within the section."""
        return page_of(self.page).ask(self.ask).records

    @cached_property
    def title(self) -> str:
        """What people call it."""
        return meta(SECTION_TYPES[self.section], self.records).title

    @cached_property
    def record(self) -> type[Record]:
        """What a line becomes."""
        return _row(SECTION_TYPES[self.section], self.records)

    @cached_property
    def inner_record(self) -> type[Record] | None:
        """What a line adds to the list inside."""
        return _row(self.record, self.inner) if self.inner else None

    @cached_property
    def columns(self) -> tuple[Meta, ...]:
        """The questions of a record, as its page asks them, then those of the list inside."""
        asked = page_of(self.page).ask(self.ask)
        outer = (meta(self.record, name) for name in (*asked.columns, *asked.details) if name != self.inner)
        return (*outer, *self.inner_columns)

    @cached_property
    def inner_columns(self) -> tuple[Meta, ...]:
        """The questions of the list inside."""
        row = self.inner_record
        return tuple(meta(row, name) for name in row.model_fields if meta(row, name).kind != "hidden") if row else ()


def _row(model: type, name: str) -> type[Record]:
    return cast("type[Record]", row_type(model.model_fields[name].annotation))  # type: ignore[attr-defined]  # a model of the plan


_ALL = (
    Kind(name="accounts", page="audit", ask="accounts", key=("network", "handle"), needed=("network", "handle")),
    Kind(
        name="competitors",
        page="audit",
        ask="competitors",
        key=("name",),
        needed=("name",),
        inner="figures",
        inner_key=("metric", "on"),
    ),
    Kind(
        name="mentions",
        page="audit",
        ask="mentions",
        key=("month", "about", "query", "topic", "source", "label"),
        needed=("month",),
        counts="count",
        counts_lines=True,
        scope=("month", "about", "query"),
    ),
    Kind(
        name="content-log",
        page="content",
        ask="published",
        key=("month", "channel", "source"),
        needed=("month", "channel"),
        counts="pieces",
        counts_lines=True,
        scope=("month", "channel"),
    ),
    Kind(
        name="routine-log",
        page="content",
        ask="routines_kept",
        key=("month", "routine"),
        needed=("month", "routine"),
        counts="times",
        counts_lines=True,
        scope=("month", "routine"),
        named=("routine",),
    ),
    Kind(
        name="reply-log",
        page="content",
        ask="reply_counts",
        key=("month", "channel"),
        needed=("month", "channel", "received"),
        counts="received",
        scope=("month", "channel"),
        beside=("answered", "in_time"),
        unadded=("median_hours",),
    ),
    Kind(
        name="hours",
        page="resources",
        ask="hours_spent",
        key=("month", "person", "goal", "channel"),
        needed=("month", "hours"),
        counts="hours",
        scope=("month", "person"),
    ),
)
KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})


def kind_of(name: str) -> Kind:
    """The list of that name.

    >>> kind_of("hours").title
    'Hours given'

    Raises
    ------
    ValueError
        When there is no such list.
    """
    if name not in KINDS:
        msg = f"kind_of: name must be one of {', '.join(KINDS)}, not {name!r}"
        raise ValueError(msg)
    return KINDS[name]


def kinds_on(page: str) -> tuple[Kind, ...]:
    """The lists that a page takes."""
    return tuple(kind for kind in _ALL if kind.page == page)
