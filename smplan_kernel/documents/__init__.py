"""Documents made of plans and reviews: HTML that opens anywhere, Markdown that lives anywhere, a PDF to hand on, numbers for a spreadsheet."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smplan_kernel.documents.markdown import plan_markdown
    from smplan_kernel.documents.paper import pdf
    from smplan_kernel.documents.plan import plan_html
    from smplan_kernel.documents.review import review_html
    from smplan_kernel.documents.review_tables import review_xlsx
    from smplan_kernel.documents.summary import review_summary

__all__ = ["pdf", "plan_html", "plan_markdown", "review_html", "review_summary", "review_xlsx"]

_ROOMS = {
    "pdf": "paper",
    "plan_html": "plan",
    "plan_markdown": "markdown",
    "review_html": "review",
    "review_summary": "summary",
    "review_xlsx": "review_tables",
}


def __getattr__(name: str) -> Any:
    """Fetch a document's maker when somebody asks for it."""
    if name not in _ROOMS:
        msg = f"smplan_kernel.documents has no {name!r}; it has {', '.join(__all__)}"
        raise AttributeError(msg)
    return getattr(import_module(f"smplan_kernel.documents.{_ROOMS[name]}"), name)
