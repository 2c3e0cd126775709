"""What happened, as upright rules on a chart: a letter, words as long as the room allows, and the row in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from smplan_kernel.figures.words import clipped

Row = dict[str, Any]
_ROWS = 3
_LONG, _SHORT = 34, 18  # letters: where there is room, and of what only happened beside the figure where there is not
_LETTER = 0.0105  # the width of a letter as a share of the chart's


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Something that happened: in which period of the series, in whose words, and whether it was for this figure."""

    period: str
    text: str
    kind: Literal["change", "event", "definition"] = "change"
    aimed: bool = True


def rules_of(moments: Iterable[Moment], periods: Sequence[str], breaks: Iterable[int]) -> tuple[Row, ...]:
    """One rule for each of the drawn periods in which something happened or counting changed."""
    places = {period: place for place, period in enumerate(periods)}
    found: dict[tuple[int, str], list[str]] = {}
    aimed: set[tuple[int, str]] = set()
    for moment in moments:
        place = places.get(moment.period)
        if place is not None:
            found.setdefault((place, moment.kind), []).append(moment.text)
            aimed.update({(place, moment.kind)} if moment.aimed else ())
    for place in breaks:
        if place >= 0 and (place, "definition") not in found:
            found[place, "definition"] = ["Counted in a new way from here"]
            aimed.add((place, "definition"))
    told = sorted(found.items())
    whole = _stacked([_rule(number, *one, len(periods), longest=_LONG) for number, one in enumerate(told)], len(periods))
    if whole is not None:
        return whole
    short = [_rule(number, key, texts, len(periods), longest=_LONG if key in aimed else _SHORT) for number, (key, texts) in enumerate(told)]
    return _stacked(short, len(periods), must=True) or ()


def _rule(number: int, key: tuple[int, str], texts: list[str], size: int, *, longest: int) -> Row:
    at, kind = key
    letter = chr(ord("A") + number % 26)
    text = "; ".join(texts)
    shown = clipped(text, longest=longest)
    to_the_left = at > 0.6 * size
    # A new definition begins before its first point, a change shows from its own period on.
    return {
        "at": at - 0.5 if kind == "definition" else at,
        "place": at,
        "kind": kind,
        "letter": letter,
        "text": text,
        "is_cut": shown.endswith("…"),
        "words": f"{shown}  {letter}" if to_the_left else f"{letter}  {shown}",
        "side": "right" if to_the_left else "left",
    }


def _stacked(rules: list[Row], size: int, *, must: bool = False) -> tuple[Row, ...] | None:
    """Each rule with the lowest row in which its words meet no others.

    Where they fit in no row there is no answer, or, when there must be one, they share the highest.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_ROWS)]
    placed = []
    for rule in rules:
        long = len(rule["words"]) * _LETTER * size
        start, end = (rule["at"] - long, rule["at"]) if rule["side"] == "right" else (rule["at"], rule["at"] + long)
        free = (row for row, spans in enumerate(taken) if all(end < low or start > high for low, high in spans))
        row = next(free, _ROWS - 1 if must else None)
        if row is None:
            return None
        taken[row].append((start, end))
        placed.append({**rule, "row": row})
    return tuple(placed)
