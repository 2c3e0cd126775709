"""Bars and columns: what they draw, under which names, and that altair accepts them."""

from __future__ import annotations

import json

import altair as alt
import pytest

from smplan_kernel.figures.bars import Bar, Column, draw_bars, draw_columns

BARS = (Bar(name="Mara", value=6.0, words="6 of 4 h", mark=4.0, is_over=True), Bar(name="Jon", value=2.0, words="2 of 5 h", mark=5.0))
COLUMNS = (
    Column(name="Jan 26", planned=100.0, spent=120.0),
    Column(name="Feb 26", planned=100.0, spent=80.0),
    Column(name="Mar 26", planned=0.0),
)


def values(drawing, name):
    return next(layer["data"]["values"] for layer in drawing["layer"] if layer.get("name") == name)


@pytest.mark.parametrize("layout", ["paper", "wide", "narrow"])
def test_altair_accepts_every_layout(layout):
    assert alt.LayerChart.from_dict(draw_bars(BARS, words="x", layout=layout))
    assert alt.LayerChart.from_dict(draw_columns(COLUMNS, words="x", guess=90.0, layout=layout))


def test_a_bar_beyond_its_mark_is_drawn_apart():
    drawing = draw_bars(BARS, words="x")

    assert [[row["name"] for row in values(drawing, name)] for name in ("fits", "over")] == [["Jon"], ["Mara"]]


def test_a_month_dearer_than_planned_is_drawn_apart():
    drawing = draw_columns(COLUMNS, words="x")

    assert [[row["value"] for row in values(drawing, name)] for name in ("spent", "overspent")] == [[80.0], [120.0]]


def test_a_month_without_a_figure_has_no_column_for_it():
    assert len(values(draw_columns(COLUMNS, words="x"), "planned")) == 3
    assert len(values(draw_columns(COLUMNS, words="x"), "spent")) == 1


def test_a_phone_gets_fewer_labels():
    many = tuple(Column(name=f"M{place}", planned=1.0) for place in range(24))

    def labels(layout):
        return [
            row["words"]
            for layer in draw_columns(many, words="x", layout=layout)["layer"]
            for row in layer["data"]["values"]
            if "at" in row
        ]

    assert len(labels("narrow")) <= 5 < len(labels("wide"))


def test_what_people_type_stands_in_values_only():
    drawing = draw_bars((Bar(name="typed['x']", value=1.0, words="a.b"),), words="x")
    without = [{key: part for key, part in layer.items() if key != "data"} for layer in drawing["layer"]]

    assert "typed" not in json.dumps(without)


def test_nothing_at_all_is_drawn_without_an_error():
    assert draw_bars((), words="x")["height"] == 0


@pytest.mark.parametrize(("months", "width"), [(1, 0.12), (3, 0.36), (12, 0.72)])
def test_a_column_is_no_wider_than_a_sixth_of_the_drawing(months, width):
    drawing = draw_columns(COLUMNS[:1] * months, words="x")
    first = values(drawing, "planned")[0]

    assert first["end"] - first["start"] == pytest.approx(width)
