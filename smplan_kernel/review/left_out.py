"""Which rows about a month were not counted, and why: the reasons are those by which figures are gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.periods import NO_DAY
from smplan_kernel.measures.tally import is_of_part
from smplan_kernel.plan.vocabulary import LEVELS, PART_DEFINITIONS
from smplan_kernel.review.origin_model import LeftOut

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from smplan_kernel.measures.reader import ReadPart
    from smplan_kernel.measures.rows import Rows
    from smplan_kernel.review.facts import Facts

_UNKNOWN = "an import of which nothing is known"


def left_out(facts: Facts, part: ReadPart, used: Rows) -> tuple[LeftOut, ...]:
    """The rows about the month that did not make the figure, by reason and file."""
    first, last = (day.toordinal() for day in facts.bounds)
    days = _days(part)
    about = part.rows[(days[0] <= last) & (days[1] >= first) & (days[0] != NO_DAY)]
    rest = about[~np.isin(about.places, used.places)]
    reasons = _reasons(rest, part, set(used.different("definition")), first, last)
    counts: dict[tuple[str, str], int] = {}
    for why, name in zip(reasons, rest.texts("import"), strict=True):
        counts[why, facts.files.get(name, "") or _UNKNOWN] = counts.get((why, facts.files.get(name, "") or _UNKNOWN), 0) + 1
    return tuple(LeftOut(why=why, rows=rows, file=file) for (why, file), rows in sorted(counts.items()))


def _days(part: ReadPart) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The days that each row is about; a counter is about the day on which it was read."""
    if part.tier == ("code-cumulative",):
        return part.rows.exported, part.rows.exported
    return part.rows.start, part.rows.end


def _reasons(rest: Rows, part: ReadPart, columns: set[str], first: int, last: int) -> list[str]:
    """The first reason that fits each row."""
    known = [
        (rest.carry("total_row") & (part.tier != ("total",)), "a total of other rows; it is never added to them"),
        (~rest.are("level", *_levels(part)), f"another level of detail; counted is: {_level_words(part)}"),
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


def _level_words(part: ReadPart) -> str:
    """The level that was counted, in words."""
    return LEVELS[_levels(part)[0]].rstrip(".").lower()
