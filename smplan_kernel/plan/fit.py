"""The fit check of the start page: go, go small or not yet, with reasons; it advises and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smplan_kernel.plan.start import Start

FEW_HOURS = 2.0


@dataclass(frozen=True, kw_only=True)
class Fit:
    """What the answers speak for; nothing while too few are given."""

    advice: Literal["go", "go small", "not yet", ""]
    reasons: tuple[str, ...]


def fit_check(start: Start) -> Fit:
    """What the five answers speak for.

    >>> fit_check(Start(fit_purpose="business", fit_audience="no", fit_story="yes", fit_time="yes", fit_answering="yes")).advice
    'not yet'
    """
    answers = (start.fit_purpose, start.fit_audience, start.fit_story, start.fit_time, start.fit_answering)
    if not all(answers):
        return Fit(advice="", reasons=())
    against, doubts = _against(start), _doubts(start)
    if against:
        return Fit(advice="not yet", reasons=against + doubts)
    if doubts:
        return Fit(advice="go small", reasons=doubts)
    return Fit(advice="go", reasons=("The people you need are there, you have something to show, and there is time to answer.",))


def _against(start: Start) -> tuple[str, ...]:
    """Reasons to wait."""
    reasons = (
        (start.fit_purpose == "pastime", "It is a pastime: enjoy it without a plan."),
        (start.fit_audience == "no", "The people you need are not on social media."),
        (start.fit_story == "no", "There is nothing to show yet. Collect a few stories first."),
        (start.fit_time == "no", "There is no time every week. A silent account looks worse than none."),
        (start.fit_answering == "no", "Nobody can answer when people write."),
    )
    return tuple(reason for holds, reason in reasons if holds)


def _doubts(start: Start) -> tuple[str, ...]:
    """Reasons to begin with one or two channels."""
    open_answers = {"partly", "unsure"}
    is_short = start.hours_per_week is not None and start.hours_per_week < FEW_HOURS
    reasons = (
        (start.fit_purpose == "unsure", "What it is for is not clear yet. One goal shows whether it helps."),
        (start.fit_audience in open_answers, "Only some of the people you need are there. Begin where you know they are."),
        (start.fit_story in open_answers, "There is little to show yet. One good story a week is enough."),
        (start.fit_time in open_answers or is_short, "Time is short. One or two channels are enough."),
        (start.fit_answering in open_answers, "Answers may come late. Begin where few people write."),
    )
    return tuple(reason for holds, reason in reasons if holds)
