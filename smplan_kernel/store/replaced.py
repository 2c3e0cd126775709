"""Figures whose place a later file took: kept, counted no more, and told to whoever asks where a number comes from."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import sqlalchemy as sa

from smplan_kernel.store.imports import known_by
from smplan_kernel.store.reading import Wanted, rows_of, spelled_out

NEVER = "9999-99-99"  # no day is later: only the metrics count
REPLACED_COLUMNS = ("platform", "account", "level", "object", "period_start", "period_end", "metric", "definition", "value", "row", "sheet")


def read_replaced(connection: sa.Connection, plan_id: str, metrics: Iterable[str], first: str, last: str) -> pd.DataFrame:
    """The rows about some metrics and days that a later file replaced; `import` told them, `replaced_by` tells them now."""
    asked = frozenset(metrics)
    known = spelled_out(rows_of(connection, plan_id, known_by(None), Wanted(since=NEVER, metrics=asked)))
    is_about = known["metric"].isin(asked) & (known["period_start"] <= last) & (known["period_end"] >= first)
    rows = known[is_about]
    latest = rows.groupby("identity")["import"].transform("last") if len(rows) else rows["import"]
    is_old = rows.duplicated("identity", keep="last")
    return rows.assign(replaced_by=latest)[is_old].reset_index(drop=True)[[*REPLACED_COLUMNS, "import", "replaced_by"]]
