"""What a reference may name: the records of a plan with the words by which people know them."""

from __future__ import annotations

from collections.abc import Iterable

from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import records, title_of
from smplan_kernel.plan.typed import Options


def options_of(plan: Plan, prefixes: Iterable[str]) -> Options:
    """The records of a plan that references may name, by prefix."""
    found: dict[str, list[tuple[str, str]]] = {prefix: [] for prefix in sorted(prefixes)}
    for _, _, record in records(plan):
        for prefix in {record.prefix, "any"} & found.keys():
            found[prefix].append((record.id, title_of(plan, record)))
    return {prefix: tuple(pairs) for prefix, pairs in found.items()}
