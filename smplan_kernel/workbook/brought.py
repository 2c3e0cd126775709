"""What was brought in before, and how fresh the sources of a plan are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from smplan_kernel.forms.form import today
from smplan_kernel.forms.upload import FileLines
from smplan_kernel.inbox.freshness import Freshness, freshness
from smplan_kernel.inbox.guide import where_to_find
from smplan_kernel.inbox.words import NOTHING_YET
from smplan_kernel.plan import Plan
from smplan_kernel.store import ImportEntry, Session
from smplan_kernel.workbook.arrived import entry_line
from smplan_kernel.workbook.known import known_figures

FRESH_MARKS = {"fresh": "●", "gap": "▲", "old": "▲", "none": "○"}


class Brought:
    """The part of the page that lists the imports of a plan, each with the way back, and where files are found."""

    def __init__(self, plan: Callable[[], Plan], session: Session | None, *, act: Callable[[str, str, Any], None], can_undo: bool) -> None:
        self._plan = plan
        self._session = session
        self._can_undo = can_undo
        self.form = FileLines(act=act, title="What was brought in", folded_title="Where to find the files")
        self.show()

    def show(self) -> None:
        """Show how fresh the sources are and everything that was brought in before."""
        plan = self._plan()
        entries, facts = standing(self._session, plan)
        in_force = [entry for entry in entries if entry.undone_at is None]
        with self.form.hold_sync():
            self.form.lead = "" if in_force else NOTHING_YET
            self.form.facts = [{"state": one.state, "mark": FRESH_MARKS[one.state], "text": one.sentence} for one in facts]
            self.form.lines = [entry_line(entry, can_undo=self._can_undo) for entry in reversed(entries)]
            places = where_to_find(source.platform for source in plan.metrics.sources)
            self.form.folded = [{"title": place.title, "text": place.sentence} for place in places]


def standing(session: Session | None, plan: Plan) -> tuple[tuple[ImportEntry, ...], tuple[Freshness, ...]]:
    """What a plan's inbox has taken in, and how fresh its sources are; nothing for a plan that nobody has begun."""
    if session is None:
        return (), ()
    known = known_figures(plan, session)
    return known.entries, freshness(plan.metrics.sources, known.frame, today()) if known.entries else ()
