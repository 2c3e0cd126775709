"""A workspace whose figures lay row by row shows the same ones by columns."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing

import numpy as np
import pandas as pd
import pytest

from smplan_kernel.plan import blank_plan
from smplan_kernel.store import open_workspace
from smplan_kernel.store.packs import COLUMNS, Pack, packed, unpacked
from tests.store.test_imports import rows

OLD = """
CREATE TABLE observation (
    import_id INTEGER NOT NULL, number INTEGER NOT NULL, series INTEGER NOT NULL, object TEXT NOT NULL, period_start TEXT NOT NULL,
    period_end TEXT NOT NULL, value REAL NOT NULL, "row" INTEGER NOT NULL, identity INTEGER NOT NULL, PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID
"""
FIGURES = (
    {},
    {"object": "post-1", "level": "post-lifetime", "value": -3.5, "row": 7},
    {"metric": "likes", "period_start": "2026-09-01", "period_end": "2026-09-30", "value": 1e-300},
    {"object": "Zoë \U0001f600", "value": 2.0**60},
)


def facts(name, frame):
    digest = hashlib.sha256(name.encode()).hexdigest()
    words = {"file_name": name, "sha256": digest, "format": "x", "platform": "x", "account": "", "content": name.encode(), "period": None}
    return {**words, "observations": frame}


def put_back_to_rows(file):
    """The tables as the second layout had them."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(OLD)
        for import_id, content in connection.execute("SELECT import_id, content FROM figures").fetchall():
            pack = unpacked(content)
            columns = {name: column.tolist() for name, column in pack.columns.items()}
            columns["object"] = [pack.objects[place] for place in columns["object"]]
            columns |= {name: [pack.days[place] for place in columns[name]] for name in ("period_start", "period_end")}
            for number, row in enumerate(zip(*columns.values(), strict=True), start=1):
                connection.execute("INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (import_id, number, *row))
        connection.execute("DROP TABLE figures")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
        connection.commit()


def test_rows_of_an_older_workspace_are_the_same_by_columns(tmp_path):
    with open_workspace(tmp_path) as workspace:
        session = workspace.session("Anna")
        session.new_plan(blank_plan("fernhill"))
        session.add_import("fernhill", **facts("a", rows(*FIGURES)))
        session.add_import("fernhill", **facts("b", rows({"value": 9.0})))
        session.add_import("fernhill", **facts("empty", rows()))
        before = session.observations("fernhill")
    put_back_to_rows(tmp_path / "smplan.db")
    with open_workspace(tmp_path) as workspace:
        after = workspace.session("Anna").observations("fernhill")

    assert len(before) == 4
    pd.testing.assert_frame_equal(after, before)


def test_a_plan_that_is_erased_takes_its_figures_along(owner, fernhill, workspace):
    owner.add_import("fernhill", **facts("a", rows({})))
    owner.erase("fernhill")
    with workspace.database.reading() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM figures").scalar_one()

    assert left == 0


def test_a_pack_that_is_cut_off_is_refused():
    pack = Pack(objects=["a"], days=["2026-01-01"], columns={name: np.zeros(1) for name in COLUMNS})

    with pytest.raises(sqlite3.DatabaseError, match="malformed figures"):
        unpacked(packed(pack)[:-3])
