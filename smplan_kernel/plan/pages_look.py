"""The pages about looking: the numbers, the plan with its review day, the monthly review and its meeting."""

from __future__ import annotations

from smplan_kernel.plan.page import Ask, Page

METRICS = Page(
    key="metrics",
    title="Metrics",
    verb_title="Choose numbers that tell",
    promise="one or two numbers for each goal, with where they come from and where they should go.",
    minutes=25,
    with_whom="whoever fetches the numbers",
    asks=(
        Ask(
            key="sources",
            question="Where do your numbers come from?",
            help="Each platform and account once. Use the account name that you give when you bring a file.",
            section="metrics",
            records="sources",
            columns=("name", "platform", "account", "frequency", "owner"),
            details=("note",),
        ),
        Ask(
            key="metrics",
            question="Which number tells that a goal comes nearer?",
            help="One about what people did is worth ten about what you posted.",
            section="metrics",
            fields=("tier",),
            records="metrics",
            columns=("text", "goal", "source", "direction", "baseline", "target"),
            details=(
                "target_date",
                "measure",
                "formula",
                "unit",
                "klass",
                "kind",
                "denominator",
                "part",
                "definition",
                "is_counts",
                "baseline_on",
                "targets",
            ),
        ),
        Ask(
            key="codes",
            question="Which codes tell where people came from?",
            help="One code, one channel, one goal.",
            section="metrics",
            records="codes",
            columns=("code", "channel", "goal", "offer", "valid_from", "valid_to"),
        ),
        Ask(
            key="duties",
            question="Who looks at what, and how often?",
            help="A look that nobody is named for does not happen.",
            section="metrics",
            records="duties",
            columns=("what", "owner", "frequency", "tool"),
        ),
    ),
)

PLAN = Page(
    key="plan",
    title="Plan",
    verb_title="Make it a plan",
    promise="a first day, a review day, and the assumptions that everything rests on.",
    minutes=20,
    with_whom="everybody who has a part in it",
    asks=(
        Ask(
            key="dates",
            question="When does it start, and how long does it last?",
            help="A year is usual. The first month shows what is realistic.",
            section="plan",
            fields=("starts", "months", "summary"),
        ),
        Ask(
            key="review_day",
            question="On which day do you look at it?",
            help="A weekday near the end of the month, such as the last Thursday.",
            section="review",
            fields=("rule", "closed_days", "pre_read_days", "recipients", "analyst", "sponsor"),
        ),
        Ask(
            key="assumptions",
            question="What do you take for true?",
            help="Each with a day to check it. A number can trip the wire.",
            section="plan",
            records="assumptions",
            columns=("text", "check_by", "metric", "rule_below", "rule_above", "state"),
            details=("rests", "checked_on", "evidence"),
        ),
        Ask(
            key="risks",
            question="What may go wrong?",
            help="Few, each with a name behind it.",
            section="plan",
            records="risks",
            columns=("text", "priority", "owner", "answer", "review_on"),
        ),
        Ask(
            key="rollout",
            question="How does everybody hear of it?",
            help="A file in the mail is no roll-out. Say who tells whom.",
            section="plan",
            records="rollout",
            columns=("audience", "stage", "text", "on", "owner"),
            details=("acknowledged",),
        ),
    ),
)

MONTHLY_REVIEW = Page(
    key="monthly_review",
    title="Monthly review",
    verb_title="See what the month says",
    promise="what needs no action, what needs a look, and how often this may be wrong.",
    minutes=15,
    with_whom="whoever owns a goal",
)

REVIEW_MEETING = Page(
    key="review_meeting",
    title="Review meeting",
    verb_title="Decide what goes on",
    promise="a verdict for each goal, accepted corrections, and promises with names and days.",
    minutes=30,
    with_whom="everybody who owns a goal",
    asks=(
        Ask(
            key="held",
            question="Who is here?",
            help="The day and the people.",
            section="review",
            records="held",
            columns=("month", "on", "attendance", "note"),
            details=("data_used",),
        ),
        Ask(
            key="corrections",
            question="What should change?",
            help="The report proposes, you decide. Nothing changes by itself.",
            section="review",
            records="corrections",
            columns=("text", "on_item", "status", "owner", "due"),
            details=("month", "value", "by", "on", "reason"),
        ),
        Ask(
            key="lessons",
            question="What did we learn?",
            help="One sentence you would tell a colleague.",
            section="review",
            records="lessons",
            columns=("text", "evidence", "tags", "about"),
            details=("month",),
        ),
        Ask(
            key="parked",
            question="Which ideas came up?",
            help="Park them. The best one or two go into the plan.",
            section="review",
            records="parked",
            columns=("text", "by", "value", "effort", "state"),
            details=("on", "became"),
        ),
        Ask(
            key="actions",
            question="Who promises what?",
            help="One thing, one name, one day. Open ones come back.",
            section="review",
            records="actions",
            columns=("text", "owner", "due", "state"),
            details=("month", "done", "about"),
        ),
        Ask(
            key="changes",
            question="What do you do differently from now on?",
            help="Write the day. The next reviews look for the effect.",
            section="plan",
            records="changes",
            columns=("text", "on", "why", "metric", "direction", "expected"),
            details=("by",),
        ),
    ),
)

LOOK_PAGES = (METRICS, PLAN, MONTHLY_REVIEW, REVIEW_MEETING)
