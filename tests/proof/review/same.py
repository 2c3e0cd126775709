"""The same inputs on other machines, as far as a machine is its hash seed, zone, language and folder: the same bytes of every file."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from smplan_kernel.automation.demo import PLAN as SAMPLES
from smplan_kernel.automation.demo import bring_in
from smplan_kernel.automation.report import ALWAYS, BESIDES
from smplan_kernel.paths import sample
from smplan_kernel.plan import load_document
from smplan_kernel.store import open_workspace
from tests.proof.review import world
from tests.proof.review.figures import Figure, timed
from tests.proof.review.forked import fork

SMPLAN = Path(sys.executable).parent / "smplan"
FORMATS = "md,xlsx,pdf"
LANDSCAPE = SAMPLES["landscape"]
MONTHS = ("2025-12", "2026-06", "2026-10")
LONGEST = 600


@dataclass(frozen=True, kw_only=True)
class Machine:
    """What is otherwise there, and the name of the folder in which a run stands."""

    environment: dict[str, str]
    folder: str


MACHINES = (
    Machine(environment={"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}, folder="a"),
    Machine(environment={"PYTHONHASHSEED": "77", "TZ": "America/New_York", "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, folder="b c é"),
    Machine(environment={"PYTHONHASHSEED": "random", "TZ": "Australia/Lord_Howe", "LANG": "tr_TR.UTF-8"}, folder="deep/er/still"),
)


def same_small(folder: Path, machines: Sequence[Machine] = MACHINES, formats: str = FORMATS) -> Figure:
    """The small plan's review, its exports brought in on each machine anew."""
    world.make_world(folder / "from")
    figure = Figure(name="a small review has the same bytes on every machine", unit="files")
    with timed(figure):
        _compare(figure, folder, machines, world.PLAN, (world.MONTH,), formats)
    return figure


def same_sample(folder: Path, machines: Sequence[Machine] = MACHINES, months: Sequence[str] = MONTHS) -> Figure:
    """Reviews of the sample organisation."""
    answer = fork(lambda: _sample(folder / "from"), folder / "t").answer()
    figure = Figure(name="the sample's reviews have the same bytes on every machine", unit="files", notes={"months": list(months)})
    with timed(figure):
        if answer:
            figure.tried(f"the sample cannot be made: {answer}")
        else:
            _compare(figure, folder, machines, LANDSCAPE, months)
    return figure


def _sample(folder: Path) -> dict[str, str]:
    """The sample organisation with its figures. Writes."""
    data = json.loads((sample("landscape") / "plan.json").read_text("utf-8"))
    with open_workspace(folder, clock=lambda: world.BEGUN) as workspace:
        session = workspace.session(who="Mara")
        session.new_plan(load_document(data | {"id": LANDSCAPE}, "plan.json"))
        bring_in(session, LANDSCAPE, sample("landscape"))
    return {}


def _compare(figure: Figure, folder: Path, machines: Sequence[Machine], plan: str, months: Sequence[str], formats: str = FORMATS) -> None:
    """Every file of every month on every machine beside that of the first."""
    first: dict[tuple[str, str], str] = {}
    for machine in machines:
        for month, name, content in _files(folder, machine, plan, months, formats):
            known = first.setdefault((month, name), content)
            figure.tried(*([] if content and known == content else [f"{month} {name} on {machine.environment}: {content or 'not there'}"]))


def _files(folder: Path, machine: Machine, plan: str, months: Sequence[str], formats: str) -> Iterator[tuple[str, str, str]]:
    """Month, name and fingerprint of what a machine makes of a copy of the world."""
    here = folder / "machines" / machine.folder
    here.mkdir(parents=True)
    shutil.copytree(folder / "from", here / "work")
    environment = {**os.environ, **machine.environment, "SMPLAN_WORKSPACE": str(here / "work"), "TMPDIR": str(here)}
    for month in months:
        command = [SMPLAN, "review", "run", plan, "--month", month, "--formats", formats]
        done = subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, timeout=LONGEST, check=False)
        for name in (*ALWAYS, *(BESIDES[word] for word in formats.split(","))):
            path = here / "work" / "reviews" / plan / month / name
            there = done.returncode == 0 and path.is_file()
            yield month, name, hashlib.sha256(path.read_bytes()).hexdigest() if there else ""
        if done.returncode:
            yield month, f"an end: {done.stderr[-200:]}", ""
