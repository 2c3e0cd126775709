"""Which kinds of posts do better: by form, pillar, persona and weekday over twelve months, and only where the figures can tell.

Groups are compared by the median of their posts and its interval (`measures/medians.py`); where intervals overlap nothing is ranked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.measures.medians import Middle, middle
from smplan_kernel.plan.publishing import WEEKDAYS
from smplan_kernel.plan.vocabulary import title_of
from smplan_kernel.review.calendar import month_bounds
from smplan_kernel.review.post_links import ideas_of
from smplan_kernel.review.post_table import PostTable, post_table
from smplan_kernel.review.post_words import advice, conclusion, told
from smplan_kernel.review.posts_model import By, PostCut, PostGroup, PostsReview
from smplan_kernel.review.source_channel import channel_of
from smplan_kernel.review.words import counted, figure, sentence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from smplan_kernel.plan import DataSource
    from smplan_kernel.plan.publishing import Idea
    from smplan_kernel.review.facts import Facts

    Values = NDArray[np.float64]

MONTHS = 12
SEEN = ("reach", "views", "impressions")
"""Over what a rate stands, best first: people who saw a post, else how often it was seen."""

DONE = ("reactions", "comments", "shares", "saves")
"""What people do with a post; the parts of engagements where no file tells their sum."""

_WHOLE = "engagements"
COMPARED = (_WHOLE, *DONE, *SEEN)
"""Every figure that a comparison may need."""

_TITLES: dict[By, str] = {"form": "Form", "pillar": "Pillar", "persona": "Persona", "weekday": "Weekday"}
_DAYS = tuple(name for _, name in WEEKDAYS)
_SEEN_WORDS = {"reach": "people reached", "views": "views", "impressions": "impressions"}


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What posts are compared by: a rate, or a plain figure where nothing tells how often they were seen; NaN is missing."""

    above: Values
    below: Values | None
    parts: str
    denominator: str

    @property
    def unit(self) -> str:
        """A fraction or a count."""
        return "count" if self.below is None else "fraction"

    @property
    def values(self) -> Values:
        """The figure of each post."""
        return self.above if self.below is None else self.above / self.below

    @property
    def measure(self) -> str:
        """What is compared, in words."""
        name = f"Engagements ({self.parts})" if self.parts else "Engagements"
        return f"{name} a post" if self.below is None else f"{name} over {self.denominator}"

    def among(self, kept: NDArray[np.bool_]) -> Compared:
        """The same of some posts."""
        return Compared(
            above=self.above[kept],
            below=None if self.below is None else self.below[kept],
            parts=self.parts,
            denominator=self.denominator,
        )


def posts_review(facts: Facts) -> tuple[PostsReview, ...]:
    """Every source that knows single posts, its last twelve months by what the posts have in common."""
    found = (_source_posts(facts, source) for source in facts.plan.metrics.sources)
    return tuple(part for part in found if part is not None)


def since(month: str) -> date:
    """The first day of the twelve months that end with a month.

    >>> since("2026-10")
    datetime.date(2025, 11, 1)
    """
    number = int(month[:4]) * 12 + int(month[5:]) - MONTHS
    return date(number // 12, number % 12 + 1, 1)


def _source_posts(facts: Facts, source: DataSource) -> PostsReview | None:
    first, last = since(facts.month), month_bounds(facts.month)[1]
    posts = post_table(facts, source, COMPARED, first=first.toordinal(), last=last.toordinal())
    compared = compared_by(posts)
    if compared is None:
        return None
    channel = channel_of(facts, source)
    ideas, linked = ideas_of(facts.plan, posts, channel.id if channel else "")
    kept = np.isfinite(compared.values)
    cuts = _cuts(facts, posts, ideas, compared, kept)
    return PostsReview(
        channel=channel.id if channel else "",
        source=source.id,
        name=channel.name if channel else source.name,
        platform=source.platform,
        account=source.account,
        first=first,
        last=last,
        posts=int(kept.sum()),
        left_out=int((~kept).sum()),
        linked=linked,
        measure=compared.measure,
        unit="count" if compared.below is None else "fraction",
        numerator="Engagements",
        denominator=compared.denominator,
        cuts=cuts,
        sentence=told(facts.month, int(kept.sum()), left_out=int((~kept).sum()), measure=compared.measure, first=first),
        advice=advice(sorted_by_idea(ideas), linked, len(posts), has_channel=channel is not None),
    )


def compared_by(posts: PostTable) -> Compared | None:
    """The rate that most posts have both parts of, else the plain number of engagements; None where nothing was counted."""
    whole, known = posts.known(_WHOLE), [name for name in DONE if name in posts.figures]
    if np.isfinite(whole).any():
        above, parts = whole, ""
    elif known:
        above, parts = np.sum([posts.known(name) for name in known], axis=0), " + ".join(title_of(name).lower() for name in known)
    else:
        return None
    if not np.isfinite(above).any():
        return None
    seen = [(name, np.where(posts.known(name) > 0, posts.known(name), np.nan)) for name in SEEN]
    best = max(seen, key=lambda one: int(np.isfinite(above / one[1]).sum()))
    if not np.isfinite(above / best[1]).any():
        return Compared(above=above, below=None, parts=parts, denominator="")
    return Compared(above=above, below=best[1], parts=parts, denominator=_SEEN_WORDS[best[0]])


def _cuts(facts: Facts, posts: PostTable, ideas: Sequence[Idea | None], compared: Compared, kept: NDArray[np.bool_]) -> tuple[PostCut, ...]:
    """The four ways to sort the posts; one that gives a single group, or none, tells nothing and is left out."""
    has_forms = any(posts.cards["form"])
    names: dict[By, list[str]] = {
        "form": list(posts.cards["form"]) if has_forms else [idea.format if idea else "" for idea in ideas],
        "pillar": [facts.name(idea.pillar) if idea else "" for idea in ideas],
        "persona": [facts.name(idea.persona) if idea else "" for idea in ideas],
        "weekday": [_DAYS[(day - 1) % 7] for day in posts.days.tolist()],
    }
    return tuple(cut for by, of in names.items() if (cut := cut_by(by, of, compared, kept)) is not None)


def cut_by(by: By, names: Sequence[str], compared: Compared, kept: NDArray[np.bool_]) -> PostCut | None:
    """Posts by one thing that they have in common; a post without a name for it is in no group."""
    labels = np.array(names, dtype=object)
    chosen = {name: compared.among(kept & (labels == name)) for name in dict.fromkeys(names) if name}
    known = {name: group for name, group in chosen.items() if len(group.above)}
    if len(known) < 2:  # noqa: PLR2004 - one group has nothing beside it
        return None
    middles = {name: middle(group.values) for name, group in known.items()}
    place: Callable[[str], tuple[object, ...]] = (
        (lambda name: (_DAYS.index(name),)) if by == "weekday" else (lambda name: (-len(known[name].above), name.casefold(), name))
    )
    groups = tuple(_group(name, known[name], middles) for name in sorted(known, key=place))
    telling = [group for group in groups if group.low is not None]
    best = next((group.name for group in telling if len(group.better_than) == len(telling) - 1 > 0), "")
    worst = next((group.name for group in telling if len(group.worse_than) == len(telling) - 1 > 0), "")
    return PostCut(
        by=by, title=_TITLES[by], groups=groups, best=best, worst=worst, sentence=conclusion(by, groups, best, worst, unit=compared.unit)
    )


def _group(name: str, group: Compared, middles: dict[str, Middle]) -> PostGroup:
    own = middles[name]
    above, below = float(group.above.sum()), None if group.below is None else float(group.below.sum())
    return PostGroup(
        name=name,
        posts=len(group.above),
        median=_rounded(own.median),
        low=None if own.low is None else _rounded(own.low),
        high=None if own.high is None else _rounded(own.high),
        numerator=above,
        denominator=below,
        text=_group_text(group, own, above, below),
        better_than=tuple(other for other, found in middles.items() if own.is_above(found)),
        worse_than=tuple(other for other, found in middles.items() if found.is_above(own)),
    )


def sorted_by_idea(ideas: Sequence[Idea | None]) -> int:
    """How many posts have a pillar or a persona."""
    return sum(idea is not None and bool(idea.pillar or idea.persona) for idea in ideas)


def _group_text(group: Compared, own: Middle, above: float, below: float | None) -> str:
    """Median, interval, numerator and denominator of a group, in one line."""
    range_text = f", between {figure(own.low, group.unit)} and {figure(own.high, group.unit)}" if own.low is not None else ""
    together = figure(above) if below is None else f"{figure(above)} of {figure(below)} {group.denominator}"
    posts = counted(len(group.above), "post")
    return sentence(f"{posts}, median {figure(own.median, group.unit)}{range_text}; together {together}")


def _rounded(value: float) -> float:
    """Ten digits, the same on every machine."""
    return float(f"{value:.10g}")
