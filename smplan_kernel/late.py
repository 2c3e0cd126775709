"""A library that costs seconds to load and is hardly ever asked anything is loaded when it is asked.

jsonschema imports `rfc3987_syntax` when it is there, as it is wherever Jupyter Server is, and that compiles a grammar of
international web addresses 39 times over: two and a half seconds in every process that reads a notebook or draws a chart,
for a check that no schema of theirs asks for.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

LATE = "rfc3987_syntax"
ASKED = "is_valid_syntax"  # the one name that jsonschema takes from it


class LateFinder:
    """Finds the library where Python would, and lets it be loaded at its first question.

    Neither this nor the loader comes from `importlib.abc`: that costs each reader of a file a quarter more to start.
    """

    @staticmethod
    def find_spec(fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Answer for the one library only, and only when it is installed."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname == LATE else None
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = LateLoader(spec.loader.name, spec.loader.path)
        return spec


class LateLoader(SourceFileLoader):
    """Makes a module that becomes the real one as soon as something is asked of it."""

    def exec_module(self, module: ModuleType) -> None:
        """Put in the place of its names what loads them."""
        really = super().exec_module

        def load() -> None:
            if vars(module).pop("__getattr__", None) is not None:
                really(module)

        def ask(term: str, value: str) -> bool:
            load()
            answer: bool = getattr(module, ASKED)(term, value)
            return answer

        def name(wanted: str) -> Any:
            if not wanted.startswith("__"):  # whoever looks through all modules asks for such
                load()
            if wanted in vars(module):
                return vars(module)[wanted]
            raise AttributeError(name=wanted, obj=module)

        vars(module).update({ASKED: ask, "__getattr__": name})


def load_late() -> None:
    """From now on the library waits until it is asked; what is loaded already stays."""
    if LateFinder not in sys.meta_path:
        sys.meta_path.insert(0, LateFinder)
