"""Checks of the policy: examples of both sides, plain sentences, and more than bans."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.checks.words import first_phrase, words_of
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import fields_of
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.policy import PolicyRule
from smplan_kernel.plan.wording import count_words, quoted

FEW_RULES = 3


def every_rule_has_examples(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every rule has an example of what is accepted and of what is not."""
    for rule in plan.policy.rules:
        given = (("accepted", rule.accepted), ("not accepted", rule.not_accepted))
        missing = [what for what, example in given if not example.strip()]
        if missing:
            yield Found(
                item=rule.id,
                message=f"The rule {quoted(title_of(plan, rule))} has no example of what is {' and of what is '.join(missing)}.",
            )


def the_policy_reads_plainly(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """No sentence of the policy is long or sounds like law."""
    texts = [(rule.id, title_of(plan, rule), rule.text) for rule in plan.policy.rules]
    asked = [entry for entry in fields_of(type(plan.policy)) if entry.kind == "long"]
    texts += [("", entry.title, getattr(plan.policy, entry.name)) for entry in asked]
    for item, name, text in texts:
        trouble = _hard_words(plan, text)
        if trouble:
            yield Found(item=item, message=f"{quoted(name)} has {trouble}. Try two short ones.")


def the_policy_is_not_all_bans(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Not more than two thirds of the rules forbid something."""
    rules = plan.policy.rules
    bans = [rule for rule in rules if is_ban(plan, rule)]
    if len(rules) >= FEW_RULES and len(bans) > plan.plan.limits.bans_share * len(rules):
        counted = count_words(len(bans)).capitalize()
        yield Found(item="", message=f"{counted} of {count_words(len(rules))} rules forbid something. What may people do?")


def is_ban(plan: Plan, rule: PolicyRule) -> bool:
    """Whether a rule forbids something: as marked, else by its words."""
    if rule.permission is not None:
        return not rule.permission
    return bool(first_phrase(rule.text, words_of(plan.start.language).bans))


def _hard_words(plan: Plan, text: str) -> str:
    """What makes the hardest sentence of a text hard, or ""."""
    legalese = words_of(plan.start.language).legalese
    for sentence in re.split(r"(?<=[.!?;:])\s+|\n+", text):
        words = len(sentence.split())
        law = first_phrase(sentence, legalese)
        if words > plan.plan.limits.sentence_words:
            return f"a sentence of {words} words" + (f" and the word '{law}'" if law else "")
        if law:
            return f"a sentence with the word '{law}'"
    return ""


RULES = (
    Rule(code="L23", severity="warning", page="policy", why="People learn rules from examples", check=every_rule_has_examples),
    Rule(code="L24", severity="hint", page="policy", why="A rule that is not understood is not followed", check=the_policy_reads_plainly),
    Rule(code="L25", severity="hint", page="policy", why="Too many bans silence good people", check=the_policy_is_not_all_bans),
)
