"""The words of planning, each with one sentence; every word that a question leans on is here."""

from __future__ import annotations

from types import MappingProxyType

GLOSSARY = MappingProxyType(
    {
        "PESO": "Four ways to be seen: paid, earned, shared and owned.",
        "RACI": "Who does the work, who answers for it, who is asked before, and who is told afterwards.",
        "SWOT": "Strengths and weaknesses inside, opportunities and threats outside.",
        "accountable": "The one named person who answers for a piece of work, whoever does it.",
        "activity only": "Work that is done on purpose without a measure; it counts as activity, not as result.",
        "adoption level": "How widely social media is in use in the organisation.",
        "advocate": "A colleague who shares the organisation's news by choice.",
        "ask-me list": "The people colleagues ask when they are in doubt.",
        "asset": "A film, photo or text that can be used again.",
        "assumption": "Something the plan takes for true and checks on a set day.",
        "audit": "A look at everything that exists already, before anything new is planned.",
        "baseline": "What a number was before the plan began.",
        "benchmark": "A figure of others; it can be compared only when it is counted the same way.",
        "bullet": "One sentence of the plan that reviews come back to.",
        "cadence": "How often something is done.",
        "change": "Something done differently on purpose from a known day on.",
        "channel": "A place where the organisation meets people: a network, a site, a newsletter, a fair.",
        "channel score": "Four marks from 0 to 5 that together rank a channel.",
        "classes of metrics": "Input, activity, output, out-take, outcome, impact: from what you put in to what you gained.",
        "commitment": "A task that was asked of somebody, with the answer.",
        "core element": "One of five ways of taking part: listen, curate, share, engage, and one that you name.",
        "correction": "A change that a review proposes and people accept or not.",
        "coupon code": "A word that customers type, so that you can tell where they came from.",
        "link code": "Words at the end of a link (utm_source, utm_medium, utm_campaign) by which web statistics know where a visit came from.",
        "curate": "To gather news of others, choose the useful part and pass it on.",
        "custodian": "Somebody who holds a login.",
        "data source": "A place from which numbers are fetched, such as the web site's statistics.",
        "decision rights": "What somebody may decide without asking.",
        "definition": "What exactly a platform counts under a name.",
        "denominator": "The number below the line of a rate: followers, reach, impressions or views.",
        "deputy": "The person who steps in for holidays and illness.",
        "disclosure": "Saying who you are and for whom you speak.",
        "evangelist": "A trained colleague who tells others about a subject.",
        "evidence": "What the figures of a month say about a goal or step.",
        "execution metric": "A number that tells whether the planned work was done.",
        "experiment": "A change with an expected effect, so that one can see whether it worked.",
        "finding": "A sentence of the plan check about something missing or unwise.",
        "follow-up": "What is done after an event for the people you met.",
        "formula": "How a number is counted, so that two people get the same.",
        "goal": "What the organisation wants to reach, with a number and a day.",
        "goodwill": "How glad people are to take part.",
        "key message": "One sentence that should stay in people's minds.",
        "lesson": "Something learned that a colleague should know.",
        "listening": "Reading what customers, prospects, competitors, journalists and influencers say before speaking.",
        "measure": "The figure in an export file that a metric is made from.",
        "measuring tier": "How much measuring is worth it: basic, enhanced or comprehensive.",
        "metric": "A number that tells whether a goal comes nearer.",
        "ordinary variation": "The ups and downs of a number that happen by themselves.",
        "owner": "The one named person who answers for something.",
        "persona": "One imagined person who stands for a group that matters.",
        "pillar": "A kind of content that comes back again and again.",
        "pledged hours": "The hours a week that a person has promised.",
        "policy rule": "One sentence about what people may or may not do, with examples.",
        "pre-read": "The report, sent out some days before the review.",
        "profile": "The kind of organisation; examples and suggestions follow it.",
        "quota": "How many pieces a channel gets in a week.",
        "reply target": "The time within which people get an answer.",
        "review": "The monthly look at the plan: what continues, what changes, what stops.",
        "review day": "A weekday near the end of the month, such as the last Thursday.",
        "risk": "Something that may go wrong.",
        "risk profile": "How much harm a mistake could do.",
        "roll-out": "How everybody hears of the plan, understands it and takes part.",
        "share of voice": "How much of the talk is about you, out of the talk about you and your competitors.",
        "stakeholder": "Somebody whose support or advice the plan needs.",
        "step": "A piece of work small enough to be finished in a day.",
        "target": "The number to reach by a day.",
        "tier": "How much a channel gets: focus, maintain, watch or close.",
        "triage": "Deciding which messages to answer, and how.",
        "tripwire": "A line a number must not cross; when it does, an assumption is in doubt.",
        "verdict": "What people decide about a goal or step: continue, change, stop or done.",
        "voice": "How the organisation sounds.",
    }
)


def meaning(term: str) -> str:
    """What a term means, in one sentence.

    >>> meaning("owner")
    'The one named person who answers for something.'

    Raises
    ------
    ValueError
        When the glossary does not know it.
    """
    if term not in GLOSSARY:
        msg = f"meaning: term must be a word of the glossary, not {term!r}"
        raise ValueError(msg)
    return GLOSSARY[term]
