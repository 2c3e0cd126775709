"""Checks of coupon and link codes: each belongs to one channel, and the words in its link hold in the statistics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.checks.finding import Found, Rule
from smplan_kernel.plan.data import Code
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.links import has_link, naming_faults, utm_of
from smplan_kernel.plan.lookup import name_of
from smplan_kernel.plan.wording import listed, quoted


def every_link_is_named_well(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """Every link's words are in small letters, without blanks, and call the channel by its own name."""
    for code in plan.metrics.codes:
        faults = naming_faults(plan, code) if has_link(code) else ()
        if faults:
            yield Found(item=code.id, message=f"In the link of {quoted(code.code)}, {'; '.join(faults)}.")


def every_code_belongs_to_one_channel(plan: Plan, today: dt.date) -> Iterator[Found]:  # noqa: ARG001 - every check has this shape
    """No code and no campaign of a link is given to two channels."""
    codes = plan.metrics.codes
    for code in codes:
        twins = _before(codes, code, code.code)
        if twins:
            yield _shared(plan, (*twins, code), f"{quoted(code.code)} is given")
        campaign = utm_of(plan, code).campaign if has_link(code) else ""
        earlier = (one for one in codes[: codes.index(code)] if has_link(one))
        others = tuple(one for one in earlier if campaign and utm_of(plan, one).campaign == campaign)
        if others and not twins:
            yield _shared(plan, (*others, code), f"The campaign {quoted(campaign)} stands in links")


def _before(codes: tuple[Code, ...], code: Code, name: str) -> tuple[Code, ...]:
    """The codes of the same name that were written before."""
    same = name.strip().casefold()
    return tuple(one for one in codes[: codes.index(code)] if one.code.strip().casefold() == same)


def _shared(plan: Plan, codes: tuple[Code, ...], what: str) -> Found:
    places = listed(tuple(dict.fromkeys(name_of(plan, code.channel) or "no channel" for code in codes)))
    return Found(item=codes[-1].id, message=f"{what} to {places}. Give each channel its own, or the sums cannot be told apart.")


RULES = (
    Rule(
        code="L36",
        severity="warning",
        page="metrics",
        why="Web statistics count two spellings as two places",
        check=every_link_is_named_well,
    ),
    Rule(
        code="L37",
        severity="warning",
        page="metrics",
        why="A code on two channels cannot tell them apart",
        check=every_code_belongs_to_one_channel,
    ),
)
