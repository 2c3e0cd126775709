"""Pictures whose words are not measured look, byte for byte, like those whose words are."""

from __future__ import annotations

import json

import pytest
import vl_convert

from smplan_kernel.figures.unmeasured import sized, to_base_line, unmeasured
from tests.figures.test_chart import HIGHER, make_figure, moment


def picture(drawing: dict) -> str:
    return vl_convert.vegalite_to_svg(json.dumps(drawing))


def words(edge: str, **look) -> dict:
    return {
        "width": 90,
        "height": 60,
        "autosize": {"type": "none"},
        "data": {"values": [{"at": 1, "high": 20, "words": 'font-size="-3px" & <b>'}]},
        "mark": {"type": "text", "baseline": edge, "fontSize": 11.5, "dy": 2, **look},
        "encoding": {
            "x": {"field": "at", "type": "quantitative", "axis": None},
            "y": {"field": "high", "type": "quantitative", "axis": None},
            "text": {"field": "words", "type": "nominal"},
        },
    }


@pytest.mark.parametrize("edge", ["top", "middle", "bottom", "alphabetic"])
def test_a_text_hangs_where_it_hung(edge):
    drawing = words(edge)

    assert sized(picture(unmeasured(drawing))) == picture(drawing)
    assert drawing["mark"]["fontSize"] == 11.5, "what was given is not changed"


def test_a_chart_of_a_review_is_the_same():
    figure = make_figure(
        HIGHER, rebase_from=(14,), target=60.0, changes=[moment("Videos <b>", "2025-03")], events=[moment("Fair", "2025-09")]
    )

    assert sized(picture(unmeasured(figure.draw()))) == picture(figure.draw())


def test_a_text_that_may_be_cut_is_measured():
    assert unmeasured(words("top", limit=40)) == words("top", limit=40)


def test_edges_are_whole_pixels():
    assert [to_base_line("bottom", size) for size in (10, 11.5, 15)] == [-2, -2, -3]
