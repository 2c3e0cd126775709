"""The posts of a month and the kinds of posts of a year, channel by channel, as the report lays them out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from smplan_kernel.figures.posts import range_mark
from smplan_kernel.review.model import ChannelReview, PostCut, PostGroup, PostsReview, Review


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of posts with its range as a small drawing."""

    group: PostGroup
    mark: Markup


@dataclass(frozen=True, kw_only=True)
class Cut:
    """The posts by one thing; `tells` where some kinds stand apart."""

    cut: PostCut
    kinds: tuple[Kind, ...]

    @property
    def tells(self) -> bool:
        """Some kind did better than another."""
        return any(kind.group.better_than for kind in self.kinds)


@dataclass(frozen=True, kw_only=True)
class Content:
    """A channel's best and worst posts of the month, and its kinds of posts."""

    name: str
    month: ChannelReview | None
    year: PostsReview | None
    cuts: tuple[Cut, ...]


def content_of(review: Review) -> tuple[Content, ...]:
    """Every source that knows single posts, in the order of the plan."""
    months = {(one.platform, one.account): one for one in review.channels}
    years = {(one.platform, one.account): one for one in review.posts}
    return tuple(_content(months.get(key), years.get(key)) for key in dict.fromkeys((*months, *years)))


def _content(month: ChannelReview | None, year: PostsReview | None) -> Content:
    name = month.name if month else year.name if year else ""
    return Content(name=name, month=month, year=year, cuts=tuple(map(_cut, year.cuts)) if year else ())


def _cut(cut: PostCut) -> Cut:
    ends = [value for group in cut.groups for value in (group.low, group.median, group.high) if value is not None]
    first, last = min(ends, default=0.0), max(ends, default=1.0)
    return Cut(
        cut=cut,
        kinds=tuple(
            Kind(group=group, mark=range_mark(group.low, group.median, group.high, first=first, last=last)) for group in cut.groups
        ),
    )
