"""Observations made ready once per review: days as numbers, words as categories, and the rows of each figure at hand.

The frame that was given is never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd

from smplan_kernel.measures.periods import NO_DAY, ordinals

if TYPE_CHECKING:
    from numpy.typing import NDArray

Key = tuple[str, str, str]

_WORDS = ("level", "object", "definition", "flags")


def account_key(account: str) -> str:
    """An account as it is compared: people write @Fernhill and fernhill.

    >>> account_key(" @Fernhill ")
    'fernhill'
    """
    return account.strip().removeprefix("@").casefold()


class Observed:
    """All observations in force, looked up by platform, account and metric."""

    def __init__(self, observations: pd.DataFrame) -> None:
        self.rows = _prepared(observations)
        self._places = _places(observations)
        self._empty = self.rows.iloc[:0]
        self._found: dict[Key, pd.DataFrame] = {}

    def figures(self, platform: str, account: str, metric: str) -> pd.DataFrame:
        """The rows of one metric of one account; of every account of the platform when none is named."""
        key = (platform, account_key(account), metric)
        if key not in self._found:
            self._found[key] = self._figures(*key)
        return self._found[key]

    def _figures(self, platform: str, wanted: str, metric: str) -> pd.DataFrame:
        places = [
            rows
            for (known_platform, known_account, known_metric), rows in self._places.items()
            if known_platform == platform and known_metric == metric and (not wanted or known_account == wanted)
        ]
        if not places:
            return self._empty
        return self.rows.iloc[places[0] if len(places) == 1 else np.sort(np.concatenate(places))]

    def of_source(self, platform: str, account: str) -> pd.DataFrame:
        """Every row of one account."""
        wanted = account_key(account)
        places = [rows for (known, known_account, _), rows in self._places.items() if known == platform and wanted in {"", known_account}]
        return self.rows.iloc[np.sort(np.concatenate(places))] if places else self._empty

    def metrics_of(self, platform: str, account: str) -> tuple[str, ...]:
        """The metrics that one account has any figure for."""
        wanted = account_key(account)
        return tuple(sorted({metric for known, name, metric in self._places if known == platform and wanted in {"", name}}))


def levels_of(rows: pd.DataFrame) -> frozenset[str]:
    """The levels that occur among some rows."""
    known = rows["level"].cat
    return frozenset(str(known.categories[code]) for code in np.unique(known.codes.to_numpy()))


def flagged(rows: pd.DataFrame, flag: str) -> NDArray[np.bool_]:
    """Which rows carry a quality flag; looks at each different set of flags once."""
    flags = rows["flags"].cat
    carries = np.array([flag in str(words).split(",") for words in flags.categories], dtype=bool)
    return carries[flags.codes.to_numpy()] if len(carries) else np.zeros(len(rows), dtype=bool)


def is_word(rows: pd.DataFrame, column: str, *words: str) -> NDArray[np.bool_]:
    """Which rows have one of some words in a column, without regard to case."""
    known = rows[column].cat
    wanted = {word.casefold() for word in words}
    matches = np.array([str(word).casefold() in wanted for word in known.categories], dtype=bool)
    return matches[known.codes.to_numpy()] if len(matches) else np.zeros(len(rows), dtype=bool)


def _prepared(observations: pd.DataFrame) -> pd.DataFrame:
    columns: dict[str, object] = {name: pd.Categorical(observations[name].fillna("").astype(str)) for name in _WORDS}
    columns["start"] = _days(observations["period_start"])
    columns["end"] = _days(observations["period_end"])
    columns["exported"] = _days(observations["exported_on"])
    columns["value"] = observations["value"].to_numpy(dtype=float)
    columns["row"] = observations["row"].to_numpy(dtype=np.int64)
    columns["import"] = _import_order(observations)
    rows = pd.DataFrame(columns)
    # A figure that is no number is missing; missing figures have no row.
    rows.loc[~np.isfinite(rows["value"].to_numpy()), "value"] = np.nan
    return rows


def _days(texts: pd.Series) -> NDArray[np.int64]:
    """Day numbers of a column of ISO dates; each different day is read once."""
    codes, days = pd.factorize(texts.fillna("").astype(str))
    numbers = ordinals([str(day) for day in days])
    return numbers[codes] if len(numbers) else np.full(len(texts), NO_DAY, dtype=np.int64)


def _import_order(observations: pd.DataFrame) -> pd.Categorical[Any]:
    """Which import each row came from, in the order in which they arrived."""
    if "import" not in observations:
        return pd.Categorical([""] * len(observations), categories=[""], ordered=True)
    names = observations["import"].astype(str)
    at = observations["imported_at"].astype(str) if "imported_at" in observations else names
    order = pd.DataFrame({"name": names, "at": at}).drop_duplicates("name").sort_values(["at", "name"])["name"].tolist()
    return pd.Categorical(names, categories=order, ordered=True)


def _places(observations: pd.DataFrame) -> dict[Key, NDArray[np.int64]]:
    """Row numbers by platform, account and metric: one pass over all rows."""
    values = observations["value"].to_numpy(dtype=float)
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return {}
    keys = observations.iloc[known]
    grouped = keys.groupby([keys["platform"].astype(str), keys["account"].astype(str), keys["metric"].astype(str)], sort=True).indices
    places: dict[Key, NDArray[np.int64]] = {}
    for words, found in cast("dict[Key, NDArray[np.int64]]", grouped).items():
        key = (words[0], account_key(words[1]), words[2])
        rows = known[found]
        places[key] = np.sort(np.concatenate([places[key], rows])) if key in places else rows
    return places
