"""One level's rows gathered into months or weeks: days, whole periods, posts by month of publication, counters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from smplan_kernel.measures.observed import flagged, levels_of
from smplan_kernel.measures.periods import NO_DAY
from smplan_kernel.measures.tally import Counted, Request, Tally, at_level, newest_of_each_day, of_part, one_meaning, rules_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# An export is rarely made at midnight: a counter read within these days of a month's end stands for that end.
_NEAR_THE_END = 5
_SEARCHES = frozenset({"search", "discover", "news"})  # how figures of a search engine are called, before what they are filtered by


def gather(rows: pd.DataFrame, tier: tuple[str, ...], measure: str, request: Request) -> Tally:
    """The figures of one measure from one line of levels; an empty tally when it has none."""
    if not levels_of(rows) & {"account-period" if level == "total" else level for level in tier}:
        return Tally()
    found = at_level(rows, tier)
    if not len(found):
        return Tally()
    if tier == ("code-cumulative",):
        return _counted_up(found, request)
    if tier == ("post-lifetime",):
        return _by_publication(found, measure, request)
    return _by_period(found, tier, measure, request)


def _by_period(rows: pd.DataFrame, tier: tuple[str, ...], measure: str, request: Request) -> Tally:
    """Days are put into their period; a row over several days counts when it lies in one period or is just that period."""
    rows = rows[rows["end"].to_numpy() <= request.until]
    rows = newest_of_each_day(rows) if tier == ("dimension-period",) else rows
    starts = request.grain.of(rows["start"].to_numpy())
    inside = (starts == request.grain.of(rows["end"].to_numpy())) & (rows["start"].to_numpy() != NO_DAY)
    rows, starts = rows[inside], starts[inside]
    if not len(rows):
        return Tally()
    kept, meanings = one_meaning(rows, starts, request)
    covered = _covered(rows[kept], request) if tier[0] == "dimension-period" else None
    rows, starts = rows[kept], starts[kept]
    part = of_part(rows, request.part)
    starts = starts[np.isin(rows.index.to_numpy(), part.index.to_numpy())] if len(part) < len(rows) else starts
    over_days, over_posts = rules_of(measure)
    if tier[0] not in {"account-day", "total"} and (over_posts != "sum" or _overlap(part, tier)) and _several(part):
        return Tally()
    values, complete, used = _added(part, starts, over_days, request, covered or _covered(part, request))
    if over_days == "per-campaign" or tier == ("campaign-period",):
        complete = set(values)
    changed = frozenset(int(number) for number in np.unique(starts[flagged(part, "definition_changed")]))
    return Tally(values=values, complete=frozenset(complete), meanings={key: meanings[key] for key in values}, changed=changed, used=used)


def _covered(rows: pd.DataFrame, request: Request) -> dict[int, int]:
    """How many days of each period have figures of their own; days left out because they were zero count as figures."""
    first, last = rows["start"].to_numpy(), rows["end"].to_numpy()
    spans = sorted({*zip(first[first != last].tolist(), last[first != last].tolist(), strict=True)})
    tiles = [(start, end) for start, end in spans if (start, end) != request.grain.days(request.grain.of_day(start))]
    days = [first[first == last], *(np.arange(start, end + 1) for start, end in tiles)]
    zeros = rows[flagged(rows, "zero_days_omitted")]
    for _, file in zeros.groupby("import", observed=True):
        days.append(np.arange(file["start"].min(), file["end"].max() + 1))
    numbers, counts = np.unique(request.grain.of(np.unique(np.concatenate(days))), return_counts=True)
    return {int(number): int(count) for number, count in zip(numbers, counts, strict=True)}


def _added(
    rows: pd.DataFrame, periods: NDArray[np.int64], over_days: str, request: Request, covered: dict[int, int]
) -> tuple[dict[int, float], set[int], tuple[Counted, ...]]:
    """Figures by period, the periods that are complete, and the rows that were used."""
    is_day = (rows["start"] == rows["end"]).to_numpy()
    whole, tiles = _spans(rows[~is_day], periods[~is_day], request)
    values: dict[int, float] = {}
    kinds: list[Counted] = []
    if over_days in {"sum", "per-campaign"}:
        days = _sums(rows[is_day], periods[is_day])
        values = tiles.values | days.values
        kinds = [days, tiles.only(tiles.values.keys() - days.values.keys())]
        # Days left out because they were zero: a period without any row is zero there, and only there.
        if flagged(rows, "zero_days_omitted").any():
            values |= {number: 0.0 for number in covered if number not in values}
    elif over_days == "last":
        kinds = [_lasts(rows, periods)]
        values = dict(kinds[0].values)
    full = {number for number in values if covered.get(number, 0) >= _length(number, request)}
    if over_days == "last":
        ends = rows.groupby(periods)["end"].max()
        full = {number for number in values if ends[number] == request.grain.days(number)[1]}
    instead = whole.values.keys() - full
    used = (*(kind.only(values.keys() - instead) for kind in kinds), whole.only(instead))
    values |= {number: whole.values[number] for number in sorted(instead)}
    return values, full | set(whole.values), used


def _length(number: int, request: Request) -> int:
    first, last = request.grain.days(number)
    return last - first + 1


def _sums(rows: pd.DataFrame, periods: NDArray[np.int64]) -> Counted:
    """Sums of days; a day that stands twice under two names of one meaning counts once, in its newest reading."""
    days = rows.assign(period=periods).sort_values(["import", "end"], kind="stable") if len(rows) else rows.assign(period=periods)
    once = days.drop_duplicates(["start", "object"], keep="last")
    sums = once.groupby("period")["value"].sum()
    values = dict(zip(sums.index.to_numpy().tolist(), sums.to_numpy().tolist(), strict=True))
    return Counted(values=values, periods=once["period"].to_numpy(), rows=once.index.to_numpy())


def _lasts(rows: pd.DataFrame, periods: NDArray[np.int64]) -> Counted:
    """The last known value in each period."""
    ordered = rows.assign(period=periods).sort_values("end", kind="stable").drop_duplicates("period", keep="last")
    values = {int(number): float(value) for number, value in zip(ordered["period"], ordered["value"], strict=True)}
    return Counted(values=values, periods=ordered["period"].to_numpy(), rows=ordered.index.to_numpy())


def _spans(rows: pd.DataFrame, periods: NDArray[np.int64], request: Request) -> tuple[Counted, Counted]:
    """Sums of rows that are just their period, and of shorter rows that do not overlap."""
    found: tuple[list[tuple[int, float, int]], list[tuple[int, float, int]]] = ([], [])
    ends: dict[tuple[int, str], int] = {}
    ordered = rows.assign(period=periods).sort_values(["start", "end"], ascending=[True, False], kind="stable")
    columns = (ordered[name].tolist() for name in ("period", "start", "end", "object", "value"))
    for number, start, end, thing, value, row in zip(*columns, ordered.index.tolist(), strict=True):
        if start <= ends.get((number, thing), NO_DAY):
            continue
        ends[number, thing] = end
        found[(start, end) != request.grain.days(number)].append((number, value, row))
    return _counted(found[0]), _counted(found[1])


def _counted(found: list[tuple[int, float, int]]) -> Counted:
    """Period, value and row of several rows, added up by period."""
    values: dict[int, float] = {}
    for number, value, _ in found:
        values[number] = values.get(number, 0.0) + value
    periods, rows = (np.array([one[place] for one in found], dtype=np.int64) for place in (0, 2))
    return Counted(values=values, periods=periods, rows=rows)


def _by_publication(rows: pd.DataFrame, measure: str, request: Request) -> Tally:
    """Posts by the period in which they were published, each with its latest reading."""
    rows = of_part(latest_readings(rows), request.part)
    periods = request.grain.of(rows["start"].to_numpy())
    if not len(rows) or (rules_of(measure)[1] != "sum" and _several(rows)):
        return Tally()
    read_to = int(rows["exported"].max())
    kept, meanings = one_meaning(rows, periods, request)
    rows, periods = rows[kept], periods[kept]
    within = rows["start"].to_numpy() <= request.until
    counted = _sums(rows[within], periods[within])
    values = counted.values
    complete = frozenset(number for number in values if read_to == NO_DAY or read_to >= request.grain.days(number)[1])
    changed = frozenset(int(number) for number in np.unique(periods[flagged(rows, "definition_changed")]))
    return Tally(values=values, complete=complete, meanings={key: meanings[key] for key in values}, changed=changed, used=(counted,))


def latest_readings(rows: pd.DataFrame) -> pd.DataFrame:
    """The latest reading of each post's lifetime counters."""
    ordered = rows[rows["start"].to_numpy() != NO_DAY].sort_values(["exported", "import"], kind="stable")
    latest: pd.DataFrame = ordered.drop_duplicates(["object", "definition"], keep="last").sort_index()
    return latest


def _overlap(rows: pd.DataFrame, tier: tuple[str, ...]) -> bool:
    """Tables that say the same in several ways: a search engine lists each click by search, page, country and device."""
    if tier != ("dimension-period",):
        return False
    names = rows["definition"].cat.categories[np.unique(rows["definition"].cat.codes.to_numpy())]
    return any(str(name).partition(",")[0] in _SEARCHES for name in names)


def _several(rows: pd.DataFrame) -> bool:
    """More than one post, page or code."""
    return len(np.unique(rows["object"].cat.codes.to_numpy())) > 1


def _counted_up(rows: pd.DataFrame, request: Request) -> Tally:
    """Counters since the beginning: a month is the difference of the readings at its two ends, never a reading itself."""
    rows = of_part(rows, request.part)
    exported = np.where(rows["exported"].to_numpy() == NO_DAY, rows["end"].to_numpy(), rows["exported"].to_numpy())
    rows = (
        rows.assign(exported=exported)
        .sort_values(["exported", "import"], kind="stable")
        .drop_duplicates(["exported", "object"], keep="last")
    )
    readings = rows.groupby("exported")["value"].sum() if len(rows) else pd.Series(dtype=float)
    at_end = _readings_at_ends(readings, request)
    values: dict[int, float] = {}
    complete = set()
    read_on: dict[int, tuple[int, int]] = {}
    for number, (value, is_near, day) in at_end.items():
        before = at_end.get(number - 1)
        # A counter that runs backwards was begun anew; the difference says nothing.
        if before is not None and value >= before[0]:
            values[number] = value - before[0]
            complete |= {number} if is_near and before[1] else set()
            read_on[number] = (before[2], day)
    used = _read_on(rows, read_on) if read_on else ()
    return Tally(values=values, complete=frozenset(complete), meanings=dict.fromkeys(values, ""), used=used)


def _read_on(rows: pd.DataFrame, read_on: dict[int, tuple[int, int]]) -> tuple[Counted, ...]:
    """The readings of the days at the two ends of each period, by rows that stand in the order of their days."""
    days, names = rows["exported"].to_numpy(), rows.index.to_numpy()
    found = []
    for number, ends in read_on.items():
        at_ends = [names[slice(*np.searchsorted(days, (day, day + 1)))] for day in ends]
        found.append(Counted(values={}, periods=np.full(sum(map(len, at_ends)), number), rows=np.concatenate(at_ends)))
    return tuple(found)


def _readings_at_ends(readings: pd.Series[float], request: Request) -> dict[int, tuple[float, bool, int]]:
    """The reading that stands for the end of each period, whether it was really taken near that end, and its day."""
    days = np.array(readings.index, dtype=np.int64)
    found: dict[int, tuple[float, bool, int]] = {}
    for number in np.unique(request.grain.of(np.concatenate([days - _NEAR_THE_END, days]))).tolist():
        first, last = request.grain.days(number)
        if last > request.until:
            continue
        distance = np.abs(days - last)
        near = np.flatnonzero(distance <= _NEAR_THE_END)
        within = np.flatnonzero((days >= first) & (days <= last))
        if len(near):
            place, is_near = int(near[np.argmin(distance[near])]), True
        elif len(within):
            place, is_near = int(within[-1]), False
        else:
            continue
        found[number] = (float(readings.iloc[place]), is_near, int(days[place]))
    return found


def so_far(rows: pd.DataFrame, part: str, until: int) -> tuple[float, int] | None:
    """The latest reading of a counter and its day; what is known when there is only one."""
    found = of_part(at_level(rows, ("code-cumulative",)), part)
    found = found[found["exported"].to_numpy() <= until + _NEAR_THE_END]
    if not len(found):
        return None
    day = int(found["exported"].max())
    latest = found[found["exported"].to_numpy() == day].drop_duplicates("object", keep="last")
    return float(latest["value"].sum()), day
