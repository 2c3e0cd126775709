"""How a behaviour chart looks, as a Vega-Lite drawing: band, centre, points, diamonds outside, gaps as gaps, rules with words, steps below.

It is written as plain data because altair checks every part as it is made, a quarter of a second a chart;
`Figure.chart` still gives the altair chart, and the tests have altair check it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smplan_kernel.figures.chart import Layout, framed
from smplan_kernel.figures.environment import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smplan_kernel.figures.plot import Plot, Row

Layer = dict[str, Any]

HEIGHT = 196
STRIP = 24  # the room of the moving ranges below the points, and the gap between
GAP = 8
ROW_HEIGHT = 15
FONT_SIZE = 11.5
DASHES = {"change": [5, 4], "event": [1, 3], "definition": [1, 0]}
SHAPES = {"ordinary": "circle", "run": "triangle-up", "outside": "diamond", "partial": "circle"}
SIZES = {"ordinary": 30, "run": 62, "outside": 84, "partial": 36}


def draw_behaviour(plot: Plot, *, words: str, layout: Layout = "paper") -> dict[str, Any]:
    """The drawing of a plot; `words` are its text alternative. Where there is no room, rules carry only their letters."""
    is_narrow = layout == "narrow"
    below = GAP + STRIP if plot.steps else 0
    layers = [
        *_bands(plot),
        *_targets(plot),
        *(layer for layer in _rules(plot) if is_drawn(layer.get("name", ""), layout)),
        _line(plot),
        _dots(plot),
        _texts(
            plot.labels[::2] if is_narrow else plot.labels,
            x=_x(plot),
            y={"value": HEIGHT + below + (9 if is_narrow else 13)},
            baseline="top",
        ),
        _texts(plot.ticks, x={"value": -8}, y=_y(plot), align="right"),
    ]
    if plot.limits:
        layers.append(_texts(plot.limits, x={"value": "width"}, y=_y(plot), align="left", dx=8))
    if plot.steps:
        layers += _steps(plot)
    rows = 1 + max((row["row"] for row in plot.rules), default=-1)
    top = ROW_HEIGHT * min(rows, 1 if is_narrow else rows)
    return framed({"layer": layers}, height=HEIGHT, words=words, top=top, bottom=below, layout=layout)


def is_drawn(name: str, layout: Layout) -> bool:
    """Whether a layer of words belongs to a layout; on paper both stand there and the style sheet chooses."""
    return not (layout == "narrow" and name.startswith("words_")) and not (layout == "wide" and name == "letters")


def _layer(rows: Sequence[Row], mark: dict[str, Any], encoding: dict[str, Any], *, name: str = "") -> Layer:
    named = {"name": name} if name else {}
    return {**named, "data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _x(plot: Plot, field: str = "at") -> dict[str, Any]:
    scale = {"domain": [-0.5, plot.size - 0.5], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _y(plot: Plot, field: str = "value") -> dict[str, Any]:
    # The figures beside the axis are texts of ours: the axis' own would be measured with whatever font is there.
    axis = {"values": [row["value"] for row in plot.ticks], "labels": False, "title": None}
    scale = {"domain": [plot.low, plot.high], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": axis, "scale": scale}


def _bands(plot: Plot) -> list[Layer]:
    """The usual range, dashed at its edges while it is on trial, and the centre."""
    if not plot.bands:
        return []
    shade = colours()
    across = {"x": _x(plot, "start"), "x2": {"field": "end"}}
    layers = [
        _layer(plot.bands, {"type": "rect", "color": shade["band"]}, {**across, "y": _y(plot, "lower"), "y2": {"field": "upper"}}),
        _layer(plot.bands, {"type": "rule", "color": shade["line-strong"], "size": 1}, {**across, "y": _y(plot, "centre")}),
    ]
    trial = [{**row, "value": row[edge]} for row in plot.bands if row["trial"] for edge in ("lower", "upper")]
    if trial:
        layers.append(_layer(trial, {"type": "rule", "color": shade["line-strong"], "strokeDash": [3, 4]}, {**across, "y": _y(plot)}))
    return layers


def _targets(plot: Plot) -> list[Layer]:
    """The target as a long-dashed line with its name."""
    if not plot.targets:
        return []
    colour = colours()["series-4"]
    mark = {"type": "rule", "color": colour, "strokeDash": [9, 4], "size": 1.5}
    name = [{"value": plot.targets[0]["value"], "at": plot.targets[0]["start"], "words": "target"}]
    return [
        _layer(plot.targets, mark, {"x": _x(plot, "start"), "x2": {"field": "end"}, "y": _y(plot)}),
        _texts(name, x=_x(plot), y=_y(plot), align="left", baseline="bottom", dx=4, dy=-3, colour=colour),
    ]


def _rules(plot: Plot) -> list[Layer]:
    """A vertical rule for each change, event and new definition, with words above; narrow places show only the letter."""
    if not plot.rules:
        return []
    dashes = {"field": "kind", "type": "nominal", "legend": None, "scale": {"domain": list(DASHES), "range": list(DASHES.values())}}
    places = sorted({(row["row"], row["side"]) for row in plot.rules})
    return [
        _layer(
            plot.rules,
            {"type": "rule", "color": colours()["ink-soft"]},
            {"x": _x(plot), "y": {"value": -4}, "y2": {"value": HEIGHT}, "strokeDash": dashes},
        ),
        _texts(plot.rules, x=_x(plot), y={"value": -6}, baseline="bottom", name="letters", field="letter"),
        *(_words(plot, row=row, side=side) for row, side in places),
    ]


def _words(plot: Plot, *, row: int, side: str) -> Layer:
    rows = [rule for rule in plot.rules if (rule["row"], rule["side"]) == (row, side)]
    toward = 4 if side == "right" else -4
    height = {"value": -6 - ROW_HEIGHT * row}
    return _texts(rows, x=_x(plot), y=height, align=side, baseline="bottom", dx=toward, name=f"words_{side}_{row}")


def _line(plot: Plot) -> Layer:
    """The line through the points; a missing period and a new definition interrupt it."""
    mark = {"type": "line", "color": colours()["series-1"], "strokeWidth": 2, "invalid": "break-paths-filter-domains"}
    return _layer(plot.points, mark, {"x": _x(plot), "y": _y(plot), "detail": {"field": "part", "type": "nominal"}}, name="line")


def _dots(plot: Plot) -> Layer:
    shade = colours()
    edge = [shade["series-1"], shade["watch"], shade["signal"], shade["series-1"]]
    looks: dict[str, list[Any]] = {
        "shape": list(SHAPES.values()),
        "size": list(SIZES.values()),
        "stroke": edge,
        "fill": [*edge[:3], shade["paper"]],
    }

    def by_kind(look: list[Any]) -> dict[str, Any]:
        return {"field": "kind", "type": "nominal", "legend": None, "scale": {"domain": list(SHAPES), "range": look}}

    known = [row for row in plot.points if row["value"] is not None]
    encoding = {"x": _x(plot), "y": _y(plot), **{channel: by_kind(look) for channel, look in looks.items()}}
    return _layer(known, {"type": "point", "opacity": 1, "strokeWidth": 1.5}, encoding, name="dots")


def _steps(plot: Plot) -> list[Layer]:
    """The moving ranges as small bars under the points, with their limit dashed; those above it are dark."""
    ground = HEIGHT + GAP + STRIP

    def placed(rows: Sequence[Row]) -> list[Row]:
        return [{**row, "high": ground - STRIP * row["share"]} for row in rows]

    high = {"field": "high", "type": "quantitative", "scale": None, "axis": None}
    looks = {"domain": ["step", "jump"], "range": [colours()["series-rest"], colours()["watch"]]}
    colour = {"field": "kind", "type": "nominal", "legend": None, "scale": looks}
    dashed = {"type": "rule", "color": colours()["line-strong"], "strokeDash": [3, 4]}
    return [
        _layer(placed(plot.step_limits), dashed, {"x": _x(plot, "start"), "x2": {"field": "end"}, "y": high}),
        _layer(
            placed(plot.steps),
            {"type": "rule", "strokeWidth": 3},
            {"x": _x(plot), "y": high, "y2": {"value": ground}, "color": colour},
            name="steps",
        ),
        _texts([{"words": "steps"}], x={"value": -8}, y={"value": ground - STRIP / 2}, align="right"),
    ]


def _texts(  # noqa: PLR0913 - where a text stands takes this many words, all by keyword
    rows: Sequence[Row],
    *,
    x: dict[str, Any],
    y: dict[str, Any],
    align: str = "center",
    baseline: str = "middle",
    dx: int = 0,
    dy: int = 0,
    colour: str = "",
    name: str = "",
    field: str = "words",
) -> Layer:
    """Words in the chart, taken from the rows."""
    look = {"align": align, "baseline": baseline, "dx": dx, "dy": dy, "fontSize": FONT_SIZE, "color": colour or colours()["ink-soft"]}
    return _layer(rows, {"type": "text", **look}, {"x": x, "y": y, "text": {"field": field, "type": "nominal"}}, name=name)
