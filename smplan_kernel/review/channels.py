"""Channels and their posts of the month: medians with their number, best and worst, and caution where posts are few."""

from __future__ import annotations

from datetime import date

import numpy as np

from smplan_kernel.plan import DataSource
from smplan_kernel.plan.vocabulary import METRICS, title_of
from smplan_kernel.review.calendar import day_title
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.numbers_model import ChannelReview, PostLine
from smplan_kernel.review.post_groups import COMPARED, Compared, compared_by
from smplan_kernel.review.post_table import PostTable, post_table
from smplan_kernel.review.source_channel import channel_of
from smplan_kernel.review.words import counted, figure, number_word, sentence

FEWEST_TO_RANK = 5
_RANKED = 3
# What people did with a post tells more than how often it was shown.
_MEASURES = ("saves", "engagements", "shares", "comments", "reactions", "clicks", "views", "impressions")


def channels_review(facts: Facts) -> tuple[ChannelReview, ...]:
    """Every source that knows single posts, under the channel it belongs to."""
    found = [_channel_review(facts, source) for source in facts.plan.metrics.sources]
    return tuple(part for part in found if part is not None)


def _channel_review(facts: Facts, source: DataSource) -> ChannelReview | None:
    measure = _measure(facts, source)
    if not measure:
        return None
    first, last = (day.toordinal() for day in facts.bounds)
    posts = post_table(facts, source, tuple(dict.fromkeys((measure, *COMPARED))), first=first, last=last)
    channel = channel_of(facts, source)
    values = posts.known(measure)
    known = np.flatnonzero(np.isfinite(values))
    can_rank = len(known) >= FEWEST_TO_RANK
    ordered = known[np.argsort(-values[known], kind="stable")].tolist()
    shown = min(_RANKED, len(known) // 2)
    unit = METRICS[measure].unit
    median = float(np.median(values[known])) if len(known) else None
    return ChannelReview(
        channel=channel.id if channel else "",
        name=channel.name if channel else source.name,
        platform=source.platform,
        account=source.account,
        tier=channel.tier if channel else "",
        owner=facts.name(channel.owner) if channel else "",
        measure=title_of(measure),
        posts=len(known),
        median=median,
        median_text=figure(median, unit) if median is not None else "",
        best=_lines(posts, ordered[:shown], measure) if can_rank else (),
        worst=_lines(posts, ordered[::-1][:shown], measure) if can_rank else (),
        caution=_caution(len(known)),
        sentence=_sentence(len(known), median, measure, unit),
    )


def _measure(facts: Facts, source: DataSource) -> str:
    """The measure by which posts are ranked: that of a metric of the plan, else the first that the files have."""
    asked = [metric.measure for metric in facts.plan.metrics.metrics if metric.source == source.id and metric.measure in _MEASURES]
    for measure in (*asked, *_MEASURES):
        rows = facts.observed.figures(source.platform, source.account, measure)
        if rows.are("level", "post-lifetime").any():
            return measure
    return ""


def _lines(posts: PostTable, places: list[int], measure: str) -> tuple[PostLine, ...]:
    """Posts with what they say of themselves, their figure, and what people did with them over how many saw them."""
    compared = compared_by(posts)
    unit = METRICS[measure].unit
    return tuple(
        PostLine(
            object=posts.names[place],
            published=day_title(date.fromordinal(int(posts.days[place]))),
            value=float(posts.known(measure)[place]),
            value_text=figure(float(posts.known(measure)[place]), unit),
            form=posts.cards["form"][place],
            link=posts.cards["link"][place],
            text=posts.cards["text"][place],
            rate=_rate(compared, place),
        )
        for place in places
    )


def _rate(compared: Compared | None, place: int) -> str:
    """The rate of one post with both its parts; empty where one is missing."""
    if compared is None or compared.below is None or not np.isfinite(compared.values[place]):
        return ""
    above, below = float(compared.above[place]), float(compared.below[place])
    return f"{figure(above)} {'engagement' if above == 1 else 'engagements'} of {figure(below)} {compared.denominator}, {figure(above / below, 'fraction')}"


def _caution(posts: int) -> str:
    if posts >= FEWEST_TO_RANK:
        return "One month's posts are a small sample: ask what the best have in common, do not copy one."
    return f"Too few to rank: {counted(posts, 'post')}, and five are needed." if posts else ""


def _sentence(posts: int, median: float | None, measure: str, unit: str) -> str:
    if median is None:
        return "No posts in this month's files."
    noun = title_of(measure).lower()
    if posts == 1:
        return sentence(f"one post, {noun}: {figure(median, unit)}")
    return sentence(f"{number_word(posts)} posts, {noun}: median {figure(median, unit)} a post")
