"""Messages, ideas and the calendar, a part of page 05: what is said, in which form, and on which day."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Day, Lines, MonthCount, Record, Refs

WEEKDAYS = tuple((name.lower(), name) for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
REACTIONS = (
    ("like", "Like it"),
    ("comment", "Answer"),
    ("share", "Share it"),
    ("save", "Keep it"),
    ("click", "Visit the site"),
    ("enquire", "Ask for an offer"),
)
ENTRY_STATES = (("planned", "Planned"), ("published", "Published"), ("skipped", "Skipped"))
SOURCES = (("own", "Our own"), ("others", "From others"))
FORMATS = tuple(
    (name, name) for name in ("Short video", "Long video", "Photo", "Picture series", "Article", "Story", "Live", "Newsletter", "Poll")
)


class KeyMessage(Record):
    """What should stay in people's minds."""

    prefix: ClassVar[str] = "mesg"
    kind_title: ClassVar[str] = "key message"
    name_field: ClassVar[str] = "text"

    text: str = ask(
        "Message", help="One sentence people could repeat.", example="A small garden needs a plan, not a budget", required=True, kind="long"
    )
    persona: str = ask("Persona", help="For whom.", ref="pers", term="key message")
    proofs: Lines = several("Proof points", help="What makes it credible, one a line.", example="Forty gardens under 80 square metres")


class Pillar(Record):
    """A kind of content that comes back."""

    prefix: ClassVar[str] = "pilr"
    kind_title: ClassVar[str] = "pillar"

    name: str = ask("Pillar", help="Two or three words.", example="Behind the fence", required=True, term="pillar")
    examples: Lines = several("Examples", help="One a line.", example="Planting day, hour by hour")


class Idea(Record):
    """A piece of content somebody thought of."""

    prefix: ClassVar[str] = "idea"
    kind_title: ClassVar[str] = "idea"
    name_field: ClassVar[str] = "text"

    text: str = ask("Idea", help="One sentence.", example="One planting day in sixty seconds", required=True, kind="long")
    pillar: str = ask("Pillar", help="The kind of content.", ref="pilr")
    format: str = ask("Form", help="Video, photo, article.", choices=FORMATS, kind="text")
    persona: str = ask("Persona", help="For whom.", ref="pers")
    want: str = ask("What they want to see", help="One of the wants of that persona.", example="What it costs, roughly")
    message: str = ask("Key message", help="What should stay.", ref="mesg")
    reaction: str = ask("Wanted reaction", help="What people should do.", choices=REACTIONS)
    goal: str = ask("Goal", help="The goal it serves.", ref="goal")
    finds: Refs = several("Drawn from", help="Finds of the audit.", ref="artf")


class Asset(Record):
    """Material that can be used again."""

    prefix: ClassVar[str] = "aset"
    kind_title: ClassVar[str] = "asset"

    name: str = ask("Asset", help="A film, a series of photos, a text.", example="Photographs of Mill Lane", required=True, term="asset")
    kind: str = ask("Form", help="What it is.", choices=FORMATS, kind="text")
    link: str = ask("Where", help="Link or place.", example="Shared drive, folder Mill Lane")
    rights: str = ask("Rights", help="Whose it is and what is allowed.", example="Ours; the owner has agreed in writing", kind="long")
    tags: Lines = several("Tags", help="Words to find it by, one a line.", example="courtyard")


class CalendarEntry(Record):
    """One piece on one day."""

    prefix: ClassVar[str] = "entr"
    kind_title: ClassVar[str] = "calendar entry"
    name_field: ClassVar[str] = "text"

    on: Day = unset("Day", help="The day it goes out.")
    time: str = ask("Time", help="Hour and minute.", example="09:00")
    channel: str = ask("Channel", help="Where.", ref="chan")
    text: str = ask("What", help="One sentence.", example="Planting day, part 1", kind="long")
    owner: str = ask("Who", help="Who posts it.", ref="pson")
    idea: str = ask("Idea", help="The idea behind it.", ref="idea")
    status: str = ask("Status", help="Planned, published or skipped.", choices=ENTRY_STATES, default="planned")
    source: str = ask("Own or others", help="Made here, or passed on.", choices=SOURCES, default="own")
    assets: Refs = several("Assets", help="Material used.", ref="aset")
    published_on: Day = unset("Published on", help="The day it really went out.")
    link: str = ask("Address", help="The link to it.")


class Published(MonthCount):
    """How many pieces went out on a channel in a month, as a log says; the calendar knows single pieces."""

    prefix: ClassVar[str] = "publ"
    kind_title: ClassVar[str] = "count of pieces"
    name_field: ClassVar[str] = "month"
    leaves_stone: ClassVar[bool] = False

    channel: str = ask("Channel", help="Where.", ref="chan")
    source: str = ask("Own or others", help="Made here, or passed on.", choices=SOURCES, default="own")
    pieces: int | None = unset("Pieces", help="How many went out.", example="9", unit="pieces")


class WeeklyPost(Record):
    """One place in the weekly grid."""

    prefix: ClassVar[str] = "week"
    kind_title: ClassVar[str] = "weekly post"
    name_field: ClassVar[str] = "what"

    weekday: str = ask("Weekday", help="The day of the week.", choices=WEEKDAYS)
    time: str = ask("Time", help="Hour and minute.", example="09:00")
    channel: str = ask("Channel", help="Where.", ref="chan")
    owner: str = ask("Who", help="Who posts it.", ref="pson")
    what: str = ask("What", help="The kind of content.", example="Planting video")


class Quota(Record):
    """How many pieces a channel should get."""

    prefix: ClassVar[str] = "quot"
    kind_title: ClassVar[str] = "quota"
    name_field: ClassVar[str] = "note"

    channel: str = ask("Channel", help="Where.", ref="chan")
    per_week: float | None = unset("Pieces a week", help="What you can keep up in a bad week.", example="2", unit="a week", term="quota")
    source: str = ask("Own or others", help="Made here, or passed on.", choices=SOURCES, default="own")
    note: str = ask("Note", help="Anything to remember.", example="Skip one rather than post a filler")


class FormatMix(Record):
    """How often a form is made, and what one piece takes."""

    prefix: ClassVar[str] = "frmt"
    kind_title: ClassVar[str] = "form"

    name: str = ask("Form", help="Video, photo, article.", example="Short video", choices=FORMATS, kind="text", required=True)
    per_week: float | None = unset("Pieces a week", help="How many you plan.", example="1", unit="a week")
    hours_each: float | None = unset("Hours each", help="From idea to published.", example="3", unit="hours", kind="hours")


class VoicePair(Record):
    """How the organisation says something, and how it does not."""

    prefix: ClassVar[str] = "voic"
    kind_title: ClassVar[str] = "voice pair"
    name_field: ClassVar[str] = "say"

    say: str = ask("We say", help="The wording that sounds like you.", example="We will be there on Tuesday.", required=True, kind="long")
    do_not_say: str = ask("We do not say", help="The wording that does not.", example="Your enquiry has been forwarded.", kind="long")
    note: str = ask("Why", help="What makes the difference.", example="A day instead of a department", kind="long")
