"""The one question that a file may leave open, and its answer as a hint for reading the file again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from smplan_kernel.inbox.currency import OPTION, currency_code
from smplan_kernel.inbox.imports import Hints, ImportAnswer
from smplan_kernel.inbox.shops import CHOICES, OTHER, SAME
from smplan_kernel.plan import Plan
from smplan_kernel.plan.vocabulary import PLATFORMS
from smplan_kernel.sources.cells.dates import Order, parse_period

Kind = Literal["choice", "day", "period", "currency"]
_DATES = {"day-first": "The day first: 3/4 is the third of April", "month-first": "The month first: 3/4 is the fourth of March"}
_KINDS: Mapping[str, Kind] = {"--on": "day", "--period": "period", OPTION: "currency"}
_EARLIEST, _LATEST = dt.date(2000, 1, 1), dt.date(2199, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked about a file: a sentence and either choices, a day, a period or a currency, whose only choice is the likely one."""

    option: str
    sentence: str
    kind: Kind = "choice"
    choices: tuple[tuple[str, str], ...] = ()


class WrongHintError(ValueError):
    """An answer that is none of those that were asked for."""


def question_of(answer: ImportAnswer, plan: Plan) -> Question | None:
    """The question that is open about a file, without the words of the command line."""
    option = answer.get("option", "")
    if answer["status"] != "needs-answer" or not option:
        return None
    sentence = str(answer["question"]).partition(" Answer with ")[0]
    if option == "--account":
        sentence = f"{sentence} {'Is it?' if OTHER in answer.get('choices', ()) else 'Whose are they?'}"
    if option == OPTION:
        sentence = f"{sentence} Which is it? You are asked once for this source."
    kind = _KINDS.get(option, "choice")
    choices = _labelled(option, tuple(answer.get("choices", ())), plan) if kind in {"choice", "currency"} else ()
    return Question(option=option, sentence=sentence, kind=kind, choices=choices)


def with_answer(hints: Hints, question: Question, given: Any) -> Hints:
    """The hints with what somebody answered.

    Raises
    ------
    WrongHintError
        With a sentence, when the answer is none of those that were asked for.
    """
    if question.kind == "day":
        return replace(hints, on=_day(given))
    if question.kind == "currency":
        return replace(hints, currency=_currency(given))
    if question.kind == "period":
        return replace(hints, period=_period(given))
    if not isinstance(given, str) or given not in dict(question.choices):
        msg = "Choose one of the answers."
        raise WrongHintError(msg)
    return _with_choice(hints, question.option, given)


def _with_choice(hints: Hints, option: str, given: str) -> Hints:
    if option == "--dates":
        return replace(hints, dates=cast("Order", given))
    if option == "--layout":
        return replace(hints, layout=given)
    return replace(hints, platform=given) if option == "--platform" else replace(hints, account=given)


def _labelled(option: str, choices: tuple[str, ...], plan: Plan) -> tuple[tuple[str, str], ...]:
    if option == "--dates":
        return tuple((choice, _DATES.get(choice, choice)) for choice in choices)
    if option == OPTION:
        return tuple((choice, choice) for choice in choices)
    if option == "--platform":
        return tuple((choice, PLATFORMS.get(choice, choice)) for choice in choices)
    if option == "--layout":
        return tuple((choice, choice) for choice in choices)
    if choices == CHOICES:
        return ((SAME, "No, it is the same shop as before"), (OTHER, "Yes, it is another shop"))
    names = {source.account: source.name for source in plan.metrics.sources}
    return tuple((choice, _account_words(choice, names.get(choice, ""))) for choice in choices)


def _account_words(account: str, name: str) -> str:
    if not account:
        return name or "The one without a name"
    return f"{account} ({name})" if name and name != account else account


def _currency(given: Any) -> str:
    code = currency_code(str(given))
    if not code:
        msg = "Give the three letters of a currency, such as EUR."
        raise WrongHintError(msg)
    return code


def _day(given: Any) -> dt.date:
    try:
        day = dt.date.fromisoformat(str(given))
    except ValueError as exc:
        msg = "Give the whole day: day, month and year."
        raise WrongHintError(msg) from exc
    if not _EARLIEST <= day <= _LATEST:
        msg = "Give a day of this century."
        raise WrongHintError(msg)
    return day


def _period(given: Any) -> str:
    if not isinstance(given, list) or len(given) != 2:  # noqa: PLR2004 - the first and the last day
        msg = "Give the first and the last day."
        raise WrongHintError(msg)
    first, last = _day(given[0]), _day(given[1])
    if first > last:
        msg = "The last day comes before the first."
        raise WrongHintError(msg)
    period = f"{first}..{last}"
    if parse_period(period) is None:
        msg = "Give a shorter period."
        raise WrongHintError(msg)
    return period
