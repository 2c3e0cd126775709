"""Events and other campaigns, a part of page 05: appearances with their publicity and their follow-ups, and what else is on."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from pydantic import model_validator

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Day, Record, Refs

EVENT_KINDS = tuple((name, name) for name in ("Fair", "Talk", "Open day", "Workshop", "Press", "Online event"))


def _check_order(kind: str, starts: dt.date | None, ends: dt.date | None) -> None:
    """Refuse an end before a start."""
    if starts and ends and ends < starts:
        msg = f"{kind}: ends must not be before starts ({ends} is before {starts})"
        raise ValueError(msg)


class Event(Record):
    """An appearance in front of people."""

    prefix: ClassVar[str] = "evnt"
    kind_title: ClassVar[str] = "event"

    name: str = ask("Event", help="Its name.", example="Home show", required=True)
    kind: str = ask("Kind", help="What it is. Write another if yours is missing.", choices=EVENT_KINDS, kind="text")
    starts: Day = unset("First day", help="The day it begins.")
    ends: Day = unset("Last day", help="The same day for a short one.")
    place: str = ask("Where", help="Town, hall or address on the net.", example="Exhibition hall at the river")
    owner: str = ask("Owner", help="Who answers for it.", ref="pson")
    goals: Refs = several("Goals", help="What it is for.", ref="goal")
    personas: Refs = several("Personas", help="Whom you want to meet there.", ref="pers")
    publicity: str = ask(
        "Publicity", help="What is published when, before and during it.", example="Two posts a week from 1 February", kind="long"
    )
    follow_ups: str = ask(
        "Follow-up",
        help="How you come back to the people you met. Add the steps below.",
        example="Everybody gets a sketch within ten days",
        why="Missing follow-up costs the contacts.",
        kind="long",
    )
    code: str = ask("Coupon or link code", help="The code used there.", ref="code")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        """An event cannot end before it begins."""
        _check_order("Event", self.starts, self.ends)
        return self


class Campaign(Record):
    """Other marketing or sales work that people would notice at the same time."""

    prefix: ClassVar[str] = "camp"
    kind_title: ClassVar[str] = "campaign"

    name: str = ask("Campaign", help="Its name.", example="Spring sale", required=True)
    starts: Day = unset("First day", help="The day it begins.")
    ends: Day = unset("Last day", help="The last day people see it.")
    owner: str = ask("Owner", help="Who runs it.", ref="pson")
    note: str = ask("What it is", help="One sentence.", example="Letters to former clients", kind="long")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        """A campaign cannot end before it begins."""
        _check_order("Campaign", self.starts, self.ends)
        return self
