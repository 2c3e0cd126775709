"""Brings every case in as an import does, into one workspace, and judges what came of it."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from smplan_kernel.plan import blank_plan
from smplan_kernel.sources.answer import answer_from
from smplan_kernel.sources.process.reader import read_bytes
from smplan_kernel.sources.rows.reading import Request
from smplan_kernel.store import Session, open_workspace
from tests.proof.cases import GIVEN, Case, Cost, breaches
from tests.proof.measured import read_measured
from tests.sources import makers

Tell = Callable[[list["Result"]], None]
PLAN = "proof"
AT_ONCE = 2


@dataclass(frozen=True, kw_only=True)
class Result:
    """A case, how it ended, what it cost and what must not be."""

    case: Case
    status: str
    cost: Cost
    breaches: tuple[str, ...]


def request_for(name: str) -> Request:
    """The same hints for a spoilt file and for the untouched one."""
    day = dt.date(2026, 11, 1)
    return Request(file=name, on=day, modified=day, dates="", period=GIVEN)


def prove(cases: Iterable[Case], tell: Tell | None = None) -> list[Result]:
    """Every case read in a process of its own and stored, when it was read."""
    originals = {title: read_bytes(data, request_for("original.csv")) for title, (_, data) in makers.MADE.items()}
    originals["naughty"] = read_bytes(makers.instagram_file([makers.instagram_post()]), request_for("original.csv"))
    with tempfile.TemporaryDirectory() as folder, open_workspace(Path(folder)) as workspace, ThreadPoolExecutor(AT_ONCE) as crew:
        session = workspace.session()
        session.new_plan(blank_plan(PLAN))
        results: list[Result] = []
        known: set[str] = set()
        for case, (outcome, cost) in _read(crew, cases):
            found = breaches(case, outcome, cost, _if_read(originals.get(case.original)))
            found += _stored(session, case, outcome, known)
            results.append(Result(case=case, status=outcome["status"], cost=cost, breaches=tuple(found)))
            if tell is not None:
                tell(results)
    return results


def _read(crew: ThreadPoolExecutor, cases: Iterable[Case]) -> Iterator[tuple[Case, tuple[dict[str, Any], Cost]]]:
    """Each case with its outcome; a handful at once, so that the files do not all lie in memory."""
    waiting = iter(cases)
    while some := list(islice(waiting, 4 * AT_ONCE)):
        yield from crew.map(lambda case: (case, read_measured(case.data, request_for(case.name))), some)


def _if_read(original: dict[str, Any] | None) -> dict[str, Any] | None:
    return original if original and original["status"] == "recognised" else None


def _stored(session: Session, case: Case, outcome: dict[str, Any], known: set[str]) -> list[str]:
    """Store what was read; a partial import would leave another number of rows than was announced.

    The same bytes once more are the same import, which other files may have superseded meanwhile: `known` are those stored before.
    """
    if outcome["status"] != "recognised":
        return []
    answer = answer_from(outcome, file=case.name, data=case.data)
    if answer.sha256 in known:
        return []
    known.add(answer.sha256)
    entry = session.add_import(
        PLAN,
        file_name=answer.file,
        sha256=answer.sha256,
        content=case.data,
        format=answer.format,
        platform=answer.platform,
        account=answer.account,
        period=answer.period,
        observations=answer.observations,
    )
    rows = int((session.figures(PLAN)["import"] == entry.id).sum())
    return [] if rows == answer.count == entry.observations else [f"{rows} of {answer.count} figures were stored"]
