"""Figures whose place a later file took: kept, counted no more, and told to whoever asks where a number comes from."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import sqlalchemy as sa

from smplan_kernel.store.imports import known_by
from smplan_kernel.store.tables import import_file, observation, series

REPLACED_COLUMNS = ("platform", "account", "level", "object", "period_start", "period_end", "metric", "definition", "value", "row", "sheet")


def read_replaced(connection: sa.Connection, plan_id: str, metrics: Iterable[str], first: str, last: str) -> pd.DataFrame:
    """The rows about some metrics and days that a later file replaced; `import` told them, `replaced_by` tells them now."""
    names = [name for name in REPLACED_COLUMNS if name in observation.c]
    told = [series.c[name] for name in REPLACED_COLUMNS if name not in observation.c]
    query = (
        sa.select(observation.c.import_id, observation.c.identity, *(observation.c[name] for name in names), *told)
        .join(series, sa.and_(series.c.import_id == observation.c.import_id, series.c.number == observation.c.series))
        .join(import_file, import_file.c.id == observation.c.import_id)
        .where(import_file.c.plan == plan_id, known_by(None), series.c.metric.in_(sorted(metrics)))
        .where(observation.c.period_start <= last, observation.c.period_end >= first)
        .order_by(import_file.c.mark, observation.c.number)
    )
    rows = pd.DataFrame(connection.execute(query).all(), columns=["import", "identity", *names, *(column.name for column in told)])
    latest = rows.groupby("identity")["import"].transform("last") if len(rows) else rows["import"]
    is_old = rows.duplicated("identity", keep="last")
    return rows.assign(replaced_by=latest)[is_old].drop(columns="identity")[[*REPLACED_COLUMNS, "import", "replaced_by"]]
