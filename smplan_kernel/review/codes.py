"""Coupon and link codes: uses in the month from files or counted by hand, and what does not fit together."""

from __future__ import annotations

from smplan_kernel.measures.counters import so_far
from smplan_kernel.measures.series import Series
from smplan_kernel.plan import Code, DataSource, Metric
from smplan_kernel.plan.links import link_of
from smplan_kernel.review.calendar import day_title, month_after, month_title
from smplan_kernel.review.code_counts import lost_codes
from smplan_kernel.review.code_goals import added
from smplan_kernel.review.code_lost import why_lost
from smplan_kernel.review.code_totals import uses_by_name, visits_by_link
from smplan_kernel.review.codes_model import CodeReview
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.words import as_named, counted, figure, listed, sentence

USES = "code_uses"


def codes_review(facts: Facts) -> tuple[CodeReview, ...]:
    """Every code of the plan, then the codes in the files that nobody registered."""
    uses, visits = uses_by_name(facts), visits_by_link(facts)
    known = tuple(_code_review(facts, code, uses.get(code.code.strip().casefold()), visits) for code in facts.plan.metrics.codes)
    return (*known, *_unknown(facts))


def by_hand(facts: Facts, metric: Metric) -> Series | None:
    """Monthly uses of a metric's code as they were counted by hand; None when there are none."""
    codes = {code.id for code in facts.plan.metrics.codes if code.code.strip().casefold() == metric.part.strip().casefold()}
    return _series_by_hand(facts, codes, metric.text) if metric.measure == USES and codes else None


def _series_by_hand(facts: Facts, codes: set[str], title: str) -> Series | None:
    lines = [line for line in facts.plan.metrics.redemptions if line.code in codes and line.uses is not None and line.month <= facts.month]
    uses: dict[str, float] = {}
    for line in lines:
        uses[line.month] = uses.get(line.month, 0.0) + float(line.uses or 0)
    if not uses:
        return None
    months = [min(uses)]
    while months[-1] < facts.month:
        months.append(month_after(months[-1]))
    values = tuple(uses.get(month) for month in months)
    return Series(
        title=title,
        unit="count",
        grain="month",
        periods=tuple(months),
        values=values,
        partial=(False,) * len(months),
        sources=("counted by hand",),
    )


def _shops(facts: Facts) -> list[DataSource]:
    return [source for source in facts.plan.metrics.sources if USES in facts.observed.metrics_of(source.platform, source.account)]


def _code_review(facts: Facts, code: Code, uses: float | None, visits: dict[str, float]) -> CodeReview:
    if uses is None:
        hand = _series_by_hand(facts, {code.id}, code.code)
        uses = hand.value_of(facts.month) if hand else None
    read = None if uses is not None else _read_so_far(facts, code)
    return CodeReview(
        id=code.id,
        code=code.code,
        channel=facts.name(code.channel),
        goal=facts.name(code.goal),
        uses=uses,
        so_far=read[0] if read else None,
        sentence=_sentence(facts, code, uses, read, visits.get(code.id)),
        problem=_problem(facts, code, uses),
        visits=visits.get(code.id),
        link=link_of(facts.plan, code),
        value=added(one.value for one in facts.plan.metrics.redemptions if one.code == code.id and one.month == facts.month),
    )


def _read_so_far(facts: Facts, code: Code) -> tuple[float, int] | None:
    for source in _shops(facts):
        read = so_far(facts.observed.figures(source.platform, source.account, USES), code.code, facts.last.toordinal())
        if read is not None:
            return read
    return None


def _sentence(facts: Facts, code: Code, uses: float | None, read: tuple[float, int] | None, visits: float | None) -> str:
    """What happened with a code in the month: its uses, and the visits that its link brought."""
    came = f" Its link brought {counted(int(visits), 'visit')}." if visits is not None else ""
    if uses is None and read is None and came:
        return came.strip()
    return f"{_used(facts, code, uses, read)}{came}"


def _used(facts: Facts, code: Code, uses: float | None, read: tuple[float, int] | None) -> str:
    if uses is not None:
        count = "not used" if uses == 0 else "used once" if uses == 1 else f"used {figure(uses)} times"
        return f"{code.code.strip()} was {count} in {month_title(facts.month)}."
    lost = lost_codes(facts).get(code.code.strip().casefold())
    if lost is not None:
        return f"{code.code.strip()} has no figure for {month_title(facts.month)}: it {why_lost(lost)}."
    if read is not None:
        times = "once" if read[0] == 1 else f"{figure(read[0])} times"
        return f"{code.code.strip()} was used {times} so far. A month is the difference of two exports; there is only one near its ends."
    return f"There are no figures for {code.code.strip()}."


def _problem(facts: Facts, code: Code, uses: float | None) -> str:
    """Names twice given, uses outside the code's days, and codes without a place: all that is wrong, in sentences."""
    name = code.code.strip()
    same = [other for other in facts.plan.metrics.codes if other.id != code.id and other.code.strip().casefold() == name.casefold()]
    places = [facts.name(one.channel) or "no channel" for one in (code, *same)]
    is_over = uses and code.valid_to is not None and code.valid_to < facts.bounds[0]
    is_early = uses and code.valid_from is not None and code.valid_from > facts.last
    found = (
        f"{name} is given to {listed(places)}; its uses cannot be told apart" if same else "",
        f"{name} ended on {day_title(code.valid_to)} and was used all the same" if is_over and code.valid_to else "",
        f"{name} begins on {day_title(code.valid_from)} and was used before" if is_early and code.valid_from else "",
        f"{name} belongs to no channel" if not code.channel and not same else "",
    )
    return " ".join(as_named(one) for one in found if one)


def _unknown(facts: Facts) -> tuple[CodeReview, ...]:
    """One line for all codes in the files that the plan does not know."""
    known = {code.code.strip().casefold() for code in facts.plan.metrics.codes}
    found: set[str] = set()
    for source in _shops(facts):
        rows = facts.observed.figures(source.platform, source.account, USES)
        found |= {name for name in rows.different("object") if name and name.strip().casefold() not in known}
    if not found or not facts.plan.metrics.codes:
        return ()
    names = sorted(found, key=lambda name: (name.casefold(), name))
    more = f" and {counted(len(names) - 5, 'more')}" if len(names) > 5 else ""  # noqa: PLR2004 - five names are enough to recognise the list
    text = sentence(f"the shop also counts {', '.join(names[:5])}{more}, which the plan does not know")
    return (CodeReview(id="", code="", channel="", goal="", uses=None, so_far=None, sentence=text, problem=text),)
