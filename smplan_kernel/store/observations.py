"""The figures that exports told: put in by whole files, read back as they were known at any time."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from smplan_kernel.store.columns import kept_text
from smplan_kernel.store.tables import import_file, observation, series

_WORDS = ("platform", "account", "level", "object", "period_start", "period_end", "metric", "definition")
OBSERVATION_COLUMNS: tuple[str, ...] = (*_WORDS, "value", "unit", "flags", "row", "sheet", "exported_on")
_TEXTS = (*_WORDS, "unit", "flags", "sheet", "exported_on")
_COMMON = ("platform", "account", "level", "metric", "definition", "unit", "flags", "sheet", "exported_on")
_IDENTITY = ("platform", "account", "level", "metric", "definition", "exported_on")
_OWN_TEXTS = ("object", "period_start", "period_end")
_OWN = ("import_id", "series", *_OWN_TEXTS, "value", "row", "identity")
_KINDS: dict[str, str] = {**dict.fromkeys(_OWN_TEXTS, "str"), "value": "float64", "row": "int64", "import": "int64"}
_SEPARATOR = "\x1f"
# The statement by position: a hundred thousand rows go in without a dictionary for each.
_INSERT = {
    "sqlite": str(sa.insert(observation).compile(dialect=sqlite.dialect(paramstyle="qmark"))),
    "postgresql": str(sa.insert(observation).compile(dialect=postgresql.dialect(paramstyle="format"))),  # type: ignore[no-untyped-call]  # untyped in sqlalchemy
}
LIFETIME = "lifetime_at_export"  # counted since the beginning: each day of export is a figure of its own
_ROWS_AT_ONCE = 20_000


def checked_observations(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with exactly the agreed columns and kinds; ValueError names what is wrong."""
    missing = [name for name in OBSERVATION_COLUMNS if name not in frame.columns]
    if missing:
        msg = f"observations lack the columns {', '.join(missing)}"
        raise ValueError(msg)
    observations = frame.loc[:, list(OBSERVATION_COLUMNS)].reset_index(drop=True)
    observations["value"] = observations["value"].astype("float64")
    observations["row"] = observations["row"].astype("int64")
    if not observations["value"].abs().lt(float("inf")).all():
        msg = "observations hold a value that is no number; a missing value has no row"
        raise ValueError(msg)
    for name in _TEXTS:
        observations[name] = _kept_text(observations[name])
    return observations


def _kept_text(texts: pd.Series[Any]) -> pd.Categorical:
    """Text without the two kinds of characters that databases cannot keep; few texts occur often, so each is looked at once."""
    codes, unique = pd.factorize(texts)
    kept = [kept_text(str(text)) for text in unique]
    places = {text: place for place, text in enumerate(dict.fromkeys(kept))}
    numbers = np.array([places[text] for text in kept], dtype=np.int32)
    return pd.Categorical.from_codes(numbers[codes] if len(numbers) else codes, categories=pd.Index(list(places), dtype="str"))


def put_in(connection: sa.Connection, observations: pd.DataFrame, *, import_id: int) -> None:
    """Write the rows of one import: what they have in common once, then each row."""
    numbers = observations.groupby(list(_COMMON), sort=False, observed=True).ngroup()
    firsts = np.unique(numbers.to_numpy(), return_index=True)[1]
    common = observations[list(_COMMON)].iloc[firsts].astype("str").assign(number=numbers.iloc[firsts], import_id=import_id)
    if len(common):
        connection.execute(sa.insert(series), [{str(name): value for name, value in row.items()} for row in common.to_dict("records")])
    rows = zip(
        itertools.repeat(import_id),
        itertools.count(1),
        numbers.tolist(),
        *(observations[name].tolist() for name in ("object", "period_start", "period_end", "value", "row")),
        _identities(common, numbers, observations),
        strict=False,  # the first two never end
    )
    while batch := list(itertools.islice(rows, _ROWS_AT_ONCE)):
        connection.exec_driver_sql(_INSERT[connection.dialect.name], batch)


def _identities(common: pd.DataFrame, numbers: pd.Series[Any], observations: pd.DataFrame) -> Iterator[int]:
    """What each row is about, as one number of 64 bits: a later row with the same number takes its place."""
    lifetime = common["flags"].str.contains(LIFETIME, regex=False)
    parts = common.assign(exported_on=common["exported_on"].where(lifetime, ""))[list(_IDENTITY)]
    texts = dict(zip(common["number"], (_SEPARATOR.join(part) for part in parts.itertuples(index=False)), strict=True))
    named = (observations[name].tolist() for name in ("object", "period_start", "period_end"))
    for number, *rest in zip(numbers.tolist(), *named, strict=True):
        digest = hashlib.blake2b(_SEPARATOR.join((texts[number], *rest)).encode(), digest_size=8).digest()
        yield int.from_bytes(digest, "big", signed=True)


def in_force(connection: sa.Connection, plan_id: str, known: sa.ColumnElement[bool], *, since: str = "") -> pd.DataFrame:
    """The rows of the imports that were `known`, the latest one for each thing they are about.

    Columns `import` and `imported_at` say where a row came from.
    """
    these = (import_file.c.plan == plan_id, known)
    commons = sa.select(series, import_file.c.imported_at).join(import_file, import_file.c.id == series.c.import_id).where(*these)
    rows = (
        sa.select(*(observation.c[name] for name in _OWN))
        .join(import_file, import_file.c.id == observation.c.import_id)
        .where(*these, observation.c.period_end >= since)
        .order_by(import_file.c.mark, observation.c.number)
    )
    common = _frame(connection.execute(commons), (*series.c.keys(), "imported_at"))
    own = _frame(connection.execute(rows), _OWN).drop_duplicates("identity", keep="last")
    return _joined(own, common)


def _frame(result: sa.CursorResult[Any], names: Sequence[str]) -> pd.DataFrame:
    """The rows by columns; equal texts share one place in memory."""
    rows = result.cursor.fetchall() if result.cursor is not None else []
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    seen: dict[Any, Any] = {}
    return pd.DataFrame(
        {
            name: [seen.setdefault(text, text) for text in column] if name in _OWN_TEXTS else column
            for name, column in zip(names, columns, strict=True)
        }
    )


def _joined(own: pd.DataFrame, common: pd.DataFrame) -> pd.DataFrame:
    """Each row with what it has in common with others of its file."""
    place = {key: row for row, key in enumerate(zip(common["import_id"], common["number"], strict=True))}
    rows = [place[key] for key in zip(own["import_id"], own["series"], strict=True)]
    told = common.astype(dict.fromkeys((*_COMMON, "imported_at"), "str")).take(rows)
    own = own.rename(columns={"import_id": "import"}).astype(_KINDS)
    source = {name: own if name in own.columns else told for name in (*OBSERVATION_COLUMNS, "import", "imported_at")}
    return pd.DataFrame({name: frame[name].array for name, frame in source.items()})
