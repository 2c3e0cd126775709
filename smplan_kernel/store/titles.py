"""What people call a place in a plan: the path of a clash or of a change as words from the plan's own questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from smplan_kernel.errors import Clash
from smplan_kernel.plan import Plan, document
from smplan_kernel.plan.fields import Meta, meta, row_type
from smplan_kernel.plan.lookup import name_of, record_type
from smplan_kernel.plan.records import ID_PATTERN
from smplan_kernel.plan.wording import quoted
from smplan_kernel.store.merge import ORDER
from smplan_kernel.store.patch import is_records, same

_RECORD = re.compile(ID_PATTERN)
_LONGEST = 60  # letters of a name inside a sentence


def named(clashes: Iterable[Clash], plans: Sequence[Plan]) -> tuple[Clash, ...]:
    """The clashes with a title each; a record may have its name in any of the plans."""
    return tuple(replace(clash, title=place_title(clash.path, plans)) for clash in clashes)


def place_title(path: str, plans: Sequence[Plan]) -> str:
    """The words for one place, such as "Goal 'Twelve commissions', number"."""
    owner, asked, is_order = _walked(path)
    words = [one.title for one in asked]
    if is_order:
        words = [f"order of {_lower(words[-1])}" if words else "order"]
    if owner:
        return ", ".join([_record_title(owner, plans), *map(_lower, words)])
    return ", ".join([_upper(text) if place == 0 else _lower(text) for place, text in enumerate(words)])


def place_asked(path: str) -> Meta | None:
    """The question that a place answers; nothing for a whole record."""
    _, asked, _ = _walked(path)
    return asked[-1] if asked else None


def change_title(before: Plan, after: Plan, sections: tuple[str, ...]) -> str:
    """What a change was about: its first place, and how many more there are."""
    old, new = document(before), document(after)
    places = [place for name in sections for place in _changed(old.get(name), new.get(name), name)]
    if not places:
        return ""
    path, done = places[0]
    title = f"{place_title(path, (after, before))}{done}"
    return title if len(places) == 1 else f"{title} and {len(places) - 1} more"


def _changed(old: Any, new: Any, path: str) -> Iterator[tuple[str, str]]:
    """Each place that differs, by its path, and what happened to a whole record."""
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys([*old, *new]):
            yield from _changed(old.get(name), new.get(name), f"{path}.{name}")
    elif is_records(old) and is_records(new) and (old or new):
        yield from _changed_rows({row["id"]: row for row in old}, {row["id"]: row for row in new}, path)
    else:
        yield path, ""


def _changed_rows(old: dict[str, Any], new: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys([*old, *new]):
        if name in old and name in new:
            yield from _changed(old[name], new[name], f"{path}.{name}")
        else:
            yield f"{path}.{name}", " added" if name in new else " taken out"
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield f"{path}.{ORDER}", ""


def _walked(path: str) -> tuple[str, list[Meta], bool]:
    """The innermost record of a path, the questions that follow it, and whether it is about their order."""
    model: type[BaseModel] = Plan
    owner, asked = "", list[Meta]()
    for part in path.split("."):
        if _RECORD.match(part):
            model, owner, asked = record_type(part[:4]), part, []
        elif part in model.model_fields:
            asked.append(meta(model, part))
            model = _behind(model, part)
    return owner, asked, path.endswith(ORDER)


def _record_title(record_id: str, plans: Sequence[Plan]) -> str:
    kind = record_type(record_id[:4]).kind_title
    name = next(filter(None, (name_of(plan, record_id) for plan in plans)), "")
    return f"{_upper(kind)} {quoted(name, _LONGEST)}" if name and not name.endswith("without a name") else _upper(kind)


def _lower(text: str) -> str:
    """A title inside a sentence; an abbreviation keeps its capitals, a question its own beginning."""
    return text if text[1:2].isupper() or text.endswith("?") else text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _behind(model: type[BaseModel], name: str) -> type[BaseModel]:
    """The model of the rows, or of the group, behind a question; the same model when it has neither."""
    annotation = model.model_fields[name].annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return row_type(annotation) or model
