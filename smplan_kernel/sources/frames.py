"""The figures that a reader handed over, as a frame of observations and as sums: words once, numbers by column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from smplan_kernel.plan.vocabulary import METRICS, unit_of
from smplan_kernel.sources.figures import OBSERVATION_COLUMNS
from smplan_kernel.sources.packed import ARRAYS, Packed, PackedKind, PackedShared

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Codes = NDArray[np.intp]

# Where one figure stands at several levels, the account's own comes first
_LEVELS = (
    "account-day",
    "account-period",
    "campaign-period",
    "dimension-period",
    "code-period",
    "code-cumulative",
    "post-lifetime",
    "post-day",
)


class Spread:
    """Packed figures with the row and the shared facts of each number."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        arrays = {name: np.frombuffer(packed.arrays.get(name, b""), dtype=kind) for name, kind in ARRAYS.items()}
        self.values: NDArray[np.float64] = arrays["values"]
        self.kinds: Codes = arrays["kinds_of"].astype(np.intp)
        ends = np.append(arrays["begins"][1:], len(self.values))
        self.row_of: Codes = np.repeat(np.arange(len(ends)), ends - arrays["begins"]) if len(arrays["begins"]) else self.kinds
        self.shared: Codes = arrays["shared_of"].astype(np.intp)[self.row_of]
        self.objects: Codes = arrays["objects_of"].astype(np.intp)[self.row_of]
        self.rows: NDArray[np.int64] = arrays["rows"].astype(np.int64)[self.row_of]

    def frame(self, platform: str, account: str) -> pd.DataFrame:
        """One row for each figure, in the columns that the store keeps; words are categories, so a million rows stay small."""
        import pandas as pd  # noqa: PLC0415 - refusing a file needs no frame

        of_shared = {"level": 0, "period_start": 1, "period_end": 2, "sheet": 4, "exported_on": 5}
        of_kind: dict[str, Callable[[PackedKind], str]] = {"metric": _metric, "definition": _definition, "unit": _unit}
        columns: dict[str, object] = {
            "platform": _words([shared[7] or platform for shared in self.packed.shared], self.shared),
            "account": _words([shared[8] or account for shared in self.packed.shared], self.shared),
            "object": _words(self.packed.objects, self.objects),
            "value": self.values,
            "row": self.rows,
            "flags": self._flags(),
            **{name: _words([str(shared[place]) for shared in self.packed.shared], self.shared) for name, place in of_shared.items()},
            **{name: _words([told(kind) for kind in self.packed.kinds], self.kinds) for name, told in of_kind.items()},
        }
        return pd.DataFrame({name: columns[name] for name in OBSERVATION_COLUMNS})

    def _flags(self) -> pd.Categorical:
        """The flags of row and column together; few pairs occur, so each is joined once."""
        kinds = max(len(self.packed.kinds), 1)
        pairs, codes = np.unique(self.shared * kinds + self.kinds, return_inverse=True)
        joined = [_joined(self.packed.shared[pair // kinds], self.packed.kinds[pair % kinds]) for pair in pairs.tolist()]
        return _words(joined, codes)

    def totals(self) -> dict[str, float]:
        """Sums of what may be added up, at the level nearest to the account; stocks by their last value."""
        kinds, shared = self.packed.kinds, self.packed.shared
        counted = np.array([facts[6] for facts in shared], dtype=bool)[self.shared] if shared else np.zeros(0, dtype=bool)
        sums: dict[str, dict[str, float]] = {}
        last: dict[str, tuple[str, float]] = {}
        for number in dict.fromkeys(self.kinds.tolist()) if len(kinds) else ():
            metric, _, is_part, _ = kinds[number]
            known = METRICS.get(metric)
            these = np.flatnonzero((self.kinds == number) & counted)
            if known is None or is_part or not len(these):
                continue
            if known.over_days == "last":
                pairs = zip((shared[place][2] for place in self.shared[these].tolist()), self.values[these].tolist(), strict=True)
                last[metric] = max([last.get(metric, ("", 0.0)), *pairs])
            elif known.over_days != "never" and known.unit != "people":
                _add_up(sums.setdefault(metric, {}), [shared[place][0] for place in self.shared[these].tolist()], self.values[these])
        totals = {metric: next(levels[level] for level in _LEVELS if level in levels) for metric, levels in sums.items()}
        return {**totals, **{metric: value for metric, (_, value) in last.items()}}

    def flags_seen(self) -> list[str]:
        """Every flag that some figure carries."""
        return sorted({flag for joined in self._flags().categories for flag in joined.split(",") if flag})


def _add_up(levels: dict[str, float], of_each: Sequence[str], values: NDArray[np.float64]) -> None:
    names = list(dict.fromkeys(of_each))
    place = {name: number for number, name in enumerate(names)}
    found = np.bincount([place[name] for name in of_each], weights=values, minlength=len(names))
    for name, value in zip(names, found.tolist(), strict=True):
        levels[name] = levels.get(name, 0.0) + value


def _words(texts: Sequence[str], codes: Codes) -> pd.Categorical:
    """A column of words by number; equal words share one number."""
    import pandas as pd  # noqa: PLC0415 - see above

    unique = list(dict.fromkeys(texts))
    number = {text: place for place, text in enumerate(unique)}
    known = np.array([number[text] for text in texts], dtype=np.int32)
    return pd.Categorical.from_codes(known[codes] if len(known) else codes, categories=pd.Index(unique, dtype="str"))


def _metric(kind: PackedKind) -> str:
    return kind[0]


def _definition(kind: PackedKind) -> str:
    return kind[1]


def _unit(kind: PackedKind) -> str:
    return unit_of(kind[0])


def _joined(shared: PackedShared, kind: PackedKind) -> str:
    return ",".join(sorted({*shared[3], *kind[3]}))
