"""Every page opens from top to bottom, on a blank plan and on a worked one, and leaves the plan as it was."""

from __future__ import annotations

import json
import shutil

import nbformat
import pytest
from nbclient import NotebookClient

from smplan_kernel import paths
from smplan_kernel.plan import Goal, blank_plan, load_document
from smplan_kernel.store import open_workspace

RECORD_TYPE = "application/vnd.smplan.review+json"


@pytest.fixture(autouse=True)
def kernel(tmp_path, monkeypatch):
    """The workbook's own kernel, of this Python, known to nobody else."""
    shutil.copytree(paths.PACKAGE / "kernels" / "smplan", tmp_path / "jupyter" / "kernels" / "smplan")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))


@pytest.fixture(params=["blank", "worked"])
def plan(request, workspace):
    """A plan in the workspace: one in which nothing is decided, and the sample firm's."""
    made = blank_plan("my-plan") if request.param == "blank" else worked_plan()
    with open_workspace(workspace) as here:
        here.session("Mara").new_plan(made)
        return here.session().load(made.id).plan


def worked_plan():
    sample = paths.sample("landscape") / "plan.json"
    if sample.exists():
        return load_document(json.loads(sample.read_text("utf-8")), sample.name)
    return blank_plan("fernhill").with_goals(goals=(Goal(id="goal-aaaa", text="Twelve commissions"),))


def opened(page_file, **parameters):
    notebook = nbformat.read(page_file, as_version=4)
    given = nbformat.v4.new_code_cell("\n".join(f"{name} = {value!r}" for name, value in parameters.items()))
    notebook.cells.insert(2, given)
    NotebookClient(notebook, timeout=120, kernel_name="smplan").execute()
    return notebook


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_it_opens_from_top_to_bottom_and_writes_nothing(page_file, plan, workspace):
    month = {"month": "2026-10"} if page_file.stem[:2] in {"11", "12"} else {}

    notebook = opened(page_file, plan=plan.id, **month)

    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert [output for output in outputs if output.output_type in {"error", "stream"}] == []
    with open_workspace(workspace) as here:
        assert (here.session().load(plan.id).plan, here.session().load(plan.id).revision) == (plan, 1)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("stem", ["11_monthly_review"])
def test_the_monthly_review_reads_without_a_kernel_and_carries_its_record(stem, plan):
    notebook = opened(paths.workbooks() / f"{stem}.ipynb", plan=plan.id, month="2026-10")

    outputs = [output.data for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [data for data in outputs if "application/vnd.jupyter.widget-view+json" in data]
    records = [data[RECORD_TYPE] for data in outputs if RECORD_TYPE in data]
    assert [(record["plan"], record["month"]) for record in records] == [(plan.id, "2026-10")]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_page_without_a_chart_draws_with_no_chart_library(workspace, monkeypatch):
    monkeypatch.setenv("SMPLAN_NOFORK", "1")  # a forked kernel has every library from its beginning
    notebook = nbformat.read(paths.workbooks() / "02_goals.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("import sys; print(sorted({'altair', 'vl_convert', 'matplotlib'} & set(sys.modules)))"))

    NotebookClient(notebook, timeout=120, kernel_name="smplan").execute()

    assert notebook.cells[-1].outputs[0].text == "[]\n"
