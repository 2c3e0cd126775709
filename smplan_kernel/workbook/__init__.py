"""What a page of the workbook imports: open a page, look at figures, read the plan and the month's review.

Nothing is imported before it is asked for, so that a page of forms carries no report.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smplan_kernel import figures
    from smplan_kernel.workbook.behind import links_by_code, origin_by_metric
    from smplan_kernel.workbook.imported import behaviour_by_metric, rivals_by_metric, targets_by_metric
    from smplan_kernel.workbook.meeting import open_meeting
    from smplan_kernel.workbook.month import open_review
    from smplan_kernel.workbook.opening import open_page
    from smplan_kernel.workbook.reading import printed_plan, review_days

__all__ = [
    "behaviour_by_metric",
    "figures",
    "links_by_code",
    "open_meeting",
    "open_page",
    "open_review",
    "origin_by_metric",
    "printed_plan",
    "review_days",
    "rivals_by_metric",
    "targets_by_metric",
]

_ROOMS = {
    "behaviour_by_metric": "imported",
    "links_by_code": "behind",
    "open_meeting": "meeting",
    "open_page": "opening",
    "open_review": "month",
    "origin_by_metric": "behind",
    "printed_plan": "reading",
    "review_days": "reading",
    "rivals_by_metric": "imported",
    "targets_by_metric": "imported",
}


def __getattr__(name: str) -> Any:
    """Fetch what a page asks for."""
    if name == "figures":
        return import_module("smplan_kernel.figures")
    if name not in _ROOMS:
        msg = f"smplan_kernel.workbook has no {name!r}; it has {', '.join(__all__)}"
        raise AttributeError(msg)
    return getattr(import_module(f"smplan_kernel.workbook.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    """What completion offers."""
    return __all__
