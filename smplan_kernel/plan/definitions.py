"""Which definitions and which changes count for a plan: those smplan comes with, and in their place what the plan says itself."""

from __future__ import annotations

from collections.abc import Iterable

from smplan_kernel.plan.data import DefinitionChange
from smplan_kernel.plan.definition import Definition
from smplan_kernel.plan.known_definitions import KNOWN
from smplan_kernel.plan.spellings import spellings
from smplan_kernel.plan.wording import MONTHS


def definitions_of(measure: str, platform: str) -> tuple[Definition, ...]:
    """The known versions of a platform's figure, oldest first, also what it was or became under another measure.

    >>> [version.names[0] for version in definitions_of("impressions", "instagram")]
    ['Impressions', 'Views']
    """
    found = [version for version in KNOWN if version.platform == platform]
    measures = {measure} | {other for version in found if version.was for other in _other_end(version, measure)}
    return tuple(version for version in found if version.measure in measures)


def _other_end(version: Definition, measure: str) -> tuple[str, ...]:
    """The measure at the other end of a change from one measure to another."""
    ends = (version.was, version.measure)
    return ends if measure in ends else ()


def definition_changes(own: Iterable[DefinitionChange], platform: str) -> tuple[DefinitionChange, ...]:
    """Every change that counts for a platform: the plan's own, the shipped ones of which it does not speak, names in other languages."""
    mine = tuple(change for change in own if change.platform == platform)
    shipped = (version for version in KNOWN if version.platform == platform and not any(speaks_of(change, version) for change in mine))
    return (*mine, *(change for version in shipped for change in version.changes), *spellings(platform))


def speaks_of(own: DefinitionChange, version: Definition) -> bool:
    """Whether a plan's entry is about the change that brought a version: the same names, or the same measure without any.

    >>> mine = DefinitionChange(id="defn-mine", platform="instagram", before="impressions", after="Views")
    >>> [speaks_of(mine, version) for version in definitions_of("views", "instagram")]
    [False, True]
    """
    if own.platform != version.platform or not version.changes:
        return False
    if not own.before and not own.after:
        return _word(own.measure) == _word(version.measure)
    return any(
        _word(own.before) in {_word(change.before), ""} and _word(own.after) in {_word(change.after), ""} for change in version.changes
    )


def _word(name: str) -> str:
    """A name as it is compared; a width in brackets, such as (total), is no part of it."""
    return name.split("(", maxsplit=1)[0].strip().casefold().replace("_", " ")


def since_words(since: str) -> str:
    """From when a version counts, as people write it.

    >>> since_words("2025"), since_words("2024-03"), since_words("2026-09-01")
    ('2025', 'March 2024', '1 September 2026')
    """
    year, *rest = since.split("-")
    month = [MONTHS[int(part) - 1] for part in rest[:1]]
    day = [str(int(part)) for part in rest[1:]]
    return " ".join([*day, *month, year])
