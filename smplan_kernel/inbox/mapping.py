"""From an unknown table to an agreed layout: a first look, a proposal, the first figures it would give, and the layout in the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from smplan_kernel.inbox.imports import Hints, read_sent
from smplan_kernel.inbox.sent import SentFile
from smplan_kernel.inbox.spans import span_words
from smplan_kernel.plan import Plan
from smplan_kernel.plan.mapping import MappedColumn, Mapping
from smplan_kernel.plan.vocabulary import METRICS, PLATFORMS, title_of, unit_of
from smplan_kernel.sources import Answer
from smplan_kernel.sources.answer import answer_from
from smplan_kernel.sources.cells.dates import parse_period
from smplan_kernel.sources.cells.month_names import is_month
from smplan_kernel.sources.files.tables import header_key
from smplan_kernel.sources.mapped.agreed import OWN, PLATFORM_WORDS, profile_of
from smplan_kernel.sources.mapped.days import names_days
from smplan_kernel.sources.mapped.outcome import glimpse
from smplan_kernel.sources.mapped.profile import Agreed
from smplan_kernel.sources.process.child import read_in_child
from smplan_kernel.sources.rows.money import currency_in
from smplan_kernel.sources.rows.reading import Request

FIRST_FIGURES = 5
_MOST = 100_000  # letters of a file's name are fewer


@dataclass(frozen=True, kw_only=True)
class Look:
    """What was seen in an unknown table; `problem` instead, when nothing could be."""

    seen: Dict[str, Any] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    problem: str = ""
    head: Dict[str, Any] = field(default_factory=dict, repr=False)  # the first rows of each table

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the table."""
        return tuple(str(column["name"]) for column in self.seen.get("columns", ()))


def look_at(sent: SentFile, *, sheet: str = "", header_row: int | None = None, delimiter: str = "", encoding: str = "") -> Look:
    """Look at a table without agreeing on anything yet; reads in a process of its own."""
    asked = {"sheet": sheet, "header_row": header_row, "delimiter": delimiter, "encoding": encoding}
    outcome = read_in_child(sent.content, Request(file=sent.name, modified=sent.changed, look=asked))
    if outcome["status"] != "look":
        return Look(problem=" ".join(outcome.get("problems", ())) or str(outcome.get("question", "")))
    return Look(seen=outcome["look"], known=tuple(outcome["known"]), head=outcome["head"])


def proposal(look: Look, file: str, *, currency: str = "") -> Mapping:
    """A layout to begin with: what is certain is filled in, what can be read in two ways is left open.

    Amounts that name no currency are taken for those of the plan.
    """
    seen, ready = look.seen, look.seen["ready"]
    days = [column for column in seen["columns"] if column["kind"] == "day"]
    day = next((column for column in days if column["role"] == "date"), days[0] if days else None)
    writings = seen["writings"]
    answers: dict[str, Any] = {
        "name": ready.get("name") or _name_from(file),
        "header": look.names,
        "sheet": "",
        "date_column": day["name"] if day else "",
        "date_format": day["days"][0]["pattern"] if day and len(day["days"]) == 1 else "",
        "zone": day["zone"] if day else "",
        "decimal": writings[0]["decimal"] if len(writings) == 1 else "",
        "thousands": writings[0]["thousands"] if len(writings) == 1 else "",
        "totals": "word" if seen["totals_word"] else "none",
        "totals_word": seen["totals_word"],
        **{f"{role}_column": _first(seen, role) for role in ("object", "link", "account", "platform")},
    }
    answers |= {name: value for name, value in ready.items() if name in Mapping.model_fields and _may_stand(name, value, look)}
    answers.setdefault("level", _level(answers))
    taken = {answers.get(name, "") for name in ("date_column", "object_column", "link_column", "platform_column", "account_column")}
    columns = tuple(_column(column, currency) for column in seen["columns"] if column["kind"] == "number" and column["name"] not in taken)
    return Mapping.new(**answers, columns=columns)


def _may_stand(name: str, value: str, look: Look) -> bool:
    """A ready layout proposes a column only where it is there."""
    return value in look.names if name.endswith("_column") else True


def _name_from(file: str) -> str:
    """A layout's name out of a file's: without its ending, its days, its months and its numbers."""
    stem = PurePath(file).stem[:_MOST]
    words = "".join(letter if letter.isalpha() else " " for letter in stem).split()
    name = " ".join([word for word in words if not is_month(word)] or words)
    return f"{name[:1].upper()}{name[1:]}" or "Own file"


def _first(seen: Dict[str, Any], role: str) -> str:
    fits = (column for column in seen["columns"] if column["role"] == role and column["kind"] == "text")
    return next((str(column["name"]) for column in fits if role != "platform" or _are_platforms(column["samples"])), "")


def _are_platforms(samples: Sequence[str]) -> bool:
    return all(header_key(sample) in PLATFORM_WORDS for sample in samples)


def _level(answers: Dict[str, Any]) -> str:
    """What one line seems to be."""
    thing = f"{answers.get('object_column', '')} {answers.get('link_column', '')}".casefold()
    has_days = bool(answers["date_column"]) and (not answers["date_format"] or names_days(answers["date_format"]))
    if not thing.strip():
        return "account-day" if has_days else "account-period"
    found = (("campaign", "campaign-period"), ("code", "code-period"), ("post", "post-lifetime"), ("link", "post-lifetime"))
    return next((level for word, level in found if word in thing), "dimension-period")


def _column(column: Dict[str, Any], currency: str) -> MappedColumn:
    name, measure = str(column["name"]), str(column["measure"])
    unit = column["unit"] or (currency if unit_of(measure) == "money" else "")
    return MappedColumn(column=name, measure=measure or f"{OWN}{name}", unit=unit)


def preview(sent: SentFile, mapping: Mapping, hints: Hints | None = None) -> Answer:
    """Read the whole file by a layout without storing anything.

    Raises
    ------
    LayoutError
        When something is missing in the layout.
    """
    profile = profile_of(mapping)
    return read_sent(sent, hints or Hints(), Agreed(layouts=(profile,), named=profile.name))


def glimpse_by(look: Look, sent: SentFile, mapping: Mapping, hints: Hints | None = None) -> Answer:
    """What a layout gives in the first rows that the look has brought along; quick, for it opens nothing.

    Raises
    ------
    LayoutError
        When something is missing in the layout.
    """
    profile, hints = profile_of(mapping), hints or Hints()
    agreed = Agreed(layouts=(profile,), named=profile.name)
    period = parse_period(hints.period) if hints.period else None
    request = Request(file=sent.name, on=hints.on, modified=sent.changed, dates=hints.dates, period=period, agreed=agreed)
    return answer_from(glimpse(look.head, request), file=sent.name, data=b"")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure as it would be stored, in words."""

    row: int
    about: str
    days: str
    measure: str
    value: float
    unit: str

    @property
    def amount(self) -> str:
        """The number with its unit."""
        return f"{self.value:,.10g}{f' {self.unit}' if self.unit not in {'', 'count'} else ''}"

    @property
    def sentence(self) -> str:
        """The figure in one line."""
        about = f", {self.about}" if self.about else ""
        return f"line {self.row}: {self.measure} {self.amount}, {self.days}{about}"

    @property
    def cells(self) -> tuple[str, ...]:
        """The figure as a row: line, days, what it is, how much, of what."""
        return (str(self.row), self.days, self.measure, self.amount, self.about)


def first_figures(answer: Answer) -> tuple[Figure, ...]:
    """The first figures of a file as they would be stored."""
    return tuple(map(_figure, answer.observations.head(FIRST_FIGURES).to_dict("records")))


def _figure(cells: Dict[Any, Any]) -> Figure:
    platform, account = cells["platform"], cells["account"]
    days = span_words(dt.date.fromisoformat(cells["period_start"]), dt.date.fromisoformat(cells["period_end"]))
    about = ", ".join(filter(None, (cells["object"], PLATFORMS.get(platform, platform), account)))
    metric = str(cells["metric"])
    unit = currency_in(cells["definition"]) if cells["unit"] == "money" else cells["unit"]
    return Figure(row=cells["row"], about=about, days=days, measure=title_of(metric), value=cells["value"], unit=unit)


def with_mapping(plan: Plan, mapping: Mapping) -> Plan:
    """A plan that knows the layout; one of the same name is written anew, under its old number."""
    known = plan.metrics.mappings
    same = next((one for one in known if one.id == mapping.id or one.name.strip() == mapping.name.strip()), None)
    if same is None:
        return plan.with_metrics(mappings=(*known, mapping))
    fresh = mapping.replace(id=same.id, added=same.added)
    return plan.with_metrics(mappings=tuple(fresh if one.id == same.id else one for one in known))


def open_points(mapping: Mapping, look: Look) -> tuple[str, ...]:
    """What a person still has to say before the layout can be used, each as a short phrase."""
    day = next((column for column in look.seen["columns"] if column["name"] == mapping.date_column), None)
    two_days = bool(day) and not mapping.date_format
    found = (
        (not mapping.decimal, "how numbers are written"),
        (two_days, f"how the days in '{mapping.date_column}' are written"),
        (not mapping.platform and not mapping.platform_column, "which platform it is about"),
    )
    return tuple(words for is_open, words in found if is_open)


def cautions(mapping: Mapping) -> tuple[str, ...]:
    """What of a layout gives no figure of a month, and what to choose instead."""
    is_daily = mapping.level.endswith("-day")
    people = [(column.column, METRICS.get(column.measure)) for column in mapping.columns if is_daily]
    return tuple(
        f"{known.title} of single days make no month, because whoever comes twice would count twice. "
        f"If '{name}' counts visits, choose Sessions or a figure under its own name."
        for name, known in people
        if known is not None and known.over_days == "never" and known.unit == "people"
    )
