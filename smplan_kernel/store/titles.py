"""What people call a place in a plan: the path of a clash as words from the plan's own questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pydantic import BaseModel

from smplan_kernel.errors import Clash
from smplan_kernel.plan import Plan
from smplan_kernel.plan.fields import meta, row_type
from smplan_kernel.plan.lookup import name_of, record_type
from smplan_kernel.plan.records import ID_PATTERN
from smplan_kernel.store.merge import ORDER

_RECORD = re.compile(ID_PATTERN)
_LONGEST = 60  # letters of a name inside a sentence


def named(clashes: Iterable[Clash], plans: Sequence[Plan]) -> tuple[Clash, ...]:
    """The clashes with a title each; a record may have its name in any of the plans."""
    return tuple(replace(clash, title=place_title(clash.path, plans)) for clash in clashes)


def place_title(path: str, plans: Sequence[Plan]) -> str:
    """The words for one place, such as "Goal 'Twelve commissions': Number"."""
    model: type[BaseModel] = Plan
    owner, words = "", list[str]()
    for part in path.split("."):
        if _RECORD.match(part):
            model, owner, words = record_type(part[:4]), _record_title(part, plans), []
        elif part in model.model_fields:
            words.append(meta(model, part).title)
            model = _behind(model, part)
        else:
            words.append("order" if part == ORDER else part)
    return ": ".join(text for text in (owner, ", ".join(words)) if text)


def _record_title(record_id: str, plans: Sequence[Plan]) -> str:
    kind = record_type(record_id[:4]).kind_title
    name = next(filter(None, (name_of(plan, record_id) for plan in plans)), "")
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return f"{kind[:1].upper()}{kind[1:]} '{shown}'" if shown else kind


def _behind(model: type[BaseModel], name: str) -> type[BaseModel]:
    """The model of the rows, or of the group, behind a question; the same model when it has neither."""
    annotation = model.model_fields[name].annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return row_type(annotation) or model
