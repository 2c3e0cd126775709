"""In which currency amounts of money are: as the file says, else as answered, else as the source remembers it; otherwise it is asked once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smplan_kernel.measures.observed import account_key
from smplan_kernel.plan import DataSource, Plan
from smplan_kernel.sources.rows.money import currency_in, with_currency

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from smplan_kernel.store import Session

MONEY = "money"
OPTION = "--currency"
_CODE = re.compile(r"[A-Z]{3}$")


def currency_code(text: str) -> str:
    """The three letters of a currency, "" when they are none.

    >>> currency_code(" eur "), currency_code("euro")
    ('EUR', '')
    """
    code = text.strip().upper()
    return code if _CODE.match(code) and code.isascii() else ""


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """The amounts of a file that name no currency: whether there are any but zeros, and whose they are."""

    platform: str = ""
    account: str = ""
    is_open: bool = False

    @classmethod
    def of(cls, observations: pd.DataFrame, accounts: Mapping[str, str]) -> Amounts:
        """Look for them; a zero is a zero in every currency."""
        rows = observations[observations["unit"] == MONEY]
        unnamed = rows[[not currency_in(str(definition)) for definition in rows["definition"]]]
        if not len(unnamed):
            return cls()
        platform = str(unnamed["platform"].iloc[0])
        return cls(platform=platform, account=accounts.get(platform, ""), is_open=bool((unnamed["value"] != 0).any()))

    def source(self, plan: Plan) -> DataSource | None:
        """The plan's line that these amounts come from."""
        here = [source for source in plan.metrics.sources if self.platform and source.platform == self.platform]
        exact = (source for source in here if account_key(source.account) == account_key(self.account))
        return next(exact, here[0] if len(here) == 1 and not here[0].account else None)

    def known(self, plan: Plan, session: Session) -> str:
        """The currency that was answered before: it stands with the source, else with the figures of earlier files."""
        source = self.source(plan)
        told = currency_code(source.currency) if source is not None else ""
        if told or not self.is_open:
            return told
        earlier = session.observations(plan.id)
        same = earlier[(earlier["platform"] == self.platform) & (earlier["account"] == self.account)]
        codes = [code for unit in same["unit"] if (code := currency_code(str(unit)))]
        return codes[-1] if codes else ""

    def remember(self, session: Session, plan_id: str, code: str) -> bool:
        """Write an answer into the plan's source, so that the next file does not ask; False without such a line. Writes."""
        saved = session.load(plan_id)
        source = self.source(saved.plan)
        if source is None:
            return False
        if currency_code(source.currency) != code:
            kept = tuple(one.replace(currency=code) if one.id == source.id else one for one in saved.plan.metrics.sources)
            session.save(saved.plan.with_metrics(sources=kept), base=saved.revision, why=f"The amounts of {source.name} are in {code}")
        return True


def in_currency(observations: pd.DataFrame, code: str) -> pd.DataFrame:
    """The figures with the currency of each amount as its unit, and in its definition, so that two currencies never join."""
    is_money = (observations["unit"] == MONEY).to_numpy()
    if not is_money.any():
        return observations
    pairs = zip(observations["definition"], is_money, strict=True)
    definitions = [with_currency(str(name), code) if has_currency else str(name) for name, has_currency in pairs]
    units = zip(observations["unit"], definitions, is_money, strict=True)
    unit = [currency_in(definition) or MONEY if has_currency else str(known) for known, definition, has_currency in units]
    return observations.assign(definition=definitions, unit=unit)


def currencies_of(observations: pd.DataFrame) -> tuple[str, ...]:
    """The currencies of figures that have one."""
    return tuple(sorted({code for unit in observations["unit"].unique() if (code := currency_code(str(unit)))}))


def note_of(codes: tuple[str, ...], plan: Plan) -> tuple[str, ...]:
    """What to know where amounts are not in the plan's own currency."""
    own = currency_code(plan.start.currency)
    if not own or not set(codes) - {own}:
        return ()
    return (f"The amounts are in {' and '.join(codes)} and the plan counts in {own}; nothing is converted.",)
