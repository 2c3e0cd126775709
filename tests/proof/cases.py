"""A file with what is known about it beforehand, and the judgement on what the reader made of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from smplan_kernel.sources.answer import answer_from
from smplan_kernel.sources.process.child import DAMAGED

Expects = Literal["stranger", "same", "part", "sound", "bomb"]
"""stranger: no export, so refused. same: the numbers of the untouched file, or refused. part: no number that is not in the untouched file.
sound: any honest answer. bomb: refused as too large or damaged, under the limits of bombs."""
SECONDS, MEGABYTES = 2.0, 300
GIVEN = (dt.date(2026, 9, 1), dt.date(2026, 9, 30))  # the answer, when a file does not tell its period
BOMB_SECONDS, BOMB_MEGABYTES = 3.0, 512


@dataclass(frozen=True, kw_only=True)
class Case:
    """One file of the proof."""

    corpus: str
    name: str
    data: bytes
    expects: Expects = "stranger"
    original: str = ""  # the untouched file, by its name in the makers of layouts


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What reading a file took, as the system counted it for its process."""

    seconds: float = 0.0
    megabytes: float = 0.0


def figures(outcome: dict[str, Any]) -> Counter[tuple[Any, ...]]:
    """What a file says, number by number, whatever its columns are called."""
    frame = answer_from(outcome, file="f", data=b"").observations
    names = ("level", "object", "period_start", "period_end", "metric", "value")
    return Counter(zip(*(frame[name].tolist() for name in names), strict=True))


def breaches(case: Case, outcome: dict[str, Any], cost: Cost, original: dict[str, Any] | None) -> list[str]:
    """Everything about an outcome that must not be."""
    found = _words(case, outcome) if outcome["status"] == "refused" else []
    if outcome["status"] != "recognised" and "figures" in outcome:
        found.append("figures came with a refusal")
    if outcome["status"] == "recognised":
        found += _numbers(case, outcome, original)
    seconds, megabytes = (BOMB_SECONDS, BOMB_MEGABYTES) if case.expects == "bomb" else (SECONDS, MEGABYTES)
    if cost.seconds > seconds or cost.megabytes > megabytes:
        found.append(f"{cost.seconds:.1f} s and {cost.megabytes:.0f} MB")
    return found


def _without_objects(known: Counter[tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    plain: Counter[tuple[Any, ...]] = Counter()
    for figure, count in known.items():
        plain[(*figure[:1], "", *figure[2:])] += count
    return plain


def _within(period: tuple[dt.date, dt.date], known: Counter[tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    """The same figures about another period: the one that is answered where the line that tells it was lost."""
    days = tuple(day.isoformat() for day in period)
    return Counter({(*figure[:2], *days, *figure[4:]): count for figure, count in known.items()})


def _words(case: Case, outcome: dict[str, Any]) -> list[str]:
    """A refusal is one sentence about the file, and one that says what to do."""
    problems = outcome["problems"]
    if len(problems) != 1 or not problems[0].startswith(case.name):
        return [f"not one problem of this file: {problems}"]
    (problem,) = problems
    if DAMAGED in problem or "Traceback" in problem:
        return [f"a traceback: {problem}"]
    if "too large" in problem and "(row " not in problem and case.expects not in {"bomb", "sound"} and len(case.data) < 1_000_000:
        return [f"called too large: {problem}"]
    return [] if ". " in problem else [f"does not say what to do: {problem}"]


def _numbers(case: Case, outcome: dict[str, Any], original: dict[str, Any] | None) -> list[str]:
    if case.expects in {"stranger", "bomb"}:
        return [f"read as {outcome['format']}"]
    if case.expects == "sound" or original is None:
        return []
    told, true = figures(outcome), figures(original)
    if case.expects == "part":  # a name may be hit: nobody could see that, as long as its figures are its own
        told, true = _without_objects(told), _without_objects(true + _within(GIVEN, true))
    wrong = told - true if case.expects == "part" else (told - true) + (true - told)
    if case.expects == "part":  # a heading may be hit: a column under its new name is honest
        wrong = Counter({figure: count for figure, count in wrong.items() if not figure[4].startswith("x:")})
    return [f"wrong figures: {sorted(map(str, wrong))[:2]}"] if wrong else []
