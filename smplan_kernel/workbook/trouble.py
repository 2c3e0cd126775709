"""What a planner is told when the store refuses: what happened, where the text is meanwhile, what to do."""

from __future__ import annotations

from smplan_kernel.errors import BusyError, PlanNotFoundError, ReadOnlyError, SmplanError, WorkspaceError

KEPT = "Your text stays on this page and is saved by itself as soon as that works."
BUSY = "Something else is writing to this plan just now."
GONE = (
    "This plan was erased meanwhile, or moved. What stands on this page can still be copied. Ask whoever looks after smplan for the plan."
)


def trouble_words(problem: SmplanError, *, is_unsaved: bool) -> str:
    """The sentence for the page; the command line tells the same in its own words."""
    if isinstance(problem, PlanNotFoundError):
        return GONE
    words = BUSY if isinstance(problem, BusyError) else _without_address(problem)
    return f"{words} {KEPT}" if is_unsaved and will_be_tried(problem) else words


def _without_address(problem: SmplanError) -> str:
    """The sentence without the folder or the database it is about: a planner knows neither."""
    if not isinstance(problem, WorkspaceError) or not set(problem.where) & {"/", "\\"}:
        return str(problem)
    return f"{problem.problem[:1].upper()}{problem.problem[1:]}. {problem.todo}"


def will_be_tried(problem: SmplanError) -> bool:
    """Whether waiting may help: a full disk or a busy store passes, an erased plan or a role does not."""
    return not isinstance(problem, (PlanNotFoundError, ReadOnlyError))
