"""Texts that people type, paste or import and that some program somewhere reads as something else, and a review full of them."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from smplan_kernel.review.model import Review
from smplan_kernel.review.part import Part

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</style><style>*{display:none}",
    "<!-- not seen -->",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "javascript:alert(1)",
    "https://tracker.example/pixel.gif",
    "{{ 7 * 7 }} {% raw %}",
    "=1+1",
    '=HYPERLINK("https://tracker.example","x")',
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1:A2)",
    "#N/A",
    "_x0041_ and _x000D_",
    "1. first",
    "2) second",
    "- point",
    "# title",
    "===",
    "---",
    "> said",
    "| a | b |",
    "![x](https://tracker.example/x.png) [x](javascript:alert(1))",
    "*star* **stars** _line_ ~~gone~~ `code` ```fence",
    "back\\slash \\* $x^2$",
    "\u202eright to left \u05e9\u05dc\u05d5\u05dd",
    "\U0001f331\U0001f468\u200d\U0001f469\u200d\U0001f467 café",
    "Z\u0351\u036ba\u0310l\u0334g\u0321o\u0322",
    "long " * 2000,
)
# Words that say which record or period is meant; a review with others in them is none.
_KEYS = {
    "id",
    "plan",
    "item",
    "metric",
    "metrics",
    "goal",
    "month",
    "months",
    "period",
    "periods",
    "week",
    "on_item",
    "field",
    "channel",
    "unit",
    "tone",
    "mark",
    "person",
    "correction",
}


def full_of(review: Review, text: str) -> Review:
    """The review with the text in every place where words of people or of files can stand."""
    return Review.model_validate(_filled(review, text))


def _filled(part: Part, text: str) -> dict[str, Any]:
    made = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        made[name] = value if name in _KEYS and not _holds_parts(value) else _changed(value, field.annotation, text)
    return made


def _holds_parts(value: Any) -> bool:
    return isinstance(value, Part) or (isinstance(value, tuple) and any(isinstance(one, Part) for one in value))


def _changed(value: Any, kind: Any, text: str) -> Any:
    if isinstance(value, Part):
        return _filled(value, text)
    if isinstance(value, tuple):
        inner = get_args(kind)[0] if get_origin(kind) is tuple else Any
        return tuple(_changed(one, inner, text) for one in value)
    return text if kind is str and value else value
