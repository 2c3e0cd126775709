"""The small garden's workspace, as the monthly run has it."""

from tests.automation.conftest import inbox, session, small_plan, workspace

__all__ = ["inbox", "session", "small_plan", "workspace"]
