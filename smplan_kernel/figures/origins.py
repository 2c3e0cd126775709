"""What stands behind each number: what it counts, since when, and the files and rows it comes from, folded until somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smplan_kernel.figures.picture import Picture
from smplan_kernel.review.calendar import month_title
from smplan_kernel.review.defined import DefinedMetric
from smplan_kernel.review.origin_model import Provenance

NONE_YET = "Write a number above. Here you will see what it counts, since when, and which rows of which file it comes from."


@dataclass(frozen=True, kw_only=True)
class Number:
    """One metric: what it counts, and where its figure of the month comes from."""

    defined: DefinedMetric
    told: Provenance


def origins_picture(numbers: Sequence[Number], month: str) -> Picture:
    """One line for each number, which opens to all that stands behind it."""
    title = f"What stands behind the numbers of {month_title(month)}?"
    return Picture(title=title, template="origins", facts={"numbers": tuple(numbers)}, empty="" if numbers else NONE_YET)
