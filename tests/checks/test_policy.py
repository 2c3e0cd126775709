import pytest

from tests.plan.builders import make_rule


def with_rules(plan, *rules):
    return plan.with_policy(rules=(*plan.policy.rules, *rules))


CASES = [
    (
        "L23",
        "warning",
        make_rule(text="Protect customers' data", not_accepted=""),
        "The rule 'Protect customers' data' has no example of what is not accepted.",
    ),
    (
        "L23",
        "warning",
        make_rule(text="Be kind", accepted="", not_accepted=""),
        "The rule 'Be kind' has no example of what is accepted and of what is not accepted.",
    ),
    (
        "L24",
        "hint",
        make_rule(text="Staff shall be kind."),
        "'Staff shall be kind.' has a sentence with the word 'shall'. Try two short ones.",
    ),
    (
        "L24",
        "hint",
        make_rule(text="Hereby " + "we ask " * 22 + "you."),
        "'Hereby we ask we ask we ask we ask we ask we ask we ask we ask we ask we ask…' has a sentence of 46 words and the word 'hereby'. Try two short ones.",
    ),
]


@pytest.mark.parametrize(("code", "severity", "rule", "sentence"), CASES)
def test_a_fault_in_a_rule_gives_its_finding_alone(found, code, severity, rule, sentence):
    assert found(lambda plan: with_rules(plan, rule)) == [(code, severity, sentence)]


def test_a_policy_of_bans_is_counted(found):
    bans = tuple(make_rule(text=f"Never show house {number}", permission=None) for number in range(9))

    assert found(lambda plan: with_rules(plan, *bans, make_rule())) == [
        ("L25", "hint", "Nine of eleven rules forbid something. What may people do?")
    ]


def test_a_duty_is_no_ban(found):
    duties = tuple(make_rule(text="Say who you are", permission=None) for _ in range(9))

    assert found(lambda plan: with_rules(plan, *duties)) == []


def test_the_marked_kind_outweighs_the_words(found):
    rules = tuple(make_rule(text="No need to ask before you praise", permission=True) for _ in range(9))

    assert found(lambda plan: with_rules(plan, *rules)) == []


def test_a_lawyer_s_intro_is_named_by_its_question(found):
    assert found(lambda plan: plan.with_policy(intro="Pursuant to our statutes")) == [
        ("L24", "hint", "'First sentence' has a sentence with the word 'pursuant'. Try two short ones.")
    ]
