"""Pages 11 and 12, review: the day, the people, and what each review decided."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Day, Lines, Record, Refs, Section

PARK_STATES = (("parked", "Parked"), ("promoted", "Taken into the plan"), ("dropped", "Dropped"))
ACTION_STATES = (("open", "Open"), ("done", "Done"), ("dropped", "Dropped"))
CORRECTION_STATES = (("proposed", "Proposed"), ("accepted", "Accepted"), ("rejected", "Not taken"))


class HeldReview(Record):
    """A review that took place."""

    prefix: ClassVar[str] = "revw"
    kind_title: ClassVar[str] = "review"
    name_field: ClassVar[str] = "month"

    month: str = ask("Month", help="The month that was reviewed.", kind="month", required=True)
    on: Day = unset("Held on", help="The day you met.")
    attendance: Refs = several("Present", help="Who was there.", ref="pson")
    data_used: str = ask("Data used", help="Which files were there.", kind="long")
    note: str = ask("Note", help="What to remember.", kind="long")


class Lesson(Record):
    """Something learned."""

    prefix: ClassVar[str] = "less"
    kind_title: ClassVar[str] = "lesson"
    name_field: ClassVar[str] = "text"

    text: str = ask(
        "Lesson", help="What you would tell a colleague.", example="People want to see the mud", required=True, kind="long", term="lesson"
    )
    month: str = ask("Month", help="The review it came from.", kind="month")
    evidence: str = ask("How you know", help="A figure or a story.", kind="long")
    tags: Lines = several("Tags", help="Words to find it by, one a line.")
    about: Refs = several("About", help="The goal, step or channel it is about.", ref="any")


class ParkedIdea(Record):
    """An idea that waits for its day."""

    prefix: ClassVar[str] = "park"
    kind_title: ClassVar[str] = "parked idea"
    name_field: ClassVar[str] = "text"

    text: str = ask("Idea", help="One sentence.", required=True, kind="long")
    by: str = ask("From", help="Whose idea it is.")
    on: Day = unset("On", help="The day.")
    value: int | None = unset("Use", help="0 none to 5 great.", unit="of 5")
    effort: int | None = unset("Effort", help="0 none to 5 great.", unit="of 5")
    state: str = ask("State", help="Parked, taken into the plan, or dropped.", choices=PARK_STATES, default="parked")
    became: str = ask("Became", help="What it became in the plan.", ref="any")


class Action(Record):
    """Something somebody promised at a review."""

    prefix: ClassVar[str] = "actn"
    kind_title: ClassVar[str] = "promised action"
    name_field: ClassVar[str] = "text"

    text: str = ask("Action", help="One thing.", required=True, kind="long")
    owner: str = ask("Owner", help="Who promised it.", ref="pson")
    due: Day = unset("Due", help="The day it should be done.")
    month: str = ask("Promised at", help="The review of this month.", kind="month")
    state: str = ask("State", help="Open ones come back at the next review.", choices=ACTION_STATES, default="open")
    done: Day = unset("Done on", help="The day it was done.")
    about: str = ask("About", help="The goal, step or channel it is about.", ref="any")


class Correction(Record):
    """A change that a review proposes, for people to accept or not."""

    prefix: ClassVar[str] = "corr"
    kind_title: ClassVar[str] = "correction"
    name_field: ClassVar[str] = "text"

    month: str = ask("Month", help="The review it came from.", kind="month")
    text: str = ask("Correction", help="What should change.", required=True, kind="long", term="correction")
    on_item: str = ask("About", help="What it changes.", ref="any")
    field: str = ask("Which answer", help="The answer it changes.", kind="hidden")
    value: str = ask("New answer", help="What it should be.", kind="long")
    owner: str = ask("Owner", help="Who carries it out.", ref="pson")
    due: Day = unset("Due", help="The day it should be done.")
    status: str = ask("Decision", help="People decide. Nothing changes by itself.", choices=CORRECTION_STATES, default="proposed")
    by: str = ask("Decided by", help="Who decided.")
    on: Day = unset("Decided on", help="The day.")
    reason: str = ask("Because", help="The reason.", kind="long")


class Review(Section):
    """When the plan is looked at, by whom, and what came of it."""

    rule: str = ask(
        "Review day",
        help="A weekday near the end of the month. It moves to the working day before when it is a holiday.",
        example="last Thursday",
        why="A fixed date falls on weekends and is skipped.",
        term="review day",
    )
    closed_days: tuple[dt.date, ...] = several("Closed days", help="Holidays on which nobody meets.", kind="lines")
    pre_read_days: int = ask("Report goes out", help="Days before the review.", default=3, unit="days", term="pre-read")
    remind_days: int = ask("Reminder", help="Days before the review.", default=7, unit="days")
    analyst: str = ask("Enters the numbers", help="Who brings the files.", ref="pson")
    explainer: str = ask("Explains them", help="Who says what they mean.", ref="pson")
    sponsor: str = ask("Signs off", help="Who decides.", ref="pson")
    recipients: Refs = several("Gets the report", help="Everybody who should read it.", ref="pson")
    held: tuple[HeldReview, ...] = several("Reviews held", help="The day and who was there.", term="review")
    lessons: tuple[Lesson, ...] = several("Lessons", help="What you would tell a colleague.", term="lesson")
    parked: tuple[ParkedIdea, ...] = several("Parked ideas", help="Good ideas that wait for their day.")
    actions: tuple[Action, ...] = several("Promised actions", help="Who promised what. Open ones come back.")
    corrections: tuple[Correction, ...] = several("Corrections", help="What the reviews proposed, and what you decided.", term="correction")
