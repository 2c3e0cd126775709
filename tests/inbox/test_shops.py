"""Lists of codes of two shops never hide one another: what can hardly be of one shop is asked about, and kept apart."""

import pytest

from smplan_kernel.inbox import Hints, SentFile, import_sent
from smplan_kernel.inbox.questions import question_of, with_answer
from smplan_kernel.plan import DataSource
from tests.layouts.shopify_discounts import shopify_discounts
from tests.layouts.woocommerce_coupons import woocommerce_coupons

SHOP = DataSource(id="dsrc-shop22", name="Shop", platform="shop", account="Garden shop")
WOO = "coupons_2026-10-02_after-2026-09-01T00-00-00_before-2026-09-30T23-59-59_period-custom.csv"


def shopify(day, **uses):
    rows = ({"Name": code, "Value": "-10.0", "Value Type": "percentage", "Times Used In Total": n} for code, n in uses.items())
    return SentFile(name=f"discounts_{day}.csv", content=shopify_discounts(rows))


def woocommerce(**uses):
    rows = ({"Coupon code": code, "Orders": n, "Amount discounted": n * 5, "Created": "2026-01-01"} for code, n in uses.items())
    return SentFile(name=WOO, content=woocommerce_coupons(rows))


@pytest.fixture(params=["Garden shop", ""], ids=["named", "unnamed"])
def bring(request, session, small_plan):
    """Bring a file in; the plan names the shop's account, or only that there is a shop."""
    shop = SHOP.replace(account=request.param)
    session.save(small_plan.with_metrics(sources=(*small_plan.metrics.sources, shop)), base=1)
    return lambda sent, hints=None: import_sent(session, "garden", sent, hints or Hints(currency="EUR"))


OCTOBER = shopify("2026-10-31", INSTA10=52, SHOW15=123)
DOUBTFUL = {
    "a count that fell": (shopify("2026-11-26", INSTA10=3, SHOW15=400), "INSTA10 stands at 3 on 26 November 2026 and at 52 on 31 October"),
    "a count that fell, read before": (shopify("2026-09-30", INSTA10=60, SHOW15=1), "a counter never falls"),
    "no code in common": (shopify("2026-11-26", MOSS5=3), "it has none of the codes of discounts_2026-10-31.csv"),
    "the same day": (shopify("2026-10-31", INSTA10=310, SHOW15=124), "its codes have other numbers than in discounts_2026-10-31.csv"),
}


@pytest.mark.parametrize(("sent", "reason"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_list_that_can_hardly_be_of_the_same_shop_is_asked_about(bring, sent, reason):
    bring(OCTOBER)
    answer = bring(sent)

    assert answer["status"] == "needs-answer"
    assert reason in answer["question"]
    assert answer["question"].endswith("Answer with --account: 'the same shop', or the name of the other one")


@pytest.mark.parametrize("given", ["another shop", "Moss shop"])
def test_another_shop_s_codes_stand_beside_those_of_the_first(bring, session, given):
    bring(OCTOBER)
    other = shopify("2026-10-31", INSTA10=310, SHOW15=7)
    question = question_of(bring(other), session.load("garden").plan)
    bring(other, with_answer(Hints(), question, given) if given == "another shop" else Hints(account=given))
    known = session.observations("garden")

    assert question.sentence.endswith("on 31 October 2026. Is it?")
    assert sorted(known[known["object"] == "INSTA10"]["value"]) == [52, 310]


def test_the_same_shop_goes_on_under_its_name(bring, session):
    bring(OCTOBER)
    answer = bring(shopify("2026-11-26", INSTA10=3), Hints(account="the same shop"))

    assert (answer["status"], len(set(session.observations("garden")["account"]))) == ("imported", 1)


@pytest.mark.parametrize(
    "uses", [{"INSTA10": 52, "SHOW15": 124, "NEW5": 1}, {"INSTA10": 60}, {"SHOW15": 123, "NEW5": 1}], ids=["grown", "one gone", "one new"]
)
def test_a_list_that_goes_on_as_lists_do_is_not_asked_about(bring, uses):
    bring(OCTOBER)

    assert bring(shopify("2026-11-26", **uses))["status"] == "imported"


def test_coupons_of_the_same_days_ask_too_and_a_corrected_list_does_not(bring):
    bring(woocommerce(INSTA10=9, SHOW15=4))

    assert bring(woocommerce(INSTA10=9, SHOW15=3))["status"] == "imported"
    assert "for the same days. Answer" in bring(woocommerce(INSTA10=70, SHOW15=30))["question"]
    assert "it has none of the codes" in bring(woocommerce(MOSS5=2))["question"]
