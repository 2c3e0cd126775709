"""Lists that people keep in a spreadsheet: accounts, competitors, mentions, content, routines, answers, hours; they come into the plan and go out again.

Nothing here reads or saves a plan: a list is laid over the plan that is given, all of it or nothing.
"""

from smplan_kernel.lists.filling import Filled, Hints, fill
from smplan_kernel.lists.kinds import KINDS, Kind, kind_of

__all__ = ["KINDS", "Filled", "Hints", "Kind", "fill", "kind_of"]
