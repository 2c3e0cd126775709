"""The parts of a review about effort: what a result cost in hours and money, and whether a channel's tier fits what it brings."""

from __future__ import annotations

from typing import Literal

from smplan_kernel.review.part import Part

Word = Literal["too early", "not measured", "nothing against it", "falling", "rising", "outdone", "does more"]


class CostLine(Part):
    """What one goal's or channel's results took over some months: (hours x cost of an hour + money) / results.

    `hours` and `money` are None where nobody wrote any down; `cost` and the two quotients are None where they are undefined, and `sentence` says why.
    `is_planned` says that the hours are those of the plan, because none were written down for it.
    """

    item: str
    name: str
    kind: Literal["goal", "channel"]
    months: int
    hours: float | None
    is_planned: bool
    money: float | None
    cost: float | None
    results: float | None
    result: str
    hours_per_result: float | None
    cost_per_result: float | None
    cost_text: str
    sentence: str


class Costs(Part):
    """Effort against results: by goal, then by channel, and what the lines leave out."""

    rate: float | None
    goals: tuple[CostLine, ...]
    channels: tuple[CostLine, ...]
    sentence: str


class ChannelFit(Part):
    """A channel's tier beside what its figures say; `per_hour` is the median month's results for an hour, with its interval.

    `beside` names the channel that it is compared with: one with the same goal and the same measure, for no others can be compared.
    """

    id: str
    name: str
    tier: str
    tier_name: str
    owner: str
    metric: str
    measure: str
    months: int
    hours_a_month: float | None
    is_planned: bool
    per_hour: float | None
    low: float | None
    high: float | None
    beside: str
    beside_name: str
    word: Word
    sentence: str
    proposal: str
    value: str
