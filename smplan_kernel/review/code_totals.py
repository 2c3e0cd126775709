"""Codes and links against the files: what was matched, what was not, and that both together are the file's total."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from smplan_kernel.plan import Code
from smplan_kernel.plan.links import has_link
from smplan_kernel.review.calendar import month_title
from smplan_kernel.review.code_counts import Counts, code_of, uses_in_shops, visits_of_links
from smplan_kernel.review.code_lost import lost_words
from smplan_kernel.review.codes_model import CodeTotal
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.words import figure, listed

_NAMED = 5
_ROUNDING = 0.5


def code_totals(facts: Facts) -> tuple[CodeTotal, ...]:
    """Each shop's uses and each site's visits: matched, unmatched, total, with the names that no code of the plan has."""
    codes = list(facts.plan.metrics.codes)
    links = [code for code in codes if has_link(code)]
    uses = [_total(facts, counts, "uses", lambda name: _code_named(codes, name)) for counts in uses_in_shops(facts)] if codes else []
    visits = [_total(facts, counts, "visits", lambda name: code_of(name, links, facts.plan)) for counts in visits_of_links(facts)]
    return (*uses, *visits)


def uses_by_name(facts: Facts) -> dict[str, float]:
    """Uses in the month by code in small letters, over all shops; a code that no shop's files know is missing."""
    found: dict[str, float] = {}
    for counts in uses_in_shops(facts):
        for name, value in counts.by_name.items():
            key = name.strip().casefold()
            found[key] = found.get(key, 0.0) + value
    return found


def visits_by_link(facts: Facts) -> dict[str, float]:
    """Visits in the month by the id of the code whose link brought them."""
    links = [code for code in facts.plan.metrics.codes if has_link(code)]
    found: dict[str, float] = {}
    for counts in visits_of_links(facts):
        for name, value in counts.by_name.items():
            code = code_of(name, links, facts.plan)
            if code is not None:
                found[code.id] = found.get(code.id, 0.0) + value
    return found


def _code_named(codes: list[Code], name: str) -> Code | None:
    return next((code for code in codes if code.code.strip().casefold() == name.strip().casefold()), None)


def _total(facts: Facts, counts: Counts, what: Literal["uses", "visits"], code_for: Callable[[str], Code | None]) -> CodeTotal:
    matched = sum(value for name, value in counts.by_name.items() if code_for(name) is not None)
    others = {name: value for name, value in counts.by_name.items() if code_for(name) is None and value}
    unmatched = sum(others.values())
    by_size = sorted(others, key=lambda name: (-others[name], name.casefold()))
    names = tuple(f"{name.strip() or 'without a name'} ({figure(others[name])})" for name in by_size)
    return CodeTotal(
        source=counts.source.name or counts.source.account,
        what=what,
        matched=matched,
        unmatched=unmatched,
        total=counts.total,
        names=names,
        sentence=_sentence(facts, counts, what, (matched, unmatched), names),
    )


def _sentence(facts: Facts, counts: Counts, what: str, sums: tuple[float, float], names: tuple[str, ...]) -> str:
    """The sum in words: what was matched and what was not are the file's total, or by how much they are not."""
    matched, unmatched = sums
    where, whose = counts.source.name or counts.source.account, "codes of the plan" if what == "uses" else "links of the plan"
    words = f"{where}, {month_title(facts.month)}: {figure(matched)} {what} matched to {whose} + {figure(unmatched)} not matched"
    rest = counts.total - matched - unmatched
    agrees = f"{words} = {figure(counts.total)}, the total of the file." if abs(rest) < _ROUNDING else ""
    differs = f"{words}, but the file's total is {figure(counts.total)}: {figure(abs(rest))} cannot be placed."
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    named = f" Not matched: {listed(names[:_NAMED]) if not more else ', '.join(names[:_NAMED])}{more}."
    lost = f" Not counted: {lost_words(counts.lost)}." if counts.lost else ""
    return f"{agrees or differs}{named if names else ''}{lost}"
