"""No live page loads a drawing machine into its kernel, and only pages with a chart load the chart's widget."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import nbformat
import pytest

from smplan_kernel import paths
from smplan_kernel.plan import load_document
from smplan_kernel.store import open_workspace

LIVE = tuple(file for file in sorted(paths.workbooks().glob("[01]*.ipynb")) if file.stem != "11_monthly_review")
CHARTED = {"01_audit", "05_content", "08_resources", "09_metrics", "12_review_meeting"}
WATCHED = ("altair", "vl_convert", "matplotlib", "smplan_kernel.forms.chart")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    with open_workspace(folder) as place:
        place.session().new_plan(load_document(json.loads((paths.sample("landscape") / "plan.json").read_text("utf-8")), "plan.json"))
    return folder


def loaded(file, workspace) -> set[str]:
    cells = [cell.source for cell in nbformat.read(file, as_version=4).cells if cell.cell_type == "code"]
    program = "\n".join([*cells, f"import sys; print(*(set({WATCHED!r}) & sys.modules.keys()))"])
    environment = {**os.environ, "SMPLAN_WORKSPACE": str(workspace), "SMPLAN_PLAN": "landscape"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.slow
@pytest.mark.parametrize("file", LIVE, ids=[file.stem for file in LIVE])
def test_a_live_page_draws_nothing_in_its_kernel(file, workspace):
    found = loaded(file, workspace)

    assert found == ({"smplan_kernel.forms.chart"} if file.stem in CHARTED else set())
