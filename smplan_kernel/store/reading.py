"""The figures of a plan as they were known at any time, read back by columns: no row is ever touched alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from smplan_kernel.store.observations import CARD_COLUMNS, OBSERVATION_COLUMNS
from smplan_kernel.store.packs import Pack, unpacked
from smplan_kernel.store.tables import figures, import_file, series

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COMMON = tuple(column.name for column in series.c if column.name not in {"import_id", "number"})
_TOLD = (*OBSERVATION_COLUMNS, "import", "imported_at")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which rows: of some metrics all of them, of the others those that end on a day or later; without metrics only the day counts."""

    since: str = ""
    metrics: frozenset[str] | None = None

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.since

    def among(self, pack: Pack, is_asked: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which rows of an import are wanted; `is_asked` tells it of each of its series."""
        is_late = np.array([day >= self.since for day in pack.days] or [False])[pack.columns["period_end"]]
        chosen: NDArray[np.bool_] = is_late | is_asked[pack.columns["series"]]
        return chosen


def in_force(connection: sa.Connection, plan_id: str, known: sa.ColumnElement[bool], wanted: Wanted | None = None) -> pd.DataFrame:
    """The rows of the imports that were `known`, the latest one for each thing they are about; words are categories.

    Columns `import` and `imported_at` say where a row came from.
    """
    rows = rows_of(connection, plan_id, known, wanted or Wanted())
    latest = rows[~rows["identity"].duplicated(keep="last")]
    return latest[[*_TOLD, *(name for name in CARD_COLUMNS if name in latest)]].reset_index(drop=True)


def rows_of(connection: sa.Connection, plan_id: str, known: sa.ColumnElement[bool], wanted: Wanted) -> pd.DataFrame:
    """All rows of the imports that were `known` in the order in which they came, with the `identity` of each."""
    these = (import_file.c.plan == plan_id, known)
    told = sa.select(import_file.c.id, import_file.c.imported_at, *(series.c[name] for name in ("number", *_COMMON)))
    told = told.join(import_file, import_file.c.id == series.c.import_id).where(*these).order_by(import_file.c.mark, series.c.number)
    names = ("import", "imported_at", "number", *_COMMON)
    columns = list(zip(*connection.execute(told).all(), strict=True)) or [()] * len(names)
    common = pd.DataFrame(dict(zip(names, columns, strict=True)))
    is_asked = common["metric"].isin(wanted.metrics or ()).to_numpy(dtype=bool)
    pieces, objects, days, cards = [], Words(), Words(), {name: Words() for name in CARD_COLUMNS}
    firsts = dict(zip(*np.unique(common["import"].to_numpy(dtype=np.int64), return_index=True), strict=True))
    for import_id, content in connection.execute(_contents(these, wanted, set(common["import"][is_asked]))):
        pack, first = unpacked(content), firsts.get(import_id, 0)
        size = int(pack.columns["series"].max()) + 1 if len(pack.columns["series"]) else 0
        chosen = slice(None) if wanted.is_all else wanted.among(pack, is_asked[first : first + size])
        of_days = days.places(pack.days)
        places = {"object": objects.places(pack.objects), "period_start": of_days, "period_end": of_days}
        piece = {name: column[chosen] for name, column in pack.columns.items()}
        of_object = piece["object"]
        for name, words in cards.items():
            texts = pack.cards.get(name)
            piece[name] = words.places(texts)[of_object] if texts else np.full(len(of_object), words.places(("",))[0])
        piece |= {name: known_places[piece[name]] for name, known_places in places.items()}
        pieces.append(piece | {"series": piece["series"] + first})
    said = {name: words for name, words in cards.items() if words.tells}
    return _frame(pieces, common, {"object": objects, "period_start": days, "period_end": days, **said})


def _contents(these: Sequence[sa.ColumnElement[bool]], wanted: Wanted, asked: set[int]) -> sa.Select[Any]:
    """The packs that can hold a wanted row, in the order in which they came."""
    query = sa.select(figures.c.import_id, figures.c.content).join(import_file, import_file.c.id == figures.c.import_id).where(*these)
    if not wanted.is_all:
        query = query.where(sa.or_(figures.c.last >= wanted.since, figures.c.import_id.in_(asked)))
    return query.order_by(import_file.c.mark)


class Words:
    """The different texts of several imports, each with a place of its own."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    @property
    def tells(self) -> bool:
        """Whether there is any text but the empty one."""
        return any(self._places)

    def places(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Where each text stands; a new one comes last."""
        known = self._places
        known.update(zip([text for text in dict.fromkeys(texts) if text not in known], count(len(known)), strict=False))
        return np.fromiter(map(known.__getitem__, texts), dtype=np.int64, count=len(texts))

    def named(self, codes: NDArray[np.int64]) -> pd.Categorical[Any]:
        """The texts at some places."""
        return pd.Categorical.from_codes(codes, categories=pd.Index(list(self._places), dtype="str"))


def _frame(pieces: list[dict[str, Any]], common: pd.DataFrame, words: dict[str, Words]) -> pd.DataFrame:
    """The rows of all imports, each with what it has in common with others of its file."""
    columns = {name: _joined(pieces, name) for name in ("series", *words, "row", "identity")}
    columns["value"] = _joined(pieces, "value", float)
    of_series = columns.pop("series")
    columns |= {name: texts.named(columns[name]) for name, texts in words.items()}
    for name in (*_COMMON, "imported_at"):
        codes, different = pd.factorize(common[name].astype("str"))
        columns[name] = pd.Categorical.from_codes(codes[of_series], categories=pd.Index(different, dtype="str"))
    columns["import"] = common["import"].to_numpy(dtype=np.int64)[of_series]
    return pd.DataFrame(columns)


def _joined(pieces: list[dict[str, Any]], name: str, kind: type = np.int64) -> Any:
    """One column of all imports."""
    return np.concatenate([piece[name] for piece in pieces] or [np.zeros(0, dtype=kind)]).astype(kind)


def spelled_out(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows with words as words."""
    texts = [name for name in rows.columns if isinstance(rows[name].dtype, pd.CategoricalDtype)]
    return rows.astype(dict.fromkeys(texts, "str"))
