"""When people last changed each page of a plan: from the list of versions alone, no document is read."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from smplan_kernel.plan.document import SECTIONS
from smplan_kernel.store.columns import read_time
from smplan_kernel.store.tables import revision

_BY_REVIEW = "review of ____-__"  # what a monthly run writes under the bullets is nobody's look at a page


def last_touched(connection: sa.Connection, plan_id: str, number: int) -> dict[str, dt.date]:
    """The day of the last change of each section up to a version; what nobody has changed since is as old as the plan."""
    these = (revision.c.plan == plan_id, revision.c.number <= number)
    began = connection.scalar(sa.select(sa.func.min(revision.c.at)).where(*these))
    if began is None:
        return {}
    changed = sa.select(revision.c.sections, sa.func.max(revision.c.at)).where(*these, revision.c.why.not_like(_BY_REVIEW))
    newest = dict.fromkeys(SECTIONS, str(began))
    for sections, at in connection.execute(changed.group_by(revision.c.sections)):
        newest |= {name: max(newest[name], at) for name in sections.split(",") if name in newest}
    return {name: read_time(at).date() for name, at in newest.items()}
