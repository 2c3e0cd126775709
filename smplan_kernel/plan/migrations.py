"""How documents of older formats become documents of this one: one pure function per format, in a row."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from smplan_kernel.errors import NewerPlanError, PlanFormatError

SCHEMA_VERSION = 1

Migration = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes a document of one format and gives the same plan in the next; it may change what it is given."""

# Format 2 will bring: MIGRATIONS = MappingProxyType({1: from_1_to_2}), and tests/plan/documents/plan-v1.json keeps loading.
MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})


def migrated(data: object, source: str, *, steps: Mapping[int, Migration] = MIGRATIONS, known: int = SCHEMA_VERSION) -> dict[str, Any]:
    """The document in the present format; what was given stays as it is.

    Raises
    ------
    NewerPlanError
        When a newer smplan saved it.
    PlanFormatError
        When it names no format, or one that no step leads away from.
    """
    if not isinstance(data, dict):
        raise PlanFormatError(source, "", "it does not hold the answers of a plan")
    version = _version(data, source)
    if version > known:
        raise NewerPlanError(source, version, known)
    current: dict[str, Any] = copy.deepcopy(data) if version < known else data
    for number in range(version, known):
        if number not in steps:
            raise PlanFormatError(source, "schema_version", f"there is no way from format {number}")
        current = {**steps[number](current), "schema_version": number + 1}
    return current


def _version(data: dict[str, Any], source: str) -> int:
    """The format that a document names."""
    version = data.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 0:
        raise PlanFormatError(source, "schema_version", "it does not say in which format it was saved")
    return version
