"""Pictures of a plan and its figures, each named by the question it answers.

Nothing is imported before it is asked for, so that a page of forms carries no drawing machine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smplan_kernel.figures.audit import mentions_by_topic, rivals_by_metric, share_of_voice, sources_by_type
    from smplan_kernel.figures.channels import channels_by_tier
    from smplan_kernel.figures.chart import Figure
    from smplan_kernel.figures.content import activities_by_goal, effort_per_week, own_pieces_by_month
    from smplan_kernel.figures.coverage import coverage_by_goal
    from smplan_kernel.figures.environment import styles
    from smplan_kernel.figures.goals import goal_tree
    from smplan_kernel.figures.metrics import behaviour_chart, sparkline
    from smplan_kernel.figures.ownership import who_owns_what
    from smplan_kernel.figures.personas import persona_cards
    from smplan_kernel.figures.picture import Picture
    from smplan_kernel.figures.plan import seven_parts
    from smplan_kernel.figures.policy import balance_of_rules
    from smplan_kernel.figures.resources import budget_by_month, hours_by_month, hours_needed_and_pledged

__all__ = [
    "Figure",
    "Picture",
    "activities_by_goal",
    "balance_of_rules",
    "behaviour_chart",
    "budget_by_month",
    "channels_by_tier",
    "coverage_by_goal",
    "effort_per_week",
    "goal_tree",
    "hours_by_month",
    "hours_needed_and_pledged",
    "mentions_by_topic",
    "own_pieces_by_month",
    "persona_cards",
    "rivals_by_metric",
    "seven_parts",
    "share_of_voice",
    "sources_by_type",
    "sparkline",
    "styles",
    "who_owns_what",
]

_ROOMS = {
    "Figure": "chart",
    "Picture": "picture",
    "activities_by_goal": "content",
    "balance_of_rules": "policy",
    "behaviour_chart": "metrics",
    "budget_by_month": "resources",
    "channels_by_tier": "channels",
    "coverage_by_goal": "coverage",
    "effort_per_week": "content",
    "goal_tree": "goals",
    "hours_by_month": "resources",
    "hours_needed_and_pledged": "resources",
    "mentions_by_topic": "audit",
    "own_pieces_by_month": "content",
    "persona_cards": "personas",
    "rivals_by_metric": "audit",
    "seven_parts": "plan",
    "share_of_voice": "audit",
    "sources_by_type": "audit",
    "sparkline": "metrics",
    "styles": "environment",
    "who_owns_what": "ownership",
}


def __getattr__(name: str) -> Any:
    """Fetch a picture from its room when somebody asks for it."""
    if name not in _ROOMS:
        msg = f"smplan_kernel.figures has no {name!r}; it has {', '.join(__all__)}"
        raise AttributeError(msg)
    return getattr(import_module(f"smplan_kernel.figures.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    """What completion offers."""
    return __all__
