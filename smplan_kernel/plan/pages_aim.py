"""The first five pages: why, what is there, what for, for whom, and where."""

from __future__ import annotations

from smplan_kernel.plan.page import Ask, Page

START = Page(
    key="start",
    title="Start",
    verb_title="Begin with why",
    promise="a decision whether social media is worth it here, who it is for, and a first guess of time and money.",
    minutes=15,
    with_whom="whoever decides about time and money",
    asks=(
        Ask(
            key="organisation",
            question="Who is planning?",
            help="A few facts, so that examples and suggestions fit you.",
            section="start",
            fields=("organisation", "about", "profile", "size", "departments", "depth", "start_small"),
        ),
        Ask(
            key="fit",
            question="Is social media worth it here?",
            help="Five short answers, then your decision. Not yet is a good decision too.",
            section="start",
            fields=("fit_purpose", "fit_audience", "fit_story", "fit_time", "fit_answering", "fit_result", "fit_reasons", "social_is"),
        ),
        Ask(
            key="means",
            question="How much time and money, at a first guess?",
            help="Guess. The plan compares it later with what the work really takes.",
            section="start",
            fields=("hours_per_week", "budget_per_month", "currency", "sponsor", "sponsor_signed_on", "facilitator"),
        ),
        Ask(
            key="position",
            question="What do you stand for?",
            help="Mission, position and brand, in your own words. They print in the introduction.",
            section="start",
            fields=("mission", "position", "competition", "satisfaction", "performance", "brand_scope", "brand_limits"),
        ),
        Ask(
            key="values",
            question="Which values should people notice?",
            help="Two or three. Goals can name the one they serve.",
            section="start",
            records="values",
            columns=("name", "meaning"),
        ),
    ),
)

AUDIT = Page(
    key="audit",
    title="Audit",
    verb_title="Look at what is there",
    promise="a list of every account, what worked and what did not, and whom you listen to.",
    minutes=25,
    with_whom="whoever knows the accounts and their logins",
    asks=(
        Ask(
            key="accounts",
            question="Where are you already?",
            help="Every profile and page, also forgotten ones. Events and mail count too.",
            section="audit",
            records="accounts",
            columns=("network", "handle", "last_post", "followers", "logins", "fate"),
            details=("link", "purpose", "owner", "verified", "is_social", "complete", "link_works", "brand_match", "to_fix", "checked_on"),
        ),
        Ask(
            key="past",
            question="What have you tried, and how did it go?",
            help="Successes count as much as failures.",
            section="audit",
            records="past",
            columns=("text", "outcome", "evidence"),
            details=("goals",),
        ),
        Ask(
            key="swot",
            question="What helps you, and what stands in the way?",
            help="Strengths and weaknesses are yours. Opportunities and threats come from outside.",
            section="audit",
            records="swot",
            columns=("box", "text", "goals"),
        ),
        Ask(
            key="listening",
            question="Whom do you listen to?",
            help="At least one source for customers, prospects, competitors, journalists and influencers.",
            section="audit",
            records="listening",
            columns=("name", "kind", "way", "owner", "frequency", "is_set_up"),
            details=("link", "tool"),
        ),
        Ask(
            key="competitors",
            question="Whom do people choose instead of you?",
            help="Two or three are enough. Write what you would learn from them.",
            section="audit",
            records="competitors",
            columns=("name", "does_well"),
            details=("accounts", "figures"),
        ),
    ),
)

GOALS = Page(
    key="goals",
    title="Goals",
    verb_title="Decide what success looks like",
    promise="three to seven goals in plain words, each with a reason above it and a number you can check.",
    minutes=20,
    with_whom="whoever signs off the budget",
    asks=(
        Ask(
            key="goals",
            question="What would make this year a success?",
            help="Write it as you would say it to a colleague. One line for each. Numbers and dates can wait a moment.",
            section="goals",
            records="goals",
            columns=("text", "level", "parent", "number", "date", "owner"),
            details=("unit", "departments", "contribution", "families", "track", "topic", "proofs", "values"),
            starters=(
                {"text": "Fill the calendar for spring", "level": "business", "families": ("sales",)},
                {"text": "Be the first name for one thing", "level": "marketing", "families": ("positioning",)},
                {"text": "Enquiries from people who found us online", "level": "social", "families": ("sales",)},
            ),
        ),
        Ask(
            key="success",
            question="Which pictures of success fit?",
            help="Choose what you would like to see in a year.",
            section="goals",
            fields=("success",),
        ),
        Ask(
            key="participants",
            question="Who has had a say?",
            help="People from more than one department make better goals.",
            section="goals",
            records="participants",
            columns=("name", "department", "on"),
        ),
        Ask(
            key="other_plans",
            question="Which other plans should mention this one?",
            help="Product, people, budget: a goal that stands in two plans is taken seriously.",
            section="goals",
            records="other_plans",
            columns=("name", "kind", "owner", "is_reflected"),
            details=("link",),
        ),
    ),
)

PERSONAS = Page(
    key="personas",
    title="Personas",
    verb_title="Choose your personas",
    promise="two or three personas, each with a reason to follow you.",
    minutes=20,
    with_whom="somebody who talks to customers every day",
    asks=(
        Ask(
            key="personas",
            question="Who needs to hear from you?",
            help="Think of one person you would miss most. Nobody speaks to everyone.",
            section="personas",
            records="personas",
            columns=("name", "who", "why_follow", "wants", "ignores"),
            details=("side", "talks_back", "listener", "facts"),
        ),
        Ask(
            key="presence",
            question="Where are they already?",
            help="A rough answer is enough, with the reason you believe it.",
            section="personas",
            records="personas",
            columns=("name",),
            details=("presence",),
        ),
        Ask(
            key="target_people",
            question="Whom would you like to know by name?",
            help="A journalist, a partner, a customer many listen to. Names stay out of prints unless you say otherwise.",
            section="personas",
            records="target_people",
            columns=("name", "kind", "stage", "owner", "next_action", "next_on"),
            details=("organisation", "last_contact", "is_private"),
        ),
    ),
)

CHANNELS = Page(
    key="channels",
    title="Channels",
    verb_title="Choose where to show up",
    promise="a short list of channels, each with a job, an owner and a deputy.",
    minutes=25,
    with_whom="the people who will look after them",
    asks=(
        Ask(
            key="channels",
            question="Where will you show up, and what for?",
            help="Few channels done well. Site, blog, mail and fairs count.",
            section="channels",
            records="channels",
            columns=("name", "tier", "job", "personas", "owner", "deputy"),
            details=(
                "network",
                "accounts",
                "goals",
                "logins",
                "updated_when",
                "hours_per_week",
                "tags",
                "nature",
                "insider",
                "is_internal",
                "check_by",
            ),
        ),
        Ask(
            key="scores",
            question="How well does each one fit?",
            help="0 to 5 for each. You may disagree with the order, with a reason.",
            section="channels",
            records="channels",
            columns=("name", "audience_fit", "goal_fit", "format_fit", "capacity_fit", "rank"),
            details=("rank_note",),
        ),
        Ask(
            key="setup",
            question="What is still to set up?",
            help="Small tasks, each with a name and a day.",
            section="channels",
            records="setup",
            columns=("text", "channel", "owner", "due", "done"),
        ),
        Ask(
            key="cards",
            question="What have you heard about these networks?",
            help="Facts grow old. Write who says so, and when to look again.",
            section="channels",
            records="cards",
            columns=("network", "text", "value", "source", "as_of", "check_by"),
        ),
    ),
)

AIM_PAGES = (START, AUDIT, GOALS, PERSONAS, CHANNELS)
