import datetime as dt

import pytest

from tests.plan.builders import make_step

OWNED = {"owner": "pson-mara", "slot": "slot-share"}


def with_steps(plan, *steps):
    accepted = plan.ownership.commitments[0].replace(id="comm-share", item="slot-share")
    return plan.with_content(steps=(*plan.content.steps, *steps)).with_ownership(commitments=(*plan.ownership.commitments, accepted))


def step(name, text, **answers):
    return make_step(id=f"step-{name}", text=text, **{**OWNED, **answers})


CASES = [
    (
        "L15",
        "warning",
        [step("redesign", "Redesign profile and write texts")],
        "'Redesign profile and write texts' looks like two steps. Split it.",
    ),
    ("L15", "warning", [step("relaunch", "Relaunch", hours=12)], "'Relaunch' takes 12 hours. Split it into steps of up to 8."),
    ("L15", "warning", [step("post", "Post", done_means=" ")], "'Post' does not say what is there when it is done. Write it down."),
    (
        "L16",
        "error",
        [step("publish", "Publish video", waits_for=("step-approval",)), step("approval", "Get approval", waits_for=("step-publish",))],
        "'Publish video' waits for 'Get approval', which waits for 'Publish video'.",
    ),
    (
        "L16",
        "warning",
        [
            step("publish", "Publish", planned=dt.date(2027, 5, 3), waits_for=("step-approval",)),
            step("approval", "Get approval", planned=dt.date(2027, 5, 10)),
        ],
        "'Publish' is on 3 May 2027, but it waits for 'Get approval' on 10 May 2027.",
    ),
]


@pytest.mark.parametrize(("code", "severity", "steps", "sentence"), CASES)
def test_a_fault_in_a_step_gives_its_finding_alone(found, code, severity, steps, sentence):
    assert found(lambda plan: with_steps(plan, *steps)) == [(code, severity, sentence)]


@pytest.mark.parametrize(
    "text", ["Film mud and flowers", "Salt and pepper", "Write about black and white", "Research and development", "Andrew films"]
)
def test_and_between_things_is_one_step(found, text):
    assert found(lambda plan: with_steps(plan, step("one1", text))) == []


def test_a_longer_ring_is_told_once(found):
    ring = [
        step("aaaa", "A", waits_for=("step-bbbb",)),
        step("bbbb", "B", waits_for=("step-cccc",)),
        step("cccc", "C", waits_for=("step-aaaa",)),
    ]

    assert [finding[2] for finding in found(lambda plan: with_steps(plan, *ring))] == [
        "'A' waits for 'B', which waits for 'C', which waits for 'A'."
    ]


def test_a_step_that_waits_for_a_ring_is_not_part_of_it(found):
    ring = [
        step("aaaa", "A", waits_for=("step-bbbb",)),
        step("bbbb", "B", waits_for=("step-aaaa",)),
        step("cccc", "C", waits_for=("step-aaaa",)),
    ]

    assert [finding[2] for finding in found(lambda plan: with_steps(plan, *ring))] == ["'A' waits for 'B', which waits for 'A'."]


def test_many_steps_in_a_row_are_no_ring(found):
    chain = [
        step(f"n{number:04}", "Film", planned=None, status="doing", hours=None, waits_for=(f"step-n{number + 1:04}",))
        for number in range(300)
    ]

    assert {finding[0] for finding in found(lambda plan: with_steps(plan, *chain))} == {"L13"}


def test_waiting_for_a_step_that_was_taken_out_is_no_fault(found):
    assert found(lambda plan: with_steps(plan, step("post", "Post", waits_for=("step-gone",)))) == []
