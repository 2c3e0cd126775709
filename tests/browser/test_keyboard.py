"""The workbook without a mouse: from the start to a plan, each control once and in order, and what opens closes again."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from smplan_kernel.plan import blank_plan
from tests.browser.hands import Hands

SOON = 15_000  # milliseconds
BULLETS = ("A shop that lives through the winter", "Sixty orders a month from the site", "Two hundred readers of the letter")
SAMPLED = ("02_goals", "04_channels", "05_content", "09_metrics")


@pytest.fixture(scope="module")
def shop(window, workbook):
    """A shop owner's plan, made from the first page to the tenth with the keyboard alone, and what was noted on the way."""
    with workbook.store() as session:
        session.new_plan(blank_plan("shop"))
    with window(workbook.address("00_start", "shop"), viewport={"width": 1280, "height": 900}) as sheet:
        hands = Hands.on(sheet.is_ready().page)
        for part in (start, goals, personas, channels, content, ownership, policy, metrics, plan):
            part(hands)
            hands.step()
            is_saved(hands)
    with workbook.store() as session:
        yield SimpleNamespace(plan=session.load("shop").plan, faults=hands.faults, sheet=sheet)


def is_saved(hands):
    expect(hands.page.locator("#sp-save-state")).to_contain_text("Saved", timeout=SOON)


def start(hands):
    hands.to("Organisation").write("Oak and Fern")
    hands.to("Kind of organisation").press("S", "h", "o")


def goals(hands):
    hands.follow("Next: look at what is there →", "01_audit").follow("Next: decide what success looks like →", "02_goals").to(
        "Your first goal"
    )
    for text in BULLETS:
        hands.page.keyboard.type(text)
        hands.press("Enter")
    hands.to("Goal 2", back=True).press("Alt+ArrowRight")
    hands.to("Goal 2").press("Alt+ArrowRight")
    hands.press("Alt+ArrowRight")


def personas(hands):
    hands.follow("Next: choose your personas →", "03_personas").to("Add a persona").press("Enter")
    hands.write("Vera, new house and no time")
    hands.to("Why follow you of persona 1").write("She wants to know what grows by itself")


def channels(hands):
    hands.follow("Next: choose where to show up →", "04_channels").to("Add a channel").press("Enter")
    hands.write("The letter")
    hands.to("Tier of channel 1").press("F")
    for group, mark in (("Audience", "4"), ("Goal fit", "5"), ("Format fit", "3"), ("Capacity", "2")):
        hands.to(f"{group} of The letter").press(mark)


def content(hands):
    hands.follow("Next: plan what you do and say →", "05_content").to("Add an activity to Curate").press("Enter")
    hands.write("One plant a week that fits the season")
    hands.to("Move activity 1 in Curate").press("Enter")
    hands.to("Share").press("Enter")


def ownership(hands):
    hands.follow("Next: put a name to everything →", "06_ownership").to("Add a person").press("Enter")
    hands.write("Ada Fern")
    hands.to("Hours a week of person 1").write("5")


def policy(hands):
    hands.follow("Next: say what people may do →", "07_policy").to("Add a rule").press("Enter")
    hands.write("Say that it is our shop")


def metrics(hands):
    hands.follow("Next: match the plan to your means →", "08_resources").follow("Next: choose numbers that tell →", "09_metrics")
    hands.to("Add a metric").press("Enter")
    hands.write("Orders from the site")


def plan(hands):
    hands.follow("Next: make it a plan →", "10_plan").to("Review day").write("last Thursday")


def test_the_focus_is_seen_at_every_step_of_the_way(shop):
    assert shop.faults == []


def test_the_whole_way_asks_for_nothing_outside_and_makes_no_error(shop):
    assert (shop.sheet.outside, shop.sheet.errors) == ([], [])


def test_the_shop_has_its_name_and_kind(shop):
    assert (shop.plan.start.organisation, shop.plan.start.profile) == ("Oak and Fern", "shop")


def test_three_bullets_stand_one_beneath_the_other(shop):
    first, second, third = shop.plan.goals.goals

    assert tuple(goal.text for goal in (first, second, third)) == BULLETS
    assert (first.parent, second.parent, third.parent) == ("", first.id, second.id)


def test_a_persona_has_a_reason_to_follow(shop):
    (persona,) = shop.plan.personas.personas

    assert (persona.name, persona.why_follow) == ("Vera, new house and no time", "She wants to know what grows by itself")


def test_a_channel_has_its_tier_and_its_marks(shop):
    (channel,) = shop.plan.channels.channels

    assert (channel.name, channel.tier) == ("The letter", "focus")
    assert (channel.audience_fit, channel.goal_fit, channel.format_fit, channel.capacity_fit) == (4, 5, 3, 2)


def test_a_card_has_moved_to_another_column(shop):
    (slot,) = shop.plan.content.slots

    assert (slot.activity, slot.element) == ("One plant a week that fits the season", "share")


def test_a_person_a_rule_and_a_metric_are_there(shop):
    (person,), (rule,), (metric,) = shop.plan.ownership.people, shop.plan.policy.rules, shop.plan.metrics.metrics

    assert (person.name, person.hours_per_week) == ("Ada Fern", 5)
    assert (rule.text, metric.text) == ("Say that it is our shop", "Orders from the site")


def test_the_review_day_is_set(shop):
    assert shop.plan.review.rule == "last Thursday"


# What a keyboard reaches, as the page has it: each control that is seen, and one of each row of radio buttons.
CONTROLS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  const rows = new Map();
  for (const one of all) if (one.type === "radio" && (one.checked || !rows.get(one.name)?.checked && !rows.has(one.name))) rows.set(one.name, one);
  return all.filter((one) => one.type !== "radio" || rows.get(one.name) === one);
}"""
WATCH = """() => {
  window.reached = [];
  document.addEventListener("focusin", ({ target }) => { if (window.reached.at(-1) !== target) window.reached.push(target); });
}"""
# A step leads on when it leads further down, or further to the right.
BACKWARDS = """() => window.reached.slice(1).filter((one, at) => {
  const [a, b] = [window.reached[at], one].map((each) => (each.labels?.[0]?.contains(each) ? each.labels[0] : each).getBoundingClientRect());
  return b.bottom <= a.top && b.left < a.right;
}).map((one) => one.outerHTML.slice(0, 120))"""
REACHED = "window.reached.map((one) => one.outerHTML.slice(0, 160))"
STEPS = f"({CONTROLS})().reduce((sum, one) => sum + ({{ date: 4, month: 3 }}[one.type] ?? 1), 0)"  # a date has parts and a calendar


def walk(page, key):
    """Press a key as often as leads through the page."""
    steps = page.evaluate(STEPS)
    page.evaluate(WATCH)
    for _ in range(steps):
        page.keyboard.press(key)
    return page.evaluate(REACHED)


@pytest.fixture(scope="module", params=SAMPLED)
def walked(request, window, workbook):
    """A page of the whole plan, in a window so high that nothing scrolls, and the way through it."""
    with window(workbook.address(request.param, "landscape"), viewport={"width": 1280, "height": 900}) as sheet:
        page = sheet.is_ready().page
        page.set_viewport_size({"width": 1280, "height": page.evaluate("document.documentElement.scrollHeight") + 200})
        yield SimpleNamespace(page=page, way=walk(page, "Tab"), backwards=page.evaluate(BACKWARDS))


def test_each_control_is_reached_once_and_in_the_order_of_the_page(walked):
    assert walked.way == walked.page.evaluate(f"({CONTROLS})().map((one) => one.outerHTML.slice(0, 160))")


def test_the_way_leads_down_the_page(walked):
    assert walked.backwards == []


@pytest.mark.parametrize("walked", ["02_goals"], indirect=True)
def test_the_way_back_is_the_same_way(walked):
    walked.page.keyboard.press("Tab")

    assert walk(walked.page, "Shift+Tab") == walked.way[::-1]


@pytest.fixture
def hands(open_sheet, workbook):
    """Hands on a page of the blank plan."""
    return lambda stem, **options: Hands.on(open_sheet(workbook.address(stem), **options).is_ready().page)


def test_escape_closes_a_meaning_and_the_word_keeps_the_focus(hands):
    goes = hands("00_start").to("What “profile” means")
    goes.press("Enter")
    expect(goes.page.locator(":popover-open")).to_be_visible()
    goes.press("Escape")

    expect(goes.page.locator(":popover-open")).to_have_count(0)
    assert goes.name == "What “profile” means"


def test_escape_closes_the_list_of_pages_on_a_phone(hands):
    goes = hands("02_goals", viewport={"width": 390, "height": 844}).to("Goals, 3 of 11")
    goes.press("Enter")
    goes.step()
    expect(goes.page.locator("[data-step=audit]")).to_be_visible()
    goes.press("Escape")

    expect(goes.page.locator("[data-step=audit]")).to_be_hidden()
    assert goes.name == "Goals, 3 of 11"


def test_the_skip_link_leads_to_the_first_question(hands):
    goes = hands("00_start").to("Skip to the questions")
    goes.press("Enter")
    goes.step()

    assert goes.name == "Organisation"
