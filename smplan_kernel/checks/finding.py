"""What a check hands back: one sentence for the reader about one thing, and why it matters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from smplan_kernel.plan.document import Plan

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something missing or unwise in a plan; it never stops anybody."""

    code: str
    severity: Severity
    page: str
    item: str
    message: str
    why: str

    def as_json(self) -> dict[str, str]:
        """The finding for machines."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a rule found: the id of the item, "" for the whole plan, and the sentence.

    Severity and page are those of the rule unless named here.
    """

    item: str
    message: str
    severity: Severity | None = None
    page: str = ""


Check = Callable[[Plan, dt.date], Iterable[Found]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One check of the plan: its number, how grave it is, where the reader mends it, and why it exists."""

    code: str
    severity: Severity
    page: str
    why: str
    check: Check
