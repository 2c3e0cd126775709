"""What comes first among the things that ask for a decision, and why.

Two reasons decide: how unlikely it is that chance alone brought a finding, and what it costs to overlook it for a month.
Signals come first, the strongest rule before the others: of figures that vary by themselves they are the least likely to be
chance. What the plan rests on comes before what it aims at, for with a broken assumption the aims are wrong as well. A target
comes before missing figures: it is known, they may still arrive. Slow answers come before late steps: every one of them is
counted, so no chance is in it, and people outside wait for them. Money over plan comes before late steps: a step that is overlooked
stays where it is, money goes on being spent. Work comes before upkeep: it is late today, while a page that nobody has touched for
half a year can wait for one more month. Between them stands what could be done better with the same hours: channels, then kinds of posts. Within one kind the id decides, so that the same review always
gives the same order.
"""

from __future__ import annotations

from typing import Literal, get_args

Reason = Literal[
    "rule 1",
    "rule 2",
    "rule 3",
    "broken assumption",
    "missed target",
    "target out of reach",
    "missing figures",
    "slow answers",
    "money over plan",
    "late steps",
    "blocked steps",
    "channel and tier",
    "kind of posts",
    "gaps in the figures",
    "nobody answers",
    "untouched parts",
]
ORDER: tuple[Reason, ...] = get_args(Reason)
IN_WORDS = (
    "Decisions stand in this order: signals, the strongest rule first; broken assumptions; targets missed or out of reach; "
    "missing figures; answers later than promised; money over plan; late and blocked steps; channels and kinds of posts that stand apart; the upkeep of the plan. What is least likely to be chance, and costs most to overlook, comes first."
)

Rank = tuple[int, int, str]


def ranked(reason: Reason, item: str, *, within: int = 0) -> Rank:
    """The place of a finding about an item: lower comes first; `within` orders findings of one kind.

    >>> ranked("rule 1", "metr-b") < ranked("rule 2", "metr-a") < ranked("late steps", "step-a")
    True
    """
    return ORDER.index(reason), within, item
