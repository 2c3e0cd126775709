"""The parts of a review about kinds of posts: what stands beside what, with its numbers, and what cannot be told apart."""

from __future__ import annotations

from datetime import date
from typing import Literal

from smplan_kernel.review.part import Part

By = Literal["form", "pillar", "persona", "weekday"]


class PostGroup(Part):
    """Posts that have something in common.

    `median` is that of the posts' own figures, `low` to `high` its interval (None where there are too few posts for one);
    `numerator` over `denominator` are all of them together. `better_than` and `worse_than` name the groups whose interval lies wholly below or above.
    """

    name: str
    posts: int
    median: float
    low: float | None
    high: float | None
    numerator: float
    denominator: float | None
    text: str
    better_than: tuple[str, ...]
    worse_than: tuple[str, ...]


class PostCut(Part):
    """The same posts by one of four things; `best` and `worst` are named only where they stand apart from all others."""

    by: By
    title: str
    groups: tuple[PostGroup, ...]
    best: str
    worst: str
    sentence: str


class PostsReview(Part):
    """A channel's posts of the last twelve months, by form, pillar, persona and weekday.

    `measure` is what is compared: a rate of `numerator` over `denominator`, or a plain figure where no file tells how many people saw a post.
    `linked` posts were found again in the calendar; `advice` says what is missing for the others.
    """

    channel: str
    source: str
    name: str
    platform: str
    account: str
    first: date
    last: date
    posts: int
    left_out: int
    linked: int
    measure: str
    unit: Literal["fraction", "count"]
    numerator: str
    denominator: str
    cuts: tuple[PostCut, ...]
    sentence: str
    advice: str
