from smplan_kernel.plan.lookup import find, replace_record
from smplan_kernel.plan.resources import Tool


def test_the_first_guess_still_fits_names_both_figures(found):
    def change(plan):
        return replace_record(plan.with_start(hours_per_week=5), find(plan, "chan-insta").replace(hours_per_week=5.9, tier="maintain"))

    assert found(change) == [("L32", "hint", "At the start you guessed 5 hours a week; the plan now needs 7.")]


def test_the_first_guess_of_money_is_compared_too(found):
    def change(plan):
        return plan.with_start(budget_per_month=50).with_resources(tools=(Tool.new(name="Planner", cost_per_month=120),))

    assert found(change) == [("L32", "hint", "At the start you guessed 50 EUR a month; the plan now needs 120 EUR.")]


def test_a_plan_without_figures_is_not_compared(found):
    assert found(lambda plan: plan.with_start(budget_per_month=500)) == []
