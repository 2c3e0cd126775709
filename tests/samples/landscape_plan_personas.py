"""Fernhill's plan, personas: three people who stand for those the firm would miss most."""

from __future__ import annotations

from datetime import date

from smplan_kernel.plan.personas import Fact, Persona, Personas, Presence, TargetPerson
from tests.samples.landscape_plan_start import DANIEL, INES, JON, PRIYA, RUTH, TOM


def personas() -> Personas:
    """Answer the personas page."""
    return Personas(
        personas=(_ines(), _ruth(), _daniel()),
        target_people=(
            TargetPerson(
                id="targ-paper",
                name="Garden editor of the regional paper",
                organisation="Regional paper",
                kind="journalist",
                stage="talking",
                owner=JON,
                next_action="Offer the winter story about draining Mill Lane",
                next_on=date(2026, 12, 3),
                last_contact=date(2026, 9, 30),
            ),
            TargetPerson(
                id="targ-archit",
                name="Partner at the architects of Weavers' Yard",
                organisation="Studio Ostrom",
                kind="partner",
                stage="working",
                owner=JON,
                next_action="Visit the finished yard together",
                next_on=date(2027, 4, 20),
                last_contact=date(2026, 10, 14),
            ),
        ),
    )


def _ines() -> Persona:
    return Persona(
        id=INES,
        name="Ines, first house with a garden",
        who="Couples around 35 who bought a terraced house in the last two years and have never planned a garden.",
        why_follow="Sees what forty square metres can become, and what has to be settled first.",
        wants=("How a garden is made, week by week", "Before and after", "What it costs, roughly"),
        ignores=("Awards", "Latin names without a picture"),
        facts=(
            _fact(
                "fact-ines1",
                "Looks for ideas on the phone after nine in the evening",
                "Visits by hour in the site's figures, 2026",
                "known",
            ),
            _fact("fact-ines2", "Compares three studios before writing", "Asked in 41 first talks, January to September 2026", "known"),
            _fact("fact-ines3", "Worries about the price long before the first talk", "22 of 41 first talks named it unasked", "known"),
        ),
        presence=(
            _at("pres-ines1", "chan-youtube", "some", "23 of 41 first talks in 2026 mentioned a video"),
            _at("pres-ines2", "chan-studio", "most", "Followers by age and town, account pages, October 2026"),
            _at("pres-ines3", "chan-site", "most", "All 41 had been on the site"),
        ),
        talks_back="Comments under videos, messages on Instagram, the enquiry form.",
        listener=TOM,
    )


def _ruth() -> Persona:
    return Persona(
        id=RUTH,
        name="Ruth, beginning again after thirty years",
        who="Owners over 60 whose garden has become too much work and who still garden with their own hands.",
        why_follow="Learns which plants look after themselves, from somebody who gets muddy.",
        wants=("Plants for dry shade", "Less work, same joy", "Planting plans to keep"),
        ignores=("Outdoor kitchens", "Time lapse without words"),
        facts=(
            _fact(
                "fact-ruth1",
                "Comes to the home shows with a photograph of the garden",
                "Our notes from the stand, March and September 2026",
                "known",
            ),
            _fact(
                "fact-ruth2",
                "Keeps posts with plant lists for the nursery visit",
                "Saves per post on the plants account, 2025 and 2026",
                "likely",
            ),
        ),
        presence=(
            _at("pres-ruth1", "chan-plants", "some", "Followers by age, account page, October 2026"),
            _at("pres-ruth2", "chan-shows", "most", "Stand notes: 61 of 96 talks in September 2026"),
        ),
        talks_back="At the stand, by telephone, in comments under plant lists.",
        listener=PRIYA,
    )


def _daniel() -> Persona:
    return Persona(
        id=DANIEL,
        name="Daniel, architect with a difficult slope",
        who="Architects in the region who convert town houses and need somebody for levels and water.",
        why_follow="Finds answers on drainage and access that he can hand to his client.",
        wants=("Levels and water", "Working with the contractor", "Costs of the first visit"),
        ignores=("Flowers",),
        facts=(
            _fact("fact-daniel1", "Sends us two or three slopes a year once he trusts us", "Order book 2023 to 2026", "known"),
            _fact("fact-daniel2", "Reads on weekday mornings", "Impressions by weekday on the LinkedIn page, 2026", "likely"),
        ),
        presence=(_at("pres-daniel1", "chan-linkedin", "most", "19 of the 24 architects we work with follow the page"),),
        talks_back="Messages on LinkedIn, telephone.",
        listener=JON,
    )


def _fact(key: str, text: str, source: str, confidence: str) -> Fact:
    return Fact(id=key, text=text, source=source, confidence=confidence)


def _at(key: str, channel: str, share: str, source: str) -> Presence:
    return Presence(id=key, channel=channel, share=share, source=source)
