"""Channels and their posts of the month: medians with their number, best and worst, and caution where posts are few."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from smplan_kernel.measures.gather import latest_readings
from smplan_kernel.measures.observed import account_key, flagged, is_word
from smplan_kernel.plan import Channel, DataSource
from smplan_kernel.plan.vocabulary import METRICS, PART_DEFINITIONS, title_of
from smplan_kernel.review.calendar import day_title
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.numbers_model import ChannelReview, PostLine
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
    posts = _posts(facts, source, measure)
    channel = channel_of(facts, source)
    can_rank = len(posts) >= FEWEST_TO_RANK
    ordered = posts.sort_values(["value", "start", "object"], ascending=[False, True, True], kind="stable")
    shown = min(_RANKED, len(posts) // 2)
    unit = METRICS[measure].unit
    median = float(np.median(posts["value"].to_numpy())) if len(posts) else None
    return ChannelReview(
        channel=channel.id if channel else "",
        name=channel.name if channel else source.name,
        platform=source.platform,
        account=source.account,
        tier=channel.tier if channel else "",
        owner=facts.name(channel.owner) if channel else "",
        measure=title_of(measure),
        posts=len(posts),
        median=median,
        median_text=figure(median, unit) if median is not None else "",
        best=_lines(ordered.head(shown), unit) if can_rank else (),
        worst=_lines(ordered.tail(shown).iloc[::-1], unit) if can_rank else (),
        caution=_caution(len(posts)),
        sentence=_sentence(len(posts), median, measure, unit),
    )


def channel_of(facts: Facts, source: DataSource) -> Channel | None:
    """The channel that a source belongs to: by its account in the audit, else by its network where that is unmistakable."""
    handles = {
        account.id: account_key(account.handle) for account in facts.plan.audit.accounts if account.network.casefold() == source.platform
    }
    wanted = account_key(source.account)
    for channel in facts.plan.channels.channels:
        if wanted and wanted in {handles.get(account, "") for account in channel.accounts}:
            return channel
    same = [channel for channel in facts.plan.channels.channels if channel.network.casefold() == source.platform]
    return same[0] if len(same) == 1 else None


def _measure(facts: Facts, source: DataSource) -> str:
    """The measure by which posts are ranked: that of a metric of the plan, else the first that the files have."""
    asked = [metric.measure for metric in facts.plan.metrics.metrics if metric.source == source.id and metric.measure in _MEASURES]
    for measure in (*asked, *_MEASURES):
        rows = facts.observed.figures(source.platform, source.account, measure)
        if len(rows) and is_word(rows, "level", "post-lifetime").any():
            return measure
    return ""


def _posts(facts: Facts, source: DataSource, measure: str) -> pd.DataFrame:
    """The posts published in the month, each with its latest reading."""
    rows = facts.observed.figures(source.platform, source.account, measure)
    rows = rows[is_word(rows, "level", "post-lifetime") & ~is_word(rows, "definition", *PART_DEFINITIONS)]
    rows = rows[~flagged(rows, "reply")]
    first, last = (day.toordinal() for day in facts.bounds)
    rows = latest_readings(rows[(rows["start"].to_numpy() >= first) & (rows["start"].to_numpy() <= last)])
    posts: pd.DataFrame = rows.drop_duplicates("object", keep="last")
    return posts


def _lines(posts: pd.DataFrame, unit: str) -> tuple[PostLine, ...]:
    columns = (posts["object"].astype(str).tolist(), posts["start"].tolist(), posts["value"].tolist())
    return tuple(
        PostLine(object=name, published=day_title(date.fromordinal(int(day))), value=value, value_text=figure(value, unit))
        for name, day, value in zip(*columns, strict=True)
    )


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
