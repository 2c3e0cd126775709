"""What habits ask: answers that came later than the plan promises to the people who wrote."""

from __future__ import annotations

from smplan_kernel.review.ask import Ask
from smplan_kernel.review.asks_of_effort import is_settled
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.part import Ground
from smplan_kernel.review.ranking import ranked
from smplan_kernel.review.routines import in_hours
from smplan_kernel.review.routines_model import Habits, ReplyLine
from smplan_kernel.review.words import badge, counted, figure, quoted


def of_replies(facts: Facts, habits: Habits | None) -> list[Ask]:
    """One decision for all answers that came too late, hung on the channel where half of them took longest.

    A month that is not over asks nothing: who wrote yesterday may still be answered in time.
    """
    if habits is None or facts.partial or not (habits.slow or habits.is_share_missed):
        return []
    slow = sorted(
        (line for line in habits.replies if line.channel in habits.slow), key=lambda line: (-(line.median_hours or 0), line.channel)
    )
    first = next((line for line in slow if line.channel), slow[0] if slow else None)
    headline, evidence, grounds = _of_median(habits, first) if first else _of_share(habits)
    if first and habits.is_share_missed:
        further, more = _share_beside(habits)
        evidence, grounds = f"{evidence} {further}", (*grounds, *more)
    item = first.channel if first else ""
    asked = Ask(
        rank=ranked("slow answers", item),
        item=item,
        kind="replies",
        headline=headline,
        evidence=evidence,
        verdict=badge("slow answers"),
        proposal="Give answers more time, or promise what can be kept.",
        person=_who(facts, item),
        grounds=grounds,
    )
    return [] if is_settled(facts, asked) else [asked]


def _who(facts: Facts, channel: str) -> str:
    """Whoever answers people, else whoever keeps the channel, else whoever explains the figures."""
    owner = next((one.owner for one in facts.plan.channels.channels if one.id == channel), "")
    return facts.plan.content.replies.owner or owner or facts.plan.review.explainer or facts.plan.review.sponsor


def _of_median(habits: Habits, first: ReplyLine) -> tuple[str, str, tuple[Ground, ...]]:
    """Half of the answers took too long; where nobody said on which channel, none is named."""
    at = f"/habits/replies/{habits.replies.index(first)}"
    took, promised = in_hours(first.median_hours), in_hours(habits.target_hours)
    figures = (Ground(text=took, path=f"{at}/median_hours"), Ground(text=promised, path="/habits/target_hours"))
    if not first.channel:
        return f"Half of the answers took {took} or more.", f"The plan says {promised}.", figures
    number = len(habits.slow)
    others = counted(number - 1, "other channel")
    named = f"{quoted(first.name)} answers" if number == 1 else f"{quoted(first.name)} and {others} answer"
    whose = "its answers" if number == 1 else "the answers on the first"
    stands = (Ground(text=first.name, path=f"{at}/name"), *((Ground(text=others, path="/habits/slow"),) if number > 1 else ()))
    return f"{named} later than promised.", f"Half of {whose} took {took} or more; the plan says {promised}.", (*stands, *figures)


def _of_share(habits: Habits) -> tuple[str, str, tuple[Ground, ...]]:
    """Fewer answers came in time than promised, although no channel alone is slow."""
    in_time, of_all, share, promised, over = _share_words(habits)
    return f"Only {in_time} of {of_all} answers came in time{over}.", f"That is {share}; the plan says {promised}.", _share_grounds(habits)


def _share_beside(habits: Habits) -> tuple[str, tuple[Ground, ...]]:
    """The same as evidence beside a slow channel."""
    in_time, of_all, share, promised, over = _share_words(habits)
    return f"Of {of_all} answers{over}, {in_time} came in time ({share}); the plan says {promised}.", _share_grounds(habits)


def _share_words(habits: Habits) -> tuple[str, str, str, str, str]:
    over = " on all channels" if len(habits.replies) > 1 else ""
    counts = figure(habits.timed_in_time), figure(habits.timed)
    return (*counts, figure(habits.share_in_time, "fraction"), figure(habits.share_target, "fraction"), over)


def _share_grounds(habits: Habits) -> tuple[Ground, ...]:
    in_time, of_all, share, promised, _ = _share_words(habits)
    places = ((in_time, "timed_in_time"), (of_all, "timed"), (share, "share_in_time"), (promised, "share_target"))
    return tuple(Ground(text=text, path=f"/habits/{name}") for text, name in places)
