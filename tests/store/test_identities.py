"""The identities of figures stay those of every store that there is, however they are worked out."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from smplan_kernel.store import observations as room
from smplan_kernel.store.observations import checked_observations, put_in
from smplan_kernel.store.packs import unpacked
from smplan_kernel.store.tables import figures, series
from tests.store.test_imports import ROW, rows

FIRST = 4008253469983864464
"""The identity of the row `ROW`, as stores of November 2026 hold it."""
COMMON = ("platform", "account", "level", "metric", "definition", "unit", "flags", "sheet", "exported_on")
SOME = {
    "object": st.sampled_from(["", "18000001", "Gräser\x1f", "x"]),
    "period_start": st.sampled_from(["2026-10-01", "2026-10-02"]),
    "metric": st.sampled_from(["reach", "views"]),
    "definition": st.sampled_from(["Reach", "Räckvidd"]),
    "flags": st.sampled_from(["", "lifetime_at_export,unknown_tz", "unknown_tz"]),
    "exported_on": st.sampled_from(["", "2026-11-01"]),
    "sheet": st.sampled_from(["", "Posts"]),
}
CHANGES = st.lists(st.fixed_dictionaries(SOME), min_size=1, max_size=25)


def told(row):
    """The identity as it was first written down: one text, hashed as a whole."""
    exported = row["exported_on"] if "lifetime_at_export" in row["flags"] else ""
    words = [row[name] for name in ("platform", "account", "level", "metric", "definition")]
    text = "\x1f".join([*words, exported, row["object"], row["period_start"], row["period_end"]])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def kept(frame):
    """What the database holds of some rows: the series, and the pack."""
    database = sa.create_engine("sqlite://")
    series.metadata.create_all(database, tables=[series, figures])
    with database.begin() as connection:
        put_in(connection, checked_observations(frame), import_id=1)
        numbered = {row.number: row._asdict() for row in connection.execute(sa.select(series))}
        return numbered, unpacked(connection.scalar(sa.select(figures.c.content)))


def test_the_identity_of_a_row_is_what_it_was():
    assert kept(rows({}))[1].columns["identity"].tolist() == [FIRST] == [told(ROW)]


@settings(max_examples=60)
@given(CHANGES, st.booleans())
def test_every_row_has_the_identity_of_its_own_words(changes, is_coded):
    frame = rows(*changes)
    texts = frame.select_dtypes(exclude="number").columns
    numbered, pack = kept(frame.astype(dict.fromkeys(texts, "category")) if is_coded else frame)

    assert pack.columns["identity"].tolist() == list(map(told, frame.to_dict("records")))
    assert [tuple(numbered[number][name] for name in COMMON) for number in pack.columns["series"].tolist()] == list(
        map(tuple, frame[list(COMMON)].itertuples(index=False))
    )
    assert [pack.objects[place] for place in pack.columns["object"]] == frame["object"].tolist()
    assert len(numbered) == len(frame[list(COMMON)].drop_duplicates())


def test_words_that_make_no_small_number_together_still_tell_series_apart(monkeypatch):
    changes = [{"metric": f"m{place % 3}", "sheet": f"s{place % 5}", "definition": f"d{place % 2}"} for place in range(40)]
    before = kept(rows(*changes))[1].columns["series"]
    monkeypatch.setattr(room, "_MOST", 1)

    assert np.array_equal(kept(rows(*changes))[1].columns["series"], before)
    assert len(set(before.tolist())) == 30


def test_a_file_without_rows_has_none():
    numbered, pack = kept(rows())

    assert (numbered, len(pack.columns["identity"])) == ({}, 0)


def test_words_that_no_row_holds_are_not_kept():
    frame = rows({"object": "b"}, {"object": "a"}).astype({"object": pd.CategoricalDtype(["a", "b", "gone"])})

    assert kept(frame)[1].objects == ["b", "a"]
