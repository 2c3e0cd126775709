from __future__ import annotations

import pytest

from smplan_kernel.plan import Account, Channel, Code, blank_plan
from smplan_kernel.plan.links import channel_names, link_of, naming_faults, utm_of

CHANNEL = Channel(id="chan-pictures", name="Pictures, the studio", network="Instagram", accounts=("acct-studio",))
ACCOUNT = Account(id="acct-studio", network="Instagram", handle="@fern.studio")
PLAN = blank_plan("fern", organisation="Fern").with_channels(channels=(CHANNEL,)).with_audit(accounts=(ACCOUNT,))


def code(**answers):
    return Code(id="code-show", code="HomeShow 10", channel="chan-pictures", **({"link": "https://fern.example/visit"} | answers))


def test_a_link_is_ready_made_from_channel_network_and_code():
    assert link_of(PLAN, code()) == "https://fern.example/visit?utm_source=instagram&utm_medium=social&utm_campaign=homeshow-10"


def test_words_that_were_written_come_first():
    link = link_of(PLAN, code(utm_source="fern.studio", utm_medium="print", utm_campaign="show"))

    assert link.endswith("?utm_source=fern.studio&utm_medium=print&utm_campaign=show")


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("fern.example", "https://fern.example?utm_source=instagram&utm_medium=social&utm_campaign=homeshow-10"),
        ("http://fern.example/a?b=1#c", "http://fern.example/a?b=1&utm_source=instagram&utm_medium=social&utm_campaign=homeshow-10#c"),
        ("https://fern.example/?utm_source=old", "https://fern.example/?utm_source=instagram&utm_medium=social&utm_campaign=homeshow-10"),
        ("", ""),
        ("javascript://fern.example/%0aalert(1)", ""),
        ("https://[fern.example", ""),
        ("the page about visits", ""),
    ],
)
def test_the_address_stays_what_it_is_and_only_a_page_gets_a_link(address, link):
    assert link_of(PLAN, code(link=address)) == link


def test_a_newsletter_is_mail():
    plan = PLAN.with_channels(channels=(CHANNEL.replace(network="Newsletter"),))

    assert utm_of(plan, code()).medium == "email"


def test_a_link_may_call_its_channel_by_network_name_or_account():
    assert channel_names(PLAN, code()) == ("instagram", "pictures-the-studio", "fern.studio")


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"utm_source": "Instagram"}, "utm_source 'Instagram' has capital letters; write 'instagram'"),
        ({"utm_campaign": "home show"}, "utm_campaign 'home show' has blanks; write 'home-show'"),
        ({"utm_campaign": "show&tell"}, "utm_campaign 'show&tell' has signs that links change; write 'show-tell'"),
        ({"utm_source": "facebook"}, "utm_source 'facebook' is not the channel's own name; write 'instagram'"),
        ({"link": "fern.example/?utm_medium=x"}, "the address has link words of its own; write it without them"),
        ({"link": "our page"}, "'our page' is no address of a page; write it as https://fernhill.example/visit"),
    ],
)
def test_a_name_that_would_split_the_sums_is_told_with_a_better_one(answers, fault):
    assert naming_faults(PLAN, code(**answers)) == (fault,)


@pytest.mark.parametrize("source", ["instagram", "fern.studio", ""])
def test_good_names_have_no_fault(source):
    assert naming_faults(PLAN, code(utm_source=source, utm_medium="social", utm_campaign="show")) == ()
