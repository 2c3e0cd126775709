"""Who an owner is: one named person, a group, or nobody; shared by the checks that ask for a name."""

from __future__ import annotations

import re

from smplan_kernel.checks.words import Words, first_phrase, words_of
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.ownership import Person
from smplan_kernel.plan.records import ID_PATTERN

_JOINED = re.compile(r"\s*(?:[/&+;,]|\band\b|\bor\b)\s*", re.IGNORECASE)


def person_named(plan: Plan, owner: str) -> Person | None:
    """The person behind an owner, given by id or by the name in the list of people."""
    wanted = owner.strip().casefold()
    return next(
        (person for person in plan.ownership.people if owner == person.id or (wanted and person.name.strip().casefold() == wanted)), None
    )


def owner_name(plan: Plan, owner: str) -> str:
    """What an owner is called: the person's name, else what was typed; "" for nobody and for somebody no longer in the plan."""
    person = person_named(plan, owner)
    if person is not None:
        return person.name
    return "" if re.match(ID_PATTERN, owner) else owner.strip()


def is_group(plan: Plan, owner: str) -> bool:
    """Whether an owner looks like a group, two people or nobody in particular.

    A person in the list is a group only when the whole name says so: "Marketing team" is one, "Kim Board" is not.
    """
    name = owner_name(plan, owner)
    words = words_of(plan.start.language)
    departments = frozenset(department.strip().lower() for department in plan.start.departments)
    if person_named(plan, owner) is not None:
        return _only_group_words(name, words, departments)
    return bool(name) and _sounds_like_group(name, words, departments)


def _tokens(name: str) -> tuple[str, ...]:
    """The words of a name in small letters; a hyphen does not part them."""
    return tuple(re.findall(r"[\w.'’-]+|[&/+?]+", name.lower()))


def _only_group_words(name: str, words: Words, departments: frozenset[str]) -> bool:
    """Whether a name holds nothing but words for groups, departments and nobody."""
    lowered = name.strip().lower()
    if lowered in words.nobody_yet or lowered in departments or lowered in words.departments:
        return bool(lowered)
    known = words.groups | words.departments | words.nobody_yet | departments
    tokens = [token for token in _tokens(name) if token not in words.fillers]
    return bool(tokens) and all(token in known for token in tokens)


def _sounds_like_group(name: str, words: Words, departments: frozenset[str]) -> bool:
    """Whether a name that nobody in the list bears has a word for a group, names two, or is a firm's."""
    lowered = name.lower()
    if _only_group_words(name, words, departments) or first_phrase(lowered, words.groups):
        return True
    if words.groups and len([part for part in _JOINED.split(name) if part]) > 1:
        return True
    return lowered.endswith(tuple(f" {ending}" for ending in words.firm_endings))
