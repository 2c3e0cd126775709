"""Rows that have no id of their own, such as a target for each month: people write one a line, its parts with colons between."""

from __future__ import annotations

import csv
from dataclasses import replace

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
    """The rows as lines; what is empty at their ends is left away."""
    return "\n".join(_line([str(show_answer(part, getattr(row, part.name))) for part in fields_of(type(row))]) for row in rows)


def _line(parts: list[str]) -> str:
    while parts and not parts[-1]:
        parts.pop()
    return ": ".join(_quoted(part) for part in parts)


def _quoted(part: str) -> str:
    """A part that holds a colon itself stands in quotation marks."""
    return '"' + part.replace('"', '""') + '"' if ":" in part or part.startswith('"') else part


def read_pairs(row: type[BaseModel], lines: tuple[str, ...]) -> tuple[BaseModel, ...]:
    """The rows that lines say.

    Raises
    ------
    WrongAnswerError
        With the first line that lacks a part, or whose part cannot be read.
    """
    return tuple(_row(row, line) for line in lines)


def _row(row: type[BaseModel], line: str) -> BaseModel:
    """One row from one line; parts that need not be given may be left away at its end."""
    asked = fields_of(row)
    parts = _parts(line, len(asked))
    if len(parts) < sum(meta.required for meta in asked):
        order = ": ".join(part.title.lower() for part in asked)
        msg = f"'{line.strip()}' lacks a part. Write {order}, with a colon between."
        raise WrongAnswerError(msg)
    given = dict(zip(asked, parts, strict=False))
    answers = {meta.name: read_answer(meta, part, {}) for meta, part in given.items()}
    missing = next((meta.title for meta in asked if meta.required and answers[meta.name] is None), "")
    if missing:
        msg = f"'{line.strip()}' lacks its {missing.lower()}. Write it after the colon, or remove the line."
        raise WrongAnswerError(msg)
    return row(**{name: answer for name, answer in answers.items() if answer is not None})


def _parts(line: str, most: int) -> list[str]:
    """The parts of a line; colons beyond the last one belong to its text."""
    found = next(csv.reader([line.strip()], delimiter=":", skipinitialspace=True), [])
    parts = found if len(found) <= most else [*found[: most - 1], ":".join(found[most - 1 :])]
    return [part.strip() for part in parts]
