"""The public names of each room: few, and all there."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

import smplan_kernel

ROOMS = sorted(f"smplan_kernel.{room.name}" for room in pkgutil.iter_modules(smplan_kernel.__path__))


@pytest.mark.parametrize("room", ROOMS)
def test_public_names_exist_and_are_named_once(room):
    module = importlib.import_module(room)
    names = list(getattr(module, "__all__", []))

    assert len(names) == len(set(names))
    assert [name for name in names if not hasattr(module, name)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_for(room):
    assert len((importlib.import_module(room).__doc__ or "").strip()) > 20


def test_the_command_line_answers_without_the_heavy_libraries():
    heavy = "{'pandas', 'altair', 'ipywidgets', 'sqlalchemy', 'pydantic', 'papermill', 'voila'}"
    code = f"import sys, smplan_kernel.cli.app; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
