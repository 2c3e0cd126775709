"""What ten years of figures cost beside one: the review's own computation, in plain Python."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import pandas as pd

from smplan_kernel.review.make import make_review
from smplan_kernel.store import open_workspace
from tests.bench.rounds import Line, alternate, timed
from tests.bench.sample import MONTH, PLAN, sample_workspace

YEARS = (1, 2, 5, 10)


def measure(*, rounds: int, full: bool) -> list[Line]:
    """The review of one month with one to ten years behind it."""
    del full
    with tempfile.TemporaryDirectory() as folder, open_workspace(sample_workspace(Path(folder))) as place:
        session = place.session()
        plan, known = session.load(PLAN).plan, session.observations(PLAN)
    newest = known[known["period_end"] > "2025-10-31"]
    ways = {f"{years} years": timed(partial(make_review, plan, behind(newest, years), MONTH)) for years in YEARS}
    return [alternate("The review's computation by years of history", ways, rounds=rounds)]


def behind(year: pd.DataFrame, years: int) -> pd.DataFrame:
    """One year of figures repeated for earlier years."""
    shifted = [year]
    for back in range(1, years):
        older = year.copy()
        for name in ("period_start", "period_end"):
            older[name] = (pd.to_datetime(older[name]) - pd.DateOffset(years=back)).dt.strftime("%Y-%m-%d")
        shifted.append(older)
    return pd.concat(shifted, ignore_index=True)
