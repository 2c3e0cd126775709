"""A night's batch: one review after another by stock papermill, several processes of it at once, and `smplan`'s batch in one process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sqlalchemy as sa

from smplan_kernel import paths
from smplan_kernel.plan import document, load_document
from smplan_kernel.store import open_workspace
from smplan_kernel.store.tables import figures, import_file, plan, series
from tests.bench.rounds import Line
from tests.bench.sample import MONTH, PLAN, sample_workspace

FEW, MANY = 100, 1000
STOCK = 6  # runs of stock papermill: a hundred would take half an hour and tell nothing more
APART = 10_000  # between the numbers of the imports of two copies
NIGHT = """
import json, os, sys, time
from datetime import date
from pathlib import Path
from smplan_kernel.automation.batch import Asked, Watch, review_plans, threads, usual_workers
from smplan_kernel.store import open_workspace
done, memory = [], []
def tell(count, known, failed):
    done.append(time.perf_counter())
    memory.append(int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6)
with open_workspace(sys.argv[1]) as workspace:
    begun = time.perf_counter()
    asked = Asked(month=sys.argv[2], today=date(2026, 11, 22))
    crew = threads(workspace, usual_workers())
    outcomes = review_plans(workspace, sys.argv[3:], asked, crew=crew, watch=Watch(log=lambda _: None, tell=tell))
print(json.dumps({"seconds": done[-1] - begun, "memory": memory, "failed": [str(one.error) for one in outcomes if one.error]}))
"""


def measure(*, rounds: int, full: bool) -> list[Line]:
    """Seconds a review, and the memory of the process that runs the batch."""
    del rounds  # each plan is a round of its own
    with tempfile.TemporaryDirectory() as folder:
        workspace = sample_workspace(Path(folder))
        names = copies(workspace, MANY if full else FEW)
        one_by_one = [stock(workspace, name) for name in names[:STOCK]]
        cores = os.cpu_count() or 1
        begun = time.perf_counter()
        with ThreadPoolExecutor(cores) as pool:
            list(pool.map(lambda name: stock(workspace, name), names[:STOCK]))
        at_once = (time.perf_counter() - begun) / STOCK
        night = json.loads(
            subprocess.run([sys.executable, "-c", NIGHT, str(workspace), MONTH, *names], check=True, capture_output=True, text=True).stdout
        )
    assert not night["failed"], night["failed"][:3]
    memory = night["memory"]
    tenth = len(memory) // 10
    return [
        Line(
            what=f"A review, in a batch of {len(names):,} of the sample's size",
            unit="s",
            rounds={
                "stock papermill, one by one": tuple(one_by_one),
                f"stock papermill, {cores} at once": (at_once,),
                "smplan's batch": (night["seconds"] / len(names),),
            },
        ),
        Line(
            what="Memory of the batch's process",
            unit="MB",
            rounds={f"after {tenth:,} reviews": (memory[tenth - 1],), f"after {len(memory):,} reviews": (memory[-1],)},
        ),
    ]


def copies(place: Path, count: int) -> list[str]:
    """Plans with the sample's answers and figures, copied within the database. Writes."""
    names = [f"plan-{number:04d}" for number in range(count)]
    with open_workspace(place) as workspace:
        session = workspace.session(who="bench")
        kept = document(session.load(PLAN).plan)
        for name in names:
            session.new_plan(load_document(kept | {"id": name}, name))
        with workspace.database.writing() as connection:
            mark = connection.scalar(sa.select(plan.c.mark).where(plan.c.id == PLAN))
            own = sa.select(import_file.c.id).where(import_file.c.plan == PLAN).scalar_subquery()
            for number, name in enumerate(names, start=1):
                for table, key in ((import_file, "id"), (series, "import_id"), (figures, "import_id")):
                    moved = {key: table.c[key] + number * APART} | ({"plan": sa.literal(name)} if table is import_file else {})
                    chosen = sa.select(*(moved.get(column.name, column) for column in table.c)).where(table.c[key].in_(own))
                    connection.execute(sa.insert(table).from_select(list(table.c.keys()), chosen))
                connection.execute(sa.update(plan).where(plan.c.id == name).values(mark=mark))
    return names


def stock(workspace: Path, name: str) -> float:
    """Seconds of stock papermill for one plan, in a process of its own as a schedule would start it."""
    page = str(paths.workbooks() / "11_monthly_review.ipynb")
    command = [sys.executable, "-m", "papermill", "-k", "python3", "--no-progress-bar", "-p", "plan", name, "-p", "month", MONTH, page, "-"]
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "SMPLAN_WORKSPACE": str(workspace)})
    return time.perf_counter() - begun
