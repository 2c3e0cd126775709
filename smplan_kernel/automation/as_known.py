"""A month's review as it was known on a day: the plan and the figures of then, beside the month's report and without touching it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from smplan_kernel.automation.engine import record_of, without_clock
from smplan_kernel.automation.places import Folder
from smplan_kernel.automation.report import BESIDES, REPORT, Wanted, report_files
from smplan_kernel.automation.run import Published, page_of_month
from smplan_kernel.errors import MonthError
from smplan_kernel.review import Review
from smplan_kernel.review.calendar import check_month, day_title
from smplan_kernel.review.model import Edition
from smplan_kernel.store import Saved, Session, Workspace


def review_as_known(
    workspace: Workspace, session: Session, plan_id: str, month: str, *, on: dt.date, today: dt.date, partial: bool = False, formats: Wanted
) -> Published:
    """Review a month as it was known at the end of a day. Writes the report to `as-known/DAY/`, and nothing else.

    No inbox is read, no evidence is written, and the ledger does not hear of it.

    Raises
    ------
    MonthError
        The day is yet to come, or the month was not over on it and `partial` is false.
    WorkspaceError
        The plan was not there yet.
    ReviewFailedError
        The page stopped.
    """
    if on > today:
        raise MonthError(on.isoformat(), "this day is yet to come", "Choose an earlier day")
    check_month(month, on, partial)
    moment = dt.datetime.combine(on, dt.time.max).astimezone()
    saved = _plan_known(session, plan_id, month, moment)
    mark = session.mark_at(plan_id, moment)
    with TemporaryDirectory(prefix="smplan-review-") as private:
        notebook = page_of_month(workspace, saved, month, mark=mark, partial=partial, output=Path(private) / "review.ipynb")
    words = f"This is the review as it was known on {day_title(on)}. The report of the month stands as it is."
    known = Edition(number=0, replaces=0, sentence=words, differences=(), known=on)
    review = Review.model_validate(record_of(notebook)).model_copy(update={"edition": known})
    made = report_files(review, saved.plan, without_clock(notebook), {REPORT, *(BESIDES[word] for word in formats.besides)})
    place = Folder(folder=workspace.review_folder(plan_id, month) / "as-known" / f"{on:%Y-%m-%d}")
    place.publish(made.contents)
    return Published(
        plan=plan_id,
        month=month,
        report=place.at(REPORT),
        files=tuple(sorted(made.contents)),
        new=True,
        revision=0,
        imports=(),
        left_out=made.left_out,
    )


def _plan_known(session: Session, plan_id: str, month: str, moment: dt.datetime) -> Saved:
    """The plan as the month's report of then saw it, else as it stood at the moment."""
    entry = session.review_entry(plan_id, month)
    made = [one for one in (entry.editions if entry else ()) if one.finished_at <= moment]
    return session.load(plan_id, revision=made[-1].plan_revision) if made else session.load(plan_id, at=moment)
