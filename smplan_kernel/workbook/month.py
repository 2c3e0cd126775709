"""The month's review as the workbook reads it: worked out from the store alone, shown without widgets, nothing written.

The same plan, month, version and mark show the same in a year.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
from markupsafe import Markup

from smplan_kernel.errors import SmplanError
from smplan_kernel.forms.form import today
from smplan_kernel.plan import Plan
from smplan_kernel.plan.changes import changes_in_words
from smplan_kernel.review.calendar import check_month, day_title, latest_finished_month, month_before, month_title
from smplan_kernel.review.evidence import without_any_evidence, without_evidence
from smplan_kernel.review.make import asked_metrics, asked_since, make_review
from smplan_kernel.review.model import Review
from smplan_kernel.store import OBSERVATION_COLUMNS, Saved, Session
from smplan_kernel.workbook.opening import calm_note, session_here, show
from smplan_kernel.workbook.paper import on_paper, section_of
from smplan_kernel.workbook.which import asked_plan, open_plan

RECORD_TYPE = "application/vnd.smplan.review+json"
NO_FIGURES = pd.DataFrame(columns=[*OBSERVATION_COLUMNS, "import", "imported_at"])
"""What is known of a plan that is not begun yet."""
NO_ROUTINES = "The plan has no routine, no promise to answer and no number of pieces yet. The page Content has a place for each."


@dataclass(frozen=True, kw_only=True)
class MonthPage:
    """The parts of one month's review, each to be looked at; what they show reads without a kernel."""

    review: Review
    plan: Plan

    def data_check(self) -> Any:
        """Which exports came, and how far they reach."""
        return self._part("data")

    def decisions(self) -> Any:
        """What needs no action, and what asks for a decision."""
        return self._part("decide")

    def goals(self) -> Any:
        """Each goal with pace, verdict and thread."""
        return self._part("goals")

    def figures(self) -> Any:
        """One picture for each question."""
        return self._part("figures")

    def posts(self) -> Any:
        """The best and the worst posts, and twelve months of posts by what they have in common."""
        return self._part("posts")

    def routines(self) -> Any:
        """Pieces, routines and answers beside what the plan promises."""
        return self._part("routines", otherwise=NO_ROUTINES)

    def costs(self) -> Any:
        """Whether the channels deserve their time, and what a result took."""
        return self._part("channels", "money")

    def health(self) -> Any:
        """How the plan itself stands."""
        return self._part("health")

    def record(self) -> Record:
        """The whole review for whoever publishes it, and one sentence for whoever reads."""
        return Record(review=self.review)

    def _part(self, *names: str, otherwise: str = "") -> Shown:
        """Sections of the report in one dress; a sentence where the report has none of them."""
        found = "".join(section_of(self._report, name) for name in names)
        return Shown(html=str(on_paper(found or Markup("<p>{}</p>").format(otherwise))))

    @cached_property
    def _report(self) -> str:
        """The whole report; it is made once and looked at in parts."""
        from smplan_kernel.documents.review import review_html  # noqa: PLC0415 - draws charts

        return review_html(self.review, self.plan)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A part of a report as a notebook shows it; its plain text is one line, so that no notebook carries the page twice."""

    html: str = field(repr=False)

    def _repr_html_(self) -> str:
        return self.html


@dataclass(frozen=True, kw_only=True)
class Record:
    """The review as data, with a sentence beside it."""

    review: Review

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:
        """The record under its own type; a reader who does not know it sees the sentence."""
        import json  # noqa: PLC0415 - one line

        return {RECORD_TYPE: json.loads(self.review.to_json()), "text/plain": self.sentence}

    @property
    def sentence(self) -> str:
        """How often this review may be wrong."""
        return f"{self.review.period.sentence} {self.review.summary.false_alarms}".strip()


class ClosedMonth:
    """A month that cannot be shown; it has said why, and says it again to whoever asks for the record."""

    def __init__(self, problem: SmplanError) -> None:
        self._problem = problem

    def data_check(self) -> None:
        """Nothing can be shown."""

    decisions = goals = figures = posts = routines = costs = health = data_check

    def record(self) -> None:
        """On a page the sentence has been said; a run without readers must fail."""
        if "QUERY_STRING" not in os.environ:
            raise self._problem


def open_review(plan: str, month: str = "", *, partial: bool = False, as_known: int = 0, revision: int = 0) -> MonthPage | ClosedMonth:
    """Work out the review of one month; an empty month is the latest finished one."""
    try:
        session = session_here()
        opened = open_plan(session, asked_plan(plan))
        wanted = month or latest_finished_month(today())
        check_month(wanted, today(), partial)
        if not opened.revision:
            return MonthPage(review=make_review(opened.plan, NO_FIGURES, wanted, partial=partial), plan=opened.plan)
        review = review_of(session, opened.plan.id, wanted, partial=partial, as_known=as_known, revision=revision)
        return MonthPage(review=review, plan=opened.plan)
    except SmplanError as problem:
        show(calm_note(problem))
        return ClosedMonth(problem)


def review_of(
    session: Session,
    plan_id: str,
    month: str,
    *,
    partial: bool = False,
    as_known: int = 0,
    revision: int = 0,
) -> Review:
    """The review of a month from a version of the plan and the figures known at a mark; 0 is the newest."""
    saved = session.load(plan_id, revision=revision or None)
    plan = without_evidence(saved.plan, month)
    # Ten years of figures that no metric asks for are never read.
    observations = session.figures(plan_id, known_at=as_known or None, since=asked_since(month), metrics=asked_metrics(plan))
    as_of = f"Plan as of {day_title(saved.at.date())}, version {saved.revision}"
    (changes, since), files = _changes(session, saved, month), session.imports(plan_id)
    touched = session.last_touched(plan_id, revision=saved.revision)
    return make_review(
        plan,
        observations,
        month,
        plan_changes=changes,
        changes_since=since,
        partial=partial,
        imports=files,
        revision=as_of,
        touched=touched,
    )


def _changes(session: Session, saved: Saved, month: str) -> tuple[tuple[str, ...], str]:
    """What people changed in the plan since the review before, and which review that was; nothing when there was none."""
    entry = session.review_entry(saved.plan.id, month_before(month))
    # A review of the month before that was made later knows a later plan; it is none to compare with.
    earlier = [one.plan_revision for one in (entry.editions if entry else ()) if one.plan_revision <= saved.revision]
    if not earlier:
        return (), ""
    before = session.load(saved.plan.id, revision=earlier[-1]).plan
    since = f"the review of {month_title(month_before(month))}, version {earlier[-1]} of the plan"
    return changes_in_words(without_any_evidence(before), without_any_evidence(saved.plan)), since
