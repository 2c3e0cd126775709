"""What the rules of a document say about it, in our words instead of those of the library that applies them."""

from __future__ import annotations

import re

from pydantic import ValidationError

_OURS = re.compile(r"^(?:Value error, )?(?:[A-Z]\w*: )?")
_BOUNDS = (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than"))
_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "bool": "true or false",
    "date": "a day such as 2026-10-31",
    "datetime": "a day and a time",
    "string": "a text",
    "tuple": "a list",
    "list": "a list",
    "dict": "answers by name",
    "model": "answers by name",
}


def reason_of(problem: ValidationError) -> str:
    """The first thing that is wrong, without a full stop.

    >>> from pydantic import TypeAdapter
    >>> try:
    ...     TypeAdapter(int).validate_python("many")
    ... except ValidationError as wrong:
    ...     reason_of(wrong)
    "'many' is not a whole number"
    """
    first = problem.errors(include_url=False)[0]
    kind, given = str(first["type"]), first["input"]
    shown = repr(given) if isinstance(given, str | int | float) else "what stands there"
    if kind == "value_error":
        return _OURS.sub("", str(first["msg"])).rstrip(".")
    if kind == "extra_forbidden":
        return "smplan knows no such place"
    if kind == "missing":
        return "this place is missing"
    limits = first.get("ctx", {})
    for bound, words in _BOUNDS:
        if bound in limits:
            return f"{shown} should be {words} {limits[bound]}"
    asked = _KINDS.get(kind.partition("_")[0]) if kind.endswith(("_type", "_parsing")) or "_from_" in kind else None
    return f"{shown} is not {asked}" if asked else f"{shown} is not written as it should be"
