"""What ten years of figures cost beside one: the review's own computation with the store's reading, and the whole run of its page."""

from __future__ import annotations

import os
import tempfile
from functools import partial
from hashlib import sha256
from pathlib import Path

import pandas as pd

from smplan_kernel.store import open_workspace
from smplan_kernel.workbook.month import review_of
from tests.bench.reviews import page
from tests.bench.rounds import Line, alternate, computed, timed
from tests.bench.sample import MONTH, PLAN, sample_workspace

YEARS = (1, 2, 5, 10)


def measure(*, rounds: int, full: bool) -> list[Line]:
    """The review of one month with one to ten years behind it."""
    del full
    with tempfile.TemporaryDirectory() as folder:
        places = workspaces(Path(folder))
        ways = {f"{years} years": computed(partial(worked_out, place)) for years, place in places.items()}
        runs = {f"{years} years": timed(partial(run, folder, place)) for years, place in places.items()}
        return [
            alternate("The review read from the store and worked out, by years of history (computing time)", ways, rounds=rounds),
            alternate("The whole run of the review's page, by years of history", runs, rounds=rounds),
        ]


def workspaces(folder: Path) -> dict[int, Path]:
    """A workspace for each span of years; each year came in by as many files as the sample's last one. Writes."""
    with open_workspace(sample_workspace(folder)) as place:
        session = place.session()
        plan, known = session.load(PLAN).plan, session.observations(PLAN)
    newest = known[known["period_end"] > "2025-10-31"]
    made = {}
    for years in YEARS:
        made[years] = folder / f"{years} years"
        with open_workspace(made[years]) as place:
            session = place.session(who="bench")
            session.new_plan(plan)
            for back in reversed(range(years)):
                for number, rows in newest.groupby("import"):
                    name = f"{number}, {back} years ago"
                    facts = {"format": "bench", "platform": "", "account": "", "period": None, "content": name.encode()}
                    digest = sha256(name.encode()).hexdigest()
                    session.add_import(PLAN, file_name=name, sha256=digest, observations=earlier(rows, back), **facts)
    return made


def earlier(rows: pd.DataFrame, years: int) -> pd.DataFrame:
    """The same figures some years before; posts and codes keep to their own year."""
    older = rows.copy()
    for name in ("period_start", "period_end", "exported_on"):
        days = pd.to_datetime(older[name]) - pd.DateOffset(years=years)
        older[name] = days.dt.strftime("%Y-%m-%d").fillna("")
    older["object"] = older["object"].where(
        older["object"].eq("") | (years == 0) | older["level"].ne("post-lifetime"), older["object"] + f"-{years}"
    )
    return older


def worked_out(place: Path) -> None:
    """Read the figures and work the review out."""
    with open_workspace(place) as workspace:
        review_of(workspace.session(), PLAN, MONTH)


def run(folder: str, place: Path) -> None:
    """Run the page by the engine."""
    os.environ["SMPLAN_WORKSPACE"] = str(place)
    page(folder, kernel="smplan", engine="smplan")
