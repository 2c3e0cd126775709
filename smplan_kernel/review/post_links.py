"""Which piece of the calendar a post is: by its address, else by its day where only one post and one piece can be meant."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from smplan_kernel.plan.pieces import is_published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smplan_kernel.plan import Plan
    from smplan_kernel.plan.publishing import CalendarEntry, Idea
    from smplan_kernel.review.post_table import PostTable

T = TypeVar("T")


def ideas_of(plan: Plan, posts: PostTable, channel: str) -> tuple[list[Idea | None], int]:
    """The idea behind each post, as far as the calendar tells it, and how many posts the calendar knows at all."""
    entries = (
        [entry for entry in plan.content.entries if entry.channel == channel and (is_published(entry) or entry.link)] if channel else []
    )
    found = entries_of(posts, entries)
    ideas = {idea.id: idea for idea in plan.content.ideas}
    return [ideas.get(entry.idea) if entry else None for entry in found], sum(entry is not None for entry in found)


def entries_of(posts: PostTable, entries: Sequence[CalendarEntry]) -> list[CalendarEntry | None]:
    """The piece of the calendar that each post is, None where that cannot be told; no piece is two posts."""
    found: list[CalendarEntry | None] = [None] * len(posts)
    by_address = {key: entry for entry in entries if (key := address(entry.link))}
    for place, (link, name) in enumerate(zip(posts.cards["link"], posts.names, strict=True)):
        found[place] = by_address.pop(address(link), None) or by_address.pop(address(name), None)
    left = _alone((entry.published_on or entry.on, entry) for entry in entries if not address(entry.link))
    places = _alone((date.fromordinal(int(posts.days[place])), place) for place, entry in enumerate(found) if entry is None)
    for day, place in places.items():
        found[place] = left.get(day)
    return found


def address(link: str) -> str:
    """An address as it is compared: without what browsers and shares add.

    >>> address("https://www.example.org/p/AbC/?utm_source=x") == address("http://example.org/p/AbC")
    True
    """
    bare = link.strip().partition("?")[0].partition("#")[0].removeprefix("https://").removeprefix("http://").removeprefix("www.")
    host, slash, path = bare.rstrip("/").partition("/")
    return f"{host.casefold()}{slash}{path}"


def _alone(dated: Iterable[tuple[date | None, T]]) -> dict[date, T]:
    """What is the only thing on its day."""
    by_day: dict[date, list[T]] = defaultdict(list)
    for day, thing in dated:
        if day is not None:
            by_day[day].append(thing)
    return {day: things[0] for day, things in by_day.items() if len(things) == 1}
