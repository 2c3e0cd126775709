"""The browser's half of the forms: plain modules and one style sheet, put together without a build step."""

from __future__ import annotations

from pathlib import Path

from smplan_kernel import paths
from smplan_kernel.forms.travel import Module, Sheet

STATIC = Path(__file__).parent / "static"
KIT = ("elements", "status", "inputs", "dates", "choices", "terms", "thread", "question", "faults", "windows", "drafts", "wire", "offer")
"""What every form stands on, in the order in which the parts need each other."""
SHEET = ("rows", "layout", "sheet", "pasted", "empty", "record", "table")
"""What a form needs beside the kit to lay records out in rows; it gives `recordTable(shape, way)`."""


def module(*names: str) -> Module:
    """One ES module from parts in `static`; only the last part exports."""
    return Module("\n".join((STATIC / f"{name}.js").read_text("utf-8") for name in names), names)


def style(*names: str) -> Sheet:
    """The style sheet of all forms and those named, with the tokens in front for a page that brings none (JupyterLab)."""
    tokens = paths.templates() / "documents" / "tokens.css"
    known = tokens.read_text("utf-8") if tokens.exists() else ""
    return Sheet(known + "\n".join((STATIC / f"{name}.css").read_text("utf-8") for name in ("forms", *names)))
