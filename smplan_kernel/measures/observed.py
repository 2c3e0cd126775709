"""Observations made ready once per review: days as numbers, words as categories, and the rows of each figure at hand.

The frame that was given is never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd

from smplan_kernel.measures.periods import NO_DAY, ordinals

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from numpy.typing import NDArray

T = TypeVar("T")
Key = tuple[str, str, str]

_WORDS = ("level", "object", "definition", "flags")
_CARD = ("form", "link", "text")  # what a post says of itself, where a file tells it


def account_key(account: str) -> str:
    """An account as it is compared: people write @Fernhill and fernhill.

    >>> account_key(" @Fernhill ")
    'fernhill'
    """
    return account.strip().removeprefix("@").casefold()


class Observed:
    """All observations in force, looked up by platform, account and metric.

    With `metrics` the others are kept only from the day `since` on: ten years of figures that nobody asks for cost nothing.
    """

    def __init__(self, observations: pd.DataFrame, *, metrics: frozenset[str] | None = None, since: str = "") -> None:
        kept = observations if metrics is None else observations[_asked(observations, metrics, since)]
        self.rows = _prepared(kept)
        self._given = kept
        self._places = _places(kept)
        self._empty = self.rows.iloc[:0]
        self._found: dict[Key, pd.DataFrame] = {}
        self._once: dict[Hashable, Any] = {}

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

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What follows from these rows and the key, worked out the first time that somebody asks."""
        if key not in self._once:
            self._once[key] = work()
        found: T = self._once[key]
        return found

    def sheets(self, rows: pd.DataFrame) -> list[str]:
        """The sheet of each row, as the file names it; empty where a file has one table only."""
        places = rows.index.to_numpy()
        return [str(sheet) for sheet in self._given["sheet"].iloc[places]] if "sheet" in self._given else [""] * len(places)

    def of_source(self, platform: str, account: str) -> pd.DataFrame:
        """Every row of one account."""
        wanted = account_key(account)
        places = [rows for (known, known_account, _), rows in self._places.items() if known == platform and wanted in {"", known_account}]
        return self.rows.iloc[np.sort(np.concatenate(places))] if places else self._empty

    @property
    def accounts(self) -> tuple[tuple[str, str], ...]:
        """Every account that there is any figure of, by platform and name."""
        return tuple(sorted({(platform, account) for platform, account, _ in self._places}))

    def metrics_of(self, platform: str, account: str) -> tuple[str, ...]:
        """The metrics that one account has any figure for."""
        wanted = account_key(account)
        return tuple(sorted({metric for known, name, metric in self._places if known == platform and wanted in {"", name}}))


def codes_of(rows: pd.DataFrame, column: str) -> tuple[NDArray[np.int64], pd.Index[Any]]:
    """A column of words as numbers, and the words that they stand for."""
    words = rows[column].array
    return words.codes, words.categories


def levels_of(rows: pd.DataFrame) -> frozenset[str]:
    """The levels that occur among some rows."""
    codes, levels = codes_of(rows, "level")
    used = np.flatnonzero(np.bincount(codes, minlength=1))
    return frozenset(str(level) for level in levels[used])


def flagged(rows: pd.DataFrame, flag: str) -> NDArray[np.bool_]:
    """Which rows carry a quality flag; looks at each different set of flags once."""
    codes, flags = codes_of(rows, "flags")
    return _where(codes, np.array([flag in str(words).split(",") for words in flags], dtype=bool))


def is_word(rows: pd.DataFrame, column: str, *words: str) -> NDArray[np.bool_]:
    """Which rows have one of some words in a column, without regard to case."""
    codes, known = codes_of(rows, column)
    wanted = {word.casefold() for word in words}
    return _where(codes, np.array([str(word).casefold() in wanted for word in known], dtype=bool))


def _where(codes: NDArray[np.int64], fits: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which rows have a word that fits; often all of them or none have."""
    if not fits.any():
        return np.zeros(len(codes), dtype=bool)
    return np.ones(len(codes), dtype=bool) if fits.all() else fits[codes]


def _asked(observations: pd.DataFrame, metrics: frozenset[str], since: str) -> NDArray[np.bool_]:
    """Rows of the asked metrics, and of all metrics from a day on."""
    names, days = _coded(observations["metric"]), _coded(observations["period_end"])
    by_name = np.array([name in metrics for name in names.words] or [False])
    by_day = np.array([day >= since for day in days.words] or [False])
    found: NDArray[np.bool_] = by_name[names.codes] | by_day[days.codes]
    return found


@dataclass(frozen=True, kw_only=True)
class _Coded:
    """A column of words as numbers of its different words."""

    codes: NDArray[np.int64]
    words: list[str]


def _coded(column: pd.Series[Any]) -> _Coded:
    """Number the words of a column, looking at each row once; a missing word is the empty one."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, words = column.cat.codes.to_numpy().astype(np.int64), [str(word) for word in column.cat.categories]
    else:
        found, different = pd.factorize(column)
        codes, words = found.astype(np.int64), [str(word) for word in different]
    if (codes < 0).any():
        words = words if "" in words else [*words, ""]
        codes = np.where(codes < 0, words.index(""), codes)
    return _Coded(codes=codes, words=words)


def _prepared(observations: pd.DataFrame) -> pd.DataFrame:
    words = (*_WORDS, *(name for name in _CARD if name in observations))
    columns: dict[str, object] = {name: _categorical(observations[name]) for name in words}
    columns |= {
        short: _days(observations[name]) for short, name in (("start", "period_start"), ("end", "period_end"), ("exported", "exported_on"))
    }
    columns["value"] = observations["value"].to_numpy(dtype=float)
    columns["row"] = observations["row"].to_numpy(dtype=np.int64)
    columns["import"] = _import_order(observations)
    return pd.DataFrame(columns)


def _categorical(column: pd.Series[Any]) -> pd.Categorical[Any]:
    coded = _coded(column)
    return pd.Categorical.from_codes(coded.codes, categories=pd.Index(coded.words, dtype="str"))


def _days(texts: pd.Series[Any]) -> NDArray[np.int64]:
    """Day numbers of a column of ISO dates; each different day is read once."""
    coded = _coded(texts)
    return ordinals(coded.words)[coded.codes] if coded.words else np.full(len(texts), NO_DAY, dtype=np.int64)


def _import_order(observations: pd.DataFrame) -> pd.Categorical[Any]:
    """Which import each row came from, in the order in which they arrived."""
    if "import" not in observations:
        return pd.Categorical.from_codes(np.zeros(len(observations), dtype=np.int64), categories=pd.Index([""], dtype="str"), ordered=True)
    columns = ["imported_at", "import"] if "imported_at" in observations else ["import"]
    order = observations[columns].drop_duplicates("import").sort_values(columns)["import"].tolist()
    return pd.Categorical(observations["import"], categories=order, ordered=True)


def _places(observations: pd.DataFrame) -> dict[Key, NDArray[np.int64]]:
    """Row numbers by platform, account and metric: one pass over all rows. A figure that is no number is missing."""
    known = np.flatnonzero(np.isfinite(observations["value"].to_numpy(dtype=float)))
    platform, account, metric = (_coded(observations[name]) for name in ("platform", "account", "metric"))
    accounts, metrics = max(1, len(account.words)), max(1, len(metric.words))
    keys = ((platform.codes * accounts + account.codes) * metrics + metric.codes)[known]
    order = np.argsort(keys, kind="stable")
    numbers, firsts = np.unique(keys[order], return_index=True)
    places: dict[Key, NDArray[np.int64]] = {}
    for number, found in zip(numbers.tolist(), np.split(known[order], firsts[1:]), strict=True) if len(numbers) else ():
        rest, name = divmod(number, metrics)
        key = (platform.words[rest // accounts], account_key(account.words[rest % accounts]), metric.words[name])
        places[key] = np.sort(np.concatenate([places[key], found])) if key in places else found
    return places
