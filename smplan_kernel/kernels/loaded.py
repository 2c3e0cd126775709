"""Which files are loaded, told to each kernel as one text.

An IPython kernel asks every module for its file when it starts, for a debugger that is hardly ever begun. Each question counts
references at three places of memory, so two thousand of them made each kernel copy 13 of the 31 MB that it had for itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from types import ModuleType, SimpleNamespace
from typing import Any


class Loaded:
    """The modules of a zygote as they were before it forks."""

    def __init__(self) -> None:
        self._count = len(sys.modules)
        self._files = "\n".join(_files(sys.modules.copy().values()))

    def files(self) -> list[str]:
        """The file of each module that has one, also of those that were loaded since."""
        later = list(islice(reversed(sys.modules.values()), max(0, len(sys.modules) - self._count)))
        return [*self._files.split("\n"), *_files(reversed(later))]

    @contextmanager
    def told_to(self, module: ModuleType) -> Iterator[None]:
        """While this lasts, a module that goes through `sys.modules.copy()` hears the files without touching anything else."""
        own: Any = vars(module)["sys"]
        vars(module)["sys"] = _System(self.files())
        try:
            yield
        finally:
            vars(module)["sys"] = own


class _System:
    """`sys` with other modules."""

    def __init__(self, files: list[str]) -> None:
        self.modules = _Modules(files)

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


class _Modules:
    """As many modules as there are files; each has its file and nothing else, and the next one takes its place."""

    def __init__(self, files: list[str]) -> None:
        self._files = files

    def copy(self) -> _Modules:
        """The same: nobody can change it."""
        return self

    def values(self) -> Iterator[SimpleNamespace]:
        """One after the other."""
        module = SimpleNamespace()
        for module.__file__ in self._files:
            yield module


def _files(modules: Any) -> list[str]:
    return [str(module.__file__) for module in modules if getattr(module, "__file__", None)]
