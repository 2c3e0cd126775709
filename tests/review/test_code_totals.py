"""Three codes, one given to two channels by mistake: the totals agree with the file, and the clash is named."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.plan import Channel, Code, DataSource
from smplan_kernel.plan.data import CodeRedemption
from smplan_kernel.review.code_ledger import code_ledger
from tests.measures.frames import frame, row
from tests.review.plans import make_plan

SHOP = DataSource(id="dsrc-shop", name="Shop", platform="shop", account="fern shop")
SITE = DataSource(id="dsrc-site", name="Our web site", platform="web", account="fern.example")
CHANNELS = (Channel(id="chan-insta", name="Instagram", network="Instagram"), Channel(id="chan-show", name="Home show"))
CODES = (
    Code(id="code-first", code="INSTA10", channel="chan-insta", link="https://fern.example/visit"),
    Code(id="code-second", code="SHOW15", channel="chan-show"),
    Code(id="code-three", code="show15", channel="chan-insta"),
    Code(id="code-older", code="SPRING5", channel="chan-show", valid_to=date(2026, 6, 30)),
)


def counter(day, **values):
    return [
        row(day, value, platform="shop", account="fern shop", level="code-cumulative", object=code, metric="code_uses", exported_on=day)
        for code, value in values.items()
    ]


def visits(day, **values):
    return [
        row(day, value, platform="web", account="fern.example", level="dimension-period", object=name, metric="sessions") | {"import": 7}
        for name, value in values.items()
    ]


def ledger(*rows, codes=CODES):
    plan = make_plan(channels={"channels": CHANNELS}, metrics={"codes": codes, "sources": (SHOP, SITE)})
    return code_ledger(plan, frame([{"import": 1, **one} for one in rows]), "2026-10")


@pytest.fixture
def october():
    before = counter("2026-09-30", INSTA10=40, SHOW15=100, SPRING5=9, FREE5=1)
    return ledger(*before, *counter("2026-10-31", INSTA10=52, SHOW15=123, SPRING5=10, FREE5=4, NEW20=2))


def test_matched_and_unmatched_are_the_total_of_the_file(october):
    (total,) = october.totals

    assert (total.matched, total.unmatched, total.total) == (36.0, 5.0, 41.0)
    assert total.sentence == (
        "Shop, October 2026: 36 uses matched to codes of the plan + 5 not matched = 41, the total of the file. Not matched: FREE5 (3) and NEW20 (2)."
    )


def test_the_clash_is_named_with_both_channels(october):
    clash = "SHOW15 is given to Home show and Instagram; its uses cannot be told apart."

    assert [line.problems for line in october.codes if line.code == "SHOW15"] == [(clash,)]


def test_a_code_that_is_over_is_named(october):
    (old,) = [line for line in october.codes if line.code == "SPRING5"]

    assert (old.state, old.problems) == ("expired", ("SPRING5 ended on 30 June 2026 and was used all the same.",))


def test_codes_that_the_plan_does_not_know_are_listed_with_their_uses(october):
    assert october.unmatched == ("Shop: FREE5 (3)", "Shop: NEW20 (2)")


def test_a_code_that_only_the_later_export_has_began_at_zero(october):
    new = ledger(
        *counter("2026-09-30", OTHER=1),
        *counter("2026-10-31", OTHER=1, INSTA10=2),
    )

    assert new.codes[0].uses == 2.0


def test_each_code_shows_its_ready_made_link(october):
    assert october.codes[0].link == "https://fern.example/visit?utm_source=instagram&utm_medium=social&utm_campaign=insta10"


@pytest.mark.parametrize("name", ["insta10", "INSTA10", "instagram / social", "instagram / social | insta10"])
def test_visits_are_matched_by_campaign_or_by_source_and_medium(name):
    found = ledger(*(one for day in range(1, 32) for one in visits(f"2026-10-{day:02}", **{name: 2, "(not set)": 5})))

    assert (found.codes[0].visits, found.codes[0].sentence) == (62.0, "Its link brought 62 visits.")
    assert found.totals[0].sentence.startswith(
        "Our web site, October 2026: 62 visits matched to links of the plan + 155 not matched = 217, the total of the file."
    )


def test_a_file_that_cuts_visits_in_another_way_tells_nothing_about_links():
    days = [f"2026-10-{day:02}" for day in range(1, 32)]
    by_campaign = [one for day in days for one in visits(day, insta10=2)]
    by_channel = [one | {"import": 9} for day in days for one in visits(day, **{"Organic Social": 40})]

    assert ledger(*by_campaign, *by_channel).codes[0].visits == 62.0


def test_without_a_link_no_visit_is_looked_for():
    rows = [one for day in range(1, 32) for one in visits(f"2026-10-{day:02}", show15=2)]

    assert ledger(*rows, codes=CODES[1:2]).totals == ()


def test_without_codes_there_is_nothing_to_agree():
    assert ledger(*counter("2026-09-30", FREE5=1), *counter("2026-10-31", FREE5=4), codes=()).totals == ()


def test_what_codes_brought_is_added_up_by_goal():
    codes = (CODES[0].replace(goal="goal-more"), Code(id="code-till", code="TILL", channel="chan-show", goal="goal-more"))
    counted = (CodeRedemption(id="rdmp-till", code="code-till", month="2026-10", uses=3, value=90),)
    plan = make_plan(metrics={"codes": codes, "sources": (SHOP,), "redemptions": counted})
    found = code_ledger(plan, frame([*counter("2026-09-30", INSTA10=40), *counter("2026-10-31", INSTA10=52)]), "2026-10")

    assert [goal.sentence for goal in found.goals] == ["For “More enquiries”: 15 uses, worth 90 EUR."]


def test_a_code_on_two_channels_counts_for_no_goal(october):
    assert october.goals == ()


def test_a_code_that_fell_or_is_gone_is_left_out_of_the_sum_and_named():
    before = counter("2026-09-30", INSTA10=40, SHOW15=300, OLD5=9)
    found = ledger(*before, *counter("2026-10-31", INSTA10=52, SHOW15=7))
    (total,) = found.totals

    assert (total.matched, total.unmatched, total.total) == (12.0, 0.0, 12.0)
    assert total.sentence.endswith(
        " Not counted: SHOW15 stood at 300 on 30 September 2026 and at 7 on 31 October 2026, so it was made anew or is a code of another shop;"
        " OLD5 is not in the list of 31 October 2026."
    )
    assert [line.uses for line in found.codes] == [12.0, None, None, None]
    assert found.codes[1].sentence.startswith("SHOW15 has no figure for October 2026: it stood at 300 on 30 September 2026 and at 7 on")


def test_two_shops_under_one_source_hide_no_code_of_the_same_name():
    whole = SHOP.replace(account="")
    other = [one | {"account": "moss shop"} for day, n in (("2026-10-01", 300), ("2026-11-01", 310)) for one in counter(day, INSTA10=n)]
    rows = [*counter("2026-09-30", INSTA10=40), *counter("2026-10-31", INSTA10=52), *other]
    plan = make_plan(channels={"channels": CHANNELS}, metrics={"codes": CODES, "sources": (whole, SITE)})
    found = code_ledger(plan, frame([{"import": 1, **one} for one in rows]), "2026-10")

    assert (found.codes[0].uses, found.totals[0].total) == (22.0, 22.0)
