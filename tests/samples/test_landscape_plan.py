from __future__ import annotations

import json
import re
from datetime import date

import pytest

from smplan_kernel.checks import check_plan
from smplan_kernel.plan import Plan, load_document
from smplan_kernel.plan.document import SECTIONS
from smplan_kernel.plan.fields import fields_of
from smplan_kernel.plan.lookup import bullets, every_record
from smplan_kernel.plan.review_days import parse_rule
from smplan_kernel.plan.vocabulary import METRICS
from tests.samples.landscape import ACCOUNTS, HOME
from tests.samples.landscape_plan import landscape_plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Load the plan kept in the repository."""
    return load_document(json.loads((HOME / "plan.json").read_text(encoding="utf-8")), "plan.json")


def references(part) -> list[str]:
    kinds = {meta.name: meta.kind for meta in fields_of(type(part))}
    single = [getattr(part, name) for name, kind in kinds.items() if kind == "ref"]
    several = [value for name, kind in kinds.items() if kind == "refs" for value in getattr(part, name)]
    return [value for value in (*single, *several) if value]


def test_the_plan_kept_is_the_one_that_the_builder_makes(plan):
    assert plan == landscape_plan()


def test_every_reference_leads_somewhere(plan):
    parts = (*(getattr(plan, name) for name in SECTIONS), plan.content.replies, *every_record(plan))

    assert {value for part in parts for value in references(part)} - plan.by_id.keys() == set()


def test_every_section_is_filled(plan):
    assert [name for name in SECTIONS if getattr(plan, name) == type(getattr(plan, name))()] == []


def test_four_channels_are_protected_and_they_rank_first(plan):
    ranked = sorted(plan.channels.channels, key=lambda channel: channel.rank)

    assert [channel.tier for channel in ranked[:5]] == ["focus", "focus", "focus", "focus", "maintain"]


def test_two_instagram_accounts_have_purposes_of_their_own(plan):
    assert len({account.purpose for account in plan.audit.accounts if account.network == "Instagram"}) == 2


def test_every_data_source_has_its_folder_of_exports(plan):
    assert {(source.platform, source.account) for source in plan.metrics.sources} == {
        (entry["platform"], entry["account"]) for entry in ACCOUNTS.values()
    }


def test_every_metric_is_measured_by_a_figure_that_smplan_knows(plan):
    assert {metric.measure for metric in plan.metrics.metrics} <= METRICS.keys()


def test_every_code_is_in_the_shops_files(plan, code_counters):
    assert {code.code for code in plan.metrics.codes} == code_counters.keys()


def test_people_promised_at_least_the_hours_of_their_channels(plan):
    needed = {person.id: 0.0 for person in plan.ownership.people}
    for channel in plan.channels.channels:
        needed[channel.owner] += channel.hours_per_week

    assert {person.name for person in plan.ownership.people if needed[person.id] > person.hours_per_week} == set()


def test_reviews_were_held_on_last_thursdays(plan):
    rule = parse_rule(plan.review.rule)

    assert [held.on for held in plan.review.held] == [
        rule.day(held.on.year, held.on.month, closed=plan.review.closed_days) for held in plan.review.held
    ]


def test_october_finds_a_thread_of_september_under_every_goal(plan):
    assert {verdict.month for goal in plan.goals.goals for verdict in goal.verdicts} == {"2026-09"}


def test_every_event_has_a_follow_up_with_a_name(plan):
    after = {step.event for step in plan.content.steps if step.moment == "after" and step.owner}

    assert {event.id for event in plan.content.events} == after


def test_nothing_is_dated_after_the_last_review_as_done(plan):
    done = [step.done for step in plan.content.steps if step.done]

    assert max(done) <= date(2026, 10, 31)


def test_every_bullet_is_one_sentence_without_an_address(plan):
    assert [bullet.text for bullet in bullets(plan) if re.search(r"@|https?:|\n", bullet.text)] == []


def test_mail_addresses_are_of_a_reserved_domain(plan):
    assert {person.email.rpartition(".")[2] for person in plan.ownership.people} == {"example"}


def test_the_plan_check_finds_nothing(plan):
    assert check_plan(plan, today=date(2026, 11, 22)) == ()
