"""Page 10, plan: when it starts, what it rests on, what may go wrong, and how everybody hears of it."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.metrics import DIRECTIONS
from smplan_kernel.plan.records import Day, Lines, Model, Record, Refs, Section

STATES = (("holds", "Holds"), ("doubtful", "Doubtful"), ("broken", "Broken"))
PRIORITIES = (("high", "High"), ("medium", "Medium"), ("low", "Low"))
STAGES = (
    ("awareness", "Hear of it"),
    ("education", "Understand it"),
    ("engagement", "Like it"),
    ("participation", "Take part"),
    ("enthusiasm", "Carry it"),
)


class Assumption(Record):
    """Something taken for true, with a wire that trips when it is not."""

    prefix: ClassVar[str] = "asmp"
    kind_title: ClassVar[str] = "assumption"
    name_field: ClassVar[str] = "text"

    text: str = ask(
        "Assumption",
        help="What you take for true.",
        example="Our customers look for gardens in winter",
        required=True,
        kind="long",
        term="assumption",
    )
    check_by: Day = unset("Check by", help="The day to ask whether it is true.", why="Assumptions age without notice.")
    metric: str = ask("Seen in", help="The metric that would show it.", ref="metr")
    rule_above: float | None = unset("Doubtful above", help="When the number goes above this.", example="80")
    rule_below: float | None = unset("Doubtful below", help="When the number falls below this.", example="30")
    rests: Refs = several("What rests on it", help="Goals, channels and steps that would fall with it.", ref="any", term="tripwire")
    state: str = ask("State", help="As of the last look.", choices=STATES, default="holds")
    checked_on: Day = unset("Checked on", help="The day you last looked.")
    evidence: str = ask("Evidence", help="How you know.", example="Ten months between 56 and 64", kind="long")


class Change(Record):
    """Something that was changed on purpose, so that its effect can be looked for."""

    prefix: ClassVar[str] = "chng"
    kind_title: ClassVar[str] = "change"
    name_field: ClassVar[str] = "text"

    text: str = ask("What changed", help="One sentence.", example="Process videos every week", required=True, kind="long", term="change")
    why: str = ask("Why", help="The reason.", example="People asked how a garden is made", kind="long")
    by: str = ask("By", help="Who decided.", example="Mara Lind")
    on: Day = unset("From", help="The first day it was different.")
    metric: str = ask("Should show in", help="The metric it should move.", ref="metr")
    direction: str = ask("Direction", help="Where it should move.", choices=DIRECTIONS)
    expected: str = ask(
        "Expected effect", help="How much, until when.", example="50 enquiries a month by summer", kind="long", term="experiment"
    )


class Risk(Record):
    """Something that may go wrong."""

    prefix: ClassVar[str] = "risk"
    kind_title: ClassVar[str] = "risk"
    name_field: ClassVar[str] = "text"

    text: str = ask("Risk", help="One sentence.", example="The only person who films leaves", required=True, kind="long")
    priority: str = ask("Priority", help="How much it would hurt.", choices=PRIORITIES)
    owner: str = ask("Owner", help="Who keeps an eye on it.", ref="pson")
    answer: str = ask("What we do", help="To avoid it, or when it happens.", example="A second person learns to film", kind="long")
    review_on: Day = unset("Look again on", help="The day to look again.")


class RolloutMessage(Record):
    """How one group hears of the plan."""

    prefix: ClassVar[str] = "roll"
    kind_title: ClassVar[str] = "roll-out message"
    name_field: ClassVar[str] = "text"

    audience: str = ask("Audience", help="Who should hear it.", example="Sales", required=True)
    stage: str = ask("So that they", help="From hearing of it to carrying it.", choices=STAGES, term="roll-out")
    text: str = ask("Message", help="What is said.", example="What we film, and who sees it first", kind="long")
    on: Day = unset("On", help="The day.")
    owner: str = ask("By", help="Who says it.", ref="pson")
    acknowledged: Lines = several("Acknowledged by", help="Who has confirmed it, one a line.", example="Priya Nair")


class IssuedVersion(Record):
    """A version of the plan that was given out."""

    prefix: ClassVar[str] = "issu"
    kind_title: ClassVar[str] = "issued version"

    name: str = ask("Version", help="A number.", example="1.0", required=True)
    on: Day = unset("Issued on", help="The day.")
    by: str = ask("By", help="Who issued it.", example="Jon Berg")
    note: str = ask("Note", help="What is new.", example="Agreed by all four", kind="long")


class Silenced(Record):
    """A finding that somebody set aside for one item, with a reason."""

    prefix: ClassVar[str] = "sile"
    kind_title: ClassVar[str] = "finding set aside"
    name_field: ClassVar[str] = "reason"

    code: str = ask("Finding", help="Its number.", example="L07", required=True)
    item: str = ask("About", help="What it is about. Leave it empty for the whole plan.", ref="any")
    reason: str = ask("Reason", help="Why it does not apply here.", example="We have no departments", required=True, kind="long")
    by: str = ask("By", help="Who decided.", example="Mara Lind")
    on: Day = unset("On", help="The day. It is asked again after a year.")


class Limits(Model):
    """Where the plan check draws its lines."""

    goals_min: int = ask("Fewest goals", help="Fewer are pointed out.", default=3)
    goals_max: int = ask("Most goals", help="More are pointed out.", default=7)
    step_hours: float = ask("Largest step", help="A longer one is pointed out.", default=8, unit="hours", kind="hours")
    steps_per_person: int = ask("Most steps for one person", help="More are pointed out.", default=10)
    review_late_days: int = ask("Review is late after", help="Days since the last one.", default=40, unit="days")
    review_stale_days: int = ask("Plan is out of date after", help="Days since the last review.", default=100, unit="days")
    guess_percent: float = ask("First guess may differ by", help="From the plan's total.", default=30, unit="%")
    bans_share: float = ask("Largest share of bans", help="Of all rules, between 0 and 1.", default=2 / 3)
    sentence_words: int = ask("Longest sentence in the policy", help="Longer ones are pointed out.", default=30, unit="words")
    focus_hours: float = ask(
        "Hours for a focus channel", help="Assumed when a channel names none.", default=3.5, unit="hours", kind="hours"
    )


class Issue(Section):
    """What makes the plan a plan."""

    summary: str = ask(
        "The plan in short",
        help="Five sentences that anybody can understand.",
        example="Until June we want ten visits a month from people who found us online.",
        kind="long",
    )
    starts: Day = unset("First day", help="The day the plan begins.", example="1 December 2026")
    months: int = ask("Months", help="How long it is meant to last.", default=12, unit="months")
    assumptions: tuple[Assumption, ...] = several(
        "Assumptions", help="What you take for true, and the day you check it.", term="assumption"
    )
    risks: tuple[Risk, ...] = several("Risks", help="What may go wrong, and who watches.", term="risk")
    rollout: tuple[RolloutMessage, ...] = several("Roll-out", help="Who hears of it, when and from whom.", term="roll-out")
    changes: tuple[Change, ...] = several("Changes", help="What was changed on purpose, and what should come of it.", term="change")
    issued: tuple[IssuedVersion, ...] = several("Versions given out", help="Number and day.")
    silenced: tuple[Silenced, ...] = several("Findings set aside", help="Each with a reason.", term="finding")
    limits: Limits = ask("Limits of the plan check", help="Change them when they do not fit you.", default=Limits())
