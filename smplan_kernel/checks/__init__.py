"""The plan check: what is missing or unwise, in sentences; it reports and never changes, stops or raises."""

from __future__ import annotations

from smplan_kernel.checks.finding import Finding, Rule
from smplan_kernel.checks.rules import RULES, check_plan, set_aside
from smplan_kernel.checks.settled import settled_and_open

__all__ = ["RULES", "Finding", "Rule", "check_plan", "set_aside", "settled_and_open"]
