"""The questions about an unknown table as the page asks them, and the layout after each answer."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from typing import Any

from smplan_kernel.inbox.mapping import Look, cautions
from smplan_kernel.inbox.spans import span_words
from smplan_kernel.plan import Plan
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.mapping import UNITS, MappedColumn, Mapping
from smplan_kernel.plan.vocabulary import LEVELS, METRICS, RATES, unit_of
from smplan_kernel.plan.wording import day_words, number_words
from smplan_kernel.sources.mapped.agreed import OWN

KEPT = "Kept as '{name}'. Next month a file with the same headings comes in without a question."
REOPENING = ("sheet", "header_row", "delimiter", "encoding")
"""Answers after which the table itself is another one."""
ROLES = {
    "role:date_column": "The day, week or month",
    "role:object_column": "The name of the post, page, campaign or code",
    "role:link_column": "Its link",
    "role:account_column": "Whose figures: the account",
    "role:platform_column": "Which platform",
}
OWN_NAME = "own"
PATTERN = "pattern"
PATTERN_HELP = "DD for the day, MM for the month, MMM for its name, YYYY for the year, such as DD/MM/YYYY."
_ROWS = 3
_UNITS_OF = {"seconds": ("seconds", "minutes", "hours", "milliseconds"), "fraction": ("percent", "fraction")}
_COUNTS = ("thousands",)


def sheet_of(key: str, file: str, look: Look, mapping: Mapping, plan: Plan) -> dict[str, Any]:
    """The table with its questions, as the browser shows it."""
    seen = look.seen
    rows = seen["rows"][:_ROWS]
    return {
        "key": key,
        "file": file,
        "lead": _lead(seen),
        "above": f"Above the headings: {'; '.join(seen['above'])}" if seen["above"] else "",
        "rows": [row for row, _ in rows],
        "columns": [_column(place, column["name"], rows, mapping) for place, column in enumerate(seen["columns"])],
        "questions": [*_readings(look, mapping), *_about(mapping, plan)],
        "further": _further(seen, mapping, has_fits=_has_fits(look, mapping)),
    }


def _lead(seen: Dict[str, Any]) -> str:
    where = f" of the sheet {seen['sheet']}" if len(seen["sheets"]) > 1 else ""
    return (
        f"smplan does not know this file. It has {seen['row_count']:,} lines below the headings in line {seen['header_row']}{where}. "
        "Look at the real values and say what each column is; what you leave out is not kept."
    )


def _column(place: int, name: str, rows: list[Any], mapping: Mapping) -> dict[str, Any]:
    found = next((one for one in mapping.columns if one.column == name), None)
    measure = found.measure if found else ""
    choice = _question("measure", "What it is", "", "choice", _choices(), value=_chosen(name, mapping, measure))
    unit = _question("unit", "Unit in the file", "", "text", _units(measure), value=_unit_label(found.unit if found else ""), optional=True)
    return {
        "name": name,
        "cells": [cells[place] for _, cells in rows],
        "questions": [choice, {**unit, "hidden": not _has_unit(measure, found)}],
    }


def _chosen(name: str, mapping: Mapping, measure: str) -> str:
    role = next((role for role in ROLES if getattr(mapping, role.partition(":")[2]) == name), "")
    return role or (OWN_NAME if measure.startswith(OWN) else measure)


def _choices() -> list[list[str]]:
    figures = [[name, known.title] for name, known in METRICS.items()] + [[name, rate.title] for name, rate in RATES.items()]
    return [["", "Leave it out"], *([role, words] for role, words in ROLES.items()), [OWN_NAME, "A figure under its own name"], *figures]


def _has_unit(measure: str, found: MappedColumn | None) -> bool:
    """Whether the unit is worth a question: not for what is simply counted."""
    return bool(measure) and (unit_of(measure) not in {"count", "people", "rank"} or bool(found and found.unit))


def _units(measure: str) -> list[list[str]]:
    names = _UNITS_OF.get(unit_of(measure), _COUNTS)
    if unit_of(measure) == "money":
        return [["EUR", "EUR"], ["GBP", "GBP"], ["USD", "USD"], ["CHF", "CHF"], ["SEK", "SEK"]]
    return [[name, label] for name, label in UNITS if name in names]


def _unit_label(unit: str) -> str:
    return dict(UNITS).get(unit, unit)


def _readings(look: Look, mapping: Mapping) -> list[dict[str, Any]]:
    """How days and numbers are read, each way shown on a real value."""
    day = next((column for column in look.seen["columns"] if column["name"] == mapping.date_column), None)
    fits = [[fit["pattern"], _day_words(fit)] for fit in (day["days"] if day else [])][:5]
    asked = []
    if fits:
        asked.append(
            _question(
                "date_format", "How are the days written?", "Each line shows what would be read.", "choice", fits, value=mapping.date_format
            )
        )
    elif mapping.date_column:
        written = _plain("date_format", mapping)
        asked.append(written | {"name": PATTERN, "title": "How are the days written?", "help": PATTERN_HELP})
    ways = [[f"{one['decimal']} {one['thousands']}", _number_words(one)] for one in look.seen["writings"] if one["example"]]
    if ways:
        value = f"{mapping.decimal} {mapping.thousands}" if mapping.decimal else ""
        asked.append(_question("writing", "How are numbers written?", "Each line shows what would be read.", "choice", ways, value=value))
    return asked


def _day_words(fit: dict[str, str]) -> str:
    import datetime as dt  # noqa: PLC0415 - one function speaks of days

    days = {name: dt.date.fromisoformat(fit[name]) for name in ("read", "read_to", "first", "last")}
    return f"{fit['pattern']}: {fit['example']} is {span_words(days['read'], days['read_to'])}. The file goes from {day_words(days['first'])} to {day_words(days['last'])}."


def _number_words(one: dict[str, Any]) -> str:
    mark = "comma" if one["decimal"] == "," else "point"
    return f"Decimal {mark}: {one['example']} is {number_words(one['value'])}."


def _about(mapping: Mapping, plan: Plan) -> list[dict[str, Any]]:
    """What one line is, whose it is, and the name to keep it under."""
    accounts = sorted({source.account for source in plan.metrics.sources if source.account})
    words = " ".join(("It decides what may be added up.", *cautions(mapping)))
    level = _question("level", "What is one line of the file?", words, "choice", _pairs(LEVELS), value=mapping.level)
    platform = _plain("platform", mapping) | {"kind": "choice", "optional": True, "hidden": bool(mapping.platform_column)}
    account = _plain("account", mapping) | {"choices": [[one, one] for one in accounts], "hidden": bool(mapping.account_column)}
    name = _plain("name", mapping) | {"title": "Name of this layout", "help": "You will find it under this name next month."}
    return [level, platform, account, name]


def _has_fits(look: Look, mapping: Mapping) -> bool:
    """Whether some way of reading the days was found, so that another one is the exception."""
    return any(column["days"] for column in look.seen["columns"] if column["name"] == mapping.date_column)


def _further(seen: Dict[str, Any], mapping: Mapping, *, has_fits: bool) -> list[dict[str, Any]]:
    """What most files need nobody to say."""
    pattern = _plain("date_format", mapping) | {"name": PATTERN, "title": "Days in another way", "help": PATTERN_HELP, "kind": "text"}
    totals = mapping.totals
    return [
        _plain("zone", mapping) | {"optional": False, "value": mapping.zone or "unknown"},
        _plain("missing", mapping),
        _plain("totals", mapping) | {"optional": False, "value": totals or "none"},
        _plain("totals_count", mapping) | {"hidden": totals not in {"first", "last"}},
        _plain("totals_word", mapping) | {"hidden": totals != "word"},
        *([pattern] if has_fits else []),
        _sheets(seen, mapping),
        *(_plain(name, mapping) for name in ("header_row", "skip_rows")),
        *(_found(name, mapping) for name in ("delimiter", "encoding")),
    ]


def _found(name: str, mapping: Mapping) -> dict[str, Any]:
    """A question that smplan has answered by looking; somebody may know better."""
    asked = _plain(name, mapping)
    return asked | {"optional": False, "choices": [["", "As found"], *asked["choices"]]}


def _pairs(words: dict[str, str]) -> list[list[str]]:
    return [[name, text.removesuffix(".")] for name, text in words.items()]


def _sheets(seen: Dict[str, Any], mapping: Mapping) -> dict[str, Any]:
    choices = [["", "Every sheet with these headings"], *([name, name] for name in seen["sheets"])]
    return _plain("sheet", mapping) | {"kind": "choice", "choices": choices, "hidden": len(seen["sheets"]) < 2}  # noqa: PLR2004 - one needs no choice


def _plain(name: str, mapping: Mapping) -> dict[str, Any]:
    """A question of the layout with the plan's own words."""
    asked = meta(Mapping, name)
    value = getattr(mapping, name)
    shown = "\n".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return _question(name, asked.title, asked.help, asked.kind, [list(pair) for pair in asked.choices], value=shown, optional=True)


def _question(
    name: str, title: str, help_: str, kind: str, choices: list[list[str]], *, value: str, optional: bool = False
) -> dict[str, Any]:
    words = {
        "name": name,
        "title": title,
        "help": help_,
        "kind": kind,
        "choices": choices,
        "value": value,
        "error": "",
        "optional": optional,
    }
    return {**words, "hidden": False}


def with_put(mapping: Mapping, look: Look, place: str, value: Any) -> Mapping:
    """The layout after one answer.

    Raises
    ------
    ValueError, IndexError
        When the place is none that was asked about, or the answer does not fit it.
    """
    column, _, name = place.partition(".")
    if name:
        return _with_column(mapping, look.names[int(column)], name, str(value))
    if place == PATTERN:
        return mapping.replace(date_format=str(value).strip())
    if place == "writing":
        decimal, _, thousands = str(value).partition(" ")
        return mapping.replace(decimal=decimal, thousands=thousands)
    return mapping.replace(**{place: _read(place, value)})


def _read(place: str, value: Any) -> Any:
    if place not in Mapping.model_fields or place in {"id", "added", "joined", "columns", "header"}:
        msg = f"{place!r} is not asked"
        raise ValueError(msg)
    asked = meta(Mapping, place)
    if asked.kind == "lines":
        lines = value if isinstance(value, list) else str(value).splitlines()
        return tuple(str(line) for line in lines if str(line).strip())
    if asked.kind == "whole":
        return int(str(value)) if str(value).strip() else None
    text = str(value)
    return next((key for key, label in asked.choices if label == text), text)


def _with_column(mapping: Mapping, column: str, name: str, value: str) -> Mapping:
    """The layout after an answer about one column; each role is had by one column only."""
    roles = {role.partition(":")[2] for role in ROLES}
    if name == "unit":
        unit = next((key for key, label in UNITS if label == value), value)
        return mapping.replace(columns=tuple(one.replace(unit=unit) if one.column == column else one for one in mapping.columns))
    if name != "measure" or value not in [choice for choice, _ in _choices()]:
        msg = f"{value!r} is no choice"
        raise ValueError(msg)
    free = {role: "" for role in roles if getattr(mapping, role) == column}
    others = tuple(one for one in mapping.columns if one.column != column)
    if value.startswith("role:"):
        return mapping.replace(**{**free, value.partition(":")[2]: column}, columns=others, **_fresh_format(value))
    kept = next((one for one in mapping.columns if one.column == column), MappedColumn(column=column))
    measure = f"{OWN}{column}" if value == OWN_NAME else value
    return mapping.replace(**free, columns=(*others, kept.replace(measure=measure)) if measure else others)


def _fresh_format(role: str) -> dict[str, str]:
    """Another column of days is written in its own way."""
    return {"date_format": ""} if role == "role:date_column" else {}
