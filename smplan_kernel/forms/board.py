"""A board: the records of one list sorted into columns, each column under a name that people may have given it themselves.

It says what each column adds up to, and what a card still lacks where it can be mended. What nobody has switched on stays calm.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import traitlets

from smplan_kernel.checks.metrics import every_activity_has_a_metric
from smplan_kernel.checks.owners import owner_name
from smplan_kernel.forms.assets import KIT, module, style
from smplan_kernel.forms.edits import Edit
from smplan_kernel.forms.form import Form, HandUp, Kept, today
from smplan_kernel.forms.table import RecordTable
from smplan_kernel.plan import Plan, Slot
from smplan_kernel.plan.elements import EXAMPLES, HABITS, TEACHES, element_names, elements_in_use
from smplan_kernel.plan.page import Ask
from smplan_kernel.plan.wording import listed, number_words, plural

FOLDED = frozenset({"refs", "choices"})
"""Answers with many choices: they would fill a card."""
UNPLACED = {"value": "", "title": "Without an element", "note": "Open a card to move it to its element.", "teaches": "", "example": ""}


class Board(RecordTable):
    """The activities of the plan under the five core elements."""

    _esm = module(*KIT, "rows", "entries", "board")
    _css = style("board")
    lanes: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    cards = traitlets.Dict().tag(sync=True)

    def __init__(self, plan: Plan, *, ask: Ask, hand_up: HandUp, **words: Any) -> None:
        self._by = ask.by
        super().__init__(plan, ask=ask, hand_up=hand_up, **words)

    def _shaped(self, shape: dict[str, Any], plan: Plan) -> dict[str, Any]:  # noqa: ARG002 - the same for every plan
        face = [one["name"] for one in shape["columns"] if one["name"] != self._by and one["kind"] not in FOLDED]
        return {**shape, "by": self._by, "face": face}

    def show(self, plan: Plan) -> None:
        """Show the plan, with what each column adds up to and what each card lacks."""
        with self.hold_sync():
            super().show(plan)
            self.lanes = columns_of(plan)
            self.cards = cards_of(plan)

    def _receive(self, widget: Form, message: Any, buffers: Any) -> None:
        # Nothing on a card holds a table, so a way into one did not come from this page.
        if isinstance(message, dict) and not message.get("table"):
            super()._receive(widget, message, buffers)

    def _read(self, edit: Edit) -> tuple[Edit, dict[str, Kept]]:
        """The edit with typed values; a card always has its column."""
        right, wrong = super()._read(edit)
        return right, {place: one for place, one in wrong.items() if place.rpartition(".")[2] != self._by}

    def _changed(self, plan: Plan, edit: Edit) -> Plan:
        """A plan after an edit; a card that changes its column stands last there."""
        after = super()._changed(plan, edit)
        before = {record.id: getattr(record, self._by) for record in self._rows(plan)}
        rows = self._rows(after)
        moved = tuple(row for row in rows if edit.act == "put" and row.id in before and getattr(row, self._by) != before[row.id])
        if not moved:
            return after
        still = tuple(row for row in rows if row not in moved)
        return after.replace(**{self._section: getattr(after, self._section).replace(**{self._name: (*still, *moved)})})


def columns_of(plan: Plan) -> list[dict[str, Any]]:
    """The columns in their order, with what they add up to and what belongs there."""
    used = elements_in_use(plan)
    columns = [
        {
            "value": element,
            "title": title,
            "on": element in used,
            "note": _note(plan, element),
            "teaches": TEACHES[element],
            "example": EXAMPLES[element],
            "says": _sum([slot for slot in plan.content.slots if slot.element == element]),
        }
        for element, title in element_names(plan).items()
    ]
    unplaced = [slot for slot in plan.content.slots if not slot.element]
    return [*columns, *([{**UNPLACED, "on": True, "says": _sum(unplaced)}] if unplaced else ())]


def cards_of(plan: Plan) -> dict[str, dict[str, Any]]:
    """For each card what it lacks, and what stands in its folded part."""
    used = elements_in_use(plan)
    unmeasured = {found.item for found in every_activity_has_a_metric(plan, today())}
    return {
        slot.id: {
            "facts": _facts(slot),
            "gaps": list(_gaps(plan, slot, is_measured=slot.id not in unmeasured)) if slot.element in used else [],
        }
        for slot in plan.content.slots
    }


def _gaps(plan: Plan, slot: Slot, *, is_measured: bool) -> Iterable[dict[str, str]]:
    """What an activity still lacks, each with the question that settles it."""
    if not owner_name(plan, slot.owner):
        yield {"name": "owner", "says": "Nobody keeps it going yet.", "waive": ""}
    if not is_measured:
        yield {"name": "metrics", "says": "Nothing measures it yet.", "waive": "metric_free"}


def _facts(slot: Slot) -> str:
    """What the folded part of a card holds, in one line."""
    counted = [plural(len(slot.goals), "objective")] if slot.goals else []
    counted += [plural(len(slot.metrics), "measure")] if slot.metrics else []
    counted += ["activity only"] if slot.metric_free else []
    counted += [f"{_hours(slot.hours_per_week)} a week"] if slot.hours_per_week is not None else []
    return ", ".join(counted)


def _sum(slots: list[Slot]) -> str:
    """How many activities, and how many hours a week they take."""
    if not slots:
        return "Nothing yet"
    known = [slot.hours_per_week for slot in slots if slot.hours_per_week is not None]
    counted = plural(len(slots), "activity", "activities").capitalize()
    if not known:
        return f"{counted}, hours not known"
    rest = len(slots) - len(known)
    return f"{counted}, {_hours(sum(known))} a week{f' and {rest} without hours' if rest else ''}"


def _hours(hours: float) -> str:
    return f"{number_words(round(hours, 2))} {'hour' if hours == 1 else 'hours'}"


def _note(plan: Plan, element: str) -> str:
    """What stands beneath a column's name: whether it has begun, or what begins before it."""
    names, switched = element_names(plan), plan.content.elements_on
    if switched and element not in switched:
        return "Not in use yet. It may wait."
    waiting = tuple(names[habit].lower() for habit in HABITS if switched and habit not in switched)
    if element == "engage" and (waiting or not switched):
        return f"Comes easier after {listed(waiting or tuple(names[habit].lower() for habit in HABITS))}."
    return ""
