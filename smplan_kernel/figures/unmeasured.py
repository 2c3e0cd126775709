"""A drawing whose words Vega does not measure: measuring takes two thirds of the time of a picture, and no place here depends on it.

Padding is fixed, nothing is cut to a length and the style sheet chooses the letters, so only the base line of a text counts. Vega
measures no text whose size is not above zero: it is told the size with a minus, which is taken away from the finished picture.
"""

from __future__ import annotations

import math
import re
from typing import Any

_TO_BASE_LINE = {"alphabetic": 0.0, "top": 0.79, "middle": 0.3, "bottom": -0.21}


def to_base_line(edge: str, size: float) -> int:
    """From the edge that a text of this size is hung up by to its base line, in whole pixels as Vega sets it.

    >>> [to_base_line(edge, 11.5) for edge in ("top", "middle", "bottom")]
    [9, 3, -2]
    """
    return math.floor(_TO_BASE_LINE[edge] * size + 0.5)


def unmeasured(drawing: dict[str, Any]) -> dict[str, Any]:
    """The same drawing with texts that are not measured; a text that may be cut to a length is left alone."""
    changed = dict(drawing)
    for name in ("layer", "hconcat", "vconcat"):
        if name in drawing:
            changed[name] = [unmeasured(part) for part in drawing[name]]
    if isinstance(drawing.get("mark"), dict):
        changed["mark"] = _mark(drawing["mark"])
    return changed


def _mark(mark: dict[str, Any]) -> dict[str, Any]:
    size, edge = mark.get("fontSize"), mark.get("baseline", "middle")
    if mark.get("type") != "text" or "limit" in mark or not isinstance(size, int | float) or edge not in _TO_BASE_LINE:
        return mark
    return {**mark, "fontSize": -size, "baseline": "alphabetic", "dy": mark.get("dy", 0) + to_base_line(edge, size)}


def sized(svg: str) -> str:
    """The picture with its texts in their sizes.

    >>> sized('<text font-size="-11.5px">so</text>')
    '<text font-size="11.5px">so</text>'
    """
    return re.sub(r'(<text [^<>]*font-size=")-', r"\1", svg)
