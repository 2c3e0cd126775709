"""A workspace of each test's own, the small garden's plan in it, and its inbox."""

import pytest

from smplan_kernel.store import open_workspace
from tests.automation import garden


@pytest.fixture
def small_plan():
    return garden.small_plan()


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def session(workspace, small_plan):
    opened = workspace.session(who="Mara")
    opened.new_plan(small_plan)
    return opened


@pytest.fixture
def inbox(workspace, session):
    folder = workspace.inbox("garden")
    garden.fill_inbox(folder)
    return folder
