"""The browser's half of the forms: plain modules and one style sheet, put together without a build step."""

from __future__ import annotations

from pathlib import Path

from smplan_kernel import paths

STATIC = Path(__file__).parent / "static"
KIT = ("elements", "inputs", "question", "drafts")
"""What every form stands on, in the order in which the parts need each other."""


def module(*names: str) -> str:
    """One ES module from parts in `static`; only the last part exports."""
    return "\n".join((STATIC / f"{name}.js").read_text("utf-8") for name in names)


def style() -> str:
    """The style sheet of all forms, with the tokens in front for a page that brings none (JupyterLab)."""
    tokens = paths.templates() / "documents" / "tokens.css"
    known = tokens.read_text("utf-8") if tokens.exists() else ""
    return known + (STATIC / "forms.css").read_text("utf-8")
