"""Lists of codes that can hardly be of one shop: counts that fell, or no code in common. Under one name they would hide one another's codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smplan_kernel.measures.observed import account_key
from smplan_kernel.plan.wording import day_words, number_words

if TYPE_CHECKING:
    import pandas as pd

    from smplan_kernel.store import Session

SAME, OTHER = "the same shop", "another shop"
CHOICES = (SAME, OTHER)
_USES, _COUNTER, _PERIOD = "code_uses", "code-cumulative", "code-period"
_NO_DAY = "9999"
_TELLING = 2  # one code alone may well differ


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One list: its first and last day, the uses of each code, and the file that it stands in."""

    first: dt.date
    last: dt.date
    uses: Mapping[str, float]
    file: str = ""


def doubt_about(session: Session, plan_id: str, observations: pd.DataFrame, accounts: Mapping[str, str]) -> str:
    """What speaks against a list being of the shop whose lists came before, as the end of a sentence; "" where nothing does."""
    told = observations[(observations["metric"] == _USES) & observations["level"].isin((_COUNTER, _PERIOD))]
    if not len(told):
        return ""
    platform, level = str(told["platform"].iloc[0]), str(told["level"].iloc[0])
    known = session.figures(plan_id, since=_NO_DAY, metrics=(_USES,))
    is_its = known["account"].astype(str).map(account_key) == account_key(accounts.get(platform, ""))
    known = known[(known["platform"] == platform) & (known["level"] == level) & is_its]
    names = {entry.id: entry.file_name for entry in session.imports(plan_id)}
    lists = [one for number, rows in known.groupby("import") for one in _lists(rows, names[int(str(number))])]
    reasons = (reason for here in _lists(told) for there in _beside(lists, here, level) if (reason := _reason(here, there, level)))
    return next(reasons, "")


def name_of_another(session: Session, plan_id: str, account: str) -> str:
    """A name for a further shop, until somebody gives it its own."""
    taken = {account_key(entry.account) for entry in session.imports(plan_id)}
    number = 2
    while account_key(name := f"{account or 'Shop'} {number}") in taken:
        number += 1
    return name


def _lists(rows: pd.DataFrame, file: str = "") -> Iterable[Listed]:
    """The lists of a file, one for each stretch of days."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    columns = (rows[name].tolist() for name in ("period_start", "period_end", "object", "value"))
    for first, last, code, value in zip(*columns, strict=True):
        found.setdefault((str(first), str(last)), {})[str(code)] = float(value)
    for (first, last), uses in found.items():
        yield Listed(first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last), uses=uses, file=file)


def _beside(lists: list[Listed], here: Listed, level: str) -> tuple[Listed, ...]:
    """The lists of the same days; of counters also those that were read next before and next after."""
    same = [one for one in lists if (one.first, one.last) == (here.first, here.last)]
    if level == _PERIOD:
        return tuple(same)
    ordered = sorted(lists, key=lambda one: one.last)
    return (*same, *[one for one in ordered if one.last < here.last][-1:], *[one for one in ordered if one.last > here.last][:1])


def _reason(here: Listed, there: Listed, level: str) -> str:
    """Why two lists are hardly of one shop."""
    both = here.uses.keys() & there.uses.keys()
    if not both:
        return f"it has none of the codes of {there.file}"
    more = [code for code in both if here.uses[code] > there.uses[code]]
    less = [code for code in both if here.uses[code] < there.uses[code]]
    if (here.first, here.last) != (there.first, there.last):
        return _fell(here, there, less if here.last > there.last else more)
    # On one day a code or two may be used; of one period an order may be taken back.
    is_other = len(both) >= _TELLING and len(more) + len(less) == len(both) and (level == _COUNTER or more)
    days = f"on {day_words(here.last)}" if level == _COUNTER else "for the same days"
    return f"its codes have other numbers than in {there.file} {days}" if is_other or (level == _COUNTER and more and less) else ""


def _fell(here: Listed, there: Listed, codes: list[str]) -> str:
    """The code that fell most, where any did."""
    if not codes:
        return ""
    code = max(codes, key=lambda name: (abs(here.uses[name] - there.uses[name]), name))
    stood = f"{number_words(there.uses[code])} on {day_words(there.last)} in {there.file}"
    return f"{code} stands at {number_words(here.uses[code])} on {day_words(here.last)} and at {stood}, and a counter never falls"
