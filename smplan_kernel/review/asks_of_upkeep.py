"""What the plan's upkeep asks, after everything else: gaps in the figures, things nobody answers for, pages nobody touches."""

from __future__ import annotations

from smplan_kernel.review.ask import Ask, place
from smplan_kernel.review.calendar import day_title
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.health_model import Health
from smplan_kernel.review.model import DataCheck
from smplan_kernel.review.part import Ground
from smplan_kernel.review.ranking import ranked
from smplan_kernel.review.words import badge, counted, number_word, quoted


def of_upkeep(facts: Facts, health: Health, data: DataCheck) -> list[Ask]:
    """At most one decision for each kind of upkeep."""
    return [*_gaps(facts, health, data), *_unowned(facts, health), *_stale(facts, health)]


def _gaps(facts: Facts, health: Health, data: DataCheck) -> list[Ask]:
    """Sources that gave figures for a part of the month only."""
    if not health.gaps:
        return []
    first = next(source for source in data.sources if source.id == health.gaps[0])
    at = place("data/sources", data.sources, first.id)
    others = counted(len(health.gaps) - 1, "other source")
    is_one = len(health.gaps) == 1
    days = f"{number_word(first.days_covered)} of {number_word(first.days_in_month)} days"
    asked = Ask(
        rank=ranked("gaps in the figures", first.id),
        item=first.id,
        kind="data",
        headline=f"{quoted(first.name)} {'has' if is_one else f'and {others} have'} figures for a part of the month only.",
        evidence=f"{'It' if is_one else 'The first'} has {days}.",
        verdict=badge("partial"),
        proposal="Fetch the days that are missing. Until then the month has no verdict there.",
        person=next((source.owner for source in facts.plan.metrics.sources if source.id == first.id), "") or facts.plan.review.analyst,
        grounds=(
            Ground(text="figures for a part of the month only" if is_one else others, path=f"{at}/state" if is_one else "/health/gaps"),
            Ground(text=number_word(first.days_covered), path=f"{at}/days_covered"),
            Ground(text=number_word(first.days_in_month), path=f"{at}/days_in_month"),
        ),
    )
    return [asked]


def _unowned(facts: Facts, health: Health) -> list[Ask]:
    """Things that nobody was given, or whose person said no; who has not answered yet is asked by the plan, not by the review."""
    if not health.nobody:
        return []
    first, number = health.nobody[0], len(health.nobody)
    things = counted(number, "thing has", "things have")
    asked = Ask(
        rank=ranked("nobody answers", first.id),
        item=first.id,
        kind="plan",
        headline=f"{things[0].upper()}{things[1:]} nobody who answers for {'it' if number == 1 else 'them'}.",
        evidence=f"{'It is' if number == 1 else 'The first is'} {quoted(first.name)}.",
        verdict=badge("needs a look"),
        proposal="Give it to one person, and ask whether they accept."
        if number == 1
        else "Give each to one person, and ask whether they accept.",
        person=facts.plan.review.sponsor or facts.plan.review.explainer,
        grounds=(Ground(text=things, path="/health/nobody"), Ground(text=first.name, path="/health/nobody/0/name")),
    )
    return [asked]


def _stale(facts: Facts, health: Health) -> list[Ask]:
    """Pages that nobody has changed for half a year or longer."""
    if not health.stale:
        return []
    first, number = health.stale[0], len(health.stale)
    pages = counted(number, "page")
    since = day_title(first.since)
    asked = Ask(
        rank=ranked("untouched parts", first.section),
        item="",  # a page is no record
        kind="plan",
        headline=f"{pages[0].upper()}{pages[1:]} of the plan {'was' if number == 1 else 'were'} not changed for {counted(health.stale_after, 'month')} or longer.",
        evidence=f"{'It is' if number == 1 else 'The oldest is'} {quoted(first.title)}, since {since}.",
        verdict=badge("needs a look"),
        proposal="Read it again, and change what is no longer so." if number == 1 else "Read them again, and change what is no longer so.",
        person=facts.plan.review.explainer or facts.plan.review.sponsor,
        grounds=(
            Ground(text=pages, path="/health/stale"),
            Ground(text=counted(health.stale_after, "month"), path="/health/stale_after"),
            Ground(text=first.title, path="/health/stale/0/title"),
            Ground(text=since, path="/health/stale/0/since"),
        ),
    )
    return [asked]
