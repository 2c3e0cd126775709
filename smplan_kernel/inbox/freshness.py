"""How fresh the figures of each source are: up to which day they go, how old that is, and which days are missing in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from smplan_kernel.inbox.spans import age_words, span_words
from smplan_kernel.measures.observed import Observed
from smplan_kernel.measures.rows import Rows
from smplan_kernel.plan import DataSource
from smplan_kernel.plan.vocabulary import PLATFORMS
from smplan_kernel.plan.wording import MONTHS, day_words

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

State = Literal["fresh", "old", "gap", "none"]
OLD_AFTER = 35
"""Days after which a monthly download was forgotten."""
LOOKED_BACK = 400
"""Days within which a gap is worth mending: a year and a month."""
_COUNTERS = ("post-lifetime", "code-cumulative")
_NAMED_GAPS = 2


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """One source: its state, and the sentence about it."""

    id: str
    name: str
    state: State
    sentence: str


def freshness(sources: Iterable[DataSource], observations: pd.DataFrame, today: dt.date) -> tuple[Freshness, ...]:
    """How fresh each source of a plan is, in the plan's order."""
    observed = Observed(observations)
    return tuple(_of_source(source, observed.of_source(source.platform, source.account), today) for source in sources)


def _of_source(source: DataSource, rows: Rows, today: dt.date) -> Freshness:
    name = source.name or source.account or PLATFORMS.get(source.platform, "A source without a name")
    if not len(rows):
        return Freshness(id=source.id, name=name, state="none", sentence=f"{name}: no file yet.")
    plain = rows[~rows.are("level", *_COUNTERS) & ~rows.carry("total_row")]
    if not len(plain):
        last = _last_reading(rows)
        return _said(source.id, name, f"counted up to {day_words(last)}", (today - last).days)
    gaps = _gaps(_covered(plain, today), today)
    last = dt.date.fromordinal(int(plain.end.max()))
    return _said(source.id, name, f"figures to {day_words(last)}{_cut_month(last)}", (today - last).days, gaps)


def _cut_month(last: dt.date) -> str:
    """A month of which days are missing at its end, marked.

    >>> _cut_month(dt.date(2026, 11, 21)), _cut_month(dt.date(2026, 10, 31))
    (' (November is not whole)', '')
    """
    return "" if (last + dt.timedelta(days=1)).day == 1 else f" ({MONTHS[last.month - 1]} is not whole)"


def _said(source: str, name: str, known: str, age: int, gaps: tuple[str, ...] = ()) -> Freshness:
    state: State = "gap" if gaps else "old" if age > OLD_AFTER else "fresh"
    missing = "".join(f"; {gap}" for gap in gaps)
    return Freshness(id=source, name=name, state=state, sentence=f"{name}: {known}, {age_words(age)}{missing}.")


def _last_reading(rows: Rows) -> dt.date:
    """The day on which counters were read; where a file does not say it, the last day it is about."""
    exported, ends = int(rows.exported.max()), int(rows.end.max())
    return dt.date.fromordinal(max(exported, ends if exported <= 0 else 0, 1))


def _covered(plain: Rows, today: dt.date) -> NDArray[np.int64]:
    """The days of the last year that figures stand for, in order."""
    since = today.toordinal() - LOOKED_BACK
    pairs = np.unique(np.stack([plain.start, plain.end], axis=1), axis=0)
    zeros = plain[plain.carry("zero_days_omitted")]
    files = [(int(file.start.min()), int(file.end.max())) for file in zeros.by("import")]
    days = [np.arange(max(start, since), end + 1) for start, end in [*pairs.tolist(), *files] if end >= since and start > 0]
    return np.unique(np.concatenate(days)) if days else np.empty(0, dtype=np.int64)


def _gaps(days: NDArray[np.int64], today: dt.date) -> tuple[str, ...]:
    """The newest gaps between days with figures, in words."""
    found = [
        (dt.date.fromordinal(before + 1), dt.date.fromordinal(after - 1)) for before, after in pairwise(days.tolist()) if after > before + 1
    ]
    named = tuple(_gap_words(first, last, today) for first, last in found[-_NAMED_GAPS:])
    left = len(found) - len(named)
    return (*named, f"{left} more gap{'' if left == 1 else 's'} before that") if left else named


def _gap_words(first: dt.date, last: dt.date, today: dt.date) -> str:
    """A gap within one month names the month; others name both ends.

    >>> _gap_words(dt.date(2026, 7, 6), dt.date(2026, 7, 12), dt.date(2026, 11, 22))
    'July has a gap, 6 to 12 July 2026'
    """
    if (first.year, first.month) == (last.year, last.month) and last < today:
        return f"{MONTHS[first.month - 1]} has a gap, {span_words(first, last)}"
    return f"a gap, {span_words(first, last)}"
