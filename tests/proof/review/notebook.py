"""The executed notebook of a review as nbconvert shows it with JupyterLab's dress."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter

from smplan_kernel.automation.report import wanted
from smplan_kernel.automation.run import PAGE, review_month
from smplan_kernel.paths import workbooks
from smplan_kernel.plan.document import SECTIONS
from smplan_kernel.review import make_review
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook.month import MonthPage
from tests.proof.review.planted import MONTH, PLAN, Planted

SHOWN = ("data_check", "decisions", "goals", "figures", "posts", "routines", "costs", "health")
WRITTEN = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)  # when the plan was, as its health tells
OUTPUTS = ".jp-OutputArea-output"
# nbconvert would fetch these from a network; who opens a notebook offline does without.
FETCHED = ("require_js_url", "jquery_url", "mathjax_url", "mermaid_js_url", "widget_renderer_url", "jupyter_widgets_base_url")


def executed(planted: Planted) -> nbformat.NotebookNode:
    """The page as a run leaves it: each part that shows something beside what it shows."""
    touched = dict.fromkeys(SECTIONS, WRITTEN.date())
    review = make_review(planted.plan, planted.figures, MONTH, imports=planted.files, touched=touched)
    shown = MonthPage(review=review, plan=planted.plan)
    page = nbformat.read(workbooks() / PAGE, as_version=4)
    parts = {f"review.{name}()": getattr(shown, name) for name in SHOWN}
    for cell in page.cells:
        if cell.cell_type == "code" and cell.source in parts:
            html = parts[cell.source]()._repr_html_()
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": html, "text/plain": "Shown()"}, execution_count=1)]
        if cell.cell_type == "code" and cell.source == "review.record()":
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": shown.record().sentence}, execution_count=1)]
    return page


def really_executed(planted: Planted, folder: Path) -> nbformat.NotebookNode:
    """The same by a real run over a store of its own. Writes."""
    with open_workspace(folder, clock=lambda: WRITTEN) as workspace:
        session = workspace.session(who="Mara")
        session.new_plan(planted.plan)
        for file in planted.files:
            rows = planted.figures[planted.figures["import"] == file.id].drop(columns="import")
            facts = {"platform": rows["platform"].iloc[0], "account": rows["account"].iloc[0], "format": "proof", "period": None}
            known = {"file_name": file.file_name, "sha256": file.sha256, "content": file.content, **facts}
            session.add_import(PLAN, observations=rows, **known)
        done = review_month(workspace, session, PLAN, MONTH, today=WRITTEN.date(), formats=wanted("html"))
        return nbformat.read(Path(done.report).parent / "review.ipynb", as_version=4)


def outputs(page: nbformat.NotebookNode) -> Sequence[str]:
    """What the parts of a page show as HTML."""
    found = (output.get("data", {}).get("text/html", "") for cell in page.cells if cell.cell_type == "code" for output in cell.outputs)
    return [html for html in found if html]


def as_html(page: nbformat.NotebookNode) -> str:
    """The notebook as a page of its own."""
    exporter = HTMLExporter(template_name="lab", **dict.fromkeys(FETCHED, ""))
    html, _ = exporter.from_notebook_node(page)
    return str(html)
