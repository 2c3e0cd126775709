"""A full plan and its figures with given words in every place where people, files or the public put words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pandas as pd
from pydantic import BaseModel, ValidationError

from smplan_kernel import paths
from smplan_kernel.plan import DataSource, Metric, Plan, load_document
from smplan_kernel.plan.fields import fields_of
from smplan_kernel.store import OBSERVATION_COLUMNS

MONTH = "2026-10"
PLAN = "planted"
# What these say is not for people: it is matched with names that files and the program have.
MATCHED = frozenset({"id", "measure", "denominator", "platform", "network", "rule", "currency", "language", "part", "before", "after"})
MATCHED_IN = {"DefinitionChange": frozenset({"account"})}
TYPED = frozenset({"text", "long", "lines"})
POSTS = 8
MONTHS = 14
CARD = ("form", "link", "text")


@dataclass(kw_only=True)
class Dealer:
    """Deals words out to places, one after the other, and remembers which place got which."""

    words: Sequence[str]
    shift: int = 0
    dealt: list[str] = field(default_factory=list)

    def next(self) -> str:
        """The words for one more place."""
        word = self.words[(len(self.dealt) + self.shift) % len(self.words)]
        self.dealt.append(word)
        return word


@dataclass(frozen=True, kw_only=True)
class File:
    """An imported file as the store would list it."""

    id: int
    file_name: str

    @property
    def content(self) -> bytes:
        """What is in it; nobody reads it again."""
        return f"file {self.id}".encode()

    @property
    def sha256(self) -> str:
        """Its fingerprint."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A plan, figures and files full of words; `words` by their place."""

    plan: Plan
    figures: pd.DataFrame
    files: tuple[File, ...]
    words: tuple[str, ...]


def plant(words: Sequence[str], shift: int = 0) -> Planted:
    """The sample organisation's plan with the words dealt to every place, and figures that fit it."""
    dealer = Dealer(words=words, shift=shift)
    plan = _with_parts(_filled(_sample(), dealer), _sample())
    files = tuple(File(id=number, file_name=dealer.next()) for number in range(1, len(plan.metrics.sources) + 1))
    rows = [row for number, source in enumerate(plan.metrics.sources, 1) for row in _rows(plan, source, number, dealer)]
    frame = pd.DataFrame(rows, columns=[*OBSERVATION_COLUMNS, *CARD, "import"])
    return Planted(plan=plan, figures=frame, files=files, words=tuple(dealer.dealt))


def aimed(words: Sequence[str], where: Collection[int], count: int) -> Planted:
    """The words at certain places, one at each, and something plain at all others of so many."""
    targets = dict(zip(sorted(where), words, strict=False))
    return plant([targets.get(place, f"plain {place}") for place in range(count)])


@cache
def _sample() -> Plan:
    data = json.loads((paths.sample("landscape") / "plan.json").read_text("utf-8"))
    return load_document(data | {"id": PLAN}, "plan.json")


def _filled(part: Any, dealer: Dealer) -> Any:
    """The part with other words where people type, also in all that it contains."""
    asked = {entry.name: entry for entry in fields_of(type(part))}
    matched = MATCHED | MATCHED_IN.get(type(part).__name__, frozenset())
    answers = {name: _answer(getattr(part, name), dealer, is_typed=asked[name].kind in TYPED and name not in matched) for name in asked}
    try:
        return type(part)(**answers)
    except ValidationError:  # a place that takes an address or a time keeps what it had
        kept = {name for name in answers if not _fits(part, name, answers[name])}
        return type(part)(**{name: getattr(part, name) if name in kept else answer for name, answer in answers.items()})


def _fits(part: BaseModel, name: str, answer: Any) -> bool:
    try:
        type(part)(**{each: answer if each == name else getattr(part, each) for each in type(part).model_fields})
    except ValidationError:
        return False
    return True


def _answer(value: Any, dealer: Dealer, *, is_typed: bool) -> Any:
    if isinstance(value, BaseModel):
        return _filled(value, dealer)
    if isinstance(value, tuple):
        return tuple(_answer(one, dealer, is_typed=is_typed) for one in value)
    return dealer.next() if is_typed and isinstance(value, str) else value


def _with_parts(plan: Plan, before: Plan) -> Plan:
    """The metrics that count a code follow it to its new name."""
    names = {old.code: new.code for old, new in zip(before.metrics.codes, plan.metrics.codes, strict=True)}
    metrics = tuple(metric.replace(part=names.get(metric.part, metric.part)) for metric in plan.metrics.metrics)
    return plan.with_metrics(metrics=metrics)


def _rows(plan: Plan, source: DataSource, number: int, dealer: Dealer) -> Iterator[dict[str, Any]]:
    """The figures of one source: a row a month for each of its metrics, its codes, and posts of the month where it is a place for posts."""
    for metric in (metric for metric in plan.metrics.metrics if metric.source == source.id and metric.measure != "code_uses"):
        yield from _months(source, metric, number, dealer)
    if source.platform == "shop":
        for code in plan.metrics.codes:
            yield from _uses(source, code.code, number, dealer)
    if source.platform in {"instagram", "linkedin", "x"}:
        yield from _posts(source, number, dealer)


def _months(source: DataSource, metric: Metric, number: int, dealer: Dealer) -> Iterator[dict[str, Any]]:
    """The last month stands out, so that there is something to decide."""
    definition, sheet = metric.definition or dealer.next(), dealer.next()
    for place, (first, last) in enumerate(_spans()):
        value = 40.0 + place % 5 if last < date(2026, 10, 1) else 400.0
        told = {"level": "account-period", "object": ""} if not metric.part else {"level": "dimension-period", "object": metric.part}
        facts = {"metric": metric.measure, "definition": definition, "value": value, "sheet": sheet, "period_end": str(last)}
        yield _row(source, number, period_start=str(first), **told, **facts)


def _uses(source: DataSource, code: str, number: int, dealer: Dealer) -> Iterator[dict[str, Any]]:
    definition = dealer.next()
    for place, (_, last) in enumerate(_spans()):
        day = str(last)
        facts = {"metric": "code_uses", "definition": definition, "flags": "lifetime_at_export", "exported_on": day}
        yield _row(
            source, number, level="code-cumulative", object=code, period_start=day, period_end=day, value=20.0 * place + place % 3, **facts
        )


def _posts(source: DataSource, number: int, dealer: Dealer) -> Iterator[dict[str, Any]]:
    definition = dealer.next()
    for place in range(POSTS):
        day = str(date(2026, 10, 3 + 2 * place))
        card = {name: dealer.next() for name in ("object", *CARD)}
        for measure in ("saves", "views", "impressions"):
            facts = {"metric": measure, "definition": definition, "flags": "lifetime_at_export", "exported_on": "2026-11-02"}
            yield _row(source, number, level="post-lifetime", period_start=day, period_end=day, value=10.0 + place * place, **facts, **card)


def _row(source: DataSource, number: int, **facts: Any) -> dict[str, Any]:
    bare = {"unit": "count", "flags": "", "row": 2, "sheet": "", "exported_on": "", "form": "", "link": "", "text": ""}
    return {"platform": source.platform, "account": source.account, "import": number, **bare, **facts}


def _spans() -> list[tuple[date, date]]:
    """First and last days of the months up to the one that is reviewed."""
    firsts = [date(2026, 11, 1)]
    for _ in range(MONTHS):
        firsts.insert(0, (firsts[0] - timedelta(days=1)).replace(day=1))
    return [(first, after - timedelta(days=1)) for first, after in pairwise(firsts)]
