"""One month's review of the sample: stock papermill, the engine, and the same work in plain Python as the floor."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import papermill

from smplan_kernel import paths
from smplan_kernel.documents.review import review_html
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook.month import review_of
from tests.bench.rounds import Line, alternate, timed
from tests.bench.sample import MONTH, PLAN, sample_workspace


def measure(*, rounds: int, full: bool) -> list[Line]:
    """The review page by both engines, warm, and its computation alone."""
    del full
    with tempfile.TemporaryDirectory() as folder:
        workspace = sample_workspace(Path(folder))
        os.environ["SMPLAN_WORKSPACE"] = str(workspace)
        ways = {
            "stock papermill": timed(lambda: page(folder, kernel="python3", engine=None)),
            "smplan engine": timed(lambda: page(folder, kernel="smplan", engine="smplan")),
            "plain Python": timed(lambda: plain(workspace)),
        }
        return [alternate("The sample's monthly review", ways, rounds=rounds)]


def page(folder: str, *, kernel: str, engine: str | None) -> None:
    """Run the review page."""
    papermill.execute_notebook(
        str(paths.workbooks() / "11_monthly_review.ipynb"),
        str(Path(folder) / "review.ipynb"),
        {"plan": PLAN, "month": MONTH},
        kernel_name=kernel,
        engine_name=engine,
        progress_bar=False,
    )


def plain(workspace: Path) -> str:
    """Work the review out and draw its report, without a kernel."""
    with open_workspace(workspace) as place:
        session = place.session()
        return review_html(review_of(session, PLAN, MONTH), session.load(PLAN).plan)
