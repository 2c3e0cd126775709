"""Behaviour charts that are drawn here look, byte for byte, like those that Vega draws."""

from __future__ import annotations

import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from smplan_kernel.figures.strokes import drawn
from smplan_kernel.figures.unmeasured import sized, unmeasured
from tests.figures.test_chart import HIGHER, make_figure, make_series, moment

# A surrogate that stands alone is no text: nothing can be written with it.
WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
FIGURES = st.none() | st.integers(-50, 500) | st.floats(-1e4, 1e6) | st.floats(0, 1e-6)


def by_vega(drawing: dict) -> str:
    """Given as an object: where vl-convert reads a text, it may lose the last digit of a number."""
    return sized(vl_convert.vegalite_to_svg(unmeasured(drawing)))


@st.composite
def figures(draw):
    size = draw(st.integers(1, 36))
    values = tuple(draw(st.lists(FIGURES, min_size=size, max_size=size)))
    places = st.integers(0, size - 1)
    series = make_series(
        values,
        unit=draw(st.sampled_from(["count", "fraction", "seconds", "money"])),
        partial=tuple(value is not None and draw(st.integers(0, 9)) == 0 for value in values),
        breaks=tuple(sorted(draw(st.sets(places.filter(bool), max_size=2)))) if size > 1 else (),
    )
    moments = st.lists(st.builds(moment, WORDS, places.map(series.periods.__getitem__)), max_size=4)
    return make_figure(
        series=series,
        rebase_from=tuple(sorted(draw(st.sets(places, max_size=2)))),
        target=draw(st.none() | st.floats(0, 500)),
        changes=draw(moments),
        events=draw(moments),
    )


@settings(max_examples=30, deadline=None)
@given(figures(), st.sampled_from(["paper", "wide", "narrow"]))
def test_any_chart_is_the_one_that_vega_draws(figure, layout):
    drawing = figure.draw(layout)

    assert drawn(drawing) == by_vega(drawing)


@pytest.mark.parametrize("values", [(5,), (None, 5, None, None, 7, 8), (0, 0, 0), (None,), (3, 3.0, 1e-7), (1e-11, 3e-11)])
def test_gaps_and_points_that_stand_alone(values):
    drawing = make_figure(values).draw()

    assert drawn(drawing) == by_vega(drawing)


def test_words_keep_their_signs_and_lose_their_edges():
    figure = make_figure(HIGHER, changes=[moment("\ufeff <b>&\"'\x1f</b>\u2003", "2025-03")], events=[moment(" ", "2025-09")])

    assert drawn(figure.draw()) == by_vega(figure.draw())
    assert "&lt;b&gt;&amp;\"'" in drawn(figure.draw())


def test_a_chart_of_a_review_needs_no_vega(monkeypatch):
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda _text: pytest.fail("Vega was asked."))

    assert make_figure(HIGHER, target=60.0).svg().startswith("<svg")
