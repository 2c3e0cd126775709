"""The review meeting: a page like the others, with a card for each goal and for each proposed correction of one month."""

from __future__ import annotations

import datetime as dt

import ipywidgets

from smplan_kernel.errors import SmplanError
from smplan_kernel.forms import Corrections, HeldReviews, Verdicts
from smplan_kernel.forms.form import today
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.pages import page as page_of
from smplan_kernel.plan.records import Bullet
from smplan_kernel.store import Session
from smplan_kernel.workbook.closed import ClosedPage
from smplan_kernel.workbook.opening import calm_note, session_here, show
from smplan_kernel.workbook.page import Page
from smplan_kernel.workbook.which import Opened, asked_example, asked_plan, open_example, open_plan

KEY = "review_meeting"
NOTHING_PROPOSED = "This month's review proposes nothing. Write a correction of your own below, or leave things as they are."
NO_GOALS = "No goal is written yet. Their place is the page Goals."


class MeetingPage(Page):
    """The page of a meeting about one month."""

    def __init__(self, session: Session | None, opened: Opened, month: str) -> None:
        super().__init__(KEY, session, opened)
        self._month = month

    def verdicts(self) -> ipywidgets.Widget:
        """Continue, change, stop or done for each goal."""
        words = {
            "page": KEY,
            "key": f"verdicts.{self._month}",
            "title": "What happens with each goal?",
            "nothing": NO_GOALS,
            "locked": self._locked,
        }
        return self.show(Verdicts(self.mine, month=self._month, says=evidence_of(self.mine, self._month), hand_up=self.take, **words))

    def ask(self, key: str) -> ipywidgets.Widget:
        """One question of the meeting; the month's own review stands first, its proposals above the corrections."""
        if key == "held":
            return self._held()
        asked = super().ask(key)
        if key != "corrections":
            return asked
        words = {
            "page": KEY,
            "key": f"corrections.{self._month}",
            "title": "Proposals of the report",
            "nothing": NOTHING_PROPOSED,
            "locked": self._locked,
        }
        proposals = self.show(Corrections(self.mine, month=self._month, says={}, hand_up=self.take, **words))
        return ipywidgets.VBox([proposals, asked])

    def _held(self) -> ipywidgets.Widget:
        """Who is here, and who was there in the months before."""
        ask = page_of(KEY).ask("held")
        words = {"page": KEY, "key": "held.records", "title": ask.question, "locked": self._locked}
        return self.show(HeldReviews(self.mine, ask=ask, month=self._month, hand_up=self.take, **words))


def open_meeting(plan: str = "", month: str = "", *, example: bool = False) -> MeetingPage | ClosedPage:
    """Open the meeting about one month; an empty month is the one before this."""
    try:
        session = None if asked_example(example) else session_here()
        opened = open_plan(session, asked_plan(plan)) if session else open_example()
        page = MeetingPage(session, opened, month or _last_month(today()))
    except SmplanError as problem:
        show(calm_note(problem))
        return ClosedPage()
    show(page.notice)
    return page


def evidence_of(plan: Plan, month: str) -> dict[str, tuple[str, ...]]:
    """For each goal, what the review of the month found out about it; where it says nothing, what it says about the goal's metrics."""
    of_metrics = {
        goal.id: [text for metric in plan.metrics.metrics if metric.goal == goal.id for text in _found(metric, month)]
        for goal in plan.goals.goals
    }
    return {goal.id: tuple(_found(goal, month) or of_metrics[goal.id]) for goal in plan.goals.goals}


def _found(bullet: Bullet, month: str) -> list[str]:
    """What the review of a month wrote under a bullet."""
    return [one.text for one in bullet.evidence if one.month == month]


def _last_month(day: dt.date) -> str:
    """The month before the one of a day."""
    return (day.replace(day=1) - dt.timedelta(days=1)).strftime("%Y-%m")
