"""Personas as cards: who they are, why they would follow, where they are, and how sure that is."""

from __future__ import annotations

from smplan_kernel.figures.picture import Picture
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.lookup import name_of
from smplan_kernel.plan.personas import Fact, Presence

_SURE = {"known": ("●", "good"), "likely": ("◐", "watch"), "guess": ("○", "calm")}


def persona_cards(plan: Plan) -> Picture:
    """Who needs to hear from you, and how sure that is."""
    cards = [
        {
            "persona": persona,
            "facts": [_fact(fact) for fact in persona.facts],
            "presence": [_presence(plan, presence) for presence in persona.presence],
            "listener": name_of(plan, persona.listener),
        }
        for persona in plan.personas.personas
    ]
    return Picture(
        title="Who needs to hear from you, and how sure is that?",
        template="persona_cards",
        facts={"cards": cards},
        note="● known, with a source; ◐ likely; ○ a guess, to be checked.",
        empty=""
        if cards
        else "No personas yet. Think of one person you know who should hear from you, and write down why they would follow.",
    )


def _fact(fact: Fact) -> dict[str, str]:
    mark, tone = _SURE.get(fact.confidence, ("○", "calm"))
    sure = meta(Fact, "confidence").label(fact.confidence) or "Not said"
    return {"text": fact.text, "sure": sure, "mark": mark, "tone": tone, "source": fact.source}


def _presence(plan: Plan, presence: Presence) -> str:
    return ": ".join(
        part for part in (name_of(plan, presence.channel) or presence.place, meta(Presence, "share").label(presence.share)) if part
    )
