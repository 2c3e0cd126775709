"""A night of a thousand reviews: what a review needed is given back when it ends. The long run is `make bench` with `--full`."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from datetime import date
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import KernelManager

from smplan_kernel.automation.batch import Asked, Watch, review_plans, threads
from smplan_kernel.plan import document, load_document
from smplan_kernel.store import open_workspace
from tests.automation import garden

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the memory of a process")
PLANS = ("garden", "second", "third")
GROWTH = 6.0  # megabytes over nine reviews; a notebook that stayed would be most of one each
KEPT_BY_NOBODY = (nbformat.NotebookNode, KernelManager, asyncio.AbstractEventLoop)


@pytest.fixture(scope="module")
def night(tmp_path_factory):
    """Review all plans once more, and the next time anew."""
    with open_workspace(tmp_path_factory.mktemp("night") / "workspace") as workspace:
        session = workspace.session(who="Mara")
        for name in PLANS:
            session.new_plan(load_document(document(garden.small_plan()) | {"id": name}, name))
            garden.fill_inbox(workspace.inbox(name))

        def again():
            asked = Asked(month="2026-10", today=date(2026, 11, 22))
            outcomes = review_plans(workspace, PLANS, asked, crew=threads(workspace, 3), watch=Watch(log=lambda _line: None))
            assert {outcome.status for outcome in outcomes} == {"published"}
            for outcome in outcomes:
                outcome.published.report.unlink()  # a report that is lost is made again

        again()
        yield again


def megabytes():
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def held():
    """How many things of a review there are, and files and threads of this process."""
    gc.collect()
    alive = [type(one) for one in gc.get_objects() if isinstance(one, KEPT_BY_NOBODY)]
    return {
        **{kind.__name__: sum(issubclass(one, kind) for one in alive) for kind in KEPT_BY_NOBODY},
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "threads": len(list(Path("/proc/self/task").iterdir())),
    }


def test_nothing_of_a_review_is_held_after_it(night):
    night()
    before = held()
    night()

    assert {name: count for name, count in held().items() if count > before[name]} == {}


def growth(night):
    """Megabytes that nine reviews have left behind."""
    before = megabytes()
    for _ in range(3):
        night()
    return megabytes() - before


def test_memory_stays_flat(night):
    night()

    # A process grows once or twice while its threads find their places; what reviews leave behind is left each time.
    assert any(growth(night) < GROWTH for _ in range(3))
