import pytest

from smplan_kernel.plan import Code
from smplan_kernel.plan.lookup import find


def with_codes(plan, *codes):
    return plan.with_metrics(codes=(*plan.metrics.codes, *codes))


def code(plan, key, **answers):
    channel = plan.channels.channels[0]
    return Code(id=f"code-new{key}", channel=channel.id, goal=plan.goals.goals[0].id, **{"code": key.upper(), **answers})


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"utm_medium": "Social"}, "In the link of 'SHOW', utm_medium 'Social' has capital letters; write 'social'."),
        ({"utm_campaign": "home show"}, "In the link of 'SHOW', utm_campaign 'home show' has blanks; write 'home-show'."),
    ],
)
def test_every_link_is_named_well_says_what_to_write(found, answers, sentence):
    assert found(lambda plan: with_codes(plan, code(plan, "show", **answers))) == [("L36", "warning", sentence)]


def test_a_link_that_calls_another_channel_is_told(found):
    (finding,) = found(lambda plan: with_codes(plan, code(plan, "show", utm_source="somewhere")))

    assert "utm_source 'somewhere' is not the channel's own name" in finding[2]


def test_a_code_without_a_link_is_not_asked_for_words(found):
    assert found(lambda plan: with_codes(plan, code(plan, "show"))) == []


def test_every_code_belongs_to_one_channel_names_both(found, good):
    name = find(good, good.channels.channels[0].id).title
    sentence = f"'show' is given to {name} and no channel. Give each channel its own, or the sums cannot be told apart."

    assert found(lambda plan: with_codes(plan, code(plan, "show").replace(channel=""), code(plan, "twin", code="show"))) == [
        ("L37", "warning", sentence.replace(f"{name} and no channel", f"no channel and {name}"))
    ]


def test_one_campaign_in_two_links_is_told(found):
    findings = found(lambda plan: with_codes(plan, code(plan, "show", utm_campaign="spring"), code(plan, "fair", utm_campaign="spring")))

    assert [(code, sentence[:44]) for code, _, sentence in findings] == [("L37", "The campaign 'spring' stands in links to Ins")]
