"""Short names of plans: they become folders, so they must be possible folders everywhere."""

from __future__ import annotations

import re
import unicodedata

from smplan_kernel.errors import PlanNameError

PLAN_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
# A folder of one of these names cannot be made on Windows.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(1, 10))})


def _suggestion(text: str) -> str:
    """The nearest usable short name, or "" when nothing of the text can be used."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    name = words if words[:1].isalpha() else f"plan-{words}" if words else ""
    return f"{name}-plan" if name in DEVICES else name[:60].rstrip("-")


def check_plan_id(text: str) -> str:
    """The text itself when it can be a plan's short name.

    >>> check_plan_id("fernhill")
    'fernhill'

    Raises
    ------
    PlanNameError
        With a suggestion when one can be made.
    """
    if not PLAN_ID.fullmatch(text) or text in DEVICES:
        raise PlanNameError(text, _suggestion(text))
    return text
