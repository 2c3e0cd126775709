"""The command about codes, from the shop's own files to the sentence that the sums agree."""

import json
from datetime import date, timedelta

import pytest

from smplan_kernel.plan import Channel, Code, DataSource, document
from tests.automation import garden
from tests.layouts.ga4_exploration import ga4_exploration
from tests.layouts.shopify_discounts import shopify_discounts

SHOP = DataSource(id="dsrc-shop22", name="Shop", platform="shop", account="Garden shop")
CHANNELS = (Channel(id="chan-insta", name="Instagram", network="Instagram"), Channel(id="chan-show", name="Home show"))
CODES = (
    Code(id="code-one1", code="INSTA10", channel="chan-insta", link="garden.example/visit"),
    Code(id="code-two2", code="SHOW15", channel="chan-show"),
    Code(id="code-twin", code="SHOW15", channel="chan-insta"),
)


def discounts(**uses):
    return shopify_discounts(
        {"Name": code, "Value": "-10.0", "Value Type": "percentage", "Times Used In Total": n} for code, n in uses.items()
    )


def by_campaign():
    rows = [
        {"Date": date(2026, 10, 1) + timedelta(n), "Session campaign": name, "Sessions": visits, "Engaged sessions": 1, "Key events": 0}
        for n in range(31)
        for name, visits in (("insta10", 3), ("(direct)", 10))
    ]
    return ga4_exploration(rows, first=date(2026, 10, 1), last=date(2026, 10, 31), dimensions=("Date", "Session campaign"))


@pytest.fixture
def sold(smplan, tmp_path):
    """The small garden with a shop: three codes, one on two channels, and the exports at both ends of October."""
    plan = garden.small_plan().with_channels(channels=CHANNELS)
    plan = plan.with_metrics(sources=(*plan.metrics.sources, SHOP), codes=CODES)
    smplan("new", "garden")
    (tmp_path / "plan.json").write_text(json.dumps(document(plan)))
    smplan("apply", "garden", "plan.json")
    (tmp_path / "discounts_export_2026-09-30.csv").write_bytes(discounts(INSTA10=40, SHOW15=100, FREE5=1))
    (tmp_path / "discounts_export_2026-10-31.csv").write_bytes(discounts(INSTA10=52, SHOW15=123, FREE5=4))
    (tmp_path / "download.csv").write_bytes(by_campaign())
    files = ("discounts_export_2026-09-30.csv", "discounts_export_2026-10-31.csv", "download.csv")
    smplan("import", *files, "--plan", "garden")
    return smplan


def test_the_totals_agree_and_the_clash_is_named(sold):
    told = sold("codes", "garden", "--month", "2026-10").stdout

    assert (
        "Shop, October 2026: 35 uses matched to codes of the plan + 3 not matched = 38, the total of the file. Not matched: FREE5 (3)."
        in told
    )
    assert "! SHOW15 is given to Home show and Instagram; its uses cannot be told apart." in told
    assert "93 visits matched to links of the plan + 310 not matched = 403, the total of the file." in told
    assert "https://garden.example/visit?utm_source=instagram&utm_medium=social&utm_campaign=insta10" in told


def test_machines_get_each_code_with_link_uses_and_visits(sold):
    answer = json.loads(sold("codes", "garden", "--month", "2026-10", "--json").stdout)
    first = answer["codes"][0]

    assert (first["uses"], first["visits"], first["utm_campaign"]) == (12.0, 93.0, "insta10")
    assert [(total["what"], total["matched"] + total["unmatched"] - total["total"]) for total in answer["totals"]] == [
        ("uses", 0),
        ("visits", 0),
    ]


def test_a_code_can_be_explained_too(sold):
    told = sold("explain", "garden", "INSTA10", "--month", "2026-10").stdout

    assert "12 in October 2026: the reading of 31 October 2026 less the one of 30 September 2026." in told


def test_a_plan_without_codes_says_where_to_write_one(smplan):
    smplan("new", "garden")

    assert "The plan has no code yet." in smplan("codes", "garden").stdout


def test_twins_of_one_goal_count_once_and_one_that_is_over_is_told_as_well(sold, tmp_path):
    plan = json.loads(sold("show", "garden", "--json").stdout)
    over = {"valid_to": "2026-09-30", "code": "show15 "}
    plan["metrics"]["codes"] = [
        code | {"goal": "goal-enquiries"} | (over if code["id"] == "code-twin" else {}) for code in plan["metrics"]["codes"]
    ]
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    sold("apply", "garden", "plan.json")
    told = sold("codes", "garden", "--month", "2026-10").stdout

    assert "35 uses, 93 visits by link." in told
    assert "! show15 is given to Instagram and Home show; its uses cannot be told apart." in told
    assert "show15 ended on 30 September 2026 and was used all the same." in told
