"""A scoring matrix: every channel gets four marks from 0 to 5, and the order that follows is shown beside the order people want.

Channels are written in another question; here they only get marks. What the marks add up to is worked out in `plan/ranking.py` alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import traitlets

from smplan_kernel.forms.assets import KIT, module, style
from smplan_kernel.forms.edits import Edit
from smplan_kernel.forms.form import Form, Kept
from smplan_kernel.forms.table import RecordTable
from smplan_kernel.plan import Channel, Plan
from smplan_kernel.plan.channels import TIERS
from smplan_kernel.plan.fields import Meta, meta
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.pages import page
from smplan_kernel.plan.ranking import BEST, CRITERIA, Standing, by_score, disputed, names_of, order_in_words, place_words, standings
from smplan_kernel.plan.records import Model
from smplan_kernel.plan.typed import WrongAnswerError
from smplan_kernel.plan.wording import listed, plural

OWN = ("rank", "rank_note")


class ScoringMatrix(RecordTable):
    """The marks of the channels, with the order that follows from them."""

    _esm = module(*KIT, "rows", "entries", "scale", "matrix")
    _css = style("matrix")
    standing = traitlets.Dict().tag(sync=True)

    def _shaped(self, shape: dict[str, Any], plan: Plan) -> dict[str, Any]:  # noqa: ARG002 - the same for every plan
        return {**shape, "marks": list(CRITERIA), "best": BEST, "nothing": nothing_to_mark()}

    def show(self, plan: Plan) -> None:
        """Show the plan, with the order that follows from the marks."""
        with self.hold_sync():
            super().show(plan)
            self.standing = standing_of(plan)

    def _receive(self, widget: Form, message: Any, buffers: Any) -> None:
        # Marks are all that is given here; a row is neither added, moved nor removed, and none holds a table.
        if isinstance(message, dict) and message.get("do") == "put" and not message.get("table"):
            super()._receive(widget, message, buffers)

    def _read(self, edit: Edit) -> tuple[Edit, dict[str, Kept]]:
        """The edit with typed values; what is said of a channel that somebody has removed meanwhile is dropped."""
        known = {record.id for record in self._rows(self._plan)}
        return super()._read(replace(edit, rows=tuple(row for row in edit.rows if row.id in known), gone=()))

    def _asked(self, holder: Model, name: str) -> Meta:
        if name not in (*CRITERIA, *OWN):
            msg = "This is not answered here."
            raise WrongAnswerError(msg)
        return super()._asked(holder, name)

    def _typed(self, holder: Model, name: str, given: Any) -> Any:
        value = super()._typed(holder, name, given)
        if name in CRITERIA and value is not None and not 0 <= value <= BEST:
            msg = f"A mark goes from 0 to {BEST}."
            raise WrongAnswerError(msg)
        count = len(self._rows(self._plan))
        if name == "rank" and value is not None and not 1 <= value <= count:
            msg = f"Write a number from 1 to {count}: there {'is' if count == 1 else 'are'} {plural(count, 'channel')}."
            raise WrongAnswerError(msg)
        return value


def standing_of(plan: Plan) -> dict[str, Any]:
    """What the marks add up to, in words: for each channel, and for all of them."""
    channels = plan.channels.channels
    moved = disputed(channels)
    return {
        "rows": {one.channel.id: _row(plan, one, is_moved=one.channel.id in moved) for one in standings(channels)},
        "order": [channel.id for channel in by_score(channels)],
        "says": order_in_words(channels) if channels else "",
    }


def nothing_to_mark() -> str:
    """Where channels are written, as long as there are none."""
    question = next(ask.question for ask in page("channels").asks if ask.records == "channels" and ask.shape != "matrix")
    return f"No channel is written yet. Name your channels further up, under “{question}”; each of them then waits here for its marks."


def _row(plan: Plan, one: Standing, *, is_moved: bool) -> dict[str, str]:
    """One channel: its name and tier, its sum and place, and the question about a rank of one's own."""
    return {
        "name": title_of(plan, one.channel),
        "tier": dict(TIERS).get(one.channel.tier, ""),
        "sum": f"{one.points} of {one.most}" if one.marked else "Not marked yet",
        "place": _place(one),
        "asks": _asks(one) if is_moved else "",
    }


def _place(one: Standing) -> str:
    """Which place the marks give, or which marks are still missing."""
    if one.place is None:
        open_marks = tuple(meta(Channel, name).title.lower() for name in CRITERIA if getattr(one.channel, name) is None)
        return f" so far; {listed(open_marks)} not marked yet" if one.marked else ""
    level = f" together with {names_of(one.level_with)}" if one.level_with else ""
    return f", {place_words(one.place)}{level}"


def _asks(one: Standing) -> str:
    """The disagreement in one sentence, and the question it raises."""
    return f"You put it {place_words(one.channel.rank or 0)}, the marks say {place_words(one.place or 0)}. Why?"
