"""Pictures of what files brought: competitors beside the plan's own latest whole month."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.inbox import SentFile, import_sent
from smplan_kernel.plan import Competitor
from smplan_kernel.plan.audit import RivalFigure
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook import imported, known
from tests.automation.garden import SEEN, small_plan, x_file


@pytest.fixture
def session(tmp_path, monkeypatch):
    monkeypatch.setenv("SMPLAN_WORKSPACE", str(tmp_path / "workspace"))
    monkeypatch.setattr(known, "today", lambda: date(2026, 11, 5))
    with open_workspace(tmp_path / "workspace") as opened:
        yield opened.session("Mara")


@pytest.fixture
def plan(session):
    plan = small_plan()
    seen = RivalFigure(id="rfig-seen", metric=SEEN.id, value=5000, on=date(2026, 9, 30))
    rival = Competitor(id="comp-larch", name="Larch & Lane", figures=(seen,))
    return session.new_plan(plan.with_audit(competitors=(rival,))).plan


def test_without_a_file_and_a_beginning_ones_own_figure_is_missing(plan):
    (chart,) = imported.rivals_by_metric(plan).charts

    assert [row[0] for row in chart.table.rows] == ["Larch & Lane"]
    assert "Your own figure is missing" in chart.note


def test_the_latest_whole_month_is_compared(plan, session):
    import_sent(session, plan.id, SentFile(name="x.csv", content=x_file(date(2026, 9, 1), date(2026, 9, 30))))
    (chart,) = imported.rivals_by_metric(plan).charts

    assert chart.key == "Yours is the latest finished month."
    assert [row[2] for row in chart.table.rows] == ["30 September 2026", "30 September 2026"]


def test_nobody_else_gives_no_chart(plan):
    assert imported.rivals_by_metric(plan.with_audit(competitors=())).charts == ()


def targets(plan):
    picture = imported.targets_by_metric(plan)
    return picture.empty or [tuple(cell.text for cell in row) for row in picture.facts["rows"]]


def aiming(plan, target):
    return plan.with_metrics(metrics=tuple(metric.replace(target=target) for metric in plan.metrics.metrics))


def test_without_a_target_the_place_for_one_is_named(plan):
    assert targets(aiming(plan, None)).startswith("No target is written yet.")


def test_without_history_nobody_can_tell(plan):
    assert targets(aiming(plan, 60.0))[-1:] == [(SEEN.text, "60", "No history yet: nobody can tell whether this is reachable.")]


def test_the_past_answers_the_target_that_is_typed(plan, session):
    import_sent(session, plan.id, SentFile(name="x.csv", content=x_file(date(2026, 1, 1), date(2026, 10, 31))))
    words = [targets(aiming(plan, target))[-1][2] for target in (1.0, 1e7)]

    assert words[0].endswith("You are already better than this on average.")
    assert "Beyond what the present way of working gives. Which change will bring it?" in words[1]
