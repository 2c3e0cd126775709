"""How far the middle of a group of posts can be trusted, drawn small for a table: a line for the range, a dot for the middle."""

from __future__ import annotations

from markupsafe import Markup

from smplan_kernel.figures.environment import rendered

_ROOM = 4.0


def range_mark(
    low: float | None, middle: float, high: float | None, *, first: float, last: float, width: int = 112, height: int = 16
) -> Markup:
    """A range and its middle on a scale from `first` to `last`; its figures stand beside it in words."""
    span = (last - first) or 1.0

    def place(value: float) -> float:
        return _ROOM + (value - first) / span * (width - 2 * _ROOM)

    ends = None if low is None or high is None else (place(low), place(high))
    return rendered("figures/range.svg.j2", width=width, height=height, ends=ends, middle=place(middle))
