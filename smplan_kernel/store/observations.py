"""The figures that exports told: put in by whole files, read back as they were known at any time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from smplan_kernel.store.columns import kept_text
from smplan_kernel.store.identities import identities_of
from smplan_kernel.store.packs import Pack, packed
from smplan_kernel.store.tables import figures, series

_WORDS = ("platform", "account", "level", "object", "period_start", "period_end", "metric", "definition")
OBSERVATION_COLUMNS: tuple[str, ...] = (*_WORDS, "value", "unit", "flags", "row", "sheet", "exported_on")
CARD_COLUMNS = ("form", "link", "text")  # what a post says of itself; only where a file tells it
_TEXTS = (*_WORDS, "unit", "flags", "sheet", "exported_on")
_COMMON = ("platform", "account", "level", "metric", "definition", "unit", "flags", "sheet", "exported_on")
_MOST = 1 << 31  # words in one number; times as many once more it is still one


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
    codes, unique = _first_come(texts.array) if isinstance(texts.dtype, pd.CategoricalDtype) else pd.factorize(texts)
    kept = [kept_text(str(text)) for text in unique]
    places = {text: place for place, text in enumerate(dict.fromkeys(kept))}
    numbers = np.array([places[text] for text in kept], dtype=np.int32)
    return pd.Categorical.from_codes(numbers[codes] if len(numbers) else codes, categories=pd.Index(list(places), dtype="str"))


def _first_come(words: Any) -> tuple[Any, Any]:
    """Codes and words in the order in which they come, those that occur; readers have them in that order already."""
    codes = words.codes
    newest = np.maximum.accumulate(codes) if len(codes) else codes
    is_so = len(codes) > 0 and codes[0] == 0 and int(np.diff(newest).max(initial=0)) <= 1 and codes.min() == 0
    return (codes, words.categories[: int(newest[-1]) + 1]) if is_so else pd.factorize(words)


def put_in(connection: sa.Connection, observations: pd.DataFrame, *, import_id: int) -> None:
    """Write the rows of one import: what they have in common once, then all of them by columns."""
    numbers = _series(observations)
    firsts = np.unique(numbers, return_index=True)[1]
    common = observations[list(_COMMON)].iloc[firsts].astype("str").assign(number=numbers[firsts], import_id=import_id)
    if len(common):
        connection.execute(sa.insert(series), [{str(name): value for name, value in row.items()} for row in common.to_dict("records")])
    pack = _pack(observations, numbers, identities_of(common, numbers, observations))
    last = str(observations["period_end"].astype("str").max()) if len(observations) else ""
    connection.execute(sa.insert(figures).values(import_id=import_id, last=last, content=packed(pack)))


def _series(observations: pd.DataFrame) -> Any:
    """The series of each row: rows that have the words of `_COMMON` in common, numbered as they come."""
    numbers, many = np.zeros(len(observations), dtype=np.int64), 1
    for name in _COMMON:
        words = observations[name].array
        numbers = numbers * max(len(words.categories), 1) + words.codes
        numbers, known = pd.factorize(numbers) if many * len(words.categories) > _MOST else (numbers, ())
        many = len(known) or many * max(len(words.categories), 1)
    return pd.factorize(numbers)[0]


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
