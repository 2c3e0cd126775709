"""Many plans, one month: several at once, each its own outcome, none stops another; who makes them is said by a crew."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from smplan_kernel.automation.report import Wanted
from smplan_kernel.automation.run import USUAL, Delivery, Published, review_month
from smplan_kernel.errors import ReviewFailedError, SmplanError
from smplan_kernel.store import Workspace

KERNELS_PER_CORE = 2  # a review computes in its kernel first, then here


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of every review of a batch; it may travel to other machines."""

    month: str
    today: date
    partial: bool = False
    who: str = ""
    formats: Wanted = USUAL
    output: str = ""  # a folder or an object store's address; nothing is the workspace
    batch: str = field(default_factory=lambda: secrets.token_hex(4))


@dataclass(frozen=True, kw_only=True)
class Watch:
    """Who hears of a batch: `log` a line about each review, `tell` how many are done of how many, and how many of them failed."""

    log: Callable[[str], None]
    tell: Callable[[int, int, int], None] = lambda _done, _known, _failed: None


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
            "edition": self.published.edition.sentence if self.published and self.published.edition else "",
            "differences": [one.sentence for one in self.published.edition.differences]
            if self.published and self.published.edition
            else [],
            "problem": str(self.error) if self.error else "",
        }


def usual_workers() -> int:
    """How many reviews run at once when nobody says."""
    return KERNELS_PER_CORE * (os.cpu_count() or 1)


# Gives a review to somebody; what becomes of it comes later.
Give = Callable[[Asked, str], "Future[Outcome]"]
Crew = AbstractContextManager[Give]


def review_plans(
    workspace: Workspace, plans: Iterable[str], asked: Asked, *, crew: Crew | None = None, watch: Watch
) -> tuple[Outcome, ...]:
    """Review one month of several plans; the ledger makes it safe to repeat. Writes.

    The outcomes stand in the order of the plans. `crew` says who makes them, one thread of this process if left out.
    Whoever interrupts it takes back what has not begun; what has begun ends and stands in the ledger.
    """
    names = tuple(dict.fromkeys(plans))
    outcomes: dict[str, Outcome] = {}
    failed = 0
    with crew or threads(workspace, 1) as give:
        given = {give(asked, plan): plan for plan in names}
        for done in as_completed(given):
            outcome = outcomes[given[done]] = _outcome(given[done], asked.month, done)
            failed += outcome.error is not None
            _say(outcome, watch.log)
            watch.tell(len(outcomes), len(names), failed)
    return tuple(outcomes[plan] for plan in names)


@contextmanager
def threads(workspace: Workspace, workers: int) -> Iterator[Give]:
    """The crew of this machine: `workers` reviews at a time in threads of this process, each with a kernel of its own."""
    with ThreadPoolExecutor(workers, thread_name_prefix="review") as pool:
        try:
            yield lambda asked, plan: pool.submit(review_one, workspace, asked, plan)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def review_one(workspace: Workspace, asked: Asked, plan: str) -> Outcome:
    """Review one plan of a batch, in any thread of any machine; whatever happens is this plan's outcome and stops no other. Writes."""
    from jupyter_core.utils import ensure_event_loop  # noqa: PLC0415 - only where something runs

    session = workspace.session(who=asked.who or "monthly review")
    try:
        published = review_month(
            workspace,
            session,
            plan,
            asked.month,
            today=asked.today,
            partial=asked.partial,
            formats=asked.formats,
            delivery=Delivery(output=asked.output, batch=asked.batch),
        )
        return Outcome(plan=plan, month=asked.month, published=published)
    except SmplanError as problem:
        return Outcome(plan=plan, month=asked.month, error=problem)
    except Exception as problem:  # noqa: BLE001 - a fault that nobody foresaw is one plan's, too
        return failed_review(plan, asked.month, f"something happened that nobody foresaw ({type(problem).__name__}: {problem})")
    finally:
        ensure_event_loop().close()  # the one that Jupyter's client opens in each thread


def failed_review(plan: str, month: str, problem: str) -> Outcome:
    """The outcome of a review that was stopped by something else than the plan."""
    return Outcome(plan=plan, month=month, error=ReviewFailedError(plan, month, problem, ""))


def _outcome(plan: str, month: str, done: Future[Outcome]) -> Outcome:
    """What a review came to; a future without an outcome was given up by the crew."""
    if done.cancelled():
        return failed_review(plan, month, "the scheduler or its last worker was lost")
    problem = done.exception()
    if problem is None:
        return done.result()
    if not isinstance(problem, Exception):
        raise problem
    return failed_review(plan, month, f"whoever made it ended before it was done ({type(problem).__name__})")


def _say(outcome: Outcome, log: Callable[[str], None]) -> None:
    """One line for each review, and one for each file of its inbox that waits or was refused."""
    log(f"{outcome.plan}: {outcome.error or f'{outcome.month} {outcome.status}'}")
    for answer in outcome.published.imports if outcome.published else ():
        for sentence in (*answer["problems"], answer["question"]):
            if sentence:
                log(f"  {sentence}")
