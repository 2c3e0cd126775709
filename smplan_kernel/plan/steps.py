"""Steps, a part of page 05: the smallest pieces of work, each with one face behind it and a way to tell that it is done."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Bullet, Day, Refs

STATUSES = (("open", "Open"), ("doing", "Doing"), ("blocked", "Blocked"), ("done", "Done"), ("dropped", "Dropped"))
MOMENTS = (("before", "Before"), ("during", "During"), ("after", "After, a follow-up"))


class Step(Bullet):
    """A small piece of work."""

    prefix: ClassVar[str] = "step"
    kind_title: ClassVar[str] = "step"

    done_means: str = ask(
        "Done means",
        help="What is there when it is finished.",
        example="A two-minute film is on the site",
        why="Small steps get finished.",
        kind="long",
    )
    tracking: str = ask(
        "How you will track it", help="Where one can see that it happened or helped.", example="Visits to the film's page", kind="long"
    )
    owner: str = ask(
        "Accountable",
        help="Exactly one named person who answers for it.",
        example="Mara Lind",
        why="Work with no face behind it gets done less.",
        ref="pson",
        term="accountable",
    )
    responsible: Refs = several("Does the work", help="One person or more.", ref="pson", term="RACI")
    consulted: Refs = several("Is asked before", help="Few.", ref="pson", term="RACI")
    informed: Refs = several("Is told afterwards", help="As needed.", ref="pson", term="RACI")
    planned: Day = unset("Planned for", help="The day it should be done.")
    order: int | None = unset("Planned order", help="1 comes first. Real days may differ.")
    started: Day = unset("Begun", help="The day work began.")
    done: Day = unset("Done on", help="The day it was done.")
    status: str = ask("Status", help="Where it stands.", choices=STATUSES, default="open")
    hours: float | None = unset("Hours", help="Up to eight. A larger step is two steps.", example="3", unit="hours", kind="hours")
    cost: float | None = unset("Money", help="What it costs besides hours.", kind="money")
    tool: str = ask("Tool", help="What is used for it.", ref="rsrc")
    parent: str = ask("Part of", help="The larger step it belongs to.", ref="step")
    waits_for: Refs = several("Waits for", help="Steps that must be done first.", ref="step")
    related: Refs = several("Related", help="Steps that should know of each other.", ref="step")
    goal: str = ask("Goal", help="The goal it serves.", ref="goal")
    slot: str = ask("Activity", help="The activity it belongs to.", ref="slot")
    channel: str = ask("Channel", help="The channel it is for.", ref="chan")
    event: str = ask("Event", help="The event it belongs to.", ref="evnt")
    moment: str = ask("Before, during or after", help="When in the event.", choices=MOMENTS, term="follow-up")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        """A step cannot end before it begins."""
        if self.started and self.done and self.done < self.started:
            msg = f"Step: done must not be before started ({self.done} is before {self.started})"
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _does_not_wait_for_itself(self) -> Self:
        """A step is neither its own part nor its own condition."""
        if self.id in self.waits_for or self.id == self.parent:
            msg = f"Step: {self.id} cannot wait for itself or be a part of itself"
            raise ValueError(msg)
        return self
