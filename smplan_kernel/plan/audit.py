"""Page 01, audit: what is there already, who is listened to, and what the market looks like."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Day, Lines, MonthCount, Record, Refs, Section

NETWORKS = tuple(
    (name, name)
    for name in (
        "Instagram",
        "Facebook",
        "LinkedIn",
        "YouTube",
        "TikTok",
        "Pinterest",
        "X",
        "Blog",
        "Website",
        "Newsletter",
        "Events",
        "Word of mouth",
    )
)
FATES = (("keep", "Keep"), ("fix", "Fix"), ("close", "Close"))
LISTENING_KINDS = (
    ("customers", "Customers"),
    ("prospects", "Prospects"),
    ("competitors", "Competitors"),
    ("journalists", "Journalists"),
    ("influencers", "Influencers"),
)
LISTENING_WAYS = (
    ("alert", "Search alert"),
    ("list", "List of key players"),
    ("feed", "Blog subscription"),
    ("bookmark", "Bookmark"),
    ("newsletter", "Newsletter"),
    ("tool", "Listening tool"),
)
FREQUENCIES = (
    ("daily", "Every day"),
    ("weekly", "Every week"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
    ("yearly", "Every year"),
)
BOXES = (("strength", "Strength"), ("weakness", "Weakness"), ("opportunity", "Opportunity"), ("threat", "Threat"))
OUTCOMES = (("worked", "Worked"), ("partly", "Partly"), ("failed", "Did not work"))
SIDES = (("internal", "Internal"), ("external", "External"))
LABELS = (("positive", "Positive"), ("neutral", "Neutral"), ("negative", "Negative"))
STATES = (("yes", "Exists"), ("draft", "Draft"), ("no", "Missing"))


class Account(Record):
    """A profile, page or other presence that exists today."""

    prefix: ClassVar[str] = "acct"
    kind_title: ClassVar[str] = "account"
    name_field: ClassVar[str] = "handle"

    network: str = ask("Network", help="Where it is. Write another if yours is missing.", choices=NETWORKS, kind="text", required=True)
    handle: str = ask("Name there", help="The name people see.", example="@fernhillgardens", required=True)
    link: str = ask("Address", help="The link to it.", example="https://www.instagram.com/fernhillgardens")
    purpose: str = ask("Purpose", help="What this account is for.", example="Finished gardens", kind="long")
    owner: str = ask("Owner", help="The one person who answers for it.", ref="pson")
    logins: Refs = several(
        "Who holds the login",
        help="Everybody who can sign in.",
        why="Accounts are lost with the person who held the key.",
        ref="pson",
        term="custodian",
    )
    last_post: Day = unset("Last post", help="The day something was last posted.")
    followers: int | None = unset("Size", help="Followers, subscribers or contacts.", example="840", unit="people")
    verified: bool | None = unset("Verified", help="Does the network confirm that it is you?")
    fate: str = ask("Decision", help="Keep it, fix it, or close it.", choices=FATES)
    is_social: bool = ask("Social network", help="No for events, mail or word of mouth.", default=True)
    complete: int | None = unset("Completeness", help="0 empty to 3 complete.", unit="of 3")
    link_works: bool | None = unset("Link works", help="Does it lead to the right page?")
    brand_match: int | None = unset("Brand match", help="0 not at all to 3 fully.", unit="of 3")
    to_fix: str = ask("To fix", help="What to put right.", example="The link leads to the old site", kind="long")
    checked_on: Day = unset("Checked on", help="The day somebody last looked.")


class ListeningSource(Record):
    """A place where you hear what people say."""

    prefix: ClassVar[str] = "lsrc"
    kind_title: ClassVar[str] = "listening source"

    name: str = ask("Source", help="A name, a search, a site.", example="Reviews on the map", required=True)
    kind: str = ask("Who you hear", help="One of five kinds.", choices=LISTENING_KINDS, term="listening")
    way: str = ask("How", help="The way it reaches you.", choices=LISTENING_WAYS)
    link: str = ask("Address", help="The link or feed.")
    tool: str = ask("Tool", help="What you use for it.", example="Search alerts")
    owner: str = ask("Owner", help="Who listens.", ref="pson")
    frequency: str = ask("How often", help="How often somebody looks.", choices=FREQUENCIES)
    is_set_up: bool = ask("Set up", help="Ready and tried.", default=False)


class Artefact(Record):
    """Something from the market worth keeping."""

    prefix: ClassVar[str] = "artf"
    kind_title: ClassVar[str] = "find"

    name: str = ask("What it is", help="A report, a post, a picture.", example="Garden survey of the regional paper", required=True)
    link: str = ask("Address", help="Where it is.")
    on: Day = unset("Dated", help="When it was published.")
    why: str = ask("Why it matters", help="What you take from it.", example="People ask for shade more than for lawns", kind="long")
    tags: Lines = several("Tags", help="Words to find it by, one a line.", example="shade")


class RivalFigure(Record):
    """One figure of a competitor."""

    prefix: ClassVar[str] = "rfig"
    kind_title: ClassVar[str] = "competitor's figure"
    name_field: ClassVar[str] = "metric"

    metric: str = ask("Metric", help="The same metric as your own.", ref="metr")
    value: float | None = unset("Value", help="The figure you saw.", example="2400")
    on: Day = unset("On", help="The day you saw it.")


class Competitor(Record):
    """Somebody people choose instead of you."""

    prefix: ClassVar[str] = "comp"
    kind_title: ClassVar[str] = "competitor"

    name: str = ask("Competitor", help="The name.", example="Larch & Lane", required=True)
    accounts: Lines = several("Accounts", help="Their links, one a line.", example="https://larchandlane.example")
    does_well: str = ask("Does well", help="What you would learn from them.", example="Answers every question within the hour", kind="long")
    figures: tuple[RivalFigure, ...] = several("Figures", help="The same metrics as yours.", term="share of voice")


class Mentions(MonthCount):
    """How often somebody was talked about in a period."""

    prefix: ClassVar[str] = "ment"
    kind_title: ClassVar[str] = "mentions"
    name_field: ClassVar[str] = "topic"

    about: str = ask("About", help="You, or the competitor.", ref="comp")
    topic: str = ask("Topic", help="What it was about.", example="Delivery")
    source: str = ask("Where", help="Where it was said.", ref="lsrc")
    label: str = ask("Tone", help="How it was meant.", choices=LABELS)
    query: str = ask("Search words", help="What was searched for.", example="fernhill garden", why="Only the same search can be compared.")
    count: int | None = unset("Mentions", help="How many.", example="14", unit="mentions")


class SwotEntry(Record):
    """A strength, weakness, opportunity or threat."""

    prefix: ClassVar[str] = "swot"
    kind_title: ClassVar[str] = "entry"
    name_field: ClassVar[str] = "text"

    text: str = ask("What", help="One sentence.", example="People love to see the planting day", kind="long", required=True)
    box: str = ask("Kind", help="Strengths and weaknesses are yours; the others come from outside.", choices=BOXES, term="SWOT")
    goals: Refs = several("Became a goal", help="The goals that came from it.", ref="goal")


class PastEffort(Record):
    """Something tried before."""

    prefix: ClassVar[str] = "past"
    kind_title: ClassVar[str] = "past effort"
    name_field: ClassVar[str] = "text"

    text: str = ask("What you tried", help="One sentence.", example="A competition for the best balcony", kind="long", required=True)
    outcome: str = ask("How it went", help="Your honest view.", choices=OUTCOMES)
    evidence: str = ask("How you know", help="A figure or what people said.", example="900 entries, none from our town", kind="long")
    goals: Refs = several("Became a goal", help="The goals that came from it.", ref="goal")


class ScanEntry(Record):
    """Something inside or around the organisation that matters for the plan."""

    prefix: ClassVar[str] = "scan"
    kind_title: ClassVar[str] = "entry"
    name_field: ClassVar[str] = "text"

    text: str = ask("What", help="One sentence.", example="Mara is away from May to July", kind="long", required=True)
    side: str = ask("Side", help="Inside the organisation, or around it.", choices=SIDES)
    goals: Refs = several("Goals", help="The goals it touches.", ref="goal")
    risks: Refs = several("Risks", help="The risks it brings.", ref="risk")


class ExistingDocument(Record):
    """A document that the plan should agree with."""

    prefix: ClassVar[str] = "docu"
    kind_title: ClassVar[str] = "document"

    name: str = ask("Document", help="Strategy, policy, brand guide, contract.", example="Brand guide", required=True)
    state: str = ask("State", help="Does it exist?", choices=STATES)
    owner: str = ask("Owner", help="Who keeps it.", ref="pson")
    dated: Day = unset("Dated", help="How old it is.")
    link: str = ask("Where", help="Link or place.", example="Shared drive, folder Brand")


class Audit(Section):
    """What is there already."""

    accounts: tuple[Account, ...] = several(
        "Accounts", help="Every profile and page, also the forgotten ones and the ones that are not social.", term="audit"
    )
    past: tuple[PastEffort, ...] = several("What was tried", help="What worked and what did not.")
    swot: tuple[SwotEntry, ...] = several("Strengths, weaknesses, opportunities, threats", help="Three of each are plenty.", term="SWOT")
    listening: tuple[ListeningSource, ...] = several(
        "Listening sources", help="At least one for each of the five kinds of people.", term="listening"
    )
    competitors: tuple[Competitor, ...] = several("Competitors", help="Two or three are enough.")
    mentions: tuple[Mentions, ...] = several("Mentions", help="How often you and others were talked about.", term="share of voice")
    artefacts: tuple[Artefact, ...] = several("Finds", help="Reports, posts and pictures worth keeping.")
    scan: tuple[ScanEntry, ...] = several("Inside and around", help="What is changing inside the organisation and around it.")
    documents: tuple[ExistingDocument, ...] = several("Documents", help="Which documents exist, who keeps them, how old they are.")
    market_summary: str = ask(
        "The market in short",
        help="Five sentences that print in the plan.",
        example="Town houses change hands every eight years, and most new owners begin with the garden.",
        kind="long",
    )
    market_sources: Lines = several("Sources for it", help="One a line.", example="Builders' survey 2026")
