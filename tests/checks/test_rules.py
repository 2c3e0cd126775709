import datetime as dt
import json
import re

import pytest

import smplan_kernel.checks
from smplan_kernel.checks import RULES, check_plan, set_aside
from smplan_kernel.plan import Silenced, blank_plan
from smplan_kernel.plan.document import SECTIONS
from tests.plan.builders import TODAY, filled_plan, make_channel, make_goal, make_metric, make_persona, make_rule, make_slot, make_step

HOSTILE = ("</script><b>x</b>", "=1+1", "a\nb\x1b[31m", "\u202egnirts", "👩‍🌾" * 50, "x" * 20_000, "{braces} %s \\d", "'quote'", "")
FORBIDDEN = re.compile(r"\b(field|object|null|validation|id)\b")


def hostile_plan(text):
    return (
        blank_plan("fernhill")
        .with_goals(goals=(make_goal(text=f"{text} be more active", number=None, level="social"),))
        .with_personas(personas=(make_persona(name=f"Everyone {text}"),))
        .with_channels(channels=(make_channel(name=text, job=""),))
        .with_content(
            slots=(make_slot(activity=text, metric_free=False),), steps=(make_step(text=text, owner=f"Team {text}", done_means=""),)
        )
        .with_policy(rules=(make_rule(text=f"Shall {text}", accepted=""),))
        .with_metrics(metrics=(make_metric(text=text, unit=""),))
        .with_review(rule=text)
    )


def silenced(plan, **answers):
    given = {"code": "L34", "item": "chan-insta", "reason": "The key lies in the safe", "on": TODAY, **answers}
    return plan.with_plan(silenced=(Silenced.new(**given),))


def careless(plan):
    account = plan.audit.accounts[0].replace(logins=("pson-mara",))
    return plan.with_audit(accounts=(account,))


def test_the_public_names_are_complete_and_sorted():
    assert sorted(smplan_kernel.checks.__all__, key=str.swapcase) == sorted(smplan_kernel.checks.__all__, key=str.swapcase)
    assert set(smplan_kernel.checks.__all__) == {"RULES", "Finding", "Rule", "check_plan", "set_aside", "settled_and_open"}


def test_a_good_plan_has_no_findings(good):
    assert check_plan(good, today=TODAY) == ()


def test_every_check_has_its_own_number():
    assert [rule.code for rule in RULES] == [f"L{number:02}" for number in range(1, 38) if number not in {22, 31}]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_check_says_why_and_where(rule):
    assert rule.why
    assert rule.page in SECTIONS


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_finding_about_hostile_text_is_one_readable_line(text):
    messages = [finding.message for finding in check_plan(hostile_plan(text), today=TODAY)]

    assert len(messages) > 10
    assert [message for message in messages if not message.isprintable() and "\u200d" not in message] == []
    assert max(map(len, messages)) < 500


def test_a_finding_never_speaks_of_the_machine():
    plans = (hostile_plan("Weekly video"), blank_plan("fernhill"), filled_plan())
    messages = [finding.message for plan in plans for finding in check_plan(plan, today=TODAY)]

    assert [message for message in messages if FORBIDDEN.search(message.lower())] == []


def test_findings_stand_by_page_gravity_and_place():
    findings = check_plan(hostile_plan("Weekly video"), today=TODAY)
    order = [(SECTIONS.index(finding.page), ("error", "warning", "hint").index(finding.severity)) for finding in findings]

    assert order == sorted(order)


def test_the_same_plan_gives_the_same_findings():
    plan = hostile_plan("Weekly video")

    assert check_plan(plan, today=TODAY) == check_plan(plan, today=TODAY)


def test_a_blank_plan_has_findings_and_no_exception():
    assert {finding.code for finding in check_plan(blank_plan("fernhill"), today=TODAY)} == {"L02", "L28"}


def test_a_finding_for_machines_has_six_answers():
    finding = check_plan(blank_plan("fernhill"), today=TODAY)[0]

    assert json.loads(json.dumps(finding.as_json())) == {
        "code": "L02",
        "severity": "warning",
        "page": "goals",
        "item": "",
        "message": "There is no goal yet. Write at least three, as you would say them to a colleague.",
        "why": "Too few hide what matters, too many cannot be followed",
    }


def test_a_finding_points_at_its_item(good):
    assert [finding.item for finding in check_plan(careless(good), today=TODAY)] == ["chan-insta"]


def test_a_finding_can_be_set_aside_with_a_reason(good):
    assert check_plan(silenced(careless(good)), today=TODAY) == ()


def test_what_was_set_aside_is_still_shown_with_its_reason(good):
    assert [(finding.code, why.reason) for finding, why in set_aside(silenced(careless(good)), today=TODAY)] == [
        ("L34", "The key lies in the safe")
    ]


@pytest.mark.parametrize("answers", [{"reason": " "}, {"item": "chan-other"}, {"code": "L10"}, {"on": TODAY - dt.timedelta(days=400)}])
def test_only_a_reason_for_this_item_within_a_year_sets_aside(good, answers):
    assert [finding.code for finding in check_plan(silenced(careless(good), **answers), today=TODAY)] == ["L34"]


def test_an_error_cannot_be_set_aside(good):
    jobless = good.with_channels(channels=(good.channels.channels[0].replace(job=""),))

    assert [finding.code for finding in check_plan(silenced(jobless, code="L08"), today=TODAY)] == ["L08"]


def test_a_changed_limit_changes_the_finding(good):
    assert check_plan(good.with_plan(limits=good.plan.limits.replace(goals_min=4)), today=TODAY)[0].message.startswith(
        "There are three goals. Write at least four"
    )
