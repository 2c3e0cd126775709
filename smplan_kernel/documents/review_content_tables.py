"""What went out and what it took, as tables for a spreadsheet: single posts, kinds of posts, codes."""

from __future__ import annotations

from smplan_kernel.documents.spreadsheet import Column, SheetTable
from smplan_kernel.review.model import Review

_WIDE = 60


def content_tables(review: Review) -> list[SheetTable]:
    """The tables that have a row."""
    return [
        table for table in (_posts(review), _kinds(review), _codes(review), _habits(review), _costs(review), _fit(review)) if table.rows
    ]


def _posts(review: Review) -> SheetTable:
    columns = (
        Column(title="Channel", width=28), Column(title="Account", width=24), Column(title="Went", width=14), Column(title="Post", width=_WIDE), Column(title="Form", width=18),
        Column(title="Address", width=40), Column(title="Published", width=20), Column(title="Measure", width=20), Column(title="Figure"), Column(title="Rate", width=_WIDE),
        Column(title="Median of the month"), Column(title="Posts", form="0"), Column(title="Caution", width=_WIDE),
    )  # fmt: skip
    rows = [
        (one.name, one.account, went, post.text or post.object, post.form, post.link, post.published, one.measure, post.value, post.rate, one.median, one.posts, one.caution)
        for one in review.channels
        for went, posts in (("best", one.best), ("least well", one.worst))
        for post in posts
    ]  # fmt: skip
    return SheetTable(name="Posts", columns=columns, rows=tuple(rows))


def _kinds(review: Review) -> SheetTable:
    columns = (
        Column(title="Channel", width=28), Column(title="Account", width=24), Column(title="By", width=12), Column(title="Kind", width=28), Column(title="Posts", form="0"),
        Column(title="Measure", width=40), Column(title="Median", form="0.0000"), Column(title="Range from", form="0.0000"), Column(title="Range to", form="0.0000"), Column(title="Together"), Column(title="Of"),
        Column(title="Did better than", width=40), Column(title="What can be told", width=_WIDE),
    )  # fmt: skip
    rows = [
        (one.name, one.account, cut.title, group.name, group.posts, one.measure, group.median, group.low, group.high, group.numerator, group.denominator, "; ".join(group.better_than), cut.sentence)
        for one in review.posts
        for cut in one.cuts
        for group in cut.groups
    ]  # fmt: skip
    return SheetTable(name="Kinds of posts", columns=columns, rows=tuple(rows))


def _codes(review: Review) -> SheetTable:
    columns = (
        Column(title="Goal", width=40), Column(title="Code", width=20), Column(title="Channel", width=28), Column(title="Uses", form="0"), Column(title="Uses so far", form="0"),
        Column(title="Value", form="#,##0.00"), Column(title="Visits by link", form="0"), Column(title="Link", width=40), Column(title="What happened", width=_WIDE), Column(title="To look at", width=_WIDE),
    )  # fmt: skip
    rows = [
        (one.goal, one.code, one.channel, one.uses, one.so_far, one.value, one.visits, one.link, one.sentence, one.problem)
        for one in sorted(review.codes, key=lambda one: not one.goal)
    ]
    return SheetTable(name="Codes", columns=columns, rows=tuple(rows))


def _costs(review: Review) -> SheetTable:
    columns = (
        Column(title="By", width=12), Column(title="For", width=40), Column(title="Months", form="0"), Column(title="Hours"), Column(title="Hours are planned", width=18), Column(title="Money", form="#,##0.00"),
        Column(title="Cost of an hour", form="#,##0.00"), Column(title="Cost", form="#,##0.00"), Column(title="Results"), Column(title="Result", width=36), Column(title="Hours each"), Column(title="Cost each", form="#,##0.00"), Column(title="In words", width=_WIDE),
    )  # fmt: skip
    costs = review.costs
    rows = [
        (one.kind, one.name, one.months, one.hours, "yes" if one.is_planned else "no", one.money, costs.rate, one.cost, one.results, one.result, one.hours_per_result, one.cost_per_result, one.sentence)
        for one in ((*costs.goals, *costs.channels) if costs else ())
        if costs
    ]  # fmt: skip
    return SheetTable(name="Cost of results", columns=columns, rows=tuple(rows))


def _fit(review: Review) -> SheetTable:
    columns = (
        Column(title="Channel", width=28), Column(title="Tier", width=12), Column(title="Figures say", width=20), Column(title="Measure", width=24), Column(title="Months", form="0"), Column(title="Hours a month"), Column(title="Hours are planned", width=18),
        Column(title="An hour brings"), Column(title="Range from"), Column(title="Range to"), Column(title="Beside", width=28), Column(title="In words", width=_WIDE), Column(title="Proposed", width=_WIDE),
    )  # fmt: skip
    rows = [
        (one.name, one.tier_name, one.word, one.measure, one.months, one.hours_a_month, "yes" if one.is_planned else "no", one.per_hour, one.low, one.high, one.beside_name, one.sentence, one.proposal)
        for one in review.channel_fit
    ]  # fmt: skip
    return SheetTable(name="Channels", columns=columns, rows=tuple(rows))


def _habits(review: Review) -> SheetTable:
    columns = (
        Column(title="What", width=16), Column(title="Name", width=40), Column(title="Due or received", form="0"), Column(title="Done or answered", form="0"), Column(title="Share", form="0.0%"),
        Column(title="In time", form="0"), Column(title="Unanswered", form="0"), Column(title="Median hours"), Column(title="In words", width=_WIDE),
    )  # fmt: skip
    habits = review.habits
    pieces = [("Pieces", one.name, one.planned, one.published, None, None, None, None, one.sentence) for one in review.adherence]
    routines = [
        ("Routine", one.name, one.planned, one.done, one.share, None, None, None, one.sentence)
        for one in (habits.routines if habits else ())
    ]
    replies = [
        ("Answers", one.name, one.received, one.answered, None, one.in_time, one.unanswered, one.median_hours, one.sentence)
        for one in (habits.replies if habits else ())
    ]
    return SheetTable(name="Habits", columns=columns, rows=(*pieces, *routines, *replies))
