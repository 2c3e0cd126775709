"""The figures that a reader handed over, as a frame of observations and as sums: words once, numbers by column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from smplan_kernel.plan.vocabulary import METRICS, unit_of
from smplan_kernel.sources.rows.cards import CARD_COLUMNS
from smplan_kernel.sources.rows.figures import OBSERVATION_COLUMNS
from smplan_kernel.sources.rows.packed import ARRAYS, Packed, PackedKind

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Codes = NDArray[np.signedinteger[Any]]

T = TypeVar("T", bound=np.generic)
F = TypeVar("F")
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


_BLOCK = 1 << 13  # numbers that are added up together: what is made on the way needs no new memory
_NOT_COUNTED = ""  # in the place of a level


class Spread:
    """Packed figures, and how the facts of rows spread over the numbers in them."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        arrays = {name: np.frombuffer(packed.arrays.get(name, b""), dtype=kind) for name, kind in self._kinds_of_numbers(packed)}
        self.values: NDArray[np.float64] = arrays["values"]
        self.kinds: Codes = arrays["kinds_of"]
        self.shared_of: Codes = arrays["shared_of"]  # of each row, as the next two
        self.objects_of: Codes = arrays["objects_of"]
        self.rows: Codes = arrays["rows"]
        counts: Codes = np.diff(arrays["begins"], append=np.int32(len(self.values)))
        self._counts = counts[:1] if len(counts) and (counts == counts[0]).all() else counts  # all rows may have as many

    @staticmethod
    def _kinds_of_numbers(packed: Packed) -> list[tuple[str, str]]:
        """Each array and the kind of its numbers; `kinds_of` may have a byte for each value."""
        are_bytes = len(packed.arrays.get("kinds_of", b"")) == packed.count
        return list((ARRAYS | {"kinds_of": "i1"} if are_bytes else ARRAYS).items())

    def frame(self, platform: str, account: str) -> pd.DataFrame:
        """One row for each figure, in the columns that the store keeps; words are categories, so a million rows stay small."""
        import pandas as pd  # noqa: PLC0415 - refusing a file needs no frame

        shared = self.packed.shared
        of_shared: dict[str, list[str]] = {
            "platform": [facts[7] or platform for facts in shared],
            "account": [facts[8] or account for facts in shared],
            "level": [facts[0] for facts in shared],
            "period_start": [facts[1] for facts in shared],
            "period_end": [facts[2] for facts in shared],
            "sheet": [facts[4] for facts in shared],
            "exported_on": [facts[5] for facts in shared],
        }
        of_kind: dict[str, Callable[[PackedKind], str]] = {"metric": _metric, "definition": _definition, "unit": _unit}
        columns: dict[str, object] = {
            "object": _words(list(self.packed.objects), self._spread(_small(self.objects_of, len(self.packed.objects)))),
            "value": self.values.copy(),
            "row": self._spread(self.rows.astype(np.int64)),
            "flags": _words(*self._flags),
            **{name: self._words_of_rows(texts, self.shared_of) for name, texts in of_shared.items()},
            **{name: _words(*_coded([told(kind) for kind in self.packed.kinds], self.kinds)) for name, told in of_kind.items()},
        }
        names: tuple[str, ...] = OBSERVATION_COLUMNS
        if self.packed.cards:
            card_of = np.zeros(len(self.packed.objects), dtype=np.int32)  # the first one is the empty one
            card_of[list(self.packed.cards)] = np.arange(1, len(self.packed.cards) + 1)
            of_rows = card_of[self.objects_of]
            for at, name in enumerate(CARD_COLUMNS):
                columns[name] = self._words_of_rows(["", *(card[at] for card in self.packed.cards.values())], of_rows)
            names = (*names, *CARD_COLUMNS)
        return pd.DataFrame({name: columns[name] for name in names}, copy=False)

    def _spread(self, of_rows: NDArray[T]) -> NDArray[T]:
        """What each row has, for each number in it."""
        return np.repeat(of_rows, self._counts)

    def _words_of_rows(self, texts: Sequence[str], of_rows: Codes) -> pd.Categorical:
        unique, codes = _coded(texts, of_rows)
        return _words(unique, self._spread(codes) if len(unique) > 1 else np.zeros(len(self.values), dtype=np.int8))

    @cached_property
    def _flags(self) -> tuple[list[str], Codes]:
        """The flags of row and column together; few pairs occur, so each is joined once."""
        shared, of_rows = _coded([facts[3] for facts in self.packed.shared], self.shared_of)
        kinds, of_kinds = _coded([facts[3] for facts in self.packed.kinds], self.kinds)
        if len(shared) * len(kinds) == 1:
            return [_joined(shared[0], kinds[0])] if len(self.values) else [], of_kinds
        width = max(len(kinds), 1)
        pairs = of_kinds if len(shared) == 1 else self._spread(of_rows)
        if len(shared) > 1 < width:
            pairs = pairs.astype(np.intp) * width + of_kinds
        is_seen = np.zeros(len(shared) * width, dtype=bool)
        for start in range(0, len(pairs), _BLOCK):
            is_seen[pairs[start : start + _BLOCK]] = True
        if not is_seen.all():
            pairs = (np.cumsum(is_seen) - 1)[pairs]
        seen = np.flatnonzero(is_seen).tolist()
        return _coded([_joined(shared[pair // width], kinds[pair % width]) for pair in seen], pairs)

    def totals(self) -> dict[str, float]:
        """Sums of what may be added up, at the level nearest to the account; stocks by their last value."""
        shared = self.packed.shared
        if not len(self.values):
            return {}
        names, levels_of = _coded([facts[0] if facts[6] else _NOT_COUNTED for facts in shared], self.shared_of)
        levels_of = self._spread(levels_of)
        many = len(names) * len(self.packed.kinds)
        added, there = np.zeros(many), np.zeros(many, dtype=np.intp)
        for start in range(0, len(self.values), _BLOCK):
            here = slice(start, start + _BLOCK)
            pairs = self.kinds[here] * np.intp(len(names)) + levels_of[here]
            added += np.bincount(pairs, weights=self.values[here], minlength=many)
            there += np.bincount(pairs, minlength=many)
        sums: dict[str, dict[str, float]] = {}
        last: dict[str, tuple[str, float]] = {}
        for pair in np.flatnonzero(there).tolist():
            metric, _, is_part, _ = self.packed.kinds[pair // len(names)]
            known = METRICS.get(metric)
            if known is None or is_part or names[pair % len(names)] == _NOT_COUNTED:
                continue
            if known.over_days == "last":
                last[metric] = max(last.get(metric, ("", 0.0)), self._newest(pair // len(names), levels_of == pair % len(names)))
            elif known.over_days != "never" and known.unit != "people":
                levels = sums.setdefault(metric, {})
                levels[names[pair % len(names)]] = levels.get(names[pair % len(names)], 0.0) + float(added[pair])
        totals = {metric: next(levels[level] for level in _LEVELS if level in levels) for metric, levels in sums.items()}
        return {**totals, **{metric: value for metric, (_, value) in last.items()}}

    def _newest(self, kind: int, is_level: NDArray[np.bool_]) -> tuple[str, float]:
        """The last day among the figures of one kind at one level, and the largest of its values."""
        these = np.flatnonzero(is_level & (self.kinds == kind))
        shared = self._spread(self.shared_of)[these].tolist()
        return max((self.packed.shared[place][2], value) for place, value in zip(shared, self.values[these].tolist(), strict=True))

    def flags_seen(self) -> list[str]:
        """Every flag that some figure carries."""
        return sorted({flag for joined in self._flags[0] for flag in joined.split(",") if flag})


def _coded(facts: Sequence[F], codes: Codes) -> tuple[list[F], Codes]:
    """The distinct ones of some facts, and codes of facts as codes of those, in as few bytes as hold them."""
    unique = list(dict.fromkeys(facts))
    if len(unique) == len(facts):
        return unique, _small(codes, len(unique))
    if len(unique) == 1:
        return unique, np.zeros(len(codes), dtype=np.int8)
    number = {fact: place for place, fact in enumerate(unique)}
    return unique, _small(np.array([number[fact] for fact in facts]), len(unique))[codes]


def _small(codes: Codes, many: int) -> Codes:
    """Codes of so many facts in as few bytes as hold them."""
    return codes.astype(np.min_scalar_type(-max(many, 1)), copy=False)


def _words(unique: list[str], codes: Codes) -> pd.Categorical:
    """A column of words by number."""
    import pandas as pd  # noqa: PLC0415 - see above

    return pd.Categorical.from_codes(codes, categories=pd.Index(unique, dtype="str"))


def _metric(kind: PackedKind) -> str:
    return kind[0]


def _definition(kind: PackedKind) -> str:
    return kind[1]


def _unit(kind: PackedKind) -> str:
    return unit_of(kind[0])


def _joined(of_shared: tuple[str, ...], of_kind: tuple[str, ...]) -> str:
    return ",".join(sorted({*of_shared, *of_kind}))
