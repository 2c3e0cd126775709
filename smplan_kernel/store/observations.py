"""The figures that exports told: put in by whole files, read back as they were known at any time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from smplan_kernel.store.columns import kept_text
from smplan_kernel.store.packs import Pack, packed
from smplan_kernel.store.tables import figures, series

_WORDS = ("platform", "account", "level", "object", "period_start", "period_end", "metric", "definition")
OBSERVATION_COLUMNS: tuple[str, ...] = (*_WORDS, "value", "unit", "flags", "row", "sheet", "exported_on")
CARD_COLUMNS = ("form", "link", "text")  # what a post says of itself; only where a file tells it
_TEXTS = (*_WORDS, "unit", "flags", "sheet", "exported_on")
_COMMON = ("platform", "account", "level", "metric", "definition", "unit", "flags", "sheet", "exported_on")
_IDENTITY = ("platform", "account", "level", "metric", "definition", "exported_on")
_SEPARATOR = "\x1f"
LIFETIME = "lifetime_at_export"  # counted since the beginning: each day of export is a figure of its own


def checked_observations(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with exactly the agreed columns and kinds; ValueError names what is wrong."""
    missing = [name for name in OBSERVATION_COLUMNS if name not in frame.columns]
    if missing:
        msg = f"observations lack the columns {', '.join(missing)}"
        raise ValueError(msg)
    cards = CARD_COLUMNS if set(CARD_COLUMNS) <= set(frame.columns) else ()
    observations = frame.loc[:, [*OBSERVATION_COLUMNS, *cards]].reset_index(drop=True)
    observations["value"] = observations["value"].astype("float64")
    observations["row"] = observations["row"].astype("int64")
    if not observations["value"].abs().lt(float("inf")).all():
        msg = "observations hold a value that is no number; a missing value has no row"
        raise ValueError(msg)
    for name in (*_TEXTS, *cards):
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
    """Write the rows of one import: what they have in common once, then all of them by columns."""
    numbers = observations.groupby(list(_COMMON), sort=False, observed=True).ngroup()
    firsts = np.unique(numbers.to_numpy(), return_index=True)[1]
    common = observations[list(_COMMON)].iloc[firsts].astype("str").assign(number=numbers.iloc[firsts], import_id=import_id)
    if len(common):
        connection.execute(sa.insert(series), [{str(name): value for name, value in row.items()} for row in common.to_dict("records")])
    identities = np.fromiter(_identities(common, numbers, observations), dtype=np.int64, count=len(observations))
    pack = _pack(observations, numbers.to_numpy(), identities)
    last = str(observations["period_end"].astype("str").max()) if len(observations) else ""
    connection.execute(sa.insert(figures).values(import_id=import_id, last=last, content=packed(pack)))


def _pack(observations: pd.DataFrame, numbers: Any, identities: Any) -> Pack:
    """The rows by columns; the first and the last day of a row are places in one list of days."""
    objects, first, end = (observations[name].array for name in ("object", "period_start", "period_end"))
    days = list(dict.fromkeys((*first.categories, *end.categories)))
    place = {day: number for number, day in enumerate(days)}
    starts, ends = (np.array([place[day] for day in column.categories] or [0])[column.codes] for column in (first, end))
    columns = {"series": numbers, "object": objects.codes, "period_start": starts, "period_end": ends}
    columns |= {"value": observations["value"].to_numpy(), "row": observations["row"].to_numpy(), "identity": identities}
    return Pack(objects=list(objects.categories), days=days, columns=columns, cards=_cards(observations, objects))


def _cards(observations: pd.DataFrame, objects: Any) -> dict[str, list[str]]:
    """The words of each object's card in the order of the objects; those of its first row count."""
    if not set(CARD_COLUMNS) <= set(observations.columns):
        return {}
    known, firsts = np.unique(objects.codes, return_index=True)
    cards = {name: [""] * len(objects.categories) for name in CARD_COLUMNS}
    for name, words in cards.items():
        for place, word in zip(known.tolist(), observations[name].iloc[firsts].tolist(), strict=True):
            words[place] = word
    return cards


def _identities(common: pd.DataFrame, numbers: pd.Series[Any], observations: pd.DataFrame) -> Iterator[int]:
    """What each row is about, as one number of 64 bits: a later row with the same number takes its place."""
    lifetime = common["flags"].str.contains(LIFETIME, regex=False)
    parts = common.assign(exported_on=common["exported_on"].where(lifetime, ""))[list(_IDENTITY)]
    texts = dict(zip(common["number"], (_SEPARATOR.join(part) for part in parts.itertuples(index=False)), strict=True))
    named = (observations[name].tolist() for name in ("object", "period_start", "period_end"))
    for number, *rest in zip(numbers.tolist(), *named, strict=True):
        digest = hashlib.blake2b(_SEPARATOR.join((texts[number], *rest)).encode(), digest_size=8).digest()
        yield int.from_bytes(digest, "big", signed=True)
