"""What all parts of the plan share: they never change in place, carry an id that is never used again, and keep text as it was typed."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from smplan_kernel.plan.fields import ask, fields_of, meta, several, unset

Day = dt.date | None
Lines = tuple[str, ...]
Refs = tuple[str, ...]

ID_PATTERN = r"^[a-z]{4}-[a-z0-9]{4,24}$"
MONTH_PATTERN = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")
# No vowels and no look-alikes: an id spells no word and survives being read out.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"

NUMBERS = frozenset({"number", "whole", "money", "hours"})
DECISIONS = (("continue", "Continue"), ("change", "Change"), ("stop", "Stop"), ("done", "Done"))
EVIDENCE_WORDS = (
    ("too few points", "Too few points to tell"),
    ("ordinary variation", "Ordinary variation"),
    ("probable change", "Probably a change"),
    ("strong signal", "Strong signal"),
)


def new_id(prefix: str) -> str:
    """A fresh random id for one kind of record; two calls never agree.

    >>> new_id("goal").startswith("goal-")
    True
    """
    return f"{prefix}-{''.join(secrets.choice(_ALPHABET) for _ in range(10))}"


def _refuse_unkeepable(text: str) -> None:
    """Refuse the two kinds of characters that no database or file can keep."""
    if "\x00" in text:
        msg = "The text contains a NUL character, which cannot be kept. Remove it and save again."
        raise ValueError(msg)
    if any("\ud800" <= character <= "\udfff" for character in text):
        msg = "The text contains half of a character (a lone surrogate), which cannot be kept. Remove it and save again."
        raise ValueError(msg)


def _refuse_other_kind(value: float, kind: str) -> None:
    """Refuse what pydantic would turn into something else without a word: a number as a day, yes as one."""
    if kind == "date" or (isinstance(value, bool) and kind in NUMBERS):
        msg = f"{value!r} is not a {'day such as 2026-10-31' if kind == 'date' else 'number'}"
        raise ValueError(msg)


@cache
def _closed(model: type[BaseModel]) -> tuple[tuple[str, bool, frozenset[str]], ...]:
    """Name, several or one, and allowed values of each closed choice of a model."""
    asked = (entry for entry in fields_of(model) if entry.kind in {"choice", "choices"})
    return tuple((entry.name, entry.kind == "choices", frozenset(value for value, _ in entry.choices)) for entry in asked)


@cache
def _months(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of a model's months."""
    return tuple(entry.name for entry in fields_of(model) if entry.kind == "month")


class Model(BaseModel):
    """A frozen part of the plan."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _answer_can_be_kept(cls, value: Any, info: ValidationInfo) -> Any:
        """Text is kept exactly as typed or refused with a sentence; a number is neither a day nor yes or no."""
        for part in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(part, str):
                _refuse_unkeepable(part)
            elif isinstance(part, (int, float)) and info.field_name is not None:
                _refuse_other_kind(part, meta(cls, info.field_name).kind)
        return value

    @model_validator(mode="after")
    def _answers_are_offered(self) -> Self:
        """A choice is one of those offered; a month is a month."""
        for name, is_several, allowed in _closed(type(self)):
            given = getattr(self, name)
            for value in given if is_several else (given,):
                if value not in allowed and value != "":
                    msg = f"{type(self).__name__}: {name} must be one of {', '.join(sorted(allowed))}, not {value!r}"
                    raise ValueError(msg)
        for name in _months(type(self)):
            value = getattr(self, name)
            if value and not MONTH_PATTERN.match(value):
                msg = f"{type(self).__name__}: {name} must be a month such as 2026-10, not {value!r}"
                raise ValueError(msg)
        return self

    def replace(self, **changes: Any) -> Self:
        """A checked copy with some answers changed; the original stays as it is."""
        answers = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**{**answers, **changes})

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:  # noqa: ARG002 - frozen parts need no deep copy
        """A checked copy: pydantic's own would keep answers that were never looked at."""
        return self.replace(**(update or {}))


class Record(Model):
    """Something in the plan that other things may point at."""

    prefix: ClassVar[str] = ""
    kind_title: ClassVar[str] = ""
    name_field: ClassVar[str] = "name"
    leaves_stone: ClassVar[bool] = True

    id: str = Field(
        pattern=ID_PATTERN,
        title="Number",
        description="Given once and never used again, so that comments and reports find it.",
        json_schema_extra={"x-kind": "hidden"},
    )
    added: Day = unset("Written on", help="The day this was written down.", kind="hidden")
    joined: Refs = several("Joined from", help="What was merged into this one.", kind="hidden")

    @field_validator("id")
    @classmethod
    def _id_tells_the_kind(cls, value: str) -> str:
        """The id begins with the prefix of its kind."""
        if cls.prefix and not value.startswith(f"{cls.prefix}-"):
            msg = f"{cls.__name__}: id must begin with {cls.prefix}-, not {value!r}"
            raise ValueError(msg)
        return value

    @classmethod
    def new(cls, **answers: Any) -> Self:
        """A record with a fresh id, unless one is given.

        >>> Comment.new(text="Went well").id.startswith("note-")
        True
        """
        return cls(**{"id": new_id(cls.prefix), **answers})

    @property
    def title(self) -> str:
        """The words by which people know it; empty when they have not written any."""
        return str(getattr(self, self.name_field, ""))


class MonthCount(Record):
    """What was counted for a month; where only a part of it was counted, the days from and to which."""

    month: str = ask("Month", help="The month.", example="October 2026", kind="month")
    counted_from: Day = unset("Counted from", help="The first day, when the month is not counted as a whole.", kind="hidden")
    counted_to: Day = unset("Counted to", help="The last day, when the month is not counted as a whole.", kind="hidden")


class Comment(Record):
    """What somebody noted under a bullet."""

    prefix: ClassVar[str] = "note"
    kind_title: ClassVar[str] = "comment"
    name_field: ClassVar[str] = "text"

    author: str = ask("From", help="Who says it.", example="Mara")
    on: Day = unset("On", help="The day it was said.")
    text: str = ask(
        "Comment",
        help="What went well, or what should change.",
        example="The videos brought people we had not reached before.",
        kind="long",
    )


class Evidence(Record):
    """What a review found out about a bullet."""

    prefix: ClassVar[str] = "evid"
    kind_title: ClassVar[str] = "evidence"
    name_field: ClassVar[str] = "text"
    leaves_stone: ClassVar[bool] = False

    month: str = ask("Month", help="The month that was reviewed.", kind="month")
    text: str = ask("Finding", help="What the figures say, in one sentence.", kind="long")
    verdict: str = ask("Verdict", help="Signal, or ordinary variation.", choices=EVIDENCE_WORDS, term="ordinary variation")
    metric: str = ask("Metric", help="The metric behind it.", ref="metr")


class Verdict(Record):
    """What people decided about a bullet at a review."""

    prefix: ClassVar[str] = "verd"
    kind_title: ClassVar[str] = "verdict"
    name_field: ClassVar[str] = "text"

    month: str = ask("Month", help="The month that was reviewed.", kind="month")
    decision: str = ask("Decision", help="What happens with it from now on.", choices=DECISIONS, term="verdict")
    by: str = ask("Decided by", help="Who decided.", example="Mara")
    on: Day = unset("On", help="The day of the decision.")
    text: str = ask("Because", help="The reason in one sentence.", example="Enquiries have stayed higher since March.", kind="long")


class Bullet(Record):
    """A sentence that reviews come back to: a goal, a step, a metric or a rule."""

    name_field: ClassVar[str] = "text"

    text: str = ask("Text", help="One sentence, as you would say it to a colleague.", required=True, kind="long")
    comments: tuple[Comment, ...] = several("Comments", help="What people noted under it, with day and name.", term="bullet")
    evidence: tuple[Evidence, ...] = several("Evidence", help="What the reviews found out.", term="evidence")
    verdicts: tuple[Verdict, ...] = several("Verdicts", help="What was decided at each review.", term="verdict")


class Section(Model):
    """The answers of one page."""


class Stone(Model):
    """What is left of a record that was taken out, so that old reports still find it."""

    id: str = Field(pattern=ID_PATTERN, title="Number", description="The number it had.", json_schema_extra={"x-kind": "hidden"})
    kind: str = ask("Kind", help="What it was.", example="goal")
    name: str = ask("Last name", help="What it was last called.", example="Twelve commissions")
    on: Day = unset("Taken out on", help="The day it was taken out.")
    reason: str = ask("Reason", help="Why it was taken out.", example="Not followed any more.", kind="long")
