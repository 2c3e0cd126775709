"""Many runs by the engine, several at a time, without a single error; `make stress` does five hundred."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import nbformat
import papermill
import pytest
from jupyter_core.utils import ensure_event_loop

from smplan_kernel.kernels.engine import Engine
from smplan_kernel.kernels.host import Zygote
from tests.kernels.conftest import OURS, children_of, soon

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks kernels")
RUNS = int(os.environ.get("SMPLAN_RUNS", "24"))
AT_ONCE = 8


def test_no_run_of_many_fails_and_nothing_is_left(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", str(OURS.parent))
    monkeypatch.setitem(papermill.engines.papermill_engines._engines, "smplan", Engine)
    page = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("number = 0"), nbformat.v4.new_code_cell("print(number * 2)")])
    page.cells[0].metadata.tags = ["parameters"]
    page.metadata.kernelspec = {"name": "smplan", "display_name": "smplan", "language": "python"}
    nbformat.write(page, tmp_path / "page.ipynb")

    def one(number):
        try:
            done = papermill.execute_notebook(
                str(tmp_path / "page.ipynb"),
                str(tmp_path / f"{number}.ipynb"),
                {"number": number},
                engine_name="smplan",
                progress_bar=False,
            )
        finally:
            ensure_event_loop().close()
        return done.cells[-1].outputs[0].text.strip()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        said = list(pool.map(one, range(RUNS)))

    assert said == [str(number * 2) for number in range(RUNS)]
    assert soon(lambda: children_of(Zygote.here().process.pid) == [])
