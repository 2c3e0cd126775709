"""Two people's texts as both can read and compare them: names instead of ids, labels instead of stored words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from smplan_kernel.errors import Clash, Conflict
from smplan_kernel.plan import Plan
from smplan_kernel.plan.fields import Meta, fields_of
from smplan_kernel.plan.lookup import name_of, record_type
from smplan_kernel.plan.wording import day_words, month_words, number_words
from smplan_kernel.store.merge import ORDER, can_stand_together
from smplan_kernel.store.titles import place_asked

About = Literal["save", "undo", "redo"]
NOTHING = "(nothing)"


def told(conflict: Conflict, plan: Plan, about: About) -> list[dict[str, Any]]:
    """Each clash as the page shows it: its title, both texts, and what choosing each of them means."""
    return [_told(clash, conflict.theirs_by, plan, about) for clash in conflict.clashes]


def sentence_of(conflict: Conflict, about: About) -> str:
    """What happened; a step back or forward is put to the person in other words than a save."""
    if about == "save":
        return str(conflict)
    what = conflict.clashes[0].title if len(conflict.clashes) == 1 else f"{len(conflict.clashes)} answers"
    step = "take your change back" if about == "undo" else "bring your change back"
    return f"{conflict.theirs_by} changed {what} after you. Choose what stands there when we {step}; nothing is changed until then."


def _told(clash: Clash, theirs_by: str, plan: Plan, about: About) -> dict[str, Any]:
    asked = None if clash.path.endswith(ORDER) else place_asked(clash.path)
    mine, theirs = (readable(side, plan, asked) or NOTHING for side in (clash.mine, clash.theirs))
    mine_words, theirs_words = _choices(clash, _small(theirs_by), about)
    is_long = asked is not None and asked.kind in {"long", "lines"}
    both = about == "save" and is_long and can_stand_together(clash.mine, clash.theirs)
    words = {"mine_words": mine_words, "theirs_words": theirs_words, "both": both}
    return {"path": clash.path, "title": clash.title, "mine": mine, "theirs": theirs, **words}


def _choices(clash: Clash, theirs_by: str, about: About) -> tuple[str, str]:
    """What is said beside the two sides."""
    if about != "save":
        mine = "Take it out" if clash.mine is None else "Put this back" if about == "undo" else "Bring this back"
        return mine, f"Leave what {theirs_by} made of it"
    is_record = place_asked(clash.path) is None
    if is_record and clash.mine is None:
        return "Take it out, as I did", f"Keep it, as {theirs_by} changed it"
    if is_record and clash.theirs is None:
        return "Keep it, as I changed it", f"Take it out, as {theirs_by} did"
    return "Keep mine", f"Take what {theirs_by} wrote"


def readable(value: object, plan: Plan, asked: Meta | None = None) -> str:
    """A stored value as people read it."""
    match value:
        case None:
            return ""
        case dict():
            return _record(value, plan)
        case list() | tuple():
            return "\n".join(filter(None, (readable(part, plan, asked) for part in value)))
        case bool():
            return "Yes" if value else "No"
        case int() | float():
            return number_words(value)
    return _text(str(value), plan, asked)


def _record(value: Mapping[str, Any], plan: Plan) -> str:
    """The answers of a record, one on a line; what nobody answered is left out."""
    kind = record_type(value["id"][:4]) if "id" in value else None
    asked = {one.name: one for one in fields_of(kind)} if kind else {}
    lines = []
    for name, part in value.items():
        one = asked.get(name)
        text = "" if name in {"id", "added", "joined"} or (one and one.kind == "hidden") else readable(part, plan, one)
        if text:
            lines.append(f"{one.title if one else name}: {text}")
    return "\n".join(lines)


def _text(text: str, plan: Plan, asked: Meta | None) -> str:
    """A stored text: a name for an id, a label for a choice, a day as people write it."""
    if asked is None or asked.kind in {"ref", "refs"}:
        return name_of(plan, text) or text
    if asked.kind == "date":
        return day_words(dt.date.fromisoformat(text))
    return month_words(text) if asked.kind == "month" else asked.label(text)


def _small(name: str) -> str:
    """A name inside a sentence: "Somebody else" is none."""
    return f"s{name[1:]}" if name.startswith("Somebody") else name
