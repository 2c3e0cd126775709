"""Records that are valid by default, a complete plan without findings, and plans in which every answer is given."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from smplan_kernel.plan import (
    Account,
    Assumption,
    Campaign,
    Channel,
    Code,
    Comment,
    Commitment,
    DataSource,
    Event,
    Fact,
    Goal,
    HeldReview,
    KeyMessage,
    Metric,
    Person,
    Persona,
    Plan,
    PolicyRule,
    Presence,
    Risk,
    Slot,
    Stakeholder,
    Step,
    blank_plan,
)
from smplan_kernel.plan.document import SECTION_TYPES
from smplan_kernel.plan.fields import Meta, fields_of, row_type
from smplan_kernel.plan.records import Record, Stone

TODAY = dt.date(2026, 11, 22)
"""The day on which the worked plan has no findings."""


def make_goal(**changes: Any) -> Goal:
    return Goal.new(**{"text": "Twelve commissions from people who found us online", "level": "business", "number": 12, **changes})


def make_persona(**changes: Any) -> Persona:
    facts = (Fact.new(text="Plans the garden in winter", source="Nine first talks", confidence="known"),)
    return Persona.new(**{"name": "Ines, first house with a garden", "why_follow": "Sees what is possible", "facts": facts, **changes})


def make_channel(**changes: Any) -> Channel:
    return Channel.new(
        **{"name": "Instagram", "network": "Instagram", "tier": "focus", "job": "Shows what is possible", "hours_per_week": 3, **changes}
    )


def make_slot(**changes: Any) -> Slot:
    return Slot.new(**{"element": "listen", "activity": "Read reviews", "cadence": "weekly", "metric_free": True, **changes})


def make_step(**changes: Any) -> Step:
    answers = {"text": "Film one planting day", "done_means": "A film is on the site", "hours": 3, "planned": dt.date(2027, 1, 15)}
    return Step.new(**{**answers, "tracking": "Visits to its page", **changes})


def make_person(**changes: Any) -> Person:
    return Person.new(**{"name": "Mara Lind", "hours_per_week": 6, "departments": ("Marketing",), **changes})


def make_rule(**changes: Any) -> PolicyRule:
    answers = {
        "text": "Show how we work, also when it rains.",
        "permission": True,
        "accepted": "Mud on the boots",
        "not_accepted": "A client's number plate",
    }
    return PolicyRule.new(**{**answers, **changes})


def make_source(**changes: Any) -> DataSource:
    return DataSource.new(**{"name": "Our web site", "platform": "web", "account": "fernhill.example", **changes})


def make_metric(**changes: Any) -> Metric:
    answers = {
        "text": "Enquiries from the site",
        "measure": "key_events",
        "formula": "Forms sent in a month",
        "unit": "enquiries",
        "direction": "up",
    }
    ends = {"klass": "outcome", "baseline": 38, "target": 60, "target_date": dt.date(2027, 6, 30)}
    return Metric.new(**{**answers, **ends, **changes})


def make_event(**changes: Any) -> Event:
    return Event.new(**{"name": "Home show", "kind": "Fair", "starts": dt.date(2027, 3, 12), "ends": dt.date(2027, 3, 14), **changes})


def worked_plan() -> Plan:
    """A complete small plan that gives no finding on TODAY; its ids are fixed."""
    mara = make_person(id="pson-mara", email="mara@fernhill.example")
    jon = make_person(id="pson-berg", name="Jon Berg", departments=("Sales",), hours_per_week=4)
    return _planned(_aimed(blank_plan("fernhill", organisation="Fernhill Garden Design").with_ownership(people=(mara, jon))))


def _aimed(plan: Plan) -> Plan:
    """The worked plan's goals, personas and channels."""
    business = make_goal(id="goal-spring", owner="pson-berg", departments=("Sales",), date=dt.date(2027, 6, 30))
    marketing = make_goal(
        id="goal-enquiries", text="Sixty enquiries a month", level="marketing", parent=business.id, number=60, departments=("Marketing",)
    )
    social = make_goal(id="goal-visits", text="400 visits a month from videos", level="social", parent=marketing.id, number=400)
    presence = (Presence.new(id="pres-ines", channel="chan-insta", share="most", source="First talks"),)
    persona = make_persona(
        id="pers-ines", presence=presence, facts=(Fact.new(id="fact-winter", text="Plans in winter", source="Nine talks"),)
    )
    channel = make_channel(
        id="chan-insta",
        accounts=("acct-insta",),
        personas=(persona.id,),
        goals=(social.id,),
        owner="pson-mara",
        deputy="pson-berg",
        tags=("owned",),
    )
    account = Account.new(id="acct-insta", network="Instagram", handle="@fernhill", logins=("pson-mara", "pson-berg"), fate="keep")
    start = {"profile": "firm", "departments": ("Marketing", "Sales"), "hours_per_week": 5, "fit_result": "go"}
    aimed = plan.with_start(**start).with_audit(accounts=(account,)).with_goals(goals=(business, marketing, social))
    return aimed.with_personas(personas=(persona,)).with_channels(channels=(channel,))


def _planned(plan: Plan) -> Plan:
    """The worked plan's work, people, rules, numbers and review day."""
    listen = make_slot(id="slot-listen", owner="pson-berg", goals=("goal-enquiries",), hours_per_week=1)
    share = make_slot(
        id="slot-share", element="share", activity="Show one garden", owner="pson-mara", goals=("goal-visits",), channel="chan-insta"
    )
    film = make_step(
        id="step-film",
        owner="pson-mara",
        goal="goal-visits",
        channel="chan-insta",
        slot=share.id,
        comments=(Comment.new(id="note-film", text="Good light"),),
    )
    call = make_step(
        id="step-call",
        text="Call the people from the show",
        owner="pson-berg",
        event="evnt-show",
        moment="after",
        planned=dt.date(2027, 3, 20),
    )
    said_yes = tuple(
        Commitment.new(id=f"comm-{step.id[5:]}", person=step.owner, item=step.id, state="accepted", on=dt.date(2026, 11, 1))
        for step in (film, call)
    )
    metrics = tuple(
        make_metric(id=f"metr-{goal.id[5:]}", text=f"Number behind {goal.text}", goal=goal.id, source="dsrc-site")
        for goal in plan.goals.goals
    )
    message = KeyMessage.new(id="mesg-plan", text="A small garden needs a plan", persona="pers-ines")
    campaign = Campaign.new(id="camp-sale", name="Spring sale", starts=dt.date(2027, 4, 1), ends=dt.date(2027, 4, 20))
    return (
        plan.with_content(
            slots=(listen, share), steps=(film, call), key_messages=(message,), events=(make_event(id="evnt-show"),), campaigns=(campaign,)
        )
        .with_ownership(
            commitments=said_yes,
            risk="low",
            adoption="trial",
            stakeholders=(Stakeholder.new(id="stak-adalee", name="Ada Lee", function="Legal"),),
        )
        .with_policy(rules=(make_rule(id="rule-muddy"),))
        .with_metrics(
            metrics=metrics,
            sources=(make_source(id="dsrc-site"),),
            codes=(Code.new(id="code-show", code="HOMESHOW10", channel="chan-insta"),),
        )
        .with_plan(
            starts=dt.date(2026, 10, 1),
            assumptions=(
                Assumption.new(id="asmp-winter", text="People plan in winter", check_by=dt.date(2027, 2, 1), metric="metr-visits"),
            ),
            risks=(Risk.new(id="risk-film", text="The only person who films leaves", owner="pson-berg"),),
        )
        .with_review(
            rule="last Thursday",
            held=(HeldReview.new(id="revw-october", month="2026-10", on=dt.date(2026, 10, 29), attendance=("pson-mara",)),),
        )
    )


def filled(model: type[BaseModel], *, numbers: Iterator[int], text: str = "Words for {name}") -> Any:
    """A model with an answer to every question, also in everything it contains."""
    answers = {entry.name: _answer(model, entry, numbers, text) for entry in fields_of(model) if entry.name != "id"}
    if issubclass(model, Record):
        answers["id"] = f"{model.prefix}-filled{next(numbers)}"
    return model(**answers)


def filled_plan(text: str = "Words for {name}") -> Plan:
    """A plan in which every question has an answer."""
    stone = Stone(id="goal-stone1", kind="goal", name=text.format(name="stone"), on=TODAY, reason=text.format(name="reason"))
    numbers = itertools.count(1)
    sections = {name: filled(section, numbers=numbers, text=text) for name, section in SECTION_TYPES.items()}
    return Plan(id="filled", stones=(stone,), **sections)


def _answer(model: type[BaseModel], entry: Meta, numbers: Iterator[int], text: str) -> Any:
    """A plausible answer to one question."""
    annotation = model.model_fields[entry.name].annotation
    row = row_type(annotation)
    if row is not None:
        return (filled(row, numbers=numbers, text=text),)
    if entry.kind == "group":
        return filled(annotation, numbers=numbers, text=text)
    one = TODAY if "date" in str(annotation) else _single(entry, text)
    return (one,) if "tuple" in str(annotation) else one


def _single(entry: Meta, text: str) -> Any:
    """A plausible answer by kind."""
    typed = {"month": "2026-10", "yesno": True, "whole": 3, "number": 2.5, "money": 2.5, "hours": 2.5}
    if entry.kind in typed:
        return typed[entry.kind]
    if entry.kind in {"choice", "choices"}:
        return entry.choices[0][0]
    return f"{entry.ref}-another1" if entry.ref not in {"", "any"} else text.format(name=entry.name)
