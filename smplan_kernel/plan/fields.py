"""What every question of the plan is called, and how it is explained: the only place where a label is written."""

from __future__ import annotations

import datetime as dt
import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, Field

Kind = Literal[
    "text",
    "long",
    "number",
    "whole",
    "money",
    "hours",
    "date",
    "month",
    "choice",
    "choices",
    "yesno",
    "ref",
    "refs",
    "lines",
    "records",
    "group",
    "hidden",
]
Choices = tuple[tuple[str, str], ...]
"""Pairs of stored value and label for people."""

_PLAIN: dict[Any, Kind] = {str: "text", float: "number", int: "whole", bool: "yesno", dt.date: "date"}


@dataclass(frozen=True, kw_only=True)
class Meta:
    """One question: everything a form, a document or a check may say about it.

    `choices` of the kinds "choice" and "choices" are closed; beside the kind "text" they are only suggestions.
    """

    name: str
    title: str
    help: str
    example: str
    why: str
    term: str
    unit: str
    choices: Choices
    kind: Kind
    ref: str
    required: bool

    def label(self, value: str) -> str:
        """The label of a stored choice; a value without one stands for itself."""
        return dict(self.choices).get(value, value)


def ask(  # noqa: PLR0913 - it is the whole vocabulary of a question, all by keyword
    title: str,
    *,
    help: str,  # noqa: A002 - the word that forms use
    example: str = "",
    why: str = "",
    term: str = "",
    unit: str = "",
    choices: Choices = (),
    kind: Kind | Literal[""] = "",
    ref: str = "",
    required: bool = False,
    default: Any = "",
) -> Any:
    """One question of the plan with its words; without a `kind` the kind follows from the type."""
    words = {"example": example, "why": why, "term": term, "unit": unit, "kind": kind, "ref": ref, "needed": required}
    extra: dict[str, Any] = {f"x-{name}": value for name, value in words.items() if value}
    if choices:
        extra["x-choices"] = [list(pair) for pair in choices]
    return Field(default=default, title=title, description=help, json_schema_extra=extra)


def several(title: str, *, help: str, **words: Any) -> Any:  # noqa: A002 - the word that forms use
    """One question with any number of answers, none at first."""
    return ask(title, help=help, default=(), **words)


def unset(title: str, *, help: str, **words: Any) -> Any:  # noqa: A002 - the word that forms use
    """One question whose answer is a number, a date or yes/no, unanswered at first."""
    return ask(title, help=help, default=None, **words)


def _inner(annotation: Any) -> Any:
    """The type behind `X | None` and behind annotations."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _inner(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in {typing.Union, types.UnionType}:
        return _inner(next(part for part in typing.get_args(annotation) if part is not types.NoneType))
    return annotation


def row_type(annotation: Any) -> type[BaseModel] | None:
    """The model of each row when the annotation is a tuple of models."""
    if typing.get_origin(annotation) is not tuple:
        return None
    row = _inner(typing.get_args(annotation)[0])
    return row if isinstance(row, type) and issubclass(row, BaseModel) else None


def _kind(annotation: Any, *, ref: str, choices: Choices) -> Kind:
    """The kind that a type implies."""
    if row_type(annotation):
        return "records"
    inner = _inner(annotation)
    if typing.get_origin(inner) is tuple:
        return "refs" if ref else "choices" if choices else "lines"
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return "group"
    if inner is str:
        return "ref" if ref else "choice" if choices else "text"
    return _PLAIN.get(inner, "hidden")


@cache
def meta(model: type[BaseModel], name: str) -> Meta:
    """The words of one question of a model.

    Raises
    ------
    KeyError
        When the model has no question of that name.
    """
    info = model.model_fields[name]
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    words: dict[str, Any] = {key.removeprefix("x-"): value for key, value in extra.items()}
    choices: Choices = tuple((str(value), str(label)) for value, label in words.get("choices", ()))
    ref = words.get("ref", "")
    return Meta(
        name=name,
        title=info.title or "",
        help=info.description or "",
        example=words.get("example", ""),
        why=words.get("why", ""),
        term=words.get("term", ""),
        unit=words.get("unit", ""),
        choices=choices,
        kind=words.get("kind") or _kind(info.annotation, ref=ref, choices=choices),
        ref=ref,
        required=bool(words.get("needed", False)),
    )


@cache
def fields_of(model: type[BaseModel]) -> tuple[Meta, ...]:
    """All questions of a model in the order in which they stand in it."""
    return tuple(meta(model, name) for name in model.model_fields)
