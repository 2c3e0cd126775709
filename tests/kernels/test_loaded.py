"""A forked kernel hears which files are loaded without touching the modules, so that their memory stays shared."""

from __future__ import annotations

import sys
from types import ModuleType

from smplan_kernel.kernels.loaded import Loaded
from tests.bench.machine import private_megabytes

FILES = "get_ipython().kernel._kernel_modules"


def asking() -> ModuleType:
    """A module that goes through all modules as ipykernel does."""
    module = ModuleType("asking")
    exec(  # noqa: S102 - our own words
        "import sys\n"
        "def files(): return [m.__file__ for m in sys.modules.copy().values() if hasattr(m, '__file__') and m.__file__]\n"
        "def version(): return sys.version",
        vars(module),
    )
    return module


def test_a_module_that_asks_hears_the_same_files():
    module = asking()
    known = module.files()

    with Loaded().told_to(module):
        assert module.files() == known
        assert module.version() == sys.version

    assert vars(module)["sys"] is sys


def test_a_module_that_came_later_is_told_too(monkeypatch):
    loaded = Loaded()
    later = ModuleType("later")
    later.__file__ = "/later.py"
    monkeypatch.setitem(sys.modules, "later", later)

    assert loaded.files()[-1] == "/later.py"


def test_a_kernel_knows_its_files(shared_kernel):
    assert int(shared_kernel.said(f"print(len({FILES}))")) > 1000
    assert shared_kernel.said(f"import smplan_kernel, json; print({{smplan_kernel.__file__, json.__file__}} <= set({FILES}))") == "True"


def test_a_kernel_shares_most_of_its_memory(kernel):
    assert private_megabytes(kernel.pid) < 28
