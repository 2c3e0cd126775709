"""How bars look, as Vega-Lite drawings: one bar under each name, or two columns in each month; people's words are values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from smplan_kernel.figures.chart import Layout, framed
from smplan_kernel.figures.environment import colours
from smplan_kernel.figures.moments import Row
from smplan_kernel.figures.plot import round_ticks
from smplan_kernel.figures.words import clipped, compact

FONT_SIZE = 12
ROW = 46
BAR = 10
HEIGHT = 180
FEWEST = 6  # months that fill the width with columns
EDGE = {"left": 2, "right": 2, "top": 6, "bottom": 6}
# Bars stay thin on paper's scale: what they say is written beside them.
_NAME = {"wide": 60, "paper": 60, "narrow": 24}
_LABELS = {"wide": 12, "paper": 12, "narrow": 5}


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One name with its amount, the words that stand beside it, and a mark on the scale that it is held against."""

    name: str
    value: float
    words: str
    mark: float | None = None
    is_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """One month with what was planned and what it came to."""

    name: str
    planned: float
    spent: float | None = None


def draw_bars(bars: Sequence[Bar], *, words: str, layout: Layout = "paper") -> dict[str, Any]:
    """A bar under each name, as long as its amount; an upright line marks what it is held against."""
    shade = colours()
    longest = max([*(bar.value for bar in bars), *(bar.mark or 0 for bar in bars), 0.01])
    rows = [_bar_row(bar, place, layout) for place, bar in enumerate(bars)]
    along = _along("value", 0, longest)
    from_here, to_here = _down("from"), {"field": "to"}
    name = {"type": "text", "align": "left", "baseline": "top", "fontSize": FONT_SIZE, "color": shade["ink"]}
    layers = [
        _layer([{**row, "value": longest} for row in rows], "band", along, from_here, to_here),
        _layer([row for row in rows if not row["over"]], "series-1", along, from_here, to_here, name="fits"),
        _layer([row for row in rows if row["over"]], "series-2", along, from_here, to_here, name="over"),
        _rule([row for row in rows if row["mark"] is not None], _along("mark", 0, longest)),
        {"data": {"values": rows}, "mark": name, "encoding": {"x": {"value": 0}, "y": _down("top"), "text": _text("name")}},
        {
            "data": {"values": rows},
            "mark": {**name, "align": "right", "color": shade["ink-soft"]},
            "encoding": {"x": {"value": "width"}, "y": _down("top"), "text": _text("words")},
        },
    ]
    return framed({"layer": layers}, height=ROW * len(bars), words=words, layout=layout, padding=EDGE)


def draw_columns(columns: Sequence[Column], *, words: str, guess: float | None = None, layout: Layout = "paper") -> dict[str, Any]:
    """A wide pale column for what was planned in each month, a dark one in it for what was spent; long dashes for a first guess."""
    shade = colours()
    highest = max([one.planned for one in columns] + [one.spent or 0 for one in columns] + [guess or 0, 0.01]) * 1.06
    half = 0.36 * min(1, len(columns) / FEWEST)  # a month alone is no wall
    planned = [{"start": at - half, "end": at + half, "low": 0, "value": one.planned} for at, one in enumerate(columns)]
    spent = [
        {"start": at - half / 2, "end": at + half / 2, "low": 0, "value": one.spent, "over": one.spent > one.planned}
        for at, one in enumerate(columns)
        if one.spent is not None
    ]
    marks: list[Row] = [{"low": tick, "words": compact(tick)} for tick in round_ticks(0, highest)]
    step = -(-len(columns) // _LABELS[layout])
    labels = [{"at": at, "words": one.name} for at, one in enumerate(columns) if at % step == 0]
    size = len(columns)
    height = _up("low", highest, values=[row["low"] for row in marks])
    place = {"y": height, "y2": {"field": "value"}}
    across = {"x": _along("start", -0.5, size - 0.5), "x2": {"field": "end"}}
    small = {"type": "text", "fontSize": FONT_SIZE, "color": shade["ink-soft"]}
    layers = [
        _box(planned, {"color": shade["band"], "stroke": shade["line-strong"], "strokeWidth": 1}, {**across, **place}, name="planned"),
        _box([row for row in spent if not row["over"]], {"color": shade["series-1"]}, {**across, **place}, name="spent"),
        _box([row for row in spent if row["over"]], {"color": shade["series-2"]}, {**across, **place}, name="overspent"),
        *_guessed(guess, height),
        {
            "data": {"values": labels},
            "mark": {**small, "baseline": "top"},
            "encoding": {"x": _along("at", -0.5, size - 0.5), "y": {"value": HEIGHT + 9}, "text": _text("words")},
        },
        {
            "data": {"values": marks},
            "mark": {**small, "align": "right", "baseline": "middle", "dx": -6},
            "encoding": {"x": {"value": 0}, "y": height, "text": _text("words")},
        },
    ]
    return framed({"layer": layers}, height=HEIGHT, words=words, layout=layout)


def _bar_row(bar: Bar, place: int, layout: Layout) -> Row:
    top = place * ROW + 2
    return {
        "name": clipped(bar.name, longest=_NAME[layout]),
        "words": bar.words,
        "value": bar.value,
        "mark": bar.mark,
        "over": bar.is_over,
        "top": top,
        "from": top + 20,
        "to": top + 20 + BAR,
        "above": top + 16,
        "below": top + 24 + BAR,
    }


def _layer(rows: Sequence[Row], token: str, along: Row, from_here: Row, to_here: Row, *, name: str = "") -> dict[str, Any]:
    mark = {"type": "rect", "color": colours()[token], "cornerRadius": 2}
    encoding = {"x": along, "x2": {"datum": 0}, "y": from_here, "y2": to_here}
    return {**({"name": name} if name else {}), "data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _rule(rows: Sequence[Row], along: Row) -> dict[str, Any]:
    mark = {"type": "rule", "color": colours()["ink"], "size": 2}
    return {
        "name": "held_against",
        "data": {"values": list(rows)},
        "mark": mark,
        "encoding": {"x": along, "y": _down("above"), "y2": {"field": "below"}},
    }


def _box(rows: Sequence[Row], look: Row, encoding: Row, *, name: str) -> dict[str, Any]:
    return {"name": name, "data": {"values": list(rows)}, "mark": {"type": "rect", **look}, "encoding": encoding}


def _guessed(guess: float | None, level: Row) -> list[dict[str, Any]]:
    """The first guess as a long-dashed line across all months."""
    if guess is None:
        return []
    colour = colours()["series-4"]
    row = [{"low": guess, "words": "guess"}]
    return [
        {"data": {"values": row}, "mark": {"type": "rule", "color": colour, "strokeDash": [9, 4], "size": 1.5}, "encoding": {"y": level}},
        {
            "data": {"values": row},
            "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 6, "fontSize": FONT_SIZE, "color": colour},
            "encoding": {"x": {"value": "width"}, "y": level, "text": _text("words")},
        },
    ]


def _along(field: str, low: float, high: float) -> Row:
    scale = {"domain": [low, high], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _up(field: str, high: float, *, values: Sequence[float]) -> Row:
    axis = {"values": list(values), "labels": False, "title": None}
    return {"field": field, "type": "quantitative", "axis": axis, "scale": {"domain": [0, high], "nice": False}}


def _down(field: str) -> Row:
    """A place from the top, in points of the drawing itself."""
    return {"field": field, "type": "quantitative", "axis": None, "scale": None}


def _text(field: str) -> Row:
    return {"field": field, "type": "nominal"}
