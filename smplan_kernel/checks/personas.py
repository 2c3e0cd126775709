"""Checks of the personas: each has edges, and what is said about it has a source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.checks.words import first_phrase, words_of
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.wording import quoted


def every_persona_has_edges(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """No persona is everybody."""
    words = words_of(plan.start.language)
    for persona in plan.personas.personas:
        # "Not everyone has a garden" is a fine description: of such words only the first ones say who the persona is.
        opens_with_all = persona.who.strip().lower().startswith(words.everybody)
        if (
            opens_with_all
            or first_phrase(persona.name, words.everybody)
            or first_phrase(f"{persona.name}. {persona.who}", words.the_public)
        ):
            yield Found(
                item=persona.id, message=f"The persona {quoted(persona.name)} has no edges. Name one group that you would miss most."
            )


def every_fact_has_a_source(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every fact about a persona says how it is known."""
    for persona in plan.personas.personas:
        for fact in persona.facts:
            if fact.text.strip() and not fact.source.strip():
                yield Found(item=fact.id, message=f"{quoted(fact.text)} has no source, so it is shown as a guess.")


RULES = (
    Rule(code="L06", severity="warning", page="personas", why="Speaking to all means speaking to nobody", check=every_persona_has_edges),
    Rule(
        code="L07",
        severity="hint",
        page="personas",
        why="Guesses are welcome as long as they stay marked as guesses",
        check=every_fact_has_a_source,
    ),
)
