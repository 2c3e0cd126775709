"""What a page looks at: charts are drawn by the browser, everything else is HTML of a template. A chart's widget comes only where one is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from smplan_kernel.figures.chart import Charts, Figure
from smplan_kernel.figures.picture import Picture as Rows
from smplan_kernel.forms import Picture
from smplan_kernel.plan.document import Plan

if TYPE_CHECKING:
    from smplan_kernel.forms.chart import ChartView

Draw = Callable[[Plan], Any]
"""A figure or a part of a document: one chart or several, whatever has `html()`, or HTML of a template."""


def looked_at(draw: Draw, plan: Plan) -> Picture | ChartView:
    """What a page shows of a plan: a chart where one answers best, otherwise a picture."""
    figure = draw(plan)
    if not _is_charted(figure):
        return Picture(html=html_of(figure))
    from smplan_kernel.forms.chart import ChartView  # noqa: PLC0415 - pages without a chart carry none of it

    return ChartView(**_charts(figure))


def look_again(shown: Picture | ChartView, draw: Draw, plan: Plan) -> None:
    """Show the plan as it is now."""
    figure = draw(plan)
    if isinstance(shown, Picture):
        shown.html = html_of(figure)
    else:
        shown.show(**_charts(figure))


def html_of(figure: Any) -> str:
    """The HTML of a picture; a plan with nothing to draw yet gives none."""
    if figure is None:
        return ""
    return figure if isinstance(figure, str) else str(figure.html())


def _is_charted(figure: Any) -> bool:
    """Whether a look is at charts, also when there is nothing to draw yet."""
    return isinstance(figure, Figure | Charts) or (isinstance(figure, Rows) and figure.chart is not None)


def _charts(figure: Figure | Charts | Rows) -> dict[str, Any]:
    """The charts of a look, or the sentence that stands in their place."""
    match figure:
        case Rows():
            charts = () if figure.empty or figure.chart is None else (figure.chart(),)
            return {"charts": charts, "question": figure.title, "empty": figure.empty}
        case Charts():
            return {"charts": figure.charts, "question": figure.question, "empty": figure.empty}
    return {"charts": (figure,)}
