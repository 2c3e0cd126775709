"""Page 07, policy: what people may do, what they may not, and what happens when something goes wrong."""

from __future__ import annotations

from typing import ClassVar

from smplan_kernel.plan.fields import ask, several, unset
from smplan_kernel.plan.records import Bullet, Day, Lines, Record, Section

AREAS = (
    ("conduct", "Conduct"),
    ("disclosure", "Saying who you are"),
    ("confidential", "Confidential"),
    ("personal", "Personal accounts"),
    ("authentic", "Being yourself"),
    ("service", "Service"),
    ("tracking", "What we track"),
    ("other", "Other"),
)
TALK = (("ok", "Fine"), ("ask", "Ask first"), ("never", "Never"))
LEGAL = (("not asked", "Not asked yet"), ("pending", "Pending"), ("signed", "Signed off"))
CASES = (("accepted", "Accepted"), ("not accepted", "Not accepted"), ("ask", "Ask first"))


class PolicyRule(Bullet):
    """One rule, with an example of each side."""

    prefix: ClassVar[str] = "rule"
    kind_title: ClassVar[str] = "rule"

    area: str = ask("About", help="The part of the policy it belongs to.", choices=AREAS)
    permission: bool | None = unset(
        "Says what people may do", help="Yes for a permission, no for a ban.", why="Too many bans silence good people."
    )
    accepted: str = ask(
        "Accepted",
        help="An example of doing it right.",
        example="The owner has agreed, then we film",
        why="People learn rules from examples.",
        kind="long",
    )
    not_accepted: str = ask(
        "Not accepted",
        help="An example of getting it wrong.",
        example="A neighbour at the window, recognisable",
        why="People learn rules from examples.",
        kind="long",
    )
    is_guidance: bool = ask("Guidance only", help="Advice for personal accounts, not a rule.", default=False)
    on_one_page: bool = ask("On the one-page version", help="Among the rules everybody must know.", default=True)


class TalkTopic(Record):
    """A subject staff may or may not talk about."""

    prefix: ClassVar[str] = "talk"
    kind_title: ClassVar[str] = "subject"
    name_field: ClassVar[str] = "text"

    text: str = ask("Subject", help="What people may want to mention.", example="The new branch", required=True, kind="long")
    answer: str = ask("May they?", help="Fine, ask first, or never.", choices=TALK)
    ask_whom: str = ask("Ask", help="Who says yes or no.", ref="pson", term="ask-me list")
    example: str = ask("Example", help="How it could sound.", example="We open in March, come and see", kind="long")


class ConfidentialKind(Record):
    """A kind of information that stays inside."""

    prefix: ClassVar[str] = "conf"
    kind_title: ClassVar[str] = "confidential kind"

    name: str = ask("Kind", help="What stays inside.", example="Clients' addresses", required=True)
    example: str = ask("Example", help="A case people will recognise.", example="A house number in a film", kind="long")


class Scenario(Record):
    """A case for the quiz."""

    prefix: ClassVar[str] = "scen"
    kind_title: ClassVar[str] = "case"
    name_field: ClassVar[str] = "text"

    text: str = ask(
        "What happens", help="Two sentences.", example="A friend asks under your post what the Lee garden cost.", required=True, kind="long"
    )
    rule: str = ask("Rule", help="The rule it is about.", ref="rule")
    answer: str = ask("Answer", help="Accepted, not accepted, or ask first.", choices=CASES)
    because: str = ask(
        "Because", help="The reason, shown after the answer.", example="Ranges are on the site, one bill is not ours to tell", kind="long"
    )


class ReplyExample(Record):
    """A good and a bad answer to the same message."""

    prefix: ClassVar[str] = "repl"
    kind_title: ClassVar[str] = "example of an answer"
    name_field: ClassVar[str] = "message"

    message: str = ask(
        "Somebody writes",
        help="A message as it really comes.",
        example="Half of the plants are dead!",
        required=True,
        kind="long",
        term="triage",
    )
    good: str = ask("Good answer", help="How you would like it.", example="I am sorry. May I come and look on Thursday?", kind="long")
    bad: str = ask("Bad answer", help="How not to.", example="Plants need water, you know.", kind="long")


class IncidentStep(Record):
    """What is done when something goes wrong."""

    prefix: ClassVar[str] = "incd"
    kind_title: ClassVar[str] = "incident step"
    name_field: ClassVar[str] = "text"

    text: str = ask("What is done", help="One thing.", example="Take a picture of the post, do not delete", required=True, kind="long")
    owner: str = ask("By whom", help="One of your people.", ref="pson")
    within_hours: float | None = unset("Within", help="Hours after it is noticed.", example="1", unit="hours", kind="hours")


class Training(Record):
    """Somebody's training on what to say."""

    prefix: ClassVar[str] = "trng"
    kind_title: ClassVar[str] = "training"
    name_field: ClassVar[str] = "topic"

    person: str = ask("Person", help="Who is trained.", ref="pson")
    topic: str = ask("About", help="What is learned.", example="Answering critics", required=True)
    due: Day = unset("Due", help="The day it should be done.")
    done: Day = unset("Done", help="The day it was done.")
    quiz: float | None = unset("Quiz", help="Right answers, between 0 and 100.", example="90", unit="%")


class Spokesperson(Record):
    """Who may speak officially, on what."""

    prefix: ClassVar[str] = "spok"
    kind_title: ClassVar[str] = "spokesperson"
    name_field: ClassVar[str] = "topics"

    person: str = ask("Person", help="Who may speak for the organisation.", ref="pson", required=True)
    topics: str = ask("On", help="On which subjects.", example="Prices and contracts", kind="long")


class RuleWatch(Record):
    """A law or platform rule that may change."""

    prefix: ClassVar[str] = "wtch"
    kind_title: ClassVar[str] = "watched rule"

    name: str = ask("Rule", help="A law, or the rules of a network.", example="Music rights in short films", required=True)
    owner: str = ask("Who watches", help="One of your people.", ref="pson")
    effect: str = ask("Effect on the plan", help="What would have to change.", example="We may need our own recordings", kind="long")
    check_by: Day = unset("Look again by", help="The day to look again.")
    source: str = ask("Where to look", help="A link or a name.", example="Terms of the networks")


class PolicyVersion(Record):
    """An issued version of the policy."""

    prefix: ClassVar[str] = "pver"
    kind_title: ClassVar[str] = "policy version"

    name: str = ask("Version", help="A number.", example="2", required=True)
    on: Day = unset("Issued on", help="The day it came into force.")
    changed: str = ask("What changed", help="In one sentence.", example="A case about drones", kind="long")


class Policy(Section):
    """What people may do and may not."""

    intro: str = ask(
        "First sentence", help="Friendly, and about what people may do.", example="We are glad when you talk about your work.", kind="long"
    )
    rules: tuple[PolicyRule, ...] = several(
        "Rules", help="Begin with what people may do. Give an example of each side.", term="policy rule"
    )
    topics: tuple[TalkTopic, ...] = several("May I talk about it?", help="Fine, ask first, or never.")
    confidential: tuple[ConfidentialKind, ...] = several("Stays inside", help="Kinds of information, each with an example.")
    scenarios: tuple[Scenario, ...] = several("Cases", help="Cases people can try. They become the quiz.")
    disclosure: str = ask(
        "Saying who you are", help="How staff show for whom they speak.", example="I work at Fernhill.", kind="long", term="disclosure"
    )
    sample_bio: str = ask("Sample profile text", help="Words staff may copy.", example="Gardener at Fernhill. Views are mine.", kind="long")
    personal_accounts: str = ask(
        "Personal accounts",
        help="Guidance only. What people do privately is theirs.",
        example="Your own account is yours. Please keep clients out of it.",
        kind="long",
    )
    conduct: str = ask("How we talk", help="Respectful, open, clear.", example="Friendly, plain, without showing off.", kind="long")
    authenticity: str = ask(
        "Be yourself", help="What is welcome, and where it ends.", example="Your own words are welcome. Leave names out.", kind="long"
    )
    tracking_notice: str = ask(
        "What the company tracks",
        help="Say clearly what is looked at.",
        example="We count visits and uses of our codes, nothing about persons.",
        kind="long",
    )
    local_law_checked: bool = ask("Local law checked", help="Has somebody checked what may be tracked here?", default=False)
    replies: tuple[ReplyExample, ...] = several("Answers, good and bad", help="Examples people can learn from.", term="triage")
    incident: tuple[IncidentStep, ...] = several("When something goes wrong", help="What is done, by whom, within how many hours.")
    spokespeople: tuple[Spokesperson, ...] = several("Official voices", help="Who may speak for the organisation, and on what.")
    training: tuple[Training, ...] = several("Training", help="Who learned what, and when the next one is due.")
    watch: tuple[RuleWatch, ...] = several("Rules that may change", help="Laws and platform rules somebody keeps an eye on.")
    legal: str = ask("Legal sign-off", help="A draft can always be printed.", choices=LEGAL, default="not asked")
    legal_by: str = ask("Signed off by", help="Who looked at it.", example="Our solicitor")
    legal_on: Day = unset("Signed off on", help="The day.")
    issued_on: Day = unset("In force since", help="The day people were told.")
    review_on: Day = unset("Look again on", help="The day the policy is looked at again.")
    versions: tuple[PolicyVersion, ...] = several("Versions", help="What changed from one version to the next.")
    laws: Lines = several("Laws that apply", help="One a line, as your lawyer named them.", example="Data protection law")
