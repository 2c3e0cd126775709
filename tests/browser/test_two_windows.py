"""Two people at one plan, each with their own server and browser: different answers merge, the same answer is put to the choice."""

import pytest
from playwright.sync_api import expect

from smplan_kernel.plan import Goal
from tests.browser.servers import Server, free_port, made_plan, store

SOON = 10_000  # milliseconds; the store is looked at every second, but machines are crowded
MINE = "Gardens that need little water"
THEIRS = "Gardens for small towns"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return made_plan(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="module")
def servers(folder):
    """Ines and Jon open the same workspace."""
    running = [Server(folder=folder, port=free_port(), who=who) for who in ("Ines", "Jon")]
    for one in running:
        one.start()
    yield running
    for one in running:
        one.stop()


@pytest.fixture
def fresh(folder):
    """The plan as each test begins it."""
    with store(folder) as session:
        saved = session.load("fernhill")
        goals = (Goal(id="goal-first1", text="Twelve commissions"), Goal(id="goal-other1", text="Be known"))
        start = type(saved.plan.start)(organisation="Fernhill Garden Design")
        plan = saved.plan.replace(start=start, stones=()).with_goals(goals=goals)
        session.save(plan, base=saved.revision)


@pytest.fixture
def windows(open_sheet, servers, fresh):
    """The start page of both."""
    return [open_sheet(server.address()).is_ready().page for server in servers]


def put(page, label, text):
    """Type an answer and leave it."""
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Tab")


def state(page):
    return page.locator(".sp-save-state")


def is_saved(page):
    expect(state(page)).to_contain_text("Saved", timeout=SOON)


def answer(page, label):
    return page.get_by_label(label, exact=True)


@pytest.fixture
def clash(windows):
    """Both write the same answer; Jon's window asks."""
    ines, jon = windows
    answer(jon, "Mission").fill(MINE)
    put(ines, "Mission", THEIRS)
    is_saved(ines)
    jon.wait_for_timeout(3_000)  # long enough for the window to look at the store while somebody types in it
    jon.keyboard.press("Tab")
    choice = jon.get_by_role("form", name="Choose which text stays")
    expect(choice).to_be_visible(timeout=SOON)
    return jon, choice


@pytest.mark.parametrize(
    ("side", "text"), [("Keep mine", MINE), ("Take what Ines wrote", THEIRS), ("Keep both, one below the other", f"{THEIRS}\n\n{MINE}")]
)
def test_the_same_answer_is_put_to_the_choice(clash, windows, folder, side, text):
    page, choice = clash
    expect(state(page)).to_have_text("Not saved")
    expect(choice).to_contain_text("Ines changed Start, mission while you did.")
    expect(choice).to_contain_text(MINE)
    expect(choice).to_contain_text(THEIRS)

    choice.get_by_role("radio", name=side).check()
    choice.get_by_role("button", name="Save my choice").click()
    is_saved(page)

    expect(answer(page, "Mission")).to_have_value(text)
    expect(answer(windows[0], "Mission")).to_have_value(text, timeout=SOON)
    with store(folder) as session:
        assert session.load("fernhill").plan.start.mission == text
    page.wait_for_timeout(300)
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('smplan:fernhill:'))") == []


def test_different_answers_merge_without_a_question(windows):
    ines, jon = windows
    put(ines, "Position", THEIRS)
    is_saved(ines)
    put(jon, "Competition", MINE)
    is_saved(jon)

    expect(answer(jon, "Position")).to_have_value(THEIRS, timeout=SOON)
    expect(answer(ines, "Competition")).to_have_value(MINE, timeout=SOON)
    expect(state(ines)).to_contain_text("by Jon")


def test_what_arrives_disturbs_nobody(windows):
    ines, jon = windows
    put(jon, "Position", "A text that is marked from here to there")
    is_saved(jon)
    expect(answer(ines, "Position")).to_have_value("A text that is marked from here to there", timeout=SOON)
    answer(jon, "Position").evaluate("(box) => { box.focus(); box.setSelectionRange(2, 6); }")
    where = jon.evaluate("scrollY")
    put(ines, "Competition", THEIRS)
    expect(answer(jon, "Competition")).to_have_value(THEIRS, timeout=SOON)

    now = jon.evaluate(
        "[document.activeElement.labels[0].textContent, document.activeElement.selectionStart, document.activeElement.selectionEnd]"
    )
    assert (now, jon.evaluate("scrollY")) == (["Position", 2, 6], where)


def test_a_goal_that_one_takes_out_while_the_other_writes_in_it_is_asked_about(open_sheet, servers, fresh, folder):
    jon = open_sheet(servers[1].address("02_goals")).is_ready().page
    boxes = jon.locator("textarea:visible")
    (at,) = [number for number in range(boxes.count()) if boxes.nth(number).input_value() == "Be known"]
    box = boxes.nth(at)
    box.fill("Be known in two towns")
    with store(folder, who="Ines") as session:
        saved = session.load("fernhill")
        session.save(saved.plan.with_goals(goals=saved.plan.goals.goals[:1]), base=saved.revision)
    jon.wait_for_timeout(2_500)
    box.evaluate("(one) => one.blur()")
    choice = jon.get_by_role("form", name="Choose which text stays")
    expect(choice).to_contain_text("Take it out, as Ines did", timeout=SOON)
    choice.get_by_role("radio", name="Keep it, as I changed it").check()
    choice.get_by_role("button", name="Save my choice").click()
    is_saved(jon)

    with store(folder) as session:
        assert [goal.text for goal in session.load("fernhill").plan.goals.goals] == ["Twelve commissions", "Be known in two towns"]


def test_a_step_back_leaves_the_others_answers(windows, folder):
    ines, jon = windows
    put(jon, "Mission", MINE)
    is_saved(jon)
    put(ines, "Position", THEIRS)
    expect(answer(jon, "Position")).to_have_value(THEIRS, timeout=SOON)
    jon.get_by_role("button", name="Undo: Start, mission").click()

    expect(answer(jon, "Mission")).to_have_value("", timeout=SOON)
    with store(folder) as session:
        start = session.load("fernhill").plan.start
        assert (start.mission, start.position) == ("", THEIRS)
