"""Page 05, content: five core elements with their activities, the steps they take, and the talk with people."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.audit import FREQUENCIES
from smplan_kernel.plan.events import Campaign, Event
from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.publishing import Asset, CalendarEntry, FormatMix, Idea, KeyMessage, Pillar, Published, Quota, VoicePair, WeeklyPost
from smplan_kernel.plan.records import Lines, Model, MonthCount, Record, Refs, Section
from smplan_kernel.plan.steps import Step

ELEMENTS = (("listen", "Listen"), ("curate", "Curate"), ("share", "Share"), ("engage", "Engage"), ("fifth", "Your fifth element"))


class Slot(Record):
    """One activity under one of the five core elements."""

    prefix: ClassVar[str] = "slot"
    kind_title: ClassVar[str] = "activity"
    name_field: ClassVar[str] = "activity"

    element: str = ask("Element", help="Listen and share come before engage.", choices=ELEMENTS, term="core element")
    activity: str = ask("Activity", help="What is done, again and again.", example="Film one planting day", required=True)
    tool: str = ask("Tool", help="What is used for it.", ref="rsrc")
    cadence: str = ask("How often", help="A rhythm you can keep in a bad week.", choices=FREQUENCIES, term="cadence")
    owner: str = ask("Owner", help="The one person who keeps it going.", ref="pson")
    goals: Refs = several("Objectives", help="The goals it serves.", ref="goal")
    channel: str = ask("Channel", help="Where it happens.", ref="chan")
    metrics: Refs = several("Measured by", help="The metrics that show whether it helps.", ref="metr")
    metric_free: bool = ask("Activity only", help="Yes when you do it on purpose without a measure.", default=False, term="activity only")
    hours_per_week: float | None = unset("Hours a week", help="What it takes.", unit="hours", kind="hours")
    cost_per_month: float | None = unset("Money a month", help="What it costs besides hours.", kind="money")
    nature: str = ask(
        "Strategy or tactic", help="A tactic needs a goal it serves.", choices=(("strategy", "Strategy"), ("tactic", "Tactic"))
    )


class CurationSource(Record):
    """Where news for clients and colleagues comes from."""

    prefix: ClassVar[str] = "cura"
    kind_title: ClassVar[str] = "source of news"

    name: str = ask("Source", help="A site, a person, a magazine.", example="Growers' newsletter", required=True, term="curate")
    filter_rule: str = ask("What you take", help="The rule for choosing.", example="Only what our clients can use this season", kind="long")
    persona: str = ask("For whom", help="The persona it helps.", ref="pers")
    rhythm: str = ask("How often", help="How often it goes out.", choices=FREQUENCIES)
    owner: str = ask("Owner", help="Who chooses.", ref="pson")


class Routine(Record):
    """A small habit tied to work that is done anyway."""

    prefix: ClassVar[str] = "rout"
    kind_title: ClassVar[str] = "routine"
    name_field: ClassVar[str] = "text"

    text: str = ask("Habit", help="One small thing.", example="Answer comments", required=True, kind="long")
    tied_to: str = ask("Tied to", help="The sales or marketing work it goes with.", example="Opening the mail")
    frequency: str = ask("How often", help="Daily or weekly.", choices=FREQUENCIES)
    minutes: int | None = unset("Minutes", help="How long it takes.", example="10", unit="minutes")
    owner: str = ask("Owner", help="Who does it.", ref="pson")


class RoutineKept(MonthCount):
    """How often a routine was done in a month."""

    prefix: ClassVar[str] = "kept"
    kind_title: ClassVar[str] = "count of a routine"
    name_field: ClassVar[str] = "month"
    leaves_stone: ClassVar[bool] = False

    routine: str = ask("Habit", help="Which routine.", ref="rout")
    times: int | None = unset("Times", help="How often it was done.", example="19", unit="times")


class ReplyCount(MonthCount):
    """How many people wrote in a month, how many got an answer, and how fast; automatic answers do not count."""

    prefix: ClassVar[str] = "answ"
    kind_title: ClassVar[str] = "count of answers"
    name_field: ClassVar[str] = "month"
    leaves_stone: ClassVar[bool] = False

    channel: str = ask("Channel", help="Where people wrote.", ref="chan")
    received: int | None = unset("Messages", help="How many asked for an answer.", example="48", unit="messages")
    answered: int | None = unset("Answered", help="How many a person answered.", example="46", unit="messages")
    in_time: int | None = unset("In time", help="How many within the hours you promise.", example="41", unit="messages")
    median_hours: float | None = unset(
        "Median time", help="Half of the answers came faster. In opening hours.", example="2.5", unit="hours", kind="hours"
    )


class Replies(Model):
    """How people who write are answered."""

    target_hours: float | None = unset(
        "Answer within", help="In opening hours.", example="4", unit="hours", kind="hours", term="reply target"
    )
    share_target: float | None = unset("Share answered in time", help="Between 0 and 100.", example="80", unit="%")
    opening_hours: str = ask("Opening hours", help="When somebody answers.", example="Monday to Friday, 9 to 17")
    owner: str = ask("Who answers", help="The one person who sees to it.", ref="pson")
    escalation: str = ask("When it gets difficult", help="Who is asked, and how fast.", example="Jon, within two hours", kind="long")


class Content(Section):
    """What is done and said."""

    fifth_element: str = ask(
        "Your fifth element", help="Beside listen, curate, share and engage. Name it yourself.", example="Network", default="Network"
    )
    elements_on: Lines = several(
        "Elements in use", help="Begin with listen, curate and share. Engage follows.", choices=ELEMENTS, term="core element"
    )
    slots: tuple[Slot, ...] = several("Activities", help="What you do under each element.", term="core element")
    steps: tuple[Step, ...] = several("Steps", help="Small pieces of work, each with one name behind it.", term="step")
    events: tuple[Event, ...] = several("Events", help="Where you appear, with publicity before and follow-up after.")
    campaigns: tuple[Campaign, ...] = several("What else is on", help="Other marketing and sales work at the same time.")
    key_messages: tuple[KeyMessage, ...] = several("Key messages", help="One or two for each persona.", term="key message")
    core_topics: Lines = several("Core topics", help="Three to five that you come back to, one a line.", example="Small gardens")
    pillars: tuple[Pillar, ...] = several("Pillars", help="Kinds of content that come back.", term="pillar")
    ideas: tuple[Idea, ...] = several("Ideas", help="Each for one persona, with the reaction you want.")
    entries: tuple[CalendarEntry, ...] = several("Calendar", help="What goes out when.")
    published: tuple[Published, ...] = several("Content log", help="How many pieces really went out, by month and channel.")
    weekly: tuple[WeeklyPost, ...] = several("Weekly grid", help="Who posts where on which day.")
    quotas: tuple[Quota, ...] = several("Quotas", help="How many pieces each channel gets.", term="quota")
    own_share: float | None = unset(
        "Share of your own pieces", help="Between 0 and 100. The rest is passed on from others.", example="60", unit="%"
    )
    formats: tuple[FormatMix, ...] = several("Forms and effort", help="How often each form is made, and what one takes.")
    assets: tuple[Asset, ...] = several("Assets", help="Material that can be used again.", term="asset")
    curation: tuple[CurationSource, ...] = several("Sources of news", help="What you pass on, and by which rule.", term="curate")
    routines: tuple[Routine, ...] = several("Routines", help="Small habits tied to work that is done anyway.")
    routines_kept: tuple[RoutineKept, ...] = several("Routine log", help="How often each routine was done, by month.")
    reply_counts: tuple[ReplyCount, ...] = several("Reply log", help="Messages and answers by month and channel.")
    replies: Replies = ask("Answering people", help="How fast, when, and who helps.", default=Replies())
    voice_summary: str = ask(
        "Our voice", help="How you sound, in one sentence.", example="Like a neighbour who knows plants", kind="long", term="voice"
    )
    voice: tuple[VoicePair, ...] = several("Say and do not say", help="Pairs that show the difference.", term="voice")
