"""Observations made ready once per review: days and words as numbers, and the rows of each figure at hand.

The frame that was given is never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd

from smplan_kernel.measures.periods import NO_DAY, ordinals
from smplan_kernel.measures.rows import NO_PLACES, Rows, Sheet, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from numpy.typing import NDArray

T = TypeVar("T")
Key = tuple[str, str, str]

_WORDS = ("level", "object", "definition", "flags", "sheet", "form", "link", "text")


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
        self._sheet = _sheet(kept)
        self._places = _places(kept)
        self._found: dict[Key, Rows] = {}
        self._once: dict[Hashable, Any] = {}

    def figures(self, platform: str, account: str, metric: str) -> Rows:
        """The rows of one metric of one account; of every account of the platform when none is named."""
        key = (platform, account_key(account), metric)
        if key not in self._found:
            self._found[key] = self._figures(*key)
        return self._found[key]

    def _figures(self, platform: str, wanted: str, metric: str) -> Rows:
        places = [
            rows
            for (known_platform, known_account, known_metric), rows in self._places.items()
            if known_platform == platform and known_metric == metric and (not wanted or known_account == wanted)
        ]
        return Rows(self._sheet, places[0] if len(places) == 1 else np.sort(np.concatenate([NO_PLACES, *places])))

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What follows from these rows and the key, worked out the first time that somebody asks."""
        if key not in self._once:
            self._once[key] = work()
        found: T = self._once[key]
        return found

    def of_source(self, platform: str, account: str) -> Rows:
        """Every row of one account."""
        wanted = account_key(account)
        places = [rows for (known, known_account, _), rows in self._places.items() if known == platform and wanted in {"", known_account}]
        return Rows(self._sheet, np.sort(np.concatenate([NO_PLACES, *places])))

    @property
    def accounts(self) -> tuple[tuple[str, str], ...]:
        """Every account that there is any figure of, by platform and name."""
        return tuple(sorted({(platform, account) for platform, account, _ in self._places}))

    def metrics_of(self, platform: str, account: str) -> tuple[str, ...]:
        """The metrics that one account has any figure for."""
        wanted = account_key(account)
        return tuple(sorted({metric for known, name, metric in self._places if known == platform and wanted in {"", name}}))


def _asked(observations: pd.DataFrame, metrics: frozenset[str], since: str) -> NDArray[np.bool_]:
    """Rows of the asked metrics, and of all metrics from a day on."""
    names, days = _coded(observations["metric"]), _coded(observations["period_end"])
    by_name = np.array([name in metrics for name in names.known] or [False])
    by_day = np.array([day >= since for day in days.known] or [False])
    found: NDArray[np.bool_] = by_name[names.codes] | by_day[days.codes]
    return found


def _coded(column: pd.Series[Any]) -> Words:
    """Number the words of a column, looking at each row once; a missing word is the empty one."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, words = column.cat.codes.to_numpy().astype(np.int64), list(map(str, column.cat.categories.tolist()))
    else:
        found, different = pd.factorize(column)
        codes, words = found.astype(np.int64), [str(word) for word in different]
    if (codes < 0).any():
        words = words if "" in words else [*words, ""]
        codes = np.where(codes < 0, words.index(""), codes)
    return Words(codes=codes, known=words)


def _sheet(observations: pd.DataFrame) -> Sheet:
    return Sheet(
        start=_days(observations["period_start"]),
        end=_days(observations["period_end"]),
        exported=_days(observations["exported_on"]),
        value=observations["value"].to_numpy(dtype=float),
        line=observations["row"].to_numpy(dtype=np.int64),
        words={name: _coded(observations[name]) if name in observations else _none(len(observations)) for name in _WORDS}
        | {"account": _accounts(observations["account"])}
        | {"import": _imports(observations) if "import" in observations else _none(len(observations))},
    )


def _days(texts: pd.Series[Any]) -> NDArray[np.int64]:
    """Day numbers of a column of ISO dates; each different day is read once."""
    coded = _coded(texts)
    return ordinals(coded.known)[coded.codes] if coded.known else np.full(len(texts), NO_DAY, dtype=np.int64)


def _accounts(column: pd.Series[Any]) -> Words:
    """Whose each row is; an account that is written in several ways is one."""
    coded = _coded(column)
    keys = [account_key(name) for name in coded.known]
    known = list(dict.fromkeys(keys))
    return Words(codes=np.array([known.index(key) for key in keys], dtype=np.int64)[coded.codes], known=known)


def _none(size: int) -> Words:
    """A column that no file tells."""
    return Words(codes=np.zeros(size, dtype=np.int64), known=[""])


def _imports(observations: pd.DataFrame) -> Words:
    """Which import each row came from, in the order in which they arrived."""
    columns = ["imported_at", "import"] if "imported_at" in observations else ["import"]
    order = observations[columns].drop_duplicates("import").sort_values(columns)["import"].tolist()
    codes = pd.Categorical(observations["import"], categories=order).codes
    return Words(codes=codes.astype(np.int64), known=[str(name) for name in order])


def _places(observations: pd.DataFrame) -> dict[Key, NDArray[np.int64]]:
    """Row numbers by platform, account and metric: one pass over all rows. A figure that is no number is missing."""
    known = np.flatnonzero(np.isfinite(observations["value"].to_numpy(dtype=float)))
    platform, account, metric = (_coded(observations[name]) for name in ("platform", "account", "metric"))
    accounts, metrics = max(1, len(account.known)), max(1, len(metric.known))
    keys = ((platform.codes * accounts + account.codes) * metrics + metric.codes)[known]
    order = np.argsort(keys, kind="stable")
    numbers, firsts = np.unique(keys[order], return_index=True)
    places: dict[Key, NDArray[np.int64]] = {}
    for number, found in zip(numbers.tolist(), np.split(known[order], firsts[1:]), strict=True) if len(numbers) else ():
        rest, name = divmod(number, metrics)
        key = (platform.known[rest // accounts], account_key(account.known[rest % accounts]), metric.known[name])
        places[key] = np.sort(np.concatenate([places[key], found])) if key in places else found
    return places
