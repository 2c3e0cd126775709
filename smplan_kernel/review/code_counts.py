"""What the files of a month hold about codes: uses in shops by code, visits of the web site by link, each adding up to its file's total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.gather import gather
from smplan_kernel.measures.periods import MONTH
from smplan_kernel.measures.rows import sums
from smplan_kernel.measures.tally import Request
from smplan_kernel.plan.links import has_link, utm_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from smplan_kernel.measures.rows import Rows
    from smplan_kernel.measures.tally import Lost, Tally
    from smplan_kernel.plan import Code, DataSource, Plan
    from smplan_kernel.review.facts import Facts

USES, VISITS = "code_uses", "sessions"
COUNTERS = ("code-cumulative",)
_LOOK_BACK = 45  # days: the reading at the end of the month before


@dataclass(frozen=True, kw_only=True)
class Counts:
    """One source's figures of a month by name as the file writes it; `total` is the file's own sum, taken apart from them.

    `lost` are the counters that cannot tell the month; they are in no sum.
    """

    source: DataSource
    by_name: dict[str, float]
    total: float
    lost: tuple[Lost, ...] = ()


def uses_in_shops(facts: Facts) -> tuple[Counts, ...]:
    """Uses of every code in the month, from each shop that tells them."""
    sources = facts.plan.metrics.sources
    found = (_uses(facts, source) for source in sources)
    return facts.observed.once((USES, facts.month, sources), lambda: tuple(counts for counts in found if counts is not None))


def lost_codes(facts: Facts) -> dict[str, Lost]:
    """The codes, in small letters, whose counter in a shop's files cannot tell the month."""
    found = (lost for source in facts.plan.metrics.sources for lost in _tally(facts, source, COUNTERS)[1].lost.get(_number(facts), ()))
    return {lost.name.strip().casefold(): lost for lost in found}


def _uses(facts: Facts, source: DataSource) -> Counts | None:
    number = _number(facts)
    for tier in (("code-period",), COUNTERS):
        rows, tally = _tally(facts, source, tier)
        if number in tally.values:
            used = rows[np.isin(rows.places, tally.rows_of(number))]
            by_name = _by_name(used, is_counter=tier == COUNTERS)
            return Counts(source=source, by_name=by_name, total=tally.values[number], lost=tally.lost.get(number, ()))
    return None


def _tally(facts: Facts, source: DataSource, tier: tuple[str, ...]) -> tuple[Rows, Tally]:
    """The rows of a shop that may tell the month, and what they tell."""
    first, last = (day.toordinal() for day in facts.bounds)
    rows = facts.observed.figures(source.platform, source.account, USES)
    rows = rows[rows.end >= first - _LOOK_BACK]
    return rows, gather(rows, tier, USES, Request(grain=MONTH, until=last, part="", group=str.casefold))


def _number(facts: Facts) -> int:
    return MONTH.of_day(facts.bounds[0].toordinal())


def _by_name(used: Rows, *, is_counter: bool) -> dict[str, float]:
    """The month's figure of each name; a counter's is its later reading less its earlier one, and a new counter began at zero."""
    known, read = used.known("object"), np.maximum(used.exported, used.end)
    signs: NDArray[np.float64] = np.ones(len(used))
    for shop in np.unique(used.codes("account")) if is_counter else ():
        its = used.codes("account") == shop
        signs[its & (read < read[its].max())] = -1.0
    return dict(sorted((known[code], value) for code, value in sums(used.value * signs, used.codes("object")).items()))


def visits_of_links(facts: Facts) -> tuple[Counts, ...]:
    """Visits in the month by campaign or source, from each web site whose files name those of a code's link."""
    codes = [code for code in facts.plan.metrics.codes if has_link(code)]
    found = (_visits(facts, source, codes) for source in facts.plan.metrics.sources if codes)
    return tuple(counts for counts in found if counts is not None)


def _visits(facts: Facts, source: DataSource, codes: list[Code]) -> Counts | None:
    first, last = (day.toordinal() for day in facts.bounds)
    rows = facts.observed.figures(source.platform, source.account, VISITS)
    rows = rows[(rows.end >= first) & (rows.start <= last)]
    # Two files may cut the same visits in different ways; only one that knows links can tell about them.
    told = rows[rows.are("object", *(name for name in rows.different("object") if code_of(name, codes, facts.plan) is not None))]
    rows = rows[np.isin(rows.codes("import"), told.codes("import"))]
    tally = gather(rows, ("dimension-period",), VISITS, Request(grain=MONTH, until=last, part="", group=str.casefold))
    number = MONTH.of_day(first)
    if number not in tally.values:
        return None
    used = rows[np.isin(rows.places, tally.rows_of(number))]
    return Counts(source=source, by_name=_by_name(used, is_counter=False), total=tally.values[number])


def code_of(name: str, codes: list[Code], plan: Plan) -> Code | None:
    """The code whose link a row of a web file carries: by its campaign, else by source and medium where one code alone has them."""
    pieces = {piece.strip().casefold() for piece in name.split("|")}
    by_campaign = [code for code in codes if utm_of(plan, code).campaign.casefold() in pieces]
    if by_campaign:
        return by_campaign[0]
    by_source = [code for code in codes if f"{utm_of(plan, code).source} / {utm_of(plan, code).medium}".casefold() in pieces]
    return by_source[0] if len(by_source) == 1 else None
