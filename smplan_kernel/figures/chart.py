"""What a drawn figure is: a question, a chart, words for those who do not see it, and the figures behind it as a table.

Charts are drawn from fixed internal names; people's words stand in values and titles only, never in a name, an expression
or a link. altair and vl-convert are imported when the first chart asks for them, not before.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from markupsafe import Markup

from smplan_kernel.figures.environment import colours, rendered
from smplan_kernel.figures.unmeasured import sized, unmeasured
from smplan_kernel.kernels.pictures import svg_of

WIDTH = 720
NARROW_WIDTH = 328
Layout = Literal["paper", "wide", "narrow"]
"""Where a drawing stands: in a report, whose style sheet fits it in, or on a live page with room or without."""
# Text is measured with whatever fonts a machine has; fixed padding keeps the drawing the same everywhere.
PADDING = {"left": 58, "right": 54, "top": 14, "bottom": 34}
NARROW_PADDING = {"left": 40, "right": 44, "top": 14, "bottom": 28}
_HEAD, _LINE = 58, 112  # above a drawing that stands alone: its question and what it shows; below: lines of so many letters
FONT = "Inter Variable, Inter, system-ui, sans-serif"


@dataclass(frozen=True, kw_only=True)
class Table:
    """The figures behind a picture: a header, rows of text, and which columns hold numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A change or event on a chart: the letter that stands in the drawing, when it was, what it was, and whether the drawing has room for that."""

    letter: str
    when: str
    text: str
    is_cut: bool = False


def by_vega(drawing: dict[str, Any]) -> str:
    """A drawing as SVG, drawn by Vega."""
    return sized(svg_of(unmeasured(drawing)))


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One chart that answers the question in its title."""

    title: str
    alt: str
    table: Table
    draw: Callable[..., dict[str, Any]] = field(repr=False, compare=False)
    paint: Callable[[dict[str, Any]], str] = field(default=by_vega, repr=False, compare=False)
    """Who makes a picture of the drawing."""
    caption: str = ""
    note: str = ""
    key: str = ""
    marks: tuple[Mark, ...] = ()
    stops: tuple[str, ...] = ()
    """What there is to say at each place from left to right, for whoever points at the drawing."""
    here: int = -1
    """Which of them is said while nobody points: the latest, or another that tells more."""
    name: str = ""
    """Which figure it is among several, so that a page can redraw it in its place."""

    @property
    def chart(self) -> Any:
        """The altair chart, checked by altair, for those who want to go on with it."""
        import altair as alt  # noqa: PLC0415 - one to two seconds that a report without it does not owe

        return alt.LayerChart.from_dict(self.draw())

    def svg(self) -> str:
        """The chart as SVG whose colours follow the reader's theme; it also stands alone as a file."""
        return with_tokens(self.paint(self.draw()))

    def file(self) -> str:
        """The chart as an SVG file of its own: with its question and how to read it, in fixed colours, since no page stands around it."""
        drawn = self.paint(self.draw())
        drawing = _drawn(drawn.replace("<svg ", f'<svg y="{_HEAD}" ', 1))
        height = int(re.search(r'height="(\d+)"', drawn)[1])  # type: ignore[index]  # a drawing has a height
        said = " ".join(part for part in (self.note, self.key) if part)
        lines = [f"{mark.letter}  {mark.when}: {mark.text}" for mark in self.marks] + textwrap.wrap(said, _LINE)
        return rendered(
            "figures/alone.svg.j2", figure=self, drawing=drawing, lines=lines, width=WIDTH, head=_HEAD, foot=_HEAD + height, shade=colours()
        )

    def html(self, *, titled: bool = True, keyed: bool = True) -> Markup:
        """The figure as HTML; without title where a heading asks the question, without key where one stands for all."""
        drawing = _drawn(self.svg())
        return rendered("figures/figure.html.j2", figure=self, svg=drawing, titled=titled, keyed=keyed)

    def _repr_html_(self) -> str:
        """What a notebook shows, instead of altair's own renderers."""
        return self.html()


def _drawn(svg: str) -> Markup:
    """A drawing, to stand in a template: whoever paints it escapes all text, and every colour and name in it is ours."""
    return Markup(svg)  # noqa: S704 - drawn, not typed


@dataclass(frozen=True, kw_only=True)
class Charts:
    """Several charts under one question; without any, the sentence that says what belongs here."""

    question: str
    charts: tuple[Figure, ...] = ()
    empty: str = ""


def framed(
    drawing: dict[str, Any],
    *,
    height: int,
    words: str,
    top: int = 0,
    bottom: int = 0,
    layout: Layout = "paper",
    padding: dict[str, int] | None = None,
) -> dict[str, Any]:
    """The drawing in the product's own frame: fixed padding, no background, quiet grid, no labels that only machines read.

    A browser may stretch it to another width: whatever stands at its right edge says so by the word "width".
    """
    usual = NARROW_PADDING if layout == "narrow" else PADDING
    padding = {**usual, "top": usual["top"] + top, "bottom": usual["bottom"] + bottom} if padding is None else padding
    return {
        **drawing,
        "width": (NARROW_WIDTH if layout == "narrow" else WIDTH) - padding["left"] - padding["right"],
        "height": height,
        "padding": padding,
        "autosize": {"type": "none"},
        "background": "transparent",
        "description": words,
        "config": {
            "font": FONT,
            "aria": False,
            "view": {"stroke": None},
            "axis": {"domain": False, "ticks": False, "grid": True, "gridColor": colours()["line"]},
        },
    }


def with_tokens(svg: str) -> str:
    """The drawing with each colour tied to its token, silent for screen readers, and as wide as its place allows.

    The light colour stays as a fallback, so that the drawing stands alone as a file.
    """
    named: dict[str, str] = {}
    for token, colour in colours().items():
        named.setdefault(colour, token)

    def tied(found: re.Match[str]) -> str:
        paint, colour = found.groups()
        return f'{paint}="var(--{named[colour]}, {colour})"' if colour in named else found.group(0)

    quiet = svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return re.sub(r'\b(fill|stroke)="(#[0-9a-f]{6})"', tied, quiet)
