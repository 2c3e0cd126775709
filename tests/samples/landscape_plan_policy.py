"""Fernhill's plan, sixth part: what people may do, with an example of each side."""

from __future__ import annotations

from datetime import date

from smplan_kernel.plan.policy import (
    ConfidentialKind,
    IncidentStep,
    Policy,
    PolicyRule,
    PolicyVersion,
    ReplyExample,
    RuleWatch,
    Scenario,
    Spokesperson,
    TalkTopic,
    Training,
)
from smplan_kernel.plan.records import Comment
from tests.samples.landscape_plan_start import JON, MARA, PRIYA, TOM


def policy() -> Policy:
    """Answer the policy page."""
    return Policy(
        intro="We are glad when you show your work. Most of it may be shown.",
        rules=_rules(),
        topics=(
            TalkTopic(id="talk-finished", text="A finished garden", answer="ok", example="Handed over today, the hornbeams will close the gap by May."),
            TalkTopic(id="talk-working", text="A garden we are building", answer="ask", ask_whom=MARA, example="Ask whether the owners have agreed."),
            TalkTopic(id="talk-prices", text="Price ranges on our site", answer="ok", example="Between 18,000 and 40,000 pounds, the list is online."),
            TalkTopic(id="talk-oneprice", text="What one client paid", answer="never"),
            TalkTopic(id="talk-otherfirm", text="The work of another studio", answer="ask", ask_whom=JON),
        ),
        confidential=(
            ConfidentialKind(id="conf-address", name="Clients' names and addresses", example="A house number that can be read in a film"),
            ConfidentialKind(id="conf-offers", name="Offers and bills", example="A quotation on the desk in the background"),
            ConfidentialKind(id="conf-health", name="Why somebody needs an easy garden", example="A client's bad knee"),
        ),
        scenarios=(
            Scenario(id="scen-cost", text="A friend asks under your post what the courtyard cost.", rule="rule-prices", answer="not accepted", because="Ranges are on the site, one client's bill is not ours to tell."),
            Scenario(id="scen-digger", text="You film the digger stuck in the mud. The owner laughs and says go on.", rule="rule-show", answer="accepted", because="Honest weather, and the owner has agreed on camera."),
            Scenario(id="scen-house", text="Your clip shows the front of the house with its number.", rule="rule-people", answer="ask", because="Mara can blur the number, or the owners may not mind."),
        ),
        disclosure="Say that you work here when you talk about gardens we made.",
        sample_bio="Plants at Fernhill Garden Design. What I say here is mine.",
        personal_accounts="Your own account is yours. We only ask you to keep clients out of it.",
        conduct="Talk to people as you would over the garden fence: friendly, plain, without showing off.",
        authenticity="Your own words are welcome, also when something went wrong. Leave names out.",
        tracking_notice="We count visits, saves and uses of our codes. We do not look at who follows whom.",
        local_law_checked=True,
        replies=(
            ReplyExample(id="repl-dead", message="Half of the plants you sold us are dead!", good="I am sorry, that should not be. May I come and look on Thursday?", bad="Plants need water, you know."),
            ReplyExample(id="repl-price", message="20,000 for a yard? Are you serious?", good="It is a lot. The stone and the drain are two thirds of it; I can show you where it goes.", bad="Quality has its price."),
        ),
        incident=(
            IncidentStep(id="incd-keep", text="Take a picture of the post, delete nothing", owner=TOM, within_hours=0.5),
            IncidentStep(id="incd-tell", text="Telephone Jon", owner=TOM, within_hours=1),
            IncidentStep(id="incd-answer", text="Answer once, calmly, with a name", owner=JON, within_hours=4),
            IncidentStep(id="incd-learn", text="Write down what we change", owner=MARA, within_hours=72),
        ),
        spokespeople=(
            Spokesperson(id="spok-jonb", person=JON, topics="Prices, contracts, anything a newspaper asks"),
            Spokesperson(id="spok-mara", person=MARA, topics="Gardens, drawings, building sites"),
        ),
        training=(
            Training(id="trng-mara", person=MARA, topic="Filming people", due=date(2027, 2, 25), done=date(2026, 2, 5), quiz=100),
            Training(id="trng-jonb", person=JON, topic="Answering critics", due=date(2027, 2, 25), done=date(2026, 2, 5), quiz=90),
            Training(id="trng-toma", person=TOM, topic="Answering critics", due=date(2027, 2, 25), done=date(2026, 2, 5), quiz=100),
            Training(id="trng-priya", person=PRIYA, topic="Filming people", due=date(2027, 2, 25), done=date(2026, 2, 5), quiz=90),
        ),
        watch=(
            RuleWatch(id="wtch-music", name="Music rights in short films", owner=MARA, effect="We may need our own recordings.", check_by=date(2027, 3, 25), source="Terms of the networks"),
            RuleWatch(id="wtch-cookies", name="Consent for counting visits", owner=TOM, effect="Fewer visits would be counted; a new definition.", check_by=date(2027, 1, 28), source="Regulator's newsletter"),
        ),
        legal="signed",
        legal_by="Our solicitor",
        legal_on=date(2026, 1, 19),
        issued_on=date(2026, 2, 5),
        review_on=date(2027, 1, 28),
        versions=(PolicyVersion(id="pver-first", name="1", on=date(2026, 2, 5), changed="First version, after the talk with everybody."),),
        laws=("Data protection law", "Copyright law", "Advertising code"),
    )  # fmt: skip


def _rules() -> tuple[PolicyRule, ...]:
    return (
        PolicyRule(
            id="rule-show", text="Show how we work, also when it rains.", area="authentic", permission=True,
            accepted="Three clips of the flooded trench, with a sentence on what we did.", not_accepted="A clip that makes the builder look silly.",
        ),
        PolicyRule(
            id="rule-know", text="Tell people what you know about plants and levels.", area="conduct", permission=True,
            accepted="Epimedium under the birch, no watering after year one.", not_accepted="Calling another studio's planting wrong.",
        ),
        PolicyRule(
            id="rule-whoami", text="Say that you work here when you talk about our gardens.", area="disclosure", permission=True,
            accepted="I plant for Fernhill, so I am not neutral.", not_accepted="Praising our garden as if you were a passer-by.",
        ),
        PolicyRule(
            id="rule-thanks", text="Thank people who answer, also the critical ones.", area="service", permission=True,
            accepted="Thank you, I will look at the drain on Thursday.", not_accepted="Deleting a comment because it is unfriendly.",
        ),
        PolicyRule(
            id="rule-people", text="Film people and houses only when they have agreed.", area="confidential", permission=False,
            accepted="The owner signs our sheet, then we film.", not_accepted="A neighbour at the window, recognisable.",
        ),
        PolicyRule(
            id="rule-prices", text="Name ranges, never one client's bill.", area="confidential", permission=False,
            accepted="Gardens of this size cost between 18,000 and 40,000 pounds.", not_accepted="They paid 27,400 pounds.",
            comments=(Comment(id="note-prices", author="Tom Ashworth", on=date(2026, 10, 29), text="People ask under every film. The price page will spare us the answer."),),
        ),
        PolicyRule(
            id="rule-private", text="Keep clients out of your own account.", area="personal", permission=False, is_guidance=True,
            accepted="A picture of your own balcony.", not_accepted="A client's terrace with your lunch on it.",
        ),
    )  # fmt: skip
