"""A run page: its record, and its text without a clock."""

import sys

import nbformat
import pytest
from papermill.exceptions import PapermillExecutionError

from smplan_kernel.automation.engine import RECORD_TYPE, record_of, run_page, without_clock
from smplan_kernel.errors import ReviewFailedError
from smplan_kernel.kernels import provisioner


def part(source, *, tags=(), outputs=()):
    made = nbformat.v4.new_code_cell(source, id=f"p{abs(hash(source)) % 1000}", outputs=list(outputs))
    made.metadata.tags = list(tags)
    made.metadata.papermill = {"start_time": "2026-11-01T10:00:00", "duration": 0.2}
    return made


@pytest.fixture
def run_notebook():
    record = nbformat.v4.new_output("display_data", data={RECORD_TYPE: {"month": "2026-10"}, "text/plain": "the record"})
    parts = [
        part('plan = ""', tags=["parameters"]),
        part('plan = "fernhill"', tags=["injected-parameters"]),
        part("record()", outputs=[record]),
    ]
    notebook = nbformat.v4.new_notebook(cells=parts)
    notebook.metadata.papermill = {"duration": 3.1}
    return notebook


def test_the_record_is_found(run_notebook):
    assert record_of(run_notebook) == {"month": "2026-10"}


def test_a_page_without_a_record_says_so():
    with pytest.raises(LookupError, match="no record"):
        record_of(nbformat.v4.new_notebook(cells=[part("1")]))


def test_a_published_page_shows_no_clock(run_notebook):
    text = without_clock(run_notebook)

    assert "papermill" not in text
    assert "start_time" not in text


def test_a_published_page_carries_its_own_parameters(run_notebook):
    cells = nbformat.reads(without_clock(run_notebook), as_version=4).cells

    assert [cell.source for cell in cells] == ['plan = "fernhill"', "record()"]
    assert cells[0].metadata.tags == ["parameters"]


def test_kernels_are_made_ready_while_papermill_is_loaded(tmp_path, monkeypatch):
    def begin():
        raise InterruptedError

    monkeypatch.setattr(provisioner, "warm", begin)
    monkeypatch.delitem(sys.modules, "papermill", raising=False)

    with pytest.raises(InterruptedError):
        run_page(tmp_path / "page.ipynb", tmp_path / "out.ipynb", {"plan": "fernhill", "month": "2026-10"}, workspace=str(tmp_path))


def test_a_page_that_stops_raises_in_words_and_leaves_its_output(tmp_path):
    page = nbformat.v4.new_notebook(cells=[part('plan = month = ""', tags=["parameters"]), part("raise ValueError('the file ends early')")])
    page.metadata.kernelspec = {"name": "smplan", "display_name": "smplan", "language": "python"}
    nbformat.write(page, tmp_path / "page.ipynb")

    with pytest.raises(ReviewFailedError, match="the file ends early") as caught:
        run_page(tmp_path / "page.ipynb", tmp_path / "out.ipynb", {"plan": "fernhill", "month": "2026-10"}, workspace=str(tmp_path))

    assert caught.value.exit_code == 1
    assert (tmp_path / "out.ipynb").is_file()


def test_a_page_that_stops_without_a_word_is_named_by_its_kind(tmp_path, monkeypatch):
    def stop(*_, **__):
        raise PapermillExecutionError(cell_index=0, exec_count=1, source="assert False", ename="AssertionError", evalue="", traceback=[])

    monkeypatch.setattr("papermill.execute_notebook", stop)

    with pytest.raises(ReviewFailedError, match=r"stopped: something happened that nobody foresaw \(AssertionError\)\."):
        run_page(tmp_path / "page.ipynb", tmp_path / "out.ipynb", {"plan": "garden", "month": "2026-10"}, workspace=str(tmp_path))
