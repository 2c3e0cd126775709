"""The picture of a behaviour chart, drawn here stroke by stroke: what `draw_behaviour` says, as Vega would draw it, to the byte.

A review has a dozen of them, and Vega takes 16 ms for each and half a second for its own start. These charts ask so little of it that
no measure, no layout and no program is needed: fixed sizes, straight scales, five kinds of mark. The tests have both draw the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

Drawing = Mapping[str, Any]
Row = Mapping[str, Any]
Look = Callable[[Row], Any]
"""What a row has in one channel: a place in pixels, a colour, a size."""

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
# What JavaScript takes for white space around a text, which Vega cuts off; Python's own idea differs.
_SPACE = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" class="marks" '
    'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
)
_GRAPHIC = ' role="graphics-{of}" aria-roledescription="{kind} mark container"'
_QUIET = ' pointer-events="none"'


def drawn(drawing: Drawing) -> str:
    """A behaviour chart's drawing as SVG."""
    pad, wide, high = drawing["padding"], drawing["width"], drawing["height"]
    sheet = _HEAD.format(width=pad["left"] + wide + pad["right"], height=pad["top"] + high + pad["bottom"])
    layers = "".join(_layer(layer, f"layer_{place}", drawing) for place, layer in enumerate(drawing["layer"]))
    inside = _group(_grid(drawing) + layers, area=(wide, high))
    frame = f'<g class="mark-group role-frame root"{_GRAPHIC.format(of="object", kind="group")}>{inside}</g>'
    left_and_top = f"translate({pad['left']},{pad['top']})"
    return f'{sheet}<g fill="none" stroke-miterlimit="10" transform="{left_and_top}">{frame}</g></svg>'


def _group(inside: str, *, area: tuple[float, float] = (0, 0), shift: str = "0,0", look: str = "") -> str:
    """A group as Vega writes it: with an unseen ground below and an unseen edge above."""
    wide, high = area
    ground = f'<path class="background" aria-hidden="true" d="M0,0h{wide}v{high}h{-wide}Z"{look}/>'
    edge = f'<path class="foreground" aria-hidden="true" d=""{look} display="none"/>'
    return f'<g transform="translate({shift})">{ground}{_tagged("g", inside)}{edge}</g>'


def _grid(drawing: Drawing) -> str:
    """The lines of the axis, at whole pixels; its second group would hold figures, which are words of ours."""
    across, high, colour = drawing["width"], drawing["height"], drawing["config"]["axis"]["gridColor"]
    upright = next(layer["encoding"]["y"] for layer in drawing["layer"] if layer["encoding"]["y"].get("axis"))
    at = _look(upright, (high, 0))
    places = [place for tick in dict.fromkeys(upright["axis"]["values"]) if 0 <= (place := at({upright["field"]: tick})) <= high]
    lines = "".join(
        f'<line transform="translate(0,{math.floor(place + 0.5)})" x2="{across}" y2="0" stroke="{colour}" stroke-width="1" opacity="1"/>'
        for place in places
    )
    ruled = _tagged(f'g class="mark-rule role-axis-grid"{_QUIET}', lines)
    groups = (_group(inside, shift="0.5,0.5", look=_QUIET) for inside in (ruled, ""))
    return "".join(f'<g class="mark-group role-axis" aria-hidden="true">{group}</g>' for group in groups)


def _layer(layer: Mapping[str, Any], name: str, drawing: Drawing) -> str:
    """One layer: its marks in a group of their own."""
    name, mark, area = layer.get("name", name), layer["mark"], (drawing["width"], drawing["height"])
    looks = _looks(layer["encoding"], area)
    if mark["type"] == "line":
        return _paths(layer, looks, name, area)
    kind, stroke = _MARKS[mark["type"]]
    return _marks("".join(stroke(row, mark, looks, drawing["config"]) for row in layer["data"]["values"]), name, kind)


def _marks(strokes: str, name: str, kind: str) -> str:
    of = "object" if kind == "text" else "symbol"
    return _tagged(f'g class="mark-{kind} role-mark {name}_marks"{_GRAPHIC.format(of=of, kind=kind)}', strokes)


def _tagged(begun: str, inside: str) -> str:
    return f"<{begun}>{inside}</g>" if inside else f"<{begun}/>"


def _looks(encoding: Mapping[str, Any], area: tuple[float, float]) -> dict[str, Look]:
    """What a row has in each channel; the second end of a mark is placed like its first."""
    reach = {"x": (0.0, area[0]), "y": (area[1], 0.0)}
    placed = {name: {**encoding[name[0]], **channel} for name, channel in encoding.items() if name[0] in reach}
    return {name: _look(placed.get(name, channel), reach.get(name[0])) for name, channel in encoding.items()}


def _look(channel: Mapping[str, Any], reach: tuple[float, float] | None) -> Look:
    """One channel: the same for all rows, as it stands in the row, or placed by a straight scale."""
    if "value" in channel:
        return lambda _row: channel["value"]
    field, scale = channel["field"], channel.get("scale")
    if scale is None or reach is None:
        return lambda row: row[field]
    (low, high), (first, last) = scale["domain"], reach

    def placed(row: Row) -> float:
        share = (row[field] - low) / (high - low)
        return float(first * (1 - share) + last * share)

    return placed


def _rect(row: Row, mark: Mapping[str, Any], looks: Mapping[str, Look], _config: Drawing) -> str:
    left, right = sorted((looks["x"](row), looks["x2"](row)))
    top, bottom = sorted((looks["y"](row), looks["y2"](row)))
    wide, high = right - left, bottom - top
    return f'<path d="M{_js(left)},{_js(top)}h{_js(wide)}v{_js(high)}h{_js(-wide)}Z" fill="{mark["color"]}"/>'


def _rule(row: Row, mark: Mapping[str, Any], looks: Mapping[str, Look], _config: Drawing) -> str:
    x, y = looks["x"](row), looks["y"](row)
    to_x, to_y = (looks[end](row) if end in looks else start for end, start in (("x2", x), ("y2", y)))
    colour = looks["color"](row) if "color" in looks else mark["color"]
    wide = looks["size"](row) if "size" in looks else mark.get("strokeWidth")
    dash = looks["strokeDash"](row) if "strokeDash" in looks else ()
    said = f' stroke-width="{_js(wide)}"' if wide is not None else ""
    said += f' stroke-dasharray="{",".join(map(_js, dash))}"' if dash else ""
    return f'<line transform="translate({_js(x)},{_js(y)})" x2="{_js(to_x - x)}" y2="{_js(to_y - y)}" stroke="{colour}"{said}/>'


def _text(row: Row, mark: Mapping[str, Any], looks: Mapping[str, Look], config: Drawing) -> str:
    colour = looks["color"](row) if "color" in looks else mark["color"]
    place = f"{_js(looks['x'](row) + mark['dx'])},{_js(looks['y'](row))}"
    words = _escaped(looks["text"](row).strip(_SPACE))
    letters = f'font-family="{config["font"]}" font-size="{_js(mark["fontSize"])}px"'
    return f'<text text-anchor="{_ANCHORS[mark["align"]]}" transform="translate({place})" {letters} fill="{colour}">{words}</text>'


def _point(row: Row, mark: Mapping[str, Any], looks: Mapping[str, Look], _config: Drawing) -> str:
    place = f"{_js(looks['x'](row))},{_js(looks['y'](row))}"
    colours = f'fill="{looks["fill"](row)}" stroke="{looks["stroke"](row)}" stroke-width="{_js(mark["strokeWidth"])}"'
    shape = _SYMBOLS[looks["shape"](row)](looks["size"](row))
    return f'<path transform="translate({place})" d="{shape}" {colours} opacity="{mark["opacity"]}"/>'


_MARKS = {"rect": ("rect", _rect), "rule": ("rule", _rule), "text": ("text", _text), "point": ("symbol", _point)}


def _circle(size: float) -> str:
    radius = _rounded(math.sqrt(size) / 2)
    return f"M{radius},0A{radius},{radius},0,1,1,-{radius},0A{radius},{radius},0,1,1,{radius},0"


def _triangle(size: float) -> str:
    half = math.sqrt(size) / 2
    high = half * math.sqrt(3) / 2
    return f"M0,{_rounded(-high)}L{_rounded(-half)},{_rounded(high)}L{_rounded(half)},{_rounded(high)}Z"


def _diamond(size: float) -> str:
    half = _rounded(math.sqrt(size) / 2)
    return f"M-{half},0L0,-{half}L{half},0L0,{half}Z"


_SYMBOLS = {"circle": _circle, "triangle-up": _triangle, "diamond": _diamond}


def _paths(layer: Mapping[str, Any], looks: Mapping[str, Look], name: str, area: tuple[float, float]) -> str:
    """A line for each part of the points, in a group of its own."""
    mark, field = layer["mark"], layer["encoding"]["y"]["field"]
    style = f'stroke="{mark["color"]}" stroke-width="{mark["strokeWidth"]}"'
    groups = []
    for _, part in groupby(layer["data"]["values"], looks["detail"]):
        places = [None if row[field] is None else (looks["x"](row), looks["y"](row)) for row in part]
        path = f'd="{_path(places)}" ' if any(places) else ""
        groups.append(_group(_marks(f"<path {path}{style}/>", name, "line"), area=area))
    return f'<g class="mark-group role-scope {name}_pathgroup"{_GRAPHIC.format(of="object", kind="group")}>{"".join(groups)}</g>'


def _path(places: Iterable[tuple[float, float] | None]) -> str:
    """A line through places; a missing one interrupts it, and one that stands alone is closed at once."""
    stretches = [[f"{_rounded(x)},{_rounded(y)}" for x, y in filter(None, found)] for is_known, found in groupby(places, bool) if is_known]
    return "".join(f"M{'L'.join(stretch)}{'Z' if len(stretch) == 1 else ''}" for stretch in stretches)


def _rounded(number: float) -> str:
    """A number to three places, halves upwards, as JavaScript rounds."""
    return _js(math.floor(number * 1000 + 0.5) / 1000)


def _js(number: float) -> str:
    """A number as JavaScript writes it.

    >>> [_js(number) for number in (3.0, -0.0, 0.1, 0.00001, 1.5e-7)]
    ['3', '0', '0.1', '0.00001', '1.5e-7']
    """
    if number == int(number):
        return str(int(number))
    text = repr(float(number))
    if "e" not in text:
        return text
    digits, power = text.split("e-")  # a place on a sheet is never so large that it has a power
    if int(power) > 6:  # noqa: PLR2004 - from there on JavaScript writes powers too
        return f"{digits}e-{int(power)}"
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    return f"{sign}0.{'0' * (int(power) - 1)}{digits.replace('.', '')}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
