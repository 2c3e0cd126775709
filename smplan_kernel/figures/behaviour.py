"""How a behaviour chart looks, as a Vega-Lite drawing: band, centre, points, diamonds outside, gaps as gaps, rules with words, steps below.

It is written as plain data because altair checks every part as it is made, a quarter of a second a chart;
`Figure.chart` still gives the altair chart, and the tests have altair check it. Each layer and each scale costs Vega two thousandths
of a second, so what is drawn alike shares a layer, and looks stand in its rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smplan_kernel.figures.chart import Layout, framed
from smplan_kernel.figures.environment import colours
from smplan_kernel.figures.unmeasured import to_base_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smplan_kernel.figures.moments import Row
    from smplan_kernel.figures.plot import Plot

Layer = dict[str, Any]

HEIGHT = 196
STRIP = 24  # the room of the moving ranges below the points, and the gap between
GAP = 8
ROW_HEIGHT = 15
FONT_SIZE = 11.5
LEFT = -0.5  # the left edge as a place among the points
THIN, THICK = 1, 1.5
SOLID, TRIAL, LONG = [1, 0], [3, 4], [9, 4]
DASHES = {"change": [5, 4], "event": [1, 3], "definition": SOLID}
SHAPES = {"ordinary": "circle", "run": "triangle-up", "outside": "diamond", "partial": "circle"}
SIZES = {"ordinary": 30, "run": 62, "outside": 84, "partial": 36}
# A text's base line, by where its middle, its upper or its lower edge stands.
MIDDLE, BELOW, ABOVE = (to_base_line(edge, FONT_SIZE) for edge in ("middle", "top", "bottom"))


def draw_behaviour(plot: Plot, *, words: str, layout: Layout = "paper") -> dict[str, Any]:
    """The drawing of a plot; `words` are its text alternative. Where there is no room, rules carry only their letters."""
    is_narrow = layout == "narrow"
    below = GAP + STRIP if plot.steps else 0
    layers = [
        *_bands(plot),
        *_levels(plot),
        *(layer for layer in _rules(plot) if is_drawn(layer.get("name", ""), layout)),
        _line(plot),
        _dots(plot),
        _periods(plot, HEIGHT + below + (9 if is_narrow else 13), every=2 if is_narrow else 1),
        *_beside(plot),
        *_steps(plot),
    ]
    rows = 1 + max((row["row"] for row in plot.rules), default=-1)
    top = ROW_HEIGHT * min(rows, 1 if is_narrow else rows)
    return framed({"layer": layers}, height=HEIGHT, words=words, top=top, bottom=below, layout=layout)


def is_drawn(name: str, layout: Layout) -> bool:
    """Whether a layer of words belongs to a layout; on paper both stand there and the style sheet chooses."""
    return not (layout == "narrow" and name.startswith("words_")) and not (layout == "wide" and name == "letters")


def _layer(rows: Iterable[Row], mark: dict[str, Any], encoding: dict[str, Any], *, name: str = "") -> Layer:
    named = {"name": name} if name else {}
    return {**named, "data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _x(plot: Plot, field: str = "at") -> dict[str, Any]:
    scale = {"domain": [LEFT, _right(plot)], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _right(plot: Plot) -> float:
    """The right edge as a place among the points: a browser may stretch the drawing, so it is no number of pixels."""
    return plot.size + LEFT


def _y(plot: Plot, field: str = "value") -> dict[str, Any]:
    # The figures beside the axis are texts of ours: the axis' own would be measured with whatever font is there.
    axis = {"values": [row["value"] for row in plot.ticks], "labels": False, "title": None}
    scale = {"domain": [plot.low, plot.high], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": axis, "scale": scale}


def _as_is(field: str, kind: str = "nominal") -> dict[str, Any]:
    """A look or a height that stands in the rows: no scale turns it into another."""
    return {"field": field, "type": kind, "scale": None}


_HIGH = {**_as_is("high", "quantitative"), "axis": None}


def _height(plot: Plot, value: float) -> float:
    """How far below the upper edge a value stands, in pixels."""
    return HEIGHT * (1 - (value - plot.low) / (plot.high - plot.low))


def _bands(plot: Plot) -> list[Layer]:
    """The usual range."""
    if not plot.bands:
        return []
    across = {"x": _x(plot, "start"), "x2": {"field": "end"}, "y": _y(plot, "lower"), "y2": {"field": "upper"}}
    return [_layer(plot.bands, {"type": "rect", "color": colours()["band"]}, across)]


def _levels(plot: Plot) -> list[Layer]:
    """All level lines: the centre, the edges of a range on trial, the target in long dashes, the limit of the steps."""
    shade = colours()
    calm = {"colour": shade["line-strong"], "size": THIN}
    edges = [(row, row[edge]) for row in plot.bands if row["trial"] for edge in ("lower", "upper")]
    rows = [
        *({**_span(row), "high": _height(plot, row["centre"]), **calm, "dash": SOLID} for row in plot.bands),
        *({**_span(row), "high": _height(plot, value), **calm, "dash": TRIAL} for row, value in edges),
        *(
            {**_span(row), "high": _height(plot, row["value"]), "colour": shade["series-4"], "size": THICK, "dash": LONG}
            for row in plot.targets
        ),
        *({**_span(row), "share": row["share"], "high": _step_height(row), **calm, "dash": TRIAL} for row in plot.step_limits),
    ]
    looks = {"color": _as_is("colour"), "size": _as_is("size", "quantitative"), "strokeDash": _as_is("dash")}
    return (
        [_layer(rows, {"type": "rule"}, {"x": _x(plot, "start"), "x2": {"field": "end"}, "y": _HIGH, **looks}, name="levels")]
        if rows
        else []
    )


def _span(row: Row) -> Row:
    return {"start": row["start"], "end": row["end"]}


def _rules(plot: Plot) -> list[Layer]:
    """A vertical rule for each change, event and new definition, with words above; narrow places show only the letter."""
    if not plot.rules:
        return []
    rules = [{**row, "dash": DASHES[row["kind"]]} for row in plot.rules]
    upright = {"x": _x(plot), "y": {"value": -4}, "y2": {"value": HEIGHT}, "strokeDash": _as_is("dash")}
    words = [{**row, "high": ABOVE - 6 - ROW_HEIGHT * row["row"]} for row in plot.rules]
    return [
        _layer(rules, {"type": "rule", "color": colours()["ink-soft"]}, upright, name="rules"),
        _texts(plot, [{**row, "high": ABOVE - 6} for row in plot.rules], name="letters", field="letter"),
        *(
            _texts(plot, of_side, align=side, dx=4 if side == "right" else -4, name=f"words_{side}")
            for side in ("left", "right")
            if (of_side := [row for row in words if row["side"] == side])
        ),
    ]


def _line(plot: Plot) -> Layer:
    """The line through the points; a missing period and a new definition interrupt it."""
    mark = {"type": "line", "color": colours()["series-1"], "strokeWidth": 2, "invalid": "break-paths-filter-domains"}
    return _layer(plot.points, mark, {"x": _x(plot), "y": _y(plot), "detail": {"field": "part", "type": "nominal"}}, name="line")


def _dots(plot: Plot) -> Layer:
    shade = colours()
    edges = {"run": shade["watch"], "outside": shade["signal"]}

    def looks(kind: str) -> Row:
        edge = edges.get(kind, shade["series-1"])
        return {"shape": SHAPES[kind], "size": SIZES[kind], "colour": edge, "fill": shade["paper"] if kind == "partial" else edge}

    known = [{**row, **looks(row["kind"])} for row in plot.points if row["value"] is not None]
    channels = {"shape": _as_is("shape"), "size": _as_is("size", "quantitative"), "stroke": _as_is("colour"), "fill": _as_is("fill")}
    return _layer(known, {"type": "point", "opacity": 1, "strokeWidth": 1.5}, {"x": _x(plot), "y": _y(plot), **channels}, name="dots")


def _periods(plot: Plot, high: float, *, every: int) -> Layer:
    """The names of periods under the points."""
    return _texts(plot, [{**row, "high": high + BELOW} for row in plot.labels[::every]])


def _beside(plot: Plot) -> list[Layer]:
    """Words at the edges: the figures of the axis at the left, the usual range at the right, and the name of the target in its line."""
    shade = colours()
    left, right = {"at": LEFT, "colour": shade["ink-soft"]}, {"at": _right(plot), "colour": shade["ink-soft"]}
    scale = [{**left, "high": _height(plot, row["value"]) + MIDDLE, "words": row["words"]} for row in plot.ticks]
    steps = [{**left, "high": HEIGHT + GAP + STRIP / 2 + MIDDLE, "words": "steps"}] if plot.steps else []
    limits = [{**right, "high": _height(plot, row["value"]) + MIDDLE, "words": row["words"]} for row in plot.limits]
    target = [
        {"at": row["start"], "high": _height(plot, row["value"]) + ABOVE - 3, "words": "target", "colour": shade["series-4"]}
        for row in plot.targets[:1]
    ]
    sides = ((scale + steps, "right", -8), (target + limits, "left", 8))
    return [_texts(plot, rows, align=align, dx=dx, coloured=True) for rows, align, dx in sides if rows]


def _step_height(row: Row) -> float:
    """How far below the upper edge a step reaches, in pixels."""
    return HEIGHT + GAP + STRIP - STRIP * float(row["share"])


def _steps(plot: Plot) -> list[Layer]:
    """The moving ranges as small bars under the points; those above their limit are dark."""
    if not plot.steps:
        return []
    looks = {"step": colours()["series-rest"], "jump": colours()["watch"]}
    rows = [{**row, "high": _step_height(row), "colour": looks[row["kind"]]} for row in plot.steps]
    standing = {"x": _x(plot), "y": _HIGH, "y2": {"value": HEIGHT + GAP + STRIP}, "color": _as_is("colour")}
    return [_layer(rows, {"type": "rule", "strokeWidth": 3}, standing, name="steps")]


def _texts(
    plot: Plot,
    rows: Iterable[Row],
    *,
    align: str = "center",
    dx: int = 0,
    name: str = "",
    field: str = "words",
    coloured: bool = False,
) -> Layer:
    """Words in the chart, taken from the rows, on the base line that each row says."""
    look = {"align": align, "baseline": "alphabetic", "dx": dx, "fontSize": FONT_SIZE}
    own = {"color": _as_is("colour")} if coloured else {}
    colour = {} if coloured else {"color": colours()["ink-soft"]}
    where = {"x": _x(plot), "y": _HIGH, "text": {"field": field, "type": "nominal"}}
    return _layer(rows, {"type": "text", **look, **colour}, {**where, **own}, name=name)
