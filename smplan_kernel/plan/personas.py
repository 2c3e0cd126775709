"""Page 03, personas: who needs to hear from the organisation, and what is known about them."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Day, Lines, Record, Section

CONFIDENCE = (("known", "Known"), ("likely", "Likely"), ("guess", "Guess"))
SHARES = (("most", "Most of them"), ("some", "Some of them"), ("few", "Few of them"), ("none", "None of them"))
SIDES = (("external", "Outside"), ("internal", "Inside"))
TARGET_KINDS = (
    ("prospect", "Prospect"),
    ("customer", "Customer"),
    ("influencer", "Influencer"),
    ("journalist", "Journalist"),
    ("partner", "Partner"),
)
STAGES = (("found", "Found"), ("following", "Following"), ("talking", "Talking"), ("met", "Met"), ("working", "Working together"))


class Fact(Record):
    """Something known or guessed about a persona."""

    prefix: ClassVar[str] = "fact"
    kind_title: ClassVar[str] = "fact"
    name_field: ClassVar[str] = "text"

    text: str = ask("Fact", help="One sentence.", example="Plans the garden in winter", required=True, kind="long")
    source: str = ask(
        "How you know", help="A talk, a survey, a figure. Leave it empty when you guess.", example="Nine first talks in 2026", kind="long"
    )
    confidence: str = ask("How sure", help="Guesses are welcome as long as they stay marked.", choices=CONFIDENCE)


class Presence(Record):
    """Where a persona can be found."""

    prefix: ClassVar[str] = "pres"
    kind_title: ClassVar[str] = "presence"
    name_field: ClassVar[str] = "place"

    channel: str = ask("Channel", help="One of your channels.", ref="chan")
    place: str = ask("Or another place", help="A network, a group, a fair.", example="Neighbourhood group")
    share: str = ask("How many of them", help="Roughly.", choices=SHARES)
    source: str = ask("How you know", help="A figure, a talk, a look at the network.", kind="long")


class Persona(Record):
    """A person who stands for one group that matters."""

    prefix: ClassVar[str] = "pers"
    kind_title: ClassVar[str] = "persona"

    name: str = ask(
        "Name", help="A name and a few words, so that everybody sees the person.", example="Ines, first house with a garden", required=True
    )
    who: str = ask(
        "Who it is",
        help="One group that you would miss most. Nobody speaks to everyone.",
        example="Young owners of a small plot, before the first offer",
        kind="long",
        term="persona",
    )
    side: str = ask("Side", help="Outside, or one of your own people.", choices=SIDES, default="external")
    why_follow: str = ask(
        "Why follow you", help="What is in it for this person.", example="Sees what a small garden can become", kind="long"
    )
    wants: Lines = several("Wants to see", help="One a line. Content ideas choose from here.", example="Before and after")
    ignores: Lines = several("Scrolls past", help="One a line.", example="Awards")
    facts: tuple[Fact, ...] = several("Facts", help="What you know, and how you know it.")
    presence: tuple[Presence, ...] = several("Where they are", help="Channels and places, with a source.")
    talks_back: str = ask("How they can talk back", help="Where they can answer you.", example="Comments and the enquiry form", kind="long")
    listener: str = ask("Who listens", help="The person who reads what they say.", ref="pson")


class TargetPerson(Record):
    """A named person the organisation would like to know better."""

    prefix: ClassVar[str] = "targ"
    kind_title: ClassVar[str] = "person to know"

    name: str = ask("Name", help="Only what the person has made public.", example="Garden editor of the regional paper", required=True)
    organisation: str = ask("Organisation", help="Where they work or write.", example="Regional paper")
    kind: str = ask("Kind", help="What they are to you.", choices=TARGET_KINDS)
    stage: str = ask("Stage", help="How far you have come.", choices=STAGES)
    owner: str = ask("Who keeps in touch", help="One of your people.", ref="pson")
    next_action: str = ask("Next step", help="What happens next.", example="Comment on the spring article", kind="long")
    next_on: Day = unset("Next step on", help="The day for it.")
    last_contact: Day = unset("Last contact", help="The day you last spoke.")
    is_private: bool = ask("Keep out of prints", help="Leaves the name out of anything that is printed or exported.", default=True)


class Personas(Section):
    """Who needs to hear from the organisation."""

    personas: tuple[Persona, ...] = several(
        "Personas", help="Two or three. Each is one person with a reason to follow you.", term="persona"
    )
    target_people: tuple[TargetPerson, ...] = several("People to know", help="Named people worth knowing.")
