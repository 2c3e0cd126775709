"""The further questions of each page, for whoever has more time: folded away until somebody opens them."""

from __future__ import annotations

from smplan_kernel.plan.issue import Limits
from smplan_kernel.plan.page import Ask
from smplan_kernel.plan.pages_more_work import CONTENT, CONTENT_LOGS, POLICY

START = (
    Ask(
        key="agreement",
        question="What exactly was agreed?",
        help="Hours, money and conditions, in the sponsor's words. An hour's cost is asked only for the cost of a result.",
        section="start",
        fields=("sponsor_note", "hourly_rate", "language"),
        depth="full",
    ),
    Ask(
        key="agenda",
        question="How will the planning meeting go?",
        help="The parts of the day with their minutes. Only needed when you plan together in one room.",
        section="start",
        records="agenda",
        columns=("name", "page", "minutes", "notes"),
        starters=(
            {"name": "Look at what is there", "page": "audit", "minutes": 30},
            {"name": "Write three goals", "page": "goals", "minutes": 40},
            {"name": "Choose the channels", "page": "channels", "minutes": 30},
            {"name": "Put a name to every step", "page": "ownership", "minutes": 20},
        ),
        depth="full",
        is_log=True,
    ),
)

AUDIT = (
    Ask(
        key="market",
        question="How would you describe your market?",
        help="Five sentences for somebody from outside, and where you have it from. They print in the plan.",
        section="audit",
        fields=("market_summary", "market_sources"),
        depth="full",
    ),
    Ask(
        key="scan",
        question="What is changing, inside and around you?",
        help="New people, new prices, new habits. Name the goals and risks that each one touches.",
        section="audit",
        records="scan",
        columns=("side", "text", "goals", "risks"),
        depth="full",
    ),
    Ask(
        key="documents",
        question="Which documents should the plan agree with?",
        help="Strategy, brand guide, contracts: whether they exist, who keeps them, how old they are.",
        section="audit",
        records="documents",
        columns=("name", "state", "owner", "dated", "link"),
        starters=(
            {"name": "Strategy of the organisation"},
            {"name": "Brand guide"},
            {"name": "Contracts with agencies"},
        ),
        depth="full",
    ),
    Ask(
        key="artefacts",
        question="What have you found that is worth keeping?",
        help="A report, a post, a picture from your market. Content ideas can draw on it.",
        section="audit",
        records="artefacts",
        columns=("name", "why", "tags", "on", "link"),
        depth="full",
        is_log=True,
    ),
    Ask(
        key="mentions",
        question="How often are you talked about, and how often are others?",
        help="Count the same search each time, for you and for a competitor. Only then it compares.",
        section="audit",
        records="mentions",
        columns=("month", "about", "topic", "label", "count"),
        details=("source", "query"),
        depth="full",
        is_log=True,
    ),
)

GOALS = (
    Ask(
        key="pulses",
        question="Do your own people stand behind it?",
        help="Ask five short questions without names, from 1 to 5, and write the means. People who do not trust you will not speak for you.",
        section="goals",
        records="pulses",
        columns=("on", "people", "trust", "pride", "heard"),
        details=("support", "sharing", "note"),
        depth="full",
        is_log=True,
    ),
)

OWNERSHIP = (
    Ask(
        key="rota",
        question="Whose turn is it, and what must the next person know?",
        help="When people take turns with a channel. The handover is the part that gets lost.",
        section="ownership",
        records="rota",
        columns=("channel", "person", "starts", "ends", "handover"),
        depth="full",
        is_log=True,
    ),
    Ask(
        key="informs",
        question="Who is told what, and when?",
        help="Write who hears of what, and on which occasion, so that nobody is the last to know.",
        section="ownership",
        records="informs",
        columns=("what", "who", "when"),
        starters=({"what": "Monthly report", "when": "The day after the review"}, {"what": "Something went wrong", "when": "At once"}),
        depth="full",
    ),
    Ask(
        key="structure",
        question="Does everybody know how the work fits together?",
        help="Purpose, coordination, division of work and authority: one honest sentence each.",
        section="ownership",
        fields=("purpose", "coordination", "division", "authority", "structure"),
        depth="full",
    ),
    Ask(
        key="advocacy",
        question="How much do your own people pass on?",
        help="Count people and shares for each month. Names do not belong here.",
        section="ownership",
        records="advocacy",
        columns=("month", "people", "shares"),
        depth="full",
        is_log=True,
    ),
)

RESOURCES = (
    Ask(
        key="hours_spent",
        question="How many hours did it really take?",
        help="Roughly, once a month. The review lays them beside the hours that were promised.",
        section="resources",
        records="hours_spent",
        columns=("month", "person", "hours", "goal", "channel", "note"),
        depth="full",
        is_log=True,
    ),
    Ask(
        key="help_wanted",
        question="Who could help from outside?",
        help="A student, a neighbour firm, a member with a camera. Help, or less to do: both are answers.",
        section="resources",
        fields=("help_wanted",),
        depth="full",
    ),
)

METRICS = (
    Ask(
        key="redemptions",
        question="How often was each code used?",
        help="Only for codes that no export file counts, such as a word said at the till.",
        section="metrics",
        records="redemptions",
        columns=("code", "month", "uses", "value", "note"),
        depth="full",
        is_log=True,
        theme="Counted by hand",
    ),
    Ask(
        key="feedback",
        question="What do people tell you?",
        help="In their words. A tag makes it countable, and a review can quote it.",
        section="metrics",
        records="feedback",
        columns=("text", "on", "place", "label", "tags"),
        details=("goal",),
        depth="full",
        is_log=True,
        theme="Counted by hand",
    ),
    Ask(
        key="forecasts",
        question="What do you expect, and why?",
        help="For next month, for the year, or for one occasion. Write it before you know.",
        section="metrics",
        records="forecasts",
        columns=("metric", "horizon", "month", "value", "basis"),
        details=("made_on",),
        depth="full",
        theme="To compare with",
    ),
    Ask(
        key="benchmarks",
        question="What do others reach?",
        help="A figure of others only helps when it is counted the same way. Write who published it, and what it was divided by.",
        section="metrics",
        records="benchmarks",
        columns=("source", "year", "measure", "denominator", "value"),
        details=("industry", "network", "statistic", "note"),
        depth="full",
        is_log=True,
        theme="To compare with",
    ),
    Ask(
        key="mappings",
        question="How are your own files read?",
        help="A file that is not recognised by itself asks once what its columns mean, and the answer is kept here under a name. Open it when a file has changed.",
        section="metrics",
        records="mappings",
        columns=("name", "platform", "account", "date_column", "date_format"),
        details=(
            *("columns", "level", "object_column", "link_column", "platform_column", "account_column", "decimal", "thousands", "zone"),
            *("missing", "totals", "totals_count", "totals_word", "header", "sheet", "header_row", "skip_rows", "delimiter", "encoding"),
        ),
        depth="full",
        is_log=True,
        theme="How files are read",
    ),
    Ask(
        key="definitions",
        question="Which figure has a new name or a new meaning?",
        help="The changes that we know of are in force already; your word comes before ours. A new name goes on, a new meaning ends every comparison.",
        section="metrics",
        records="definitions",
        columns=("platform", "measure", "on", "before", "after", "new_meaning"),
        details=("account", "note"),
        depth="full",
        is_log=True,
        theme="How files are read",
    ),
)

PLAN = (
    Ask(
        key="rhythm",
        question="Who brings the numbers, and when are people reminded?",
        help="One person enters the numbers, one explains them, one decides. Reminders go out in the days before.",
        section="review",
        fields=("analyst", "explainer", "sponsor", "pre_read_days", "remind_days"),
        depth="standard",
    ),
    Ask(
        key="issued",
        question="Which version was given out when?",
        help="A number and a day, so that nobody works from an old print.",
        section="plan",
        records="issued",
        columns=("name", "on", "by", "note"),
        depth="standard",
        is_log=True,
    ),
    Ask(
        key="silenced",
        question="Which findings of the plan check do not apply here?",
        help="Set one aside with a reason. It is asked again after a year.",
        section="plan",
        records="silenced",
        columns=("code", "item", "reason", "by", "on"),
        depth="full",
        is_log=True,
    ),
    Ask(
        key="limits",
        question="Where should the plan check draw its lines?",
        help="How many goals are too many, how long a step may be. The usual values stand there.",
        section="plan",
        fields=tuple(f"limits.{name}" for name in Limits.model_fields),
        depth="full",
        is_log=True,
    ),
)

MORE = {
    "start": START,
    "audit": AUDIT,
    "goals": GOALS,
    "content": (*CONTENT, *CONTENT_LOGS),
    "ownership": OWNERSHIP,
    "policy": POLICY,
    "resources": RESOURCES,
    "metrics": METRICS,
    "plan": PLAN,
}
