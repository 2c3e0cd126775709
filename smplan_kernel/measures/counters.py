"""Counters since the beginning: a month is what each of them grew between two readings, and one that did not grow tells nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.periods import NO_DAY
from smplan_kernel.measures.rows import Rows, last_of_each
from smplan_kernel.measures.tally import Counted, Lost, Request, Tally, at_level, is_of_part

if TYPE_CHECKING:
    from numpy.typing import NDArray

# An export is rarely made at midnight: a counter read within these days of a month's end stands for that end.
NEAR_THE_END = 5


@dataclass(frozen=True, kw_only=True)
class Grown:
    """What counters grew between two days: the sum, the rows it is made of, and the counters that cannot tell."""

    value: float
    rows: NDArray[np.int64]
    lost: tuple[Lost, ...]

    @property
    def is_known(self) -> bool:
        """Whether any counter tells it."""
        return len(self.rows) > 0


def counted_up(rows: Rows, request: Request) -> Tally:
    """Each period is the growth between the readings at its two ends, never a reading itself; without a counter that tells it there is none."""
    rows = rows[is_of_part(rows, request.part)]
    read = _read_on(rows)
    order = np.lexsort((rows.codes("import"), read))
    rows, read = rows[order], read[order]
    once = last_of_each(read, rows.codes("object"))
    rows, read = rows[once], read[once]
    at_end = _days_at_ends(np.unique(read), request)
    tally = Tally()
    complete, used = set(), []
    for number, (day, is_near) in at_end.items():
        before = at_end.get(number - 1)
        if before is None:
            continue
        grown = _grown(rows[read == before[0]], rows[read == day], (before[0], day))
        if grown.lost:
            tally.lost[number] = grown.lost
        if grown.is_known:
            tally.values[number], tally.meanings[number] = grown.value, ""
            complete |= {number} if is_near and before[1] and not grown.lost else set()
            used.append(Counted(values={}, periods=np.full(len(grown.rows), number), rows=grown.rows))
    return Tally(values=tally.values, complete=frozenset(complete), meanings=tally.meanings, lost=tally.lost, used=tuple(used))


def _grown(earlier: Rows, later: Rows, days: tuple[int, int]) -> Grown:
    """The growth of each counter; a new one began at zero."""
    before, after = (dict(zip(rows.codes("object").tolist(), rows.value.tolist(), strict=True)) for rows in (earlier, later))
    fell = [code for code, value in before.items() if code not in after or after[code] < value]
    known, (first, last) = later.known("object"), days
    lost = tuple(Lost(name=known[code], before=before[code], after=after.get(code), first=first, last=last) for code in fell)
    value = sum(value - before.get(code, 0.0) for code, value in after.items() if code not in fell)
    told = [rows.places[~np.isin(rows.codes("object"), fell)] for rows in (earlier, later)]
    return Grown(value=value, rows=np.concatenate(told), lost=lost)


def _read_on(rows: Rows) -> NDArray[np.int64]:
    """The day on which each row was read."""
    return np.where(rows.exported == NO_DAY, rows.end, rows.exported)


def _days_at_ends(days: NDArray[np.int64], request: Request) -> dict[int, tuple[int, bool]]:
    """The day of the reading that stands for the end of each period, and whether it was really taken near that end."""
    found: dict[int, tuple[int, bool]] = {}
    for number in np.unique(request.grain.of(np.concatenate([days - NEAR_THE_END, days]))).tolist():
        first, last = request.grain.days(number)
        if last > request.until:
            continue
        distance = np.abs(days - last)
        near = np.flatnonzero(distance <= NEAR_THE_END)
        within = np.flatnonzero((days >= first) & (days <= last))
        if len(near):
            found[number] = int(days[near[np.argmin(distance[near])]]), True
        elif len(within):
            found[number] = int(days[within[-1]]), False
    return found


def so_far(rows: Rows, part: str, until: int) -> tuple[float, int] | None:
    """The latest reading of a counter and its day; what is known when there is only one."""
    found = at_level(rows, ("code-cumulative",))
    found = found[is_of_part(found, part) & (found.exported <= until + NEAR_THE_END)]
    if not len(found):
        return None
    day = int(found.exported.max())
    latest = found[found.exported == day]
    return float(latest.value[last_of_each(latest.codes("account"), latest.codes("object"))].sum()), day
