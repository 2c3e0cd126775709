import datetime as dt

from smplan_kernel.checks.trace import Link, orphans, trace
from smplan_kernel.plan import Tool
from tests.plan.builders import make_channel, make_goal, make_metric, make_slot, make_step


def hanging(plan):
    return [(orphan.kind, orphan.name, orphan.lacks) for orphan in orphans(plan)]


def test_a_goal_has_its_chain(good):
    chain = trace(good)[2]

    assert (chain.name, chain.above, chain.metrics) == (
        "400 visits a month from videos",
        ("Twelve commissions from people who found us online", "Sixty enquiries a month"),
        ("Number behind 400 visits a month from videos",),
    )
    assert chain.work[1] == Link(item="step-film", name="Film one planting day", owner="Mara Lind", date=dt.date(2027, 1, 15))


def test_work_below_a_goal_is_work_for_it(good):
    assert {link.item for link in trace(good)[0].work} >= {"slot-listen", "slot-share", "step-film"}


def test_what_hangs_in_the_air_is_named(good):
    plan = (
        good.with_channels(channels=(*good.channels.channels, make_channel(name="Pinterest")))
        .with_content(slots=(*good.content.slots, make_slot(activity="Story", owner="")))
        .with_goals(goals=(*good.goals.goals, make_goal(text="Known for soil")))
        .with_metrics(metrics=(*good.metrics.metrics, make_metric(text="Visits")))
        .with_resources(tools=(Tool.new(name="Planner"),))
    )

    assert [entry for entry in hanging(plan) if entry not in hanging(good)] == [
        ("channel", "Pinterest", "a goal"),
        ("activity", "Story", "a goal"),
        ("metric", "Visits", "a goal"),
        ("tool", "Planner", "a use"),
        ("goal", "Known for soil", "an activity"),
        ("activity", "Story", "an owner"),
    ]


def test_a_step_serves_a_goal_through_its_activity(good):
    step = make_step(slot="slot-share", owner="pson-mara", text="Cut the film")

    assert "Cut the film" not in [orphan.name for orphan in orphans(good.with_content(steps=(step,)))]
