"""The papermill engine: same outputs as papermill's own, limits in time, whole files, sockets that no other kernel shares."""

import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import papermill
import pytest
from jupyter_client.asynchronous.client import AsyncKernelClient
from nbclient.exceptions import CellTimeoutError
from papermill.exceptions import PapermillExecutionError

from smplan_kernel.kernels import engine
from smplan_kernel.kernels.engine import Engine, RunTimeoutError, write_whole
from tests.kernels.conftest import OURS


@pytest.fixture(autouse=True)
def _our_kernelspec(monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", str(OURS.parent))


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run parts as a notebook and return what came of it."""
    monkeypatch.setitem(papermill.engines.papermill_engines._engines, "smplan", Engine)

    def go(*parts, name="page", **options):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(part) for part in parts])
        notebook.metadata.kernelspec = {"name": "smplan", "display_name": "smplan", "language": "python"}
        notebook.cells[0].metadata.tags = ["parameters"]
        nbformat.write(notebook, tmp_path / f"{name}.ipynb")
        return papermill.execute_notebook(
            str(tmp_path / f"{name}.ipynb"), str(tmp_path / f"{name}.out.ipynb"), engine_name="smplan", progress_bar=False, **options
        )

    return go


def printed(notebook):
    return [output.text.strip() for cell in notebook.cells for output in cell.outputs if output.output_type == "stream"]


def test_parameters_and_outputs_are_those_of_papermill(run):
    done = run("number = 1", "print(number + 1)", "1 + 1", parameters={"number": 41})

    assert printed(done) == ["42"]
    assert done.cells[-1].outputs[0].data["text/plain"] == "2"
    assert done.metadata.papermill.parameters == {"number": 41}


def test_papermill_s_own_command_uses_it(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("number = 1"), nbformat.v4.new_code_cell("print(number + 1)")])
    notebook.cells[0].metadata.tags = ["parameters"]
    notebook.metadata.kernelspec = {"name": "smplan", "display_name": "smplan", "language": "python"}
    nbformat.write(notebook, tmp_path / "in.ipynb")
    command = [sys.executable, "-m", "papermill", "--engine", "smplan", "--no-progress-bar", "--execution-timeout", "60"]
    done = subprocess.run(
        [*command, "-p", "number", "41", "in.ipynb", "out.ipynb"], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr
    assert printed(nbformat.read(tmp_path / "out.ipynb", as_version=4)) == ["42"]


def test_no_silence_is_waited_for_and_no_first_word_is_lost(run, monkeypatch):
    def waits(*_given, **_options):
        raise AssertionError

    monkeypatch.setattr(AsyncKernelClient, "wait_for_ready", waits)

    assert [printed(run("print('first')")) for _ in range(6)] == [["first"]] * 6


def test_a_short_run_saves_its_file_at_its_ends_only(run, monkeypatch):
    saved = []
    monkeypatch.setattr(engine, "write_whole", lambda text, place, write=write_whole: saved.append(len(text)) or write(text, place))
    run(*["1 + 1"] * 8)

    assert len(saved) <= 3


def test_a_long_run_saves_its_file_on_its_way(run, monkeypatch):
    saved = []
    monkeypatch.setattr(engine, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(engine, "write_whole", lambda text, place, write=write_whole: saved.append(len(text)) or write(text, place))
    run(*["1 + 1"] * 8)

    assert len(saved) > 16


def test_a_failure_is_told_with_its_part_and_stands_in_the_file(run, tmp_path):
    with pytest.raises(PapermillExecutionError) as failed:
        run("x = 1", "1 / 0", "print('never')")

    assert failed.value.ename == "ZeroDivisionError"
    assert "ZeroDivisionError" in (tmp_path / "page.out.ipynb").read_text("utf-8")


def test_a_part_that_takes_too_long_is_stopped(run):
    with pytest.raises(CellTimeoutError):
        run("import time; time.sleep(30)", execution_timeout=1)


def test_a_run_that_breaks_off_saves_what_there_is(run, tmp_path):
    with pytest.raises(CellTimeoutError):
        run("print('so far')", "import time; time.sleep(30)", execution_timeout=1)

    assert printed(nbformat.read(tmp_path / "page.out.ipynb", as_version=4)) == ["so far"]


def test_a_run_that_takes_too_long_is_stopped(run):
    begun = time.monotonic()
    with pytest.raises((RunTimeoutError, CellTimeoutError)):
        run(*["import time; time.sleep(0.9)"] * 6, run_timeout=2)

    assert time.monotonic() - begun < 15


def test_a_kernel_has_the_folder_and_the_environment_that_were_asked_for(run, tmp_path):
    here = Path.cwd()
    done = run("import os; print(os.getcwd(), os.environ['WHOSE'])", kernel_cwd=str(tmp_path), kernel_env={"WHOSE": "mine", "PATH": "/bin"})

    assert printed(done) == [f"{tmp_path} mine"]
    assert Path.cwd() == here


def test_runs_side_by_side_do_not_hear_each_other(run):
    said = {}

    def one(number):
        said[number] = printed(run(f"number = {number}", "import time; time.sleep(0.2)", "print(number)", name=f"page{number}"))

    workers = [threading.Thread(target=one, args=(number,)) for number in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(90)

    assert said == {number: [str(number)] for number in range(6)}


def test_no_socket_and_no_folder_is_left_behind(run, tmp_path, monkeypatch):
    monkeypatch.setattr(engine.tempfile, "tempdir", str(tmp_path))
    run("print(1)")

    assert [path.name for path in tmp_path.glob("sp*")] == []


@pytest.mark.parametrize("last", ["1 + 1", "1 / 0"])
def test_no_kernel_is_left_behind(run, tmp_path, last):
    with suppress(PapermillExecutionError):
        run("import os", f"open({str(tmp_path / 'number')!r}, 'w').write(str(os.getpid()))", last)
    number = (tmp_path / "number").read_text()

    assert not Path(f"/proc/{number}").exists()


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    place = tmp_path / "page.ipynb"
    write_whole("old", place)

    def pulled_plug(_number):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(engine.os, "fsync", pulled_plug)
    with pytest.raises(OSError, match="Input"):
        write_whole("new", place)

    assert place.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [place]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere does not exist"):
        write_whole("new", tmp_path / "nowhere" / "page.ipynb")
