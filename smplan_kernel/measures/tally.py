"""From rows to one figure per month or week: what is added, what is the last value, and what is complete.

Missing is not zero. Levels are never mixed, uniques never added, totals never added to rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from smplan_kernel.plan.vocabulary import METRICS, PART_DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from smplan_kernel.measures.periods import Grain
    from smplan_kernel.measures.rows import Rows

Adding = Literal["sum", "last", "never", "per-campaign"]

# Where an account's figure is looked for, best first. The levels of one line may be used together, lines never.
# "total" is the account's own total that some files print over their rows: better than adding posts up.
TIERS: tuple[tuple[str, ...], ...] = (
    ("account-day", "account-period"),
    ("dimension-period",),
    ("campaign-period",),
    ("post-day",),
    ("total",),
    ("post-lifetime",),
    ("code-period",),
    ("code-cumulative",),
)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Figures by number of period, and for each row behind them its period and its name."""

    values: dict[int, float]
    periods: NDArray[np.int64]
    rows: NDArray[np.int64]

    def only(self, numbers: set[int]) -> Counted:
        """The part of it that is about some periods."""
        kept = np.isin(self.periods, sorted(numbers))
        return Counted(values={}, periods=self.periods[kept], rows=self.rows[kept])


@dataclass(frozen=True, kw_only=True)
class Lost:
    """A counter whose uses between two readings are not known: it stands lower than before, or is not there any more."""

    name: str
    before: float
    after: float | None
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Figures by number of period; a period that is not `complete` is shown and left out of verdicts."""

    values: dict[int, float] = field(default_factory=dict)
    complete: frozenset[int] = frozenset()
    meanings: dict[int, str] = field(default_factory=dict)
    changed: frozenset[int] = frozenset()
    lost: dict[int, tuple[Lost, ...]] = field(default_factory=dict)
    used: tuple[Counted, ...] = field(default=(), repr=False, compare=False)

    def rows_of(self, number: int) -> list[int]:
        """The rows that made one period's figure, by their names."""
        return [row for counted in self.used for row in counted.rows[counted.periods == number].tolist()]


def added_up(tallies: Sequence[Tally]) -> Tally:
    """The tallies of several shops as one: each may have a code of the same name, and none hides another's."""
    if len(tallies) == 1:
        return tallies[0]
    values: dict[int, float] = {}
    lost: dict[int, tuple[Lost, ...]] = {}
    for tally in tallies:
        values |= {number: values.get(number, 0.0) + value for number, value in tally.values.items()}
        lost |= {number: (*lost.get(number, ()), *some) for number, some in tally.lost.items()}
    open_ones = {number for tally in tallies for number in (tally.values.keys() - tally.complete) | tally.lost.keys()}
    return Tally(
        values=values,
        complete=frozenset(values.keys() - open_ones),
        meanings={number: meaning for tally in reversed(tallies) for number, meaning in tally.meanings.items()},
        changed=frozenset[int]().union(*(tally.changed for tally in tallies)),
        lost=lost,
        used=tuple(counted for tally in tallies for counted in tally.used),
    )


@dataclass(frozen=True, kw_only=True)
class Request:
    """How to tally: by which grain, up to which day, which part of the account, and how definitions are compared."""

    grain: Grain
    until: int
    part: str
    group: Callable[[str], str]
    wanted: frozenset[str] = frozenset()


def rules_of(measure: str) -> tuple[Adding, Adding]:
    """What may be added over days and over posts; a column kept under its own name is taken for a count."""
    known = METRICS.get(measure)
    return (known.over_days, known.over_posts) if known else ("sum", "sum")


def is_of_part(rows: Rows, part: str) -> NDArray[np.bool_]:
    """Which rows are of one code, page or campaign; of one channel too where the platform names several things in one."""
    if not part:
        return np.ones(len(rows), dtype=bool)
    wanted = part.strip().casefold()
    known = rows.known("object")
    used, inverse = np.unique(rows.codes("object"), return_inverse=True)
    names = [known[code].casefold() for code in used.tolist()]
    fits = np.array([wanted == name or wanted in {piece.strip() for piece in name.split("|")} for name in names], dtype=bool)
    return fits[inverse]


def at_level(rows: Rows, levels: tuple[str, ...]) -> Rows:
    """The rows of some levels, without totals of other rows; or just an account's own totals."""
    is_total = rows.carry("total_row")
    if levels == ("total",):
        return rows[is_total & rows.are("level", "account-period")]
    return rows[rows.are("level", *levels) & ~is_total]


def one_meaning(rows: Rows, periods: NDArray[np.int64], request: Request) -> tuple[NDArray[np.bool_], dict[int, str]]:
    """Keep one definition per period: the asked one, else the one in use latest. The parts of a total are no total."""
    names, codes = rows.known("definition"), rows.codes("definition")
    used = np.unique(codes).tolist()
    wanted = {code for code in used if not request.wanted or names[code].casefold() in request.wanted}
    wholes = {code for code in wanted if names[code].casefold() not in PART_DEFINITIONS} or wanted
    latest: dict[str, tuple[int, int]] = {}
    for code in wholes:
        group = request.group(names[code])
        latest[group] = max(latest.get(group, (0, 0)), (int(rows.end[codes == code].max()), code))
    order = {group: rank for rank, group in enumerate(sorted(latest, key=lambda name: (-latest[name][0], name)))}
    far = len(order) + 1
    ranks = np.array([order[request.group(name)] if code in wholes else far for code, name in enumerate(names)] or [far])[codes]
    numbers, inverse = np.unique(periods, return_inverse=True)
    best = np.full(len(numbers), far)
    np.minimum.at(best, inverse, ranks)
    by_rank = {rank: group for group, rank in order.items()}
    kept = (ranks == best[inverse]) & (ranks < far)
    return kept, {int(number): by_rank[int(rank)] for number, rank in zip(numbers, best, strict=True) if rank < far}


def newest_of_each_day(rows: Rows) -> Rows:
    """One import's rows for each day: two files may cut the same visits in different ways, which must not be added."""
    imports = rows.codes("import")
    if len(np.unique(imports)) < 2:  # noqa: PLR2004 - one file cannot contradict itself
        return rows
    days, inverse = np.unique(rows.start * 100_000 + rows.end % 100_000, return_inverse=True)
    newest = np.full(len(days), -1)
    np.maximum.at(newest, inverse, imports)
    return rows[imports == newest[inverse]]
