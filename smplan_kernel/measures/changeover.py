"""When an account's figures changed over: the day that was written down, else the day its own files show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from smplan_kernel.measures.meaning import canonical, moves
from smplan_kernel.measures.observed import account_key
from smplan_kernel.measures.periods import NO_DAY
from smplan_kernel.plan.definitions import definition_changes

if TYPE_CHECKING:
    from smplan_kernel.measures.observed import Observed
    from smplan_kernel.measures.rows import Rows
    from smplan_kernel.plan import DataSource, DefinitionChange


def changes_of_source(observed: Observed, own: Iterable[DefinitionChange], source: DataSource) -> tuple[DefinitionChange, ...]:
    """The changes that count for one account, the plan's own and the shipped ones, each with its day where one is known."""
    account = account_key(source.account)
    mine = tuple(change for change in own if account_key(change.account) in {"", account})

    def dated() -> tuple[DefinitionChange, ...]:
        return tuple(_dated(change, observed, source) for change in definition_changes(mine, source.platform))

    return observed.once(("changes", source.platform, account, mine), dated)


def _dated(change: DefinitionChange, observed: Observed, source: DataSource) -> DefinitionChange:
    """A change without a day gets the one on which the files begin to use the new figure, if they used the old one before."""
    if change.on is not None:
        return change
    before, after = _figures(change, observed, source)
    after = after[after.start != NO_DAY]
    if not len(after) or not len(before):
        return change
    began = int(after.start.min())
    earlier = before[(before.start < began) & (before.start != NO_DAY)]
    return change.replace(on=_day_of(began, int(earlier.end.max()))) if len(earlier) else change


def _figures(change: DefinitionChange, observed: Observed, source: DataSource) -> tuple[Rows, Rows]:
    """The rows under the old name and those under the new one."""
    if moves(change):
        before, after = (_own(observed.figures(source.platform, source.account, canonical(name))) for name in (change.before, change.after))
        # Another figure of that kind, such as plays of videos alone, may be much older than the new one.
        named = after[after.are("definition", change.after)]
        return before, named if len(named) else after
    rows = _own(observed.figures(source.platform, source.account, canonical(change.measure)))
    return rows[rows.are("definition", change.before)], rows[rows.are("definition", change.after)]


def _own(rows: Rows) -> Rows:
    """Without totals over a whole file: their period begins when nobody had the figure yet."""
    return rows[~rows.carry("total_row")]


def _day_of(began: int, last_before: int) -> dt.date:
    """The first day of the new figure; where only days without figures lie between, the first of that month.

    >>> march, april = dt.date(2025, 3, 30).toordinal(), dt.date(2025, 4, 3).toordinal()
    >>> _day_of(april, march)
    datetime.date(2025, 4, 1)
    """
    day = dt.date.fromordinal(began)
    first = day.replace(day=1)
    return first if first.toordinal() > last_before else day
