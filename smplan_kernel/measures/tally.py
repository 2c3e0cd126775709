"""From rows to one figure per month or week: what is added, what is the last value, and what is complete.

Missing is not zero. Levels are never mixed, uniques never added, totals never added to rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from smplan_kernel.measures.observed import flagged, is_word
from smplan_kernel.plan.vocabulary import METRICS, PART_DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from smplan_kernel.measures.periods import Grain

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
    """Figures by number of period, and for each row behind them its period and its name in the frame."""

    values: dict[int, float]
    periods: NDArray[np.int64]
    rows: NDArray[np.int64]

    def only(self, numbers: set[int]) -> Counted:
        """The part of it that is about some periods."""
        kept = np.isin(self.periods, sorted(numbers))
        return Counted(values={}, periods=self.periods[kept], rows=self.rows[kept])


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Figures by number of period; a period that is not `complete` is shown and left out of verdicts."""

    values: dict[int, float] = field(default_factory=dict)
    complete: frozenset[int] = frozenset()
    meanings: dict[int, str] = field(default_factory=dict)
    changed: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    used: tuple[Counted, ...] = field(default=(), repr=False, compare=False)

    def rows_of(self, number: int) -> list[int]:
        """The rows that made one period's figure, by their names in the frame that was tallied."""
        return [row for counted in self.used for row in counted.rows[counted.periods == number].tolist()]


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


def of_part(rows: pd.DataFrame, part: str) -> pd.DataFrame:
    """The rows of one code, page or campaign; of one channel too where the platform names several things in one."""
    if not part:
        return rows
    wanted = part.strip().casefold()
    objects = rows["object"].cat
    used, inverse = np.unique(objects.codes.to_numpy(), return_inverse=True)
    names = [str(objects.categories[code]).casefold() for code in used]
    fits = np.array([wanted == name or wanted in {piece.strip() for piece in name.split("|")} for name in names], dtype=bool)
    return rows[fits[inverse]] if len(fits) else rows


def at_level(rows: pd.DataFrame, levels: tuple[str, ...]) -> pd.DataFrame:
    """The rows of some levels, without totals of other rows; or just an account's own totals."""
    is_total = flagged(rows, "total_row")
    if levels == ("total",):
        return rows[is_total & is_word(rows, "level", "account-period")]
    return rows[is_word(rows, "level", *levels) & ~is_total]


def one_meaning(rows: pd.DataFrame, periods: NDArray[np.int64], request: Request) -> tuple[NDArray[np.bool_], dict[int, str]]:
    """Keep one definition per period: the asked one, else the one in use latest. The parts of a total are no total."""
    names = [str(name) for name in rows["definition"].cat.categories]
    codes = rows["definition"].cat.codes.to_numpy()
    used = sorted({int(code) for code in np.unique(codes)})
    wanted = {code for code in used if not request.wanted or names[code].casefold() in request.wanted}
    wholes = {code for code in wanted if names[code].casefold() not in PART_DEFINITIONS} or wanted
    latest: dict[str, tuple[int, int]] = {}
    ends = rows["end"].to_numpy()
    for code in wholes:
        group = request.group(names[code])
        latest[group] = max(latest.get(group, (0, 0)), (int(ends[codes == code].max()), code))
    order = {group: rank for rank, group in enumerate(sorted(latest, key=lambda name: (-latest[name][0], name)))}
    far = len(order) + 1
    ranks = np.array([order[request.group(name)] if code in wholes else far for code, name in enumerate(names)] or [far])[codes]
    numbers, inverse = np.unique(periods, return_inverse=True)
    best = np.full(len(numbers), far)
    np.minimum.at(best, inverse, ranks)
    by_rank = {rank: group for group, rank in order.items()}
    kept = (ranks == best[inverse]) & (ranks < far)
    return kept, {int(number): by_rank[int(rank)] for number, rank in zip(numbers, best, strict=True) if rank < far}


def newest_of_each_day(rows: pd.DataFrame) -> pd.DataFrame:
    """One import's rows for each day: two files may cut the same visits in different ways, which must not be added."""
    imports = rows["import"].cat.codes.to_numpy()
    if len(np.unique(imports)) < 2:  # noqa: PLR2004 - one file cannot contradict itself
        return rows
    days, inverse = np.unique(rows["start"].to_numpy() * 100_000 + rows["end"].to_numpy() % 100_000, return_inverse=True)
    newest = np.full(len(days), -1)
    np.maximum.at(newest, inverse, imports)
    kept: pd.DataFrame = rows[imports == newest[inverse]]
    return kept
