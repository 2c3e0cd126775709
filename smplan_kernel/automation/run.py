"""The review of one plan and one month, published once whatever happens.

The ledger row is claimed first; a run that died is taken over; the same inputs change nothing; other data makes a
corrected report and keeps the earlier one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import nbformat
import pandas as pd

from smplan_kernel import __version__
from smplan_kernel.automation.editions import edition_of
from smplan_kernel.automation.engine import record_of, run_page, without_clock
from smplan_kernel.automation.places import Place, place_of
from smplan_kernel.automation.report import ALWAYS, BESIDES, REPORT, Files, Wanted, report_files
from smplan_kernel.errors import BusyError, ReviewFailedError, StorageError
from smplan_kernel.inbox import ImportAnswer, take_inbox
from smplan_kernel.paths import workbooks
from smplan_kernel.plan import Plan, document
from smplan_kernel.review import Review
from smplan_kernel.review.calendar import check_month, month_bounds
from smplan_kernel.review.evidence import with_evidence, without_evidence
from smplan_kernel.review.make import asked_metrics, asked_since
from smplan_kernel.review.model import Edition
from smplan_kernel.store import Claim, Saved, Session, Workspace

PAGE = "11_monthly_review.ipynb"
USUAL = Wanted().without("pdf", "plan")  # they cost as much as all the rest; whoever wants them says so
FAILED = "failed.ipynb"
BEAT_SECONDS = 10.0


@dataclass(frozen=True, kw_only=True)
class Published:
    """A report that stands: its path or address, its files, whether this run wrote it, and what became of the inbox."""

    plan: str
    month: str
    report: Path | str
    files: tuple[str, ...]
    new: bool
    revision: int
    imports: tuple[ImportAnswer, ...]
    left_out: tuple[str, ...] = ()
    """A sentence for each file that could not be made."""
    edition: Edition | None = None
    """What a corrected report says about itself, where this run wrote one."""


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """Where a report goes, and for whom.

    `output` is a folder or an object store's address below which it stands, instead of the workspace. `batch` is the word of
    a batch that gives a plan to one run at a time: what another run of that batch holds is taken over at once.
    """

    output: str = ""
    batch: str = ""


HERE = Delivery()


def review_month(
    workspace: Workspace,
    session: Session,
    plan_id: str,
    month: str,
    *,
    today: date,
    partial: bool = False,
    formats: Wanted = USUAL,
    delivery: Delivery = HERE,
) -> Published:
    """Review one month of one plan. Writes the inbox's figures, the report and the evidence in the plan.

    Files that the month's report has already are always made anew with it, whatever `formats` says: none may tell an older story.

    Raises
    ------
    MonthError
        The month is none, or not over and `partial` is false.
    BusyError
        Somebody else reviews just this month now.
    ReviewFailedError
        The page stopped; its output is kept beside the last good report.
    StorageError
        The report cannot be put where it should stand; the month waits to be reviewed again.
    """
    check_month(month, today, partial)
    saved = plan_as_recorded(session, plan_id, month)
    answers = take_inbox(workspace, session, plan_id)
    mark = session.observations_mark(plan_id)
    figures = session.figures(plan_id, known_at=mark, since=asked_since(month), metrics=asked_metrics(saved.plan))
    inputs = fingerprint(saved.plan, figures, month, partial=partial)
    place = place_of(workspace, plan_id, month, delivery.output)
    names = {*ALWAYS, *files_of(session, plan_id, month)}
    is_lost = not place.holds(names) or formats.lacks(names)
    worker = f"{socket.gethostname()} {os.getpid()}"
    claim = session.claim_review(plan_id, month, inputs=inputs, worker=worker, again=is_lost, batch=delivery.batch)
    if claim.status == "done":
        return Published(
            plan=plan_id,
            month=month,
            report=place.at(REPORT),
            files=tuple(sorted(names)),
            new=False,
            revision=claim.entry.revision,
            imports=answers,
        )
    with beating(claim):
        wanted = names | {BESIDES[word] for word in formats.besides}
        review, made = _make(workspace, session, saved, mark=mark, partial=partial, place=place, claim=claim, inputs=inputs, names=wanted)
        claim.heartbeat()  # whoever was taken over meanwhile leaves the other's report alone
        written = _put(place, made.contents, claim, before=names if claim.entry.inputs != inputs else set())
        note_evidence(session, review)
        entry = claim.finish(plan_revision=saved.revision, mark=mark, files=written)
    return Published(
        plan=plan_id,
        month=month,
        report=place.at(REPORT),
        files=tuple(sorted(written)),
        new=True,
        revision=entry.revision,
        imports=answers,
        left_out=made.left_out,
        edition=review.edition,
    )


def _put(place: Place, files: dict[str, bytes], claim: Claim, *, before: set[str]) -> dict[str, str]:
    """Put the report in its place and an earlier one, made from other inputs, aside; what cannot be put gives the month back."""
    try:
        if claim.entry.revision and before:
            place.keep_earlier(before | set(files), claim.entry.revision)
            place.withdraw(before - set(files))
        return place.publish(files)
    except StorageError as problem:
        claim.fail(str(problem))
        raise


def plan_as_recorded(session: Session, plan_id: str, month: str) -> Saved:
    """Return the plan as the month's finished review saw it, else as it is now; what a run that died wrote into it does not count."""
    entry = session.review_entry(plan_id, month)
    if entry is None:
        return session.load(plan_id)
    if entry.plan_revision:
        return session.load(plan_id, revision=entry.plan_revision)
    others = (version.number for version in reversed(session.history(plan_id)) if version.why != _why(month))
    return session.load(plan_id, revision=next(others))


def files_of(session: Session, plan_id: str, month: str) -> tuple[str, ...]:
    """The files that the month's finished review published."""
    entry = session.review_entry(plan_id, month)
    return tuple(entry.files) if entry else ()


def fingerprint(plan: Plan, observations: pd.DataFrame, month: str, *, partial: bool) -> str:
    """Return one hash of everything a review is made of: the plan without this month's evidence, the figures it reads, the program."""
    _, end = month_bounds(month)
    begins = observations["period_start"].cat
    known = observations[(begins.categories <= end.isoformat())[begins.codes]]
    columns = [name for name in known.columns if name not in {"import", "imported_at"}]
    rows = pd.util.hash_pandas_object(known[columns], index=False).sort_values().to_numpy()
    words = json.dumps(document(without_evidence(plan, month)), sort_keys=True, ensure_ascii=False)
    made_of = hashlib.sha256(f"{__version__}\n{month}\n{partial}\n{words}\n".encode())
    made_of.update(rows.tobytes())
    return made_of.hexdigest()


@contextmanager
def beating(claim: Claim) -> Iterator[None]:
    """Tell the ledger every few seconds that this run is alive."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(BEAT_SECONDS):
            try:
                claim.heartbeat()
            except BusyError:  # taken over meanwhile; finish() tells this run so
                return

    thread = threading.Thread(target=beat, name="smplan-heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def note_evidence(session: Session, review: Review) -> None:
    """Write a review's evidence under the plan's bullets; somebody typing at this moment is met by the merge. Writes."""
    now = session.load(review.plan)
    session.save(with_evidence(now.plan, review), base=now.revision, why=_why(review.month))


def _why(month: str) -> str:
    """How a review gives its reason for a version of the plan."""
    return f"review of {month}"


def _make(  # noqa: PLR0913 - one report is made from all of these
    workspace: Workspace,
    session: Session,
    saved: Saved,
    *,
    mark: int,
    partial: bool,
    place: Place,
    claim: Claim,
    inputs: str,
    names: set[str],
) -> tuple[Review, Files]:
    private, month = Path(mkdtemp(prefix="smplan-review-")), claim.month
    try:
        notebook = page_of_month(workspace, saved, month, mark=mark, partial=partial, output=private / "review.ipynb")
    except ReviewFailedError as problem:
        raise _set_aside(problem, private / "review.ipynb", place, claim) from problem
    finally:
        shutil.rmtree(private, ignore_errors=True)
    review = Review.model_validate(record_of(notebook))
    review = review.model_copy(update={"edition": edition_of(session, place, claim.entry, review, inputs=inputs)})
    return review, report_files(review, saved.plan, without_clock(notebook), names)


def page_of_month(workspace: Workspace, saved: Saved, month: str, *, mark: int, partial: bool, output: Path) -> nbformat.NotebookNode:
    """The review's page with its outputs, from a version of the plan and the figures known at a mark. Writes `output`."""
    parameters = {"plan": saved.plan.id, "month": month, "partial": partial, "revision": saved.revision, "as_known": mark}
    return run_page(workbooks() / PAGE, output, parameters, workspace=workspace.address)


def _set_aside(problem: ReviewFailedError, output: Path, place: Place, claim: Claim) -> ReviewFailedError:
    claim.fail(problem.problem)
    kept = ""
    if output.is_file():
        with suppress(StorageError):  # the page's own trouble is what the reader should hear of
            place.publish({FAILED: output.read_bytes()})
            kept = str(place.at(FAILED))
    return ReviewFailedError(problem.plan, problem.month, problem.problem, kept)
