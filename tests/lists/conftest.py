"""A small plan whose people, channels and metrics are known, and lists as people send them."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from smplan_kernel.lists import fill, kind_of
from smplan_kernel.plan import Channel, Competitor, Goal, ListeningSource, Metric, Person, Plan, blank_plan
from smplan_kernel.plan.content import Routine
from smplan_kernel.sources.files.container import open_book
from smplan_kernel.sources.files.limits import Limits

TODAY = dt.date(2026, 11, 26)


def book_of(content, name="list.csv"):
    """A file as the child opens it."""
    return open_book(content if isinstance(content, bytes) else content.encode(), file=name, limits=Limits())


def filled(plan, kind, content, **hints):
    """A plan with a list laid over it."""
    return fill(plan, kind_of(kind), book_of(content), on=TODAY, **hints)


def small_plan() -> Plan:
    plan = blank_plan("fernhill", organisation="Fernhill Garden Design")
    plan = plan.with_ownership(people=(Person(id="pson-mara", name="Mara Lind"), Person(id="pson-jonb", name="Berg, Jon")))
    plan = plan.with_channels(channels=(Channel(id="chan-feed", name="The feed"), Channel(id="chan-blog", name="Blog")))
    plan = plan.with_goals(goals=(Goal(id="goal-visits", text="Ten visits a month"),))
    plan = plan.with_metrics(metrics=(Metric(id="metr-size", text="Followers"), Metric(id="metr-posts", text="Posts a week")))
    plan = plan.with_content(routines=(Routine(id="rout-mail", text="Answer comments"), Routine(id="rout-clip", text="Film a clip")))
    return plan.with_audit(
        competitors=(Competitor(id="comp-larch", name="Larch & Lane"),),
        listening=(ListeningSource(id="lsrc-groups", name="Two neighbourhood groups"),),
    )


@pytest.fixture
def plan():
    return small_plan()


@pytest.fixture
def laid(plan):
    """Lay a list over the small plan."""
    return partial(filled, plan)
