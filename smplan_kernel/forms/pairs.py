"""Rows that have no id of their own, such as a target for each month: people write one a line, its parts with colons between."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from smplan_kernel.plan.fields import Meta, fields_of, row_type
from smplan_kernel.plan.records import Model, Record
from smplan_kernel.plan.typed import WrongAnswerError, read_answer, show_answer


def pair_of(model: type[Model], name: str) -> type[BaseModel] | None:
    """The kind of row that a question holds when its rows have no id."""
    row = row_type(model.model_fields[name].annotation)
    return row if row is not None and not issubclass(row, Record) else None


def as_lines(model: type[Model], meta: Meta) -> Meta:
    """The question as people answer it: in lines, with the order of the parts in its help."""
    row = pair_of(model, meta.name)
    if row is None:
        return meta
    parts = ": ".join(part.title.lower() for part in fields_of(row))
    return replace(meta, kind="lines", help=f"{meta.help} One a line: {parts}.")


def show_pairs(rows: tuple[BaseModel, ...]) -> str:
    """The rows as lines."""
    return "\n".join(": ".join(str(show_answer(part, getattr(row, part.name))) for part in fields_of(type(row))) for row in rows)


def read_pairs(row: type[BaseModel], lines: tuple[str, ...]) -> tuple[BaseModel, ...]:
    """The rows that lines say.

    Raises
    ------
    WrongAnswerError
        With the first line that lacks a part, or whose part cannot be read.
    """
    return tuple(_row(row, line) for line in lines)


def _row(row: type[BaseModel], line: str) -> BaseModel:
    """One row from one line."""
    asked = fields_of(row)
    parts = [part.strip() for part in line.split(":", len(asked) - 1)]
    if len(parts) != len(asked):
        order = ": ".join(part.title.lower() for part in asked)
        msg = f"'{line.strip()}' lacks a part. Write {order}, with a colon between."
        raise WrongAnswerError(msg)
    answers: dict[str, Any] = {meta.name: read_answer(meta, part, {}) for meta, part in zip(asked, parts, strict=True)}
    missing = next((meta.title for meta in asked if answers[meta.name] is None), "")
    if missing:
        msg = f"'{line.strip()}' lacks its {missing.lower()}. Write it after the colon, or remove the line."
        raise WrongAnswerError(msg)
    return row(**answers)
