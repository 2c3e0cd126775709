"""A kernel sees the part of the environment that it needs; a review's too."""

from pathlib import Path

import nbformat

from smplan_kernel.automation.engine import run_page
from smplan_kernel.kernels.environment import PASSED_ON, kernel_environment
from tests.kernels.conftest import OURS


def test_a_password_beside_the_host_is_not_passed_on():
    assert kernel_environment({"MAIL_PASSWORD": "hush", "AWS_SECRET_ACCESS_KEY": "hush", "PATH": "/bin"}) == {"PATH": "/bin"}


def test_no_name_on_the_list_is_that_of_a_secret():
    assert [name for name in PASSED_ON if any(word in name for word in ("PASSWORD", "SECRET", "TOKEN", "KEY"))] == []


def test_how_the_database_is_reached_is_passed_on():
    assert kernel_environment({"PGSSLROOTCERT": "/ca.pem"}) == {"PGSSLROOTCERT": "/ca.pem"}


def test_a_review_s_page_sees_no_password(tmp_path, monkeypatch):
    monkeypatch.setenv("MAIL_PASSWORD", "hush")
    monkeypatch.setenv("JUPYTER_PATH", str(OURS.parent))
    asked = nbformat.v4.new_code_cell('plan = month = ""')
    asked.metadata.tags = ["parameters"]
    look = nbformat.v4.new_code_cell("import os; print(os.environ.get('MAIL_PASSWORD'), os.environ['SMPLAN_WORKSPACE'])")
    page = nbformat.v4.new_notebook(cells=[asked, look])
    page.metadata.kernelspec = {"name": "smplan", "display_name": "smplan", "language": "python"}
    nbformat.write(page, tmp_path / "page.ipynb")
    done = run_page(tmp_path / "page.ipynb", Path(tmp_path / "out.ipynb"), {"plan": "fernhill", "month": "2026-10"}, workspace="/plans")

    assert done.cells[-1].outputs[0].text.strip() == "None /plans"
