"""What a form says to the browser about a question: the words of its Meta, nothing typed twice."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Iterable
from typing import Any

from smplan_kernel.forms.pairs import as_lines
from smplan_kernel.plan.fields import Meta, fields_of, row_type
from smplan_kernel.plan.glossary import meaning
from smplan_kernel.plan.headings import spellings
from smplan_kernel.plan.lookup import record_type
from smplan_kernel.plan.pages import page_of_record
from smplan_kernel.plan.records import Bullet, Comment, Evidence, Model, Record, Verdict

INNER_COLUMNS = 3
# Reviews and review meetings write these; a form would invite people to rewrite the record.
WRITTEN_AT_REVIEWS = (Evidence, Verdict)


def asked_of(model: type[Model]) -> tuple[Meta, ...]:
    """The questions of a model that people answer in a form."""
    asked = (meta for meta in fields_of(model) if meta.kind not in {"hidden", "group"})
    return tuple(as_lines(model, meta) for meta in asked if row_of(model, meta.name) not in WRITTEN_AT_REVIEWS)


def row_of(model: type[Model], name: str) -> type[Record] | None:
    """The kind of record that a question of the kind "records" holds."""
    found = row_type(model.model_fields[name].annotation)
    return found if found and issubclass(found, Record) else None


def default_of(model: type[Model], name: str) -> Any:
    """What stands in the plan as long as a question is not answered."""
    return model.model_fields[name].get_default(call_default_factory=True)


def holds_days(model: type[Model], name: str) -> bool:
    """Whether the lines of an answer are days."""
    annotation = model.model_fields[name].annotation
    return typing.get_origin(annotation) is tuple and dt.date in typing.get_args(annotation)


def question_words(model: type[Model], meta: Meta) -> dict[str, Any]:
    """One question as the browser draws it."""
    words: dict[str, Any] = {
        "name": meta.name,
        "title": _title(model, meta),
        "help": meta.help,
        "example": meta.example,
        "why": meta.why,
        "term": meta.term,
        "meaning": meaning(meta.term) if meta.term else "",
        "unit": "" if meta.unit and meta.unit in meta.title.lower() else meta.unit,  # "Hours (hours)" says nothing more
        "choices": [list(pair) for pair in meta.choices],
        "kind": meta.kind,
        "ref": meta.ref,
        "optional": default_of(model, meta.name) in ("", None, ()),
        "nothing": nothing_yet(meta.ref) if meta.ref else "",
    }
    row = row_of(model, meta.name)
    if row is Comment:
        return {**words, "kind": "thread", "noun": row.kind_title, "prefix": row.prefix}
    return {**words, **inner_table(row)} if row else words


def _title(model: type[Model], meta: Meta) -> str:
    """The label of a question; where a bullet only says "Text" its kind says more."""
    is_name = issubclass(model, Bullet) and meta.name == model.name_field
    return model.kind_title.capitalize() if is_name and meta.title == "Text" and issubclass(model, Record) else meta.title


def inner_table(row: type[Record]) -> dict[str, Any]:
    """The shape of a table that stands inside a record: all its questions, the first ones as columns."""
    names = [meta.name for meta in asked_of(row)]
    columns = [name for name in names if row_of(row, name) is None][:INNER_COLUMNS]
    return table_words(row, columns, [name for name in names if name not in columns])


def table_words(row: type[Record], columns: Iterable[str], details: Iterable[str]) -> dict[str, Any]:
    """The shape of a table of records: its columns, and the questions in the folded part of each."""
    asked = {meta.name: meta for meta in asked_of(row)}
    in_columns = [asked[name] for name in columns if name in asked and row_of(row, name) is None]
    # People comment on any bullet, whichever questions a page asks about it.
    wanted = dict.fromkeys((*columns, *details, *(("comments",) if issubclass(row, Bullet) else ())))
    in_details = [asked[name] for name in wanted if name in asked and asked[name] not in in_columns]
    questions = [question_words(row, meta) for meta in (*in_columns, *in_details)]
    headings = spellings(tuple((one["title"], one["name"]) for one in questions), row.kind_title)
    words = [one | {"spellings": list(known)} for one, known in zip(questions, headings, strict=True)]
    return {
        "noun": row.kind_title,
        "prefix": row.prefix,
        "columns": words[: len(in_columns)],
        "details": words[len(in_columns) :],
    }


def nothing_yet(prefix: str) -> str:
    """The sentence that stands where records could be chosen and none is written."""
    if prefix == "any":
        return "Nothing is written yet."
    where = page_of_record(prefix)
    return f"No {record_type(prefix).kind_title} is written yet. Its place is the page {where.title}."


def prefixes_in(words: Iterable[dict[str, Any]]) -> frozenset[str]:
    """The prefixes that some questions, and the tables inside them, refer to."""
    found: set[str] = set()
    for one in words:
        found |= {one["ref"]} if one["ref"] else set()
        found |= prefixes_in([*one.get("columns", ()), *one.get("details", ())])
    return frozenset(found)
