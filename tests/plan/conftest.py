"""Plans that the tests of this room look at."""

from __future__ import annotations

import pytest

from smplan_kernel.plan import Plan, blank_plan
from tests.plan.builders import worked_plan as build_worked_plan


@pytest.fixture
def nothing_decided() -> Plan:
    return blank_plan("fernhill")


@pytest.fixture
def worked_plan() -> Plan:
    return build_worked_plan()
