"""The order of the channels: four marks from 0 to 5 add up, equal sums share a place, and people may disagree.

The one calculation that the page, the pictures and the checks share; a missing mark is not a 0.
"""

from __future__ import annotations

from dataclasses import dataclass

from smplan_kernel.plan.channels import Channel
from smplan_kernel.plan.wording import count_words, listed, plural, quoted

CRITERIA = ("audience_fit", "goal_fit", "format_fit", "capacity_fit")
BEST = 5
MOST_NAMED = 3
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where one channel stands by its marks; without all four of them it has no place yet."""

    channel: Channel
    points: int
    marked: int
    place: int | None = None
    level_with: tuple[Channel, ...] = ()

    @property
    def most(self) -> int:
        """The points it could have from the marks it has."""
        return BEST * self.marked

    @property
    def is_elsewhere(self) -> bool:
        """Whether somebody ranks it elsewhere than its marks do; parting channels that are level is no other place."""
        rank, place = self.channel.rank, self.place
        return rank is not None and place is not None and not place <= rank <= place + len(self.level_with)


def standings(channels: tuple[Channel, ...]) -> tuple[Standing, ...]:
    """Where each channel stands, in the order in which they are written."""
    scores = {channel.id: score(channel) for channel in channels}
    complete = [channel for channel in channels if scores[channel.id][1] == len(CRITERIA)]
    return tuple(_standing(channel, complete, scores) for channel in channels)


def score(channel: Channel) -> tuple[int, int]:
    """The points of a channel, and how many marks they come from.

    >>> score(Channel.new(name="Blog", audience_fit=3, goal_fit=0))
    (3, 2)
    """
    known = [mark for name in CRITERIA if (mark := getattr(channel, name)) is not None]
    return sum(known), len(known)


def by_score(channels: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """The channels by their marks alone, the best first; those without a place stay behind, as written."""
    return tuple(one.channel for one in sorted(standings(channels), key=lambda one: one.place or len(channels) + 1))


def in_order(channels: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """The channels in the order that holds: what somebody decided stands before what the marks say."""
    last = len(channels) + 1
    ordered = sorted(standings(channels), key=lambda one: (one.channel.rank or one.place or last, one.channel.rank is None))
    return tuple(one.channel for one in ordered)


def disputed(channels: tuple[Channel, ...]) -> frozenset[str]:
    """The channels that somebody moved against their marks, by id.

    Who only makes room for a moved one is not among them: one disagreement needs one reason.
    """
    at = {one.channel.id: one for one in standings(channels)}
    ranked = [at[channel.id] for channel in in_order(channels) if at[channel.id].place]
    agreeing = {one.channel.id for one in _longest_agreement(ranked)}
    return frozenset(one.channel.id for one in ranked if one.is_elsewhere and one.channel.id not in agreeing)


def order_in_words(channels: tuple[Channel, ...]) -> str:
    """What the order means: who comes first, and whether the focus lies there."""
    found = standings(channels)
    placed = {one.channel.id for one in found if one.channel.rank or one.place}
    if not placed:
        return "No channel has all four marks yet. Four marks give it a place."
    ordered = tuple(channel for channel in in_order(channels) if channel.id in placed)
    return f"{_first(ordered, found)} {_focus(ordered)}"


def place_words(place: int) -> str:
    """A place as a word.

    >>> place_words(2), place_words(13), place_words(22)
    ('second', '13th', '22nd')
    """
    if place <= len(PLACES):
        return PLACES[place - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th") if place % 100 // 10 != 1 else "th"
    return f"{place}{ending}"


def _standing(channel: Channel, complete: list[Channel], scores: dict[str, tuple[int, int]]) -> Standing:
    """Where one channel stands among those with all their marks."""
    points, marked = scores[channel.id]
    if channel not in complete:
        return Standing(channel=channel, points=points, marked=marked)
    others = [other for other in complete if other.id != channel.id]
    better = sum(scores[other.id][0] > points for other in others)
    level = tuple(other for other in others if scores[other.id][0] == points)
    return Standing(channel=channel, points=points, marked=marked, place=better + 1, level_with=level)


def _longest_agreement(ranked: list[Standing]) -> tuple[Standing, ...]:
    """The most channels in a row that stand as their marks say; of two such rows the one with fewer own ranks."""
    rows: list[tuple[Standing, ...]] = []
    for one in ranked:
        before = [row for row in rows if row[-1].points >= one.points]
        rows.append((*max(before, key=_weight, default=()), one))
    return max(rows, key=_weight, default=())


def _weight(row: tuple[Standing, ...]) -> tuple[int, int]:
    """How much a row of channels speaks for itself."""
    return len(row), sum(not one.is_elsewhere for one in row)


def _first(ordered: tuple[Channel, ...], found: tuple[Standing, ...]) -> str:
    """Who leads: one, or several that are level as long as nobody parts them."""
    at = {one.channel.id: (one.channel.rank or one.place, one.channel.rank is None) for one in found}
    leaders = tuple(channel for channel in ordered if at[channel.id] == at[ordered[0].id])
    names = names_of(leaders)
    if len(leaders) > 1:
        return f"{names} are level in first place."
    return f"{names} comes first, then {names_of(ordered[1:2])}." if len(ordered) > 1 else f"{names} comes first."


def _focus(ordered: tuple[Channel, ...]) -> str:
    """How many are in focus, and which of them stand further down."""
    focus = [channel for channel in ordered if channel.tier == "focus"]
    if not focus:
        return "None of them is in focus yet."
    behind = tuple(channel for channel in focus if channel not in ordered[: len(focus)])
    kept = f"You keep {count_words(len(focus))} in focus"
    return f"{kept}; {names_of(behind)} {'is' if len(behind) == 1 else 'are'} further down." if behind else f"{kept}."


def names_of(channels: tuple[Channel, ...]) -> str:
    """The names of some channels in one sentence, the first few of many."""
    names = [quoted(channel.name, 40) if channel.name.strip() else "a channel without a name" for channel in channels]
    rest = len(names) - MOST_NAMED
    return listed((*names[:MOST_NAMED], plural(rest, "other")) if rest > 0 else tuple(names))
