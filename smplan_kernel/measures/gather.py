"""One level's rows gathered into months or weeks: days, whole periods, posts by month of publication, counters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.counters import counted_up
from smplan_kernel.measures.periods import NO_DAY
from smplan_kernel.measures.rows import Rows, last_of_each, sums
from smplan_kernel.measures.tally import Counted, Request, Tally, added_up, at_level, is_of_part, newest_of_each_day, one_meaning, rules_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SEARCHES = frozenset({"search", "discover", "news"})  # how figures of a search engine are called, before what they are filtered by


def gather(rows: Rows, tier: tuple[str, ...], measure: str, request: Request) -> Tally:
    """The figures of one measure from one line of levels; an empty tally when it has none."""
    found = at_level(rows, tier)
    if not len(found):
        return Tally()
    if tier == ("code-cumulative",):
        return added_up([counted_up(shop, request) for shop in found.by("account")])
    if tier == ("code-period",):
        return added_up([_by_period(shop, tier, measure, request) for shop in found.by("account")])
    if tier == ("post-lifetime",):
        return _by_publication(found, measure, request)
    return _by_period(found, tier, measure, request)


def _by_period(rows: Rows, tier: tuple[str, ...], measure: str, request: Request) -> Tally:
    """Days are put into their period; a row over several days counts when it lies in one period or is just that period."""
    rows = rows[rows.end <= request.until]
    rows = newest_of_each_day(rows) if tier == ("dimension-period",) else rows
    starts = request.grain.of(rows.start)
    inside = (starts == request.grain.of(rows.end)) & (rows.start != NO_DAY)
    rows, starts = rows[inside], starts[inside]
    if not len(rows):
        return Tally()
    kept, meanings = one_meaning(rows, starts, request)
    covered = _covered(rows[kept], request) if tier[0] == "dimension-period" else None
    rows, starts = rows[kept], starts[kept]
    is_part = is_of_part(rows, request.part)
    part, starts = rows[is_part], starts[is_part]
    over_days, over_posts = rules_of(measure)
    if tier[0] not in {"account-day", "total"} and (over_posts != "sum" or _overlap(part, tier)) and _several(part):
        return Tally()
    values, complete, used = _added(part, starts, over_days, request, covered or _covered(part, request))
    if over_days == "per-campaign" or tier == ("campaign-period",):
        complete = set(values)
    changed = frozenset(int(number) for number in np.unique(starts[part.carry("definition_changed")]))
    return Tally(values=values, complete=frozenset(complete), meanings={key: meanings[key] for key in values}, changed=changed, used=used)


def _covered(rows: Rows, request: Request) -> dict[int, int]:
    """How many days of each period have figures of their own; days left out because they were zero count as figures."""
    first, last = rows.start, rows.end
    spans = sorted({*zip(first[first != last].tolist(), last[first != last].tolist(), strict=True)})
    tiles = [(start, end) for start, end in spans if (start, end) != request.grain.days(request.grain.of_day(start))]
    days = [first[first == last], *(np.arange(start, end + 1) for start, end in tiles)]
    zeros = rows[rows.carry("zero_days_omitted")]
    days += [np.arange(file.start.min(), file.end.max() + 1) for file in zeros.by("import")]
    numbers, counts = np.unique(request.grain.of(np.unique(np.concatenate(days))), return_counts=True)
    return {int(number): int(count) for number, count in zip(numbers, counts, strict=True)}


def _added(
    rows: Rows, periods: NDArray[np.int64], over_days: str, request: Request, covered: dict[int, int]
) -> tuple[dict[int, float], set[int], tuple[Counted, ...]]:
    """Figures by period, the periods that are complete, and the rows that were used."""
    is_day = rows.start == rows.end
    whole, tiles = _spans(rows[~is_day], periods[~is_day], request)
    values: dict[int, float] = {}
    kinds: list[Counted] = []
    if over_days in {"sum", "per-campaign"}:
        days = _sums(rows[is_day], periods[is_day])
        values = tiles.values | days.values
        kinds = [days, tiles.only(tiles.values.keys() - days.values.keys())]
        # Days left out because they were zero: a period without any row is zero there, and only there.
        if rows.carry("zero_days_omitted").any():
            values |= {number: 0.0 for number in covered if number not in values}
    elif over_days == "last":
        kinds = [_lasts(rows, periods)]
        values = dict(kinds[0].values)
    full = {number for number in values if covered.get(number, 0) >= _length(number, request)}
    if over_days == "last":
        ends = set(rows.end.tolist())
        full = {number for number in values if request.grain.days(number)[1] in ends}
    instead = whole.values.keys() - full
    used = (*(kind.only(values.keys() - instead) for kind in kinds), whole.only(instead))
    values |= {number: whole.values[number] for number in sorted(instead)}
    return values, full | set(whole.values), used


def _length(number: int, request: Request) -> int:
    first, last = request.grain.days(number)
    return last - first + 1


def _sums(rows: Rows, periods: NDArray[np.int64]) -> Counted:
    """Sums of days; a day that stands twice under two names of one meaning counts once, in its newest reading."""
    order = np.lexsort((rows.end, rows.codes("import")))
    once = order[last_of_each(rows.start[order], rows.codes("object")[order])]
    return Counted(values=sums(rows.value[once], periods[once]), periods=periods[once], rows=rows.places[once])


def _lasts(rows: Rows, periods: NDArray[np.int64]) -> Counted:
    """The last known value in each period."""
    order = np.argsort(rows.end, kind="stable")
    last = order[last_of_each(periods[order])]
    values = dict(zip(periods[last].tolist(), rows.value[last].tolist(), strict=True))
    return Counted(values=values, periods=periods[last], rows=rows.places[last])


def _spans(rows: Rows, periods: NDArray[np.int64], request: Request) -> tuple[Counted, Counted]:
    """Sums of rows that are just their period, and of shorter rows that do not overlap."""
    found: tuple[list[tuple[int, float, int]], list[tuple[int, float, int]]] = ([], [])
    ends: dict[tuple[int, int], int] = {}
    order = np.lexsort((-rows.end, rows.start))
    columns = (periods, rows.start, rows.end, rows.codes("object"), rows.value, rows.places)
    for number, start, end, thing, value, row in zip(*(column[order].tolist() for column in columns), strict=True):
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


def _by_publication(rows: Rows, measure: str, request: Request) -> Tally:
    """Posts by the period in which they were published, each with its latest reading."""
    rows = latest_readings(rows)
    rows = rows[is_of_part(rows, request.part)]
    periods = request.grain.of(rows.start)
    if not len(rows) or (rules_of(measure)[1] != "sum" and _several(rows)):
        return Tally()
    read_to = int(rows.exported.max())
    kept, meanings = one_meaning(rows, periods, request)
    rows, periods = rows[kept], periods[kept]
    within = rows.start <= request.until
    counted = _sums(rows[within], periods[within])
    values = counted.values
    complete = frozenset(number for number in values if read_to == NO_DAY or read_to >= request.grain.days(number)[1])
    changed = frozenset(int(number) for number in np.unique(periods[rows.carry("definition_changed")]))
    return Tally(values=values, complete=complete, meanings={key: meanings[key] for key in values}, changed=changed, used=(counted,))


def latest_readings(rows: Rows) -> Rows:
    """The latest reading of each post's lifetime counters."""
    dated = rows[rows.start != NO_DAY]
    ordered = dated[np.lexsort((dated.codes("import"), dated.exported))]
    latest = ordered[last_of_each(ordered.codes("object"), ordered.codes("definition"))]
    return latest[np.argsort(latest.places, kind="stable")]


def _overlap(rows: Rows, tier: tuple[str, ...]) -> bool:
    """Tables that say the same in several ways: a search engine lists each click by search, page, country and device."""
    if tier != ("dimension-period",):
        return False
    return any(name.partition(",")[0] in _SEARCHES for name in rows.different("definition"))


def _several(rows: Rows) -> bool:
    """More than one post, page or code."""
    return len(np.unique(rows.codes("object"))) > 1
