"""Many plans, one month: several at once in one process, each its own outcome, none stops another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from functools import partial as given
from typing import Any

from smplan_kernel.automation.report import Wanted
from smplan_kernel.automation.run import USUAL, Published, review_month
from smplan_kernel.errors import ReviewFailedError, SmplanError
from smplan_kernel.store import Workspace

KERNELS_PER_CORE = 2  # a review computes in its kernel first, then here


@dataclass(frozen=True, kw_only=True)
class Watch:
    """Who hears of a batch: `log` a line about each review, `tell` how many are done of how many."""

    log: Callable[[str], None]
    tell: Callable[[int, int], None] = lambda _done, _known: None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one review: a published report, or the error that says why not."""

    plan: str
    month: str
    published: Published | None = None
    error: SmplanError | None = None

    @property
    def report(self) -> str:
        """The report's place, or nothing."""
        return str(self.published.report) if self.published else ""

    @property
    def exit_code(self) -> int:
        """0 for a report that stands, else the error's own."""
        return self.error.exit_code if self.error else 0

    @property
    def status(self) -> str:
        """One word: failed, published or unchanged."""
        if self.error:
            return "failed"
        return "published" if self.published and self.published.new else "unchanged"

    def as_json(self) -> dict[str, Any]:
        """Return the outcome for machines."""
        return {
            "plan": self.plan,
            "month": self.month,
            "status": self.status,
            "report": self.report,
            "files": list(self.published.files) if self.published else [],
            "left_out": list(self.published.left_out) if self.published else [],
            "revision": self.published.revision if self.published else None,
            "imports": list(self.published.imports) if self.published else [],
            "problem": str(self.error) if self.error else "",
        }


def usual_workers() -> int:
    """How many reviews run at once when nobody says."""
    return KERNELS_PER_CORE * (os.cpu_count() or 1)


def review_plans(  # noqa: PLR0913 - all that a batch is told, by keyword
    workspace: Workspace,
    plans: Iterable[str],
    month: str,
    *,
    today: date,
    partial: bool = False,
    formats: Wanted = USUAL,
    who: str = "",
    workers: int = 1,
    watch: Watch,
) -> tuple[Outcome, ...]:
    """Review one month of several plans, `workers` at a time; the ledger makes it safe to repeat. Writes.

    The outcomes stand in the order of the plans. Whoever interrupts it ends after the reviews that have begun.
    """
    names = tuple(dict.fromkeys(plans))
    session = workspace.session(who=who or "monthly review")
    review = given(review_month, workspace, session, month=month, today=today, partial=partial, formats=formats)
    outcomes: dict[str, Outcome] = {}
    with ThreadPoolExecutor(workers, thread_name_prefix="review") as pool:
        running = {pool.submit(_with_its_loop, review, plan): plan for plan in names}
        try:
            for done in as_completed(running):
                outcome = outcomes[running[done]] = _outcome(running[done], month, done)
                _say(outcome, watch.log)
                watch.tell(len(outcomes), len(names))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return tuple(outcomes[plan] for plan in names)


def _with_its_loop(review: Callable[[str], Published], plan: str) -> Published:
    """Review a plan in a thread; the event loop that Jupyter's client opens in each thread is closed again."""
    from jupyter_core.utils import ensure_event_loop  # noqa: PLC0415 - only where something runs

    try:
        return review(plan)
    finally:
        ensure_event_loop().close()


def _outcome(plan: str, month: str, done: Future[Published]) -> Outcome:
    """What a review came to; also a fault that nobody foresaw is one plan's and stops no other."""
    problem = done.exception()
    if problem is None:
        return Outcome(plan=plan, month=month, published=done.result())
    if isinstance(problem, SmplanError):
        return Outcome(plan=plan, month=month, error=problem)
    if not isinstance(problem, Exception):
        raise problem
    unforeseen = ReviewFailedError(plan, month, f"something happened that nobody foresaw ({type(problem).__name__}: {problem})", "")
    return Outcome(plan=plan, month=month, error=unforeseen)


def _say(outcome: Outcome, log: Callable[[str], None]) -> None:
    """One line for each review, and one for each file of its inbox that waits or was refused."""
    log(f"{outcome.plan}: {outcome.error or f'{outcome.month} {outcome.status}'}")
    for answer in outcome.published.imports if outcome.published else ():
        for sentence in (*answer["problems"], answer["question"]):
            if sentence:
                log(f"  {sentence}")
