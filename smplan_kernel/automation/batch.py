"""Many plans, one month: each its own outcome, none stops another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from smplan_kernel.automation.run import Published, review_month
from smplan_kernel.errors import SmplanError
from smplan_kernel.store import Workspace


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

    def as_json(self) -> dict[str, Any]:
        """Return the outcome for machines."""
        return {
            "plan": self.plan,
            "month": self.month,
            "status": "failed" if self.error else "published" if self.published and self.published.new else "unchanged",
            "report": self.report,
            "revision": self.published.revision if self.published else None,
            "imports": list(self.published.imports) if self.published else [],
            "problem": str(self.error) if self.error else "",
        }


def review_plans(
    workspace: Workspace,
    plans: Iterable[str],
    month: str,
    *,
    today: date,
    partial: bool = False,
    who: str = "",
    log: Callable[[str], None],
) -> tuple[Outcome, ...]:
    """Review one month of several plans, one after the other. Writes."""
    session = workspace.session(who=who or "monthly review")
    outcomes = []
    for plan in plans:
        log(f"Reviewing '{plan}' for {month} ...")
        try:
            published = review_month(workspace, session, plan, month, today=today, partial=partial)
        except SmplanError as problem:
            outcomes.append(Outcome(plan=plan, month=month, error=problem))
            continue
        for answer in published.imports:
            for sentence in (*answer["problems"], answer["question"]):
                if sentence:
                    log(f"  {sentence}")
        outcomes.append(Outcome(plan=plan, month=month, published=published))
    return tuple(outcomes)
