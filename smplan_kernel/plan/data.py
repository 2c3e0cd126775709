"""What stands behind the numbers of page 09: sources, codes, definitions, feedback, forecasts."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator

from smplan_kernel.plan.audit import FREQUENCIES, LABELS
from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Day, Lines, Record
from smplan_kernel.plan.vocabulary import PLATFORMS as TITLES

HAND = "hand"
"""The platform of numbers that no file gives: somebody counts them."""
PLATFORMS = (*TITLES.items(), (HAND, "Counted by hand"))
MEDIA = (
    ("social", "Social network"),
    ("email", "Newsletter"),
    ("referral", "Another web site"),
    ("print", "On paper"),
    ("event", "At an event"),
    ("cpc", "Paid advert"),
)
HORIZONS = (("short", "Short-term"), ("long", "Long-term"), ("special", "For one occasion"))
STATISTICS = (("mean", "Mean"), ("median", "Median"))


class DataSource(Record):
    """Where numbers come from."""

    prefix: ClassVar[str] = "dsrc"
    kind_title: ClassVar[str] = "data source"

    name: str = ask("Source", help="The name you use for it.", example="Our web site", required=True, term="data source")
    platform: str = ask("Platform", help="Whose file it is. Write another if yours is missing.", choices=PLATFORMS, kind="text")
    account: str = ask("Account", help="As you name it when you bring a file.", example="fernhill.example")
    currency: str = ask(
        "Currency",
        help="Three letters, for files that do not name it. The first such file asks, and the answer stands here.",
        example="EUR",
    )
    note: str = ask("How to get the file", help="For the person who fetches it.", example="Reports, Pages, download as CSV", kind="long")
    frequency: str = ask("How often", help="How often a new file comes.", choices=FREQUENCIES, default="monthly")
    owner: str = ask("Who fetches it", help="One of your people.", ref="pson")


class Code(Record):
    """A coupon or link code that tells where somebody came from."""

    prefix: ClassVar[str] = "code"
    kind_title: ClassVar[str] = "code"
    name_field: ClassVar[str] = "code"

    code: str = ask("Code", help="Exactly as people type it.", example="HOMESHOW10", required=True, term="coupon code")
    channel: str = ask("Channel", help="Only one.", ref="chan", why="A code on two channels cannot tell them apart.")
    goal: str = ask("Goal", help="Only one.", ref="goal")
    offer: str = ask("Offer", help="What people get.", example="Ten per cent off bulbs")
    valid_from: Day = unset("Valid from", help="First day.")
    valid_to: Day = unset("Valid to", help="Last day.")
    link: str = ask(
        "Page it leads to",
        help="The address without any code; the link to copy is made from it.",
        example="https://fernhill.example/visit",
        term="link code",
    )
    utm_source: str = ask(
        "Source in the link",
        help="utm_source: the channel's own name in small letters, without blanks. Left empty, it is made from the channel.",
        example="instagram",
    )
    utm_medium: str = ask(
        "Medium in the link",
        help="utm_medium: the kind of channel. Left empty, it is made from the network.",
        example="social",
        choices=MEDIA,
        kind="text",
    )
    utm_campaign: str = ask(
        "Campaign in the link",
        help="utm_campaign: one name for this code only. Left empty, it is the code in small letters.",
        example="homeshow10",
    )

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        """A code cannot end before it begins."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            msg = f"Code: valid_to must not be before valid_from ({self.valid_to} is before {self.valid_from})"
            raise ValueError(msg)
        return self


class CodeRedemption(Record):
    """How often a code was used, counted by hand."""

    prefix: ClassVar[str] = "rdmp"
    kind_title: ClassVar[str] = "use of a code"
    name_field: ClassVar[str] = "month"

    code: str = ask("Code", help="Which code.", ref="code")
    month: str = ask("Month", help="When.", kind="month")
    uses: int | None = unset("Uses", help="How many times.", example="25", unit="uses")
    value: float | None = unset("Value", help="What was sold with it.", example="480", kind="money")
    note: str = ask("Note", help="Refunds, doubts.", example="One was given back", kind="long")


class DefinitionChange(Record):
    """A figure that a platform renamed or counts differently from a day on."""

    prefix: ClassVar[str] = "defn"
    kind_title: ClassVar[str] = "changed definition"
    name_field: ClassVar[str] = "after"

    platform: str = ask("Platform", help="Whose figure it is.", choices=PLATFORMS, kind="text")
    account: str = ask("Account", help="Leave it empty for all.")
    measure: str = ask("Measured as", help="The figure.", example="views", term="measure")
    on: Day = unset("From", help="The first day of the new way.")
    before: str = ask("Name before", help="The old name.", example="Impressions")
    after: str = ask("Name now", help="The new name.", example="Views")
    new_meaning: bool = ask(
        "New meaning", help="Yes when it counts something else. Then nothing is compared across that day.", default=True, term="definition"
    )
    note: str = ask("Note", help="Where you read it.", example="Help pages of the network", kind="long")


class WatchDuty(Record):
    """Who looks at what, how often."""

    prefix: ClassVar[str] = "duty"
    kind_title: ClassVar[str] = "duty"
    name_field: ClassVar[str] = "what"

    what: str = ask("What", help="What is looked at.", example="Comments and enquiries", required=True)
    owner: str = ask("Who", help="One person.", ref="pson")
    frequency: str = ask("How often", help="How often.", choices=FREQUENCIES)
    tool: str = ask("Tool", help="With what.", ref="rsrc")


class Feedback(Record):
    """What a customer said."""

    prefix: ClassVar[str] = "fdbk"
    kind_title: ClassVar[str] = "feedback"
    name_field: ClassVar[str] = "text"

    on: Day = unset("On", help="The day it came.")
    text: str = ask(
        "What was said", help="In their words.", example="I finally understand why levels come first.", required=True, kind="long"
    )
    place: str = ask("Where", help="A call, a review, a comment.", example="Review on the map")
    label: str = ask("Tone", help="How it was meant.", choices=LABELS)
    tags: Lines = several("Tags", help="Words to count it by, one a line.", example="levels")
    goal: str = ask("Goal", help="The goal it tells about.", ref="goal")


class Forecast(Record):
    """What is expected of a metric."""

    prefix: ClassVar[str] = "fore"
    kind_title: ClassVar[str] = "forecast"
    name_field: ClassVar[str] = "basis"

    metric: str = ask("Metric", help="Which number.", ref="metr")
    horizon: str = ask("Horizon", help="Short-term, long-term, or for one occasion.", choices=HORIZONS)
    month: str = ask("For", help="The month it is about.", kind="month")
    value: float | None = unset("Expected", help="The number you expect.", example="60")
    basis: str = ask("Because", help="What it rests on.", example="The spring show brought twenty last year", kind="long")
    made_on: Day = unset("Made on", help="The day.")


class Benchmark(Record):
    """A figure of others, with what makes it comparable."""

    prefix: ClassVar[str] = "bnch"
    kind_title: ClassVar[str] = "figure of others"
    name_field: ClassVar[str] = "source"

    source: str = ask("Source", help="Who published it.", example="Yearly report of a planning tool", required=True, term="benchmark")
    year: int | None = unset("Year", help="The year it is about.", example="2026")
    industry: str = ask("Industry", help="Whose figures.", example="Home and garden")
    network: str = ask("Network", help="Which one.", example="Instagram")
    measure: str = ask("Measured as", help="The figure.", example="engagement rate", term="measure")
    denominator: str = ask("Divided by", help="For rates.", example="followers", term="denominator")
    statistic: str = ask("Mean or median", help="Which of the two.", choices=STATISTICS)
    value: float | None = unset("Value", help="The figure.", example="1.8")
    note: str = ask("Note", help="What to know about it.", kind="long")
