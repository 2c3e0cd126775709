"""One thing that asks for a decision: what it says, whose it is, where it ranks, and on which figures each of its sentences stands."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from smplan_kernel.review.part import Badge, Ground
from smplan_kernel.review.ranking import Rank

Kind = Literal["metric", "goal", "assumption", "data", "step", "plan", "money", "channel", "posts", "replies"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MOST = 5


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing that asks for a decision, with its place in the ranking (lower comes first).

    `grounds` name the figures that headline and evidence print, each with its place in the finished review.
    """

    rank: Rank
    item: str
    kind: Kind
    headline: str
    evidence: str
    verdict: Badge
    proposal: str
    person: str
    field: str = ""
    value: str = ""
    grounds: tuple[Ground, ...] = ()


class WithId(Protocol):
    """A part of a review that is known by an id."""

    @property
    def id(self) -> str: ...  # noqa: D102 - named by itself


def place(name: str, parts: Sequence[WithId], item: str) -> str:
    """Where a part stands in review.json, as a JSON pointer (RFC 6901).

    >>> from types import SimpleNamespace as Known
    >>> place("metrics", [Known(id="metr-a"), Known(id="metr-b")], "metr-b")
    '/metrics/1'
    """
    return f"/{name}/{next(number for number, part in enumerate(parts) if part.id == item)}"


def correction_id(month: str, item: str, kind: Kind) -> str:
    """The id of what a month proposes about an item: the same every time.

    >>> correction_id("2026-10", "metr-enquiries", "metric") == correction_id("2026-10", "metr-enquiries", "metric")
    True
    """
    return f"corr-{hashlib.sha256(f'{month}|{item}|{kind}'.encode()).hexdigest()[:12]}"
