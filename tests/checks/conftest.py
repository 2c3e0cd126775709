"""The plan without findings, and a way to look at what a change of it brings."""

from __future__ import annotations

import pytest

from smplan_kernel.checks import check_plan
from smplan_kernel.plan import Plan
from tests.plan.builders import TODAY
from tests.plan.builders import worked_plan as build_worked_plan


@pytest.fixture
def good() -> Plan:
    return build_worked_plan()


@pytest.fixture
def found(good):
    """What a changed good plan gives: (code, severity, message) of each finding."""

    def look(change):
        return [(finding.code, finding.severity, finding.message) for finding in check_plan(change(good), today=TODAY)]

    return look
