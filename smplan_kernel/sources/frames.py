"""The figures that a reader handed over, as a frame of observations and as sums: words once, numbers by column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from smplan_kernel.plan.vocabulary import METRICS, unit_of
from smplan_kernel.sources.figures import OBSERVATION_COLUMNS
from smplan_kernel.sources.packed import ARRAYS, Packed, PackedKind

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Codes = NDArray[np.intp]

T = TypeVar("T")
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
        of_shared, of_kind = (_distinct([fact[3] for fact in facts]) for facts in (self.packed.shared, self.packed.kinds))
        width = max(len(of_kind[0]), 1)
        pairs = of_shared[1][self.shared] * width + of_kind[1][self.kinds] if len(self.values) else self.kinds
        seen = np.flatnonzero(np.bincount(pairs))
        places = np.zeros(int(seen[-1]) + 1 if len(seen) else 0, dtype=np.intp)
        places[seen] = np.arange(len(seen))
        return _words([_joined(of_shared[0][pair // width], of_kind[0][pair % width]) for pair in seen.tolist()], places[pairs])

    def totals(self) -> dict[str, float]:
        """Sums of what may be added up, at the level nearest to the account; stocks by their last value."""
        shared = self.packed.shared
        if not len(self.values):
            return {}
        counted = np.flatnonzero(np.array([facts[6] for facts in shared], dtype=bool)[self.shared])
        names, level_of = _distinct([facts[0] for facts in shared])
        pairs = self.kinds[counted] * len(names) + level_of[self.shared[counted]]
        added, there = np.bincount(pairs, weights=self.values[counted]), np.bincount(pairs)
        sums: dict[str, dict[str, float]] = {}
        last: dict[str, tuple[str, float]] = {}
        for pair in np.flatnonzero(there).tolist():
            metric, _, is_part, _ = self.packed.kinds[pair // len(names)]
            known = METRICS.get(metric)
            if known is None or is_part:
                continue
            if known.over_days == "last":
                last[metric] = max(last.get(metric, ("", 0.0)), self._newest(counted[pairs == pair]))
            elif known.over_days != "never" and known.unit != "people":
                levels = sums.setdefault(metric, {})
                levels[names[pair % len(names)]] = levels.get(names[pair % len(names)], 0.0) + float(added[pair])
        totals = {metric: next(levels[level] for level in _LEVELS if level in levels) for metric, levels in sums.items()}
        return {**totals, **{metric: value for metric, (_, value) in last.items()}}

    def _newest(self, these: Codes) -> tuple[str, float]:
        """The last day among some figures, and the largest of its values."""
        return max(
            (self.packed.shared[place][2], value) for place, value in zip(self.shared[these], self.values[these].tolist(), strict=True)
        )

    def flags_seen(self) -> list[str]:
        """Every flag that some figure carries."""
        return sorted({flag for joined in self._flags().categories for flag in joined.split(",") if flag})


def _distinct(facts: Sequence[T]) -> tuple[list[T], Codes]:
    """The distinct facts in their order, and the number of each."""
    number = {fact: place for place, fact in enumerate(dict.fromkeys(facts))}
    return list(number), np.array([number[fact] for fact in facts], dtype=np.intp)


def _words(texts: Sequence[str], codes: Codes) -> pd.Categorical:
    """A column of words by number; equal words share one number."""
    import pandas as pd  # noqa: PLC0415 - see above

    unique, known = _distinct(texts)
    return pd.Categorical.from_codes(known[codes] if len(known) else codes, categories=pd.Index(unique, dtype="str"))


def _metric(kind: PackedKind) -> str:
    return kind[0]


def _definition(kind: PackedKind) -> str:
    return kind[1]


def _unit(kind: PackedKind) -> str:
    return unit_of(kind[0])


def _joined(of_shared: tuple[str, ...], of_kind: tuple[str, ...]) -> str:
    return ",".join(sorted({*of_shared, *of_kind}))
