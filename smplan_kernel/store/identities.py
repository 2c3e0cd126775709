"""What each row of an import is about, as one number of 64 bits: a later row with the same number takes its place.

The numbers stand in every store, so they are for ever the first eight bytes of BLAKE2b over the same texts.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.signedinteger[Any]]

_IDENTITY = ("platform", "account", "level", "metric", "definition", "exported_on")
_OWN = ("object", "period_start", "period_end")  # what a row does not share with its series
_SEPARATOR = "\x1f"
LIFETIME = "lifetime_at_export"  # counted since the beginning: each day of export is a figure of its own


def identities_of(common: pd.DataFrame, numbers: Numbers, observations: pd.DataFrame) -> Numbers:
    """The identity of each row; `common` are the texts of each series, `numbers` the series of each row.

    A text is hashed from its beginning on, so the beginning of a series is hashed once for all of its rows, and the end that
    neighbouring rows share, as the figures of one post do, is made once for them.
    """
    lifetime = common["flags"].str.contains(LIFETIME, regex=False)
    parts = common.assign(exported_on=common["exported_on"].where(lifetime, ""))[list(_IDENTITY)]
    beginnings = dict(zip(common["number"].tolist(), map(_SEPARATOR.join, parts.itertuples(index=False)), strict=True))
    ends, end_of = _ends(observations)
    order = np.argsort(numbers, kind="stable")
    series, firsts = np.unique(numbers[order], return_index=True)
    digests: list[bytes] = []
    for number, first, stop in zip(series.tolist(), firsts, [*firsts[1:], len(order)], strict=False):  # there may be no row at all
        begun = blake2b(beginnings[number].encode(), digest_size=8)
        for end in end_of[order[first:stop]].tolist():
            whole = begun.copy()
            whole.update(ends[end])
            digests.append(whole.digest())
    identities = np.empty(len(numbers), dtype=np.int64)
    identities[order] = np.frombuffer(b"".join(digests), dtype=">i8")
    return identities


def _ends(observations: pd.DataFrame) -> tuple[list[bytes], Numbers]:
    """The ends of the texts, each for all neighbouring rows that have it, and which of them each row has."""
    columns = [observations[name].array for name in _OWN]
    codes = np.column_stack([column.codes for column in columns])
    is_new = np.ones(len(codes), dtype=bool)
    is_new[1:] = (codes[1:] != codes[:-1]).any(axis=1)
    texts = zip(*(np.asarray(column.categories, dtype=object)[column.codes[is_new]] for column in columns), strict=True)
    return [_SEPARATOR.join(("", *text)).encode() for text in texts], np.cumsum(is_new) - 1
