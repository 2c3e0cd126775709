"""What may be said about kinds of posts: which ones stand apart, that the others cannot be told apart, and what is missing."""

from __future__ import annotations

from datetime import date

from smplan_kernel.measures.medians import FEWEST
from smplan_kernel.review.calendar import month_title
from smplan_kernel.review.posts_model import By, PostGroup
from smplan_kernel.review.words import counted, figure, listed, quoted, sentence

_OTHERS: dict[By, str] = {
    "form": "every other form",
    "pillar": "every other pillar",
    "persona": "every other persona",
    "weekday": "every other day",
}


def shown(by: By, name: str) -> str:
    """The name of a group in a sentence: days are words, everything else is somebody's own name for it."""
    return name if by == "weekday" else quoted(name)


def conclusion(by: By, groups: tuple[PostGroup, ...], best: str, worst: str, *, unit: str) -> str:
    """What can be told apart, with its numbers, and what cannot."""
    few = [shown(by, group.name) for group in groups if group.low is None]
    telling = [group for group in groups if group.low is not None]
    if len(telling) < 2:  # noqa: PLR2004 - nothing stands beside it
        return f"Too few posts to tell them apart: {counted(FEWEST, 'post')} of a kind are needed before two kinds can be compared."
    said = _said(by, telling, best, worst, unit) or "Too few posts to tell them apart: what is usual for one is usual for the others."
    return f"{said} {_aside(few)}".strip()


def _aside(few: list[str]) -> str:
    return sentence(f"fewer than {counted(FEWEST, 'post')} and therefore left aside: {listed(few)}") if few else ""


def _said(by: By, telling: list[PostGroup], best: str, worst: str, unit: str) -> str:
    """Which groups stand apart; empty where none does."""
    named = {group.name: group for group in telling}
    if best and len(telling) == 2:  # noqa: PLR2004 - a pair
        return sentence(f"{shown(by, best)} did better than {shown(by, worst)}: {_against(named[best], [named[worst]], unit)}")
    parts = [
        sentence(f"{shown(by, name)} did {how} than {_OTHERS[by]}: {_against(named[name], _without(telling, name), unit)}")
        for name, how in ((best, "better"), (worst, "less well"))
        if name
    ]
    ahead = [group for group in telling if group.better_than] if not parts else []
    parts += [
        sentence(f"{shown(by, group.name)} did better than {listed([shown(by, name) for name in group.better_than])}") for group in ahead
    ]
    is_all = bool(best and worst) and len(telling) == 3  # noqa: PLR2004 - best, worst and one between them
    return " ".join(parts if is_all or not parts else [*parts, "The others have too few posts to be told apart."])


def _without(groups: list[PostGroup], name: str) -> list[PostGroup]:
    return [group for group in groups if group.name != name]


def _against(one: PostGroup, others: list[PostGroup], unit: str) -> str:
    """The median of a group beside those of the others."""
    medians = sorted(group.median for group in others)
    low, high = figure(medians[0], unit), figure(medians[-1], unit)
    return f"median {figure(one.median, unit)} of {counted(one.posts, 'post')} against {low if low == high else f'{low} to {high}'}"


def told(month: str, posts: int, *, left_out: int, measure: str, first: date) -> str:
    """How many posts are compared, and by what."""
    span = f"{month_title(f'{first:%Y-%m}')} to {month_title(month)}"
    lacking = f"{counted(left_out, 'post lacks', 'posts lack')} one of these figures and {'is' if left_out == 1 else 'are'} left out"
    return sentence(f"{counted(posts, 'post')}, {span}, by {measure[0].lower()}{measure[1:]}") + (
        f" {sentence(lacking)}" if left_out else ""
    )


def advice(by_idea: int, linked: int, posts: int, *, has_channel: bool) -> str:
    """What keeps posts from being sorted by pillar and persona, and how to put it right."""
    if by_idea:
        left = posts - by_idea
        rest = f"; the calendar does not tell the idea behind the other {'one' if left == 1 else left}"
        return sentence(f"pillars and personas of {counted(by_idea, 'post')}{rest}") if left else ""
    begins = "Nothing links these posts to pillars and personas"
    if not has_channel:
        return f"{begins}: no channel of the plan has this account. Choose it at its channel, on the page Channels."
    if linked:
        return f"{begins}: the pieces in the calendar name no idea. Choose one for each, on the page Content."
    return f"{begins}. Keep the calendar on the page Content: for each piece its day, its idea and, best of all, its address."
