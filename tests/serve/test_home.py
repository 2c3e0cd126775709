import os
from pathlib import Path

from smplan_kernel.serve.home import jupyter_home


def test_the_home_is_gone_afterwards():
    with jupyter_home() as home:
        assert home.is_dir()

    assert not home.exists()


def test_the_environment_is_as_before(monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "/mine")
    before = dict(os.environ)
    with jupyter_home(SMPLAN_PLAN="fernhill"):
        assert os.environ["SMPLAN_PLAN"] == "fernhill"

    assert dict(os.environ) == before


def test_the_kernel_and_the_dress_are_found_where_they_were_shipped():
    with jupyter_home():
        kernels, dress = (Path(part) for part in os.environ["JUPYTER_PATH"].split(os.pathsep))

    assert (kernels / "kernels" / "smplan" / "kernel.json").is_file()
    assert (dress / "voila" / "templates" / "smplan" / "index.html.j2").is_file()
