"""The example line of a template, made of the examples of the plan's questions; a line that still says just this is no answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from smplan_kernel.lists.kinds import Kind
from smplan_kernel.plan.fields import Meta, meta
from smplan_kernel.plan.lookup import record_type

LEFT_OUT = "The example line of the template was left out."


def example_of(asked: Meta) -> str:
    """What a line of the list could say here; nothing where the plan has no example.

    >>> from smplan_kernel.lists.kinds import kind_of
    >>> [example_of(asked) for asked in kind_of("hours").columns[:3]]
    ['October 2026', 'Mara Lind', '14']
    """
    if asked.example:
        return asked.example
    if asked.ref:
        named = record_type(asked.ref)
        return meta(named, named.name_field).example
    return asked.choices[0][1] if asked.choices else ""


def is_example(kind: Kind, texts: Mapping[str, str]) -> bool:
    """Whether a line says nothing but what the example says."""
    examples = _examples(kind)
    return any(text.strip() for text in texts.values()) and all(examples[name] == text.strip() for name, text in texts.items())


@cache
def _examples(kind: Kind) -> dict[str, str]:
    return {asked.name: example_of(asked) for asked in kind.columns}
