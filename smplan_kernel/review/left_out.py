"""Which rows about a month were not counted, and why: the reasons are those by which figures are gathered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.periods import NO_DAY
from smplan_kernel.measures.tally import is_of_part, rules_of
from smplan_kernel.plan.vocabulary import LEVELS, PART_DEFINITIONS
from smplan_kernel.review.code_counts import COUNTERS, USES, lost_codes
from smplan_kernel.review.code_lost import why_lost
from smplan_kernel.review.origin_model import LeftOut

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from smplan_kernel.measures.reader import ReadPart
    from smplan_kernel.measures.rows import Rows
    from smplan_kernel.plan import DataSource
    from smplan_kernel.review.facts import Facts

NEVER_ADDED = "figures of single days or parts are never added up here, because whoever comes twice would count twice"
_UNKNOWN = "an import of which nothing is known"


def left_out(facts: Facts, part: ReadPart, used: Rows) -> tuple[LeftOut, ...]:
    """The rows about the month that did not make the figure, by reason and file."""
    first, last = (day.toordinal() for day in facts.bounds)
    days = _days(part)
    about = part.rows[(days[0] <= last) & (days[1] >= first) & (days[0] != NO_DAY)]
    rest = about[~np.isin(about.places, used.places)]
    return _counted(facts, rest, _reasons(rest, part, used, first, last))


def without_figure(facts: Facts, source: DataSource, measure: str, *, part: str = "") -> tuple[LeftOut, ...]:
    """The rows about a month that has no figure all the same, by reason and file; of one code only, where that is the `part`."""
    first, last = (day.toordinal() for day in facts.bounds)
    rows = facts.observed.figures(source.platform, source.account, measure)
    about = rows[(rows.start <= last) & (rows.end >= first) & (rows.start != NO_DAY)]
    words = np.full(len(about), "it does not make a whole month", dtype=object)
    if rules_of(measure)[0] == "never":
        words[:] = NEVER_ADDED
    words[(about.start < first) | (about.end > last)] = "it reaches beyond the month"
    words[about.are("level", "code-cumulative")] = "a reading since the beginning; a month is the difference of two"
    for name, lost in lost_codes(facts).items() if measure == USES else ():
        words[about.are("level", *COUNTERS) & about.are("object", name)] = f"{lost.name} {why_lost(lost)}"
    if part and measure == USES:
        about, words = about[is_of_part(about, part)], words[is_of_part(about, part)]
    return _counted(facts, about, [str(word) for word in words])


def _counted(facts: Facts, rows: Rows, reasons: list[str]) -> tuple[LeftOut, ...]:
    """Rows with their reasons, counted by reason and file."""
    names = (facts.files.get(name, "") or _UNKNOWN for name in rows.texts("import"))
    counts = Counter(zip(reasons, names, strict=True))
    return tuple(LeftOut(why=why, rows=number, file=file) for (why, file), number in sorted(counts.items()))


def _days(part: ReadPart) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The days that each row is about; a counter is about the day on which it was read."""
    if part.tier == ("code-cumulative",):
        return part.rows.exported, part.rows.exported
    return part.rows.start, part.rows.end


def _reasons(rest: Rows, part: ReadPart, used: Rows, first: int, last: int) -> list[str]:
    """The first reason that fits each row."""
    columns, levels = set(used.different("definition")), set(used.different("level")) or set(_levels(part))
    known = [
        (rest.carry("total_row") & (part.tier != ("total",)), "a total of other rows; it is never added to them"),
        (~rest.are("level", *levels), f"another level of detail; counted is: {_level_words(levels)}"),
        (~is_of_part(rest, part.request.part), f"not about “{part.request.part}”"),
        (rest.are("definition", *PART_DEFINITIONS) & (not columns & set(PART_DEFINITIONS)), "a part of a total that is counted whole"),
        (~rest.are("definition", *columns), f"another column of the file; counted is: {', '.join(sorted(columns)) or 'none'}"),
        (((rest.start < first) | (rest.end > last)) & (part.tier != ("code-cumulative",)), "it reaches beyond the month"),
    ]
    usual = "an older reading of the same" if part.tier in {("post-lifetime",), ("code-cumulative",)} else "another row tells the same days"
    words = np.full(len(rest), usual, dtype=object)
    for mask, why in reversed(known):
        words[mask] = why
    return [str(word) for word in words]


def _levels(part: ReadPart) -> tuple[str, ...]:
    return ("account-period",) if part.tier == ("total",) else part.tier


def _level_words(levels: set[str]) -> str:
    """The levels that were counted, in words."""
    return ", ".join(LEVELS[level].rstrip(".").lower() for level in sorted(levels))
