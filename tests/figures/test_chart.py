"""What every drawn figure holds to: words for those who do not see it, theme colours, and no renderer that breaks a page."""

from __future__ import annotations

import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

from smplan_kernel.figures.chart import Figure, with_tokens
from smplan_kernel.figures.environment import colours
from smplan_kernel.figures.metrics import behaviour_chart, in_words, question, sparkline
from smplan_kernel.measures.behaviour import behaviour

MONTHS = tuple(f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13))
HIGHER = (37, 46, 31, 42, 49, 39, 33, 47, 43, 38, 44, 40, 47, 36, 58, 61, 64, 60, 66, 71, 65, 68, 69, 62)


def make_series(values=HIGHER, **changes):
    facts = {
        "grain": "month",
        "unit": "count",
        "periods": MONTHS[: len(values)],
        "values": tuple(values),
        "partial": (False,) * len(values),
        "breaks": (),
    }
    return SimpleNamespace(**facts | changes)


def make_figure(values=HIGHER, *, rebase_from=(), series=None, **changes) -> Figure:
    drawn = series or make_series(values)
    trusted = tuple(None if partial else value for value, partial in zip(drawn.values, drawn.partial, strict=True))
    return behaviour_chart(
        drawn, behaviour(trusted, breaks=drawn.breaks, rebase_from=rebase_from), name=changes.pop("name", "Enquiries"), **changes
    )


def moment(text: str, period: str):
    return SimpleNamespace(text=text, period=period, week="")


def layers(figure: Figure, kind: str) -> list[dict]:
    return [layer for layer in figure.draw()["layer"] if layer["mark"]["type"] == kind]


def layer(figure: Figure, name: str) -> dict:
    return next(one for one in figure.draw()["layer"] if one.get("name") == name)


def fields_in(part) -> set[str]:
    if isinstance(part, dict):
        return (
            {part["field"]} & {part["field"]} | set().union(*map(fields_in, part.values()))
            if "field" in part
            else set().union(*map(fields_in, part.values()), set())
        )
    return set().union(*map(fields_in, part), set()) if isinstance(part, (list, tuple)) else set()


def test_altair_accepts_the_drawing():
    figure = make_figure(target=60.0, changes=[moment("Process videos started", "2025-03")], events=[moment("Fair", "2024-04")])

    assert figure.chart.to_dict()["description"] == figure.alt


def test_fields_are_fixed_names_whatever_people_type():
    figure = make_figure(changes=[moment("datum']; a.b a[0] a:Q __proto__ \\", "2025-03")], name="datum[0]")

    assert fields_in(figure.draw()["layer"]) <= {
        "at",
        "value",
        "start",
        "end",
        "lower",
        "upper",
        "part",
        "words",
        "letter",
        "high",
        *("colour", "dash", "fill", "shape", "size"),
    }


def test_no_words_of_people_stand_in_an_expression_or_a_link():
    text = re.sub(r'"(values|description)": (\[.*?\]|".*?")', "", str(make_figure(changes=[moment("x", "2025-03")]).draw()))

    assert not re.search(r"expr|href|transform|signal'", text)


def test_importing_the_figures_imports_no_altair():
    check = "import sys; from smplan_kernel import figures; figures.goal_tree; figures.behaviour_chart; sys.exit('altair' in sys.modules or 'vl_convert' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_no_renderer_of_altair_is_switched_on_by_drawing():
    figure = make_figure()
    figure.html()
    import altair as alt  # noqa: PLC0415 - only to look at it

    before = alt.renderers.active
    assert figure.chart is not None
    assert figure._repr_html_() == figure.html()

    assert alt.renderers.active == before == "default"
    assert not hasattr(Figure, "_repr_mimebundle_")


def test_the_drawing_holds_no_script_even_when_a_title_does():
    html = make_figure(name="</script><script>alert(1)</script>", changes=[moment("</script><script>alert(1)</script>", "2025-03")]).html()

    assert "<script" not in html.lower()
    assert "&lt;script&gt;" in html


def test_the_same_figure_draws_the_same_bytes():
    assert make_figure().svg() == make_figure().svg()


def test_every_colour_is_tied_to_a_token():
    svg = make_figure(target=60.0, changes=[moment("Videos", "2025-03")]).svg()

    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) <= {f"var(--{name}, {colour})" for name, colour in colours().items()} | {
        "none",
        "transparent",
    }


def test_the_drawing_is_silent_and_the_figure_speaks():
    html = make_figure().html()

    assert '<svg aria-hidden="true" focusable="false"' in html
    assert 'role="img" aria-label="Enquiries: 24 months' in html


def test_the_drawing_is_720_wide():
    assert 'width="720"' in make_figure().svg()


def test_unknown_colours_are_left_alone():
    assert with_tokens('<svg fill="#123456"/>') == '<svg aria-hidden="true" focusable="false" fill="#123456"/>'


def test_the_words_name_highest_lowest_trend_and_count():
    words = make_figure().alt

    for said in ("24 months", "highest 71 in August 2025", "lowest 31 in March 2024", "latest 62 in December 2025", "rising"):
        assert said.lower() in words.lower()


def test_the_words_of_no_figures_say_so():
    assert make_figure((None, None)).alt == "Enquiries: no figures yet."


def test_the_table_holds_every_period_the_latest_first():
    table = make_figure().table

    assert table.rows[0][:2] == ("December 2025", "62")
    assert len(table.rows) == 24


def test_points_outside_are_diamonds():
    dots = layer(make_figure((10, 12, 11, 13, 10, 12, 11, 12, 10, 13, 11, 12, 30)), "dots")["data"]["values"]

    assert (dots[-1]["kind"], dots[-1]["shape"], dots[-1]["colour"]) == ("outside", "diamond", colours()["signal"])
    assert {dot["shape"] for dot in dots[:-1]} == {"circle"}


def test_a_gap_is_drawn_as_a_gap():
    line = layer(make_figure((*HIGHER[:5], None, *HIGHER[6:])), "line")

    assert line["data"]["values"][5]["value"] is None
    assert line["mark"]["invalid"] == "break-paths-filter-domains"


def test_a_partial_month_is_hollow_and_the_line_does_not_reach_it():
    figure = make_figure(series=make_series(partial=(*(False,) * 23, True)))
    rows = layer(figure, "dots")["data"]["values"]

    assert rows[-1]["kind"] == "partial"
    assert rows[-1]["part"] != rows[-2]["part"]


def test_the_line_does_not_cross_a_new_definition():
    rows = layer(make_figure(series=make_series(breaks=(10,))), "line")["data"]["values"]

    assert rows[9]["part"] != rows[10]["part"]


def test_a_break_is_a_rule_with_words():
    figure = make_figure(series=make_series(breaks=(10,)))

    assert figure.marks[0].text == "Counted in a new way from here"
    assert "nothing is compared across it" in figure.key


def test_a_logged_change_is_a_dashed_rule_with_words():
    figure = make_figure(changes=[moment("Process videos started", "2025-03")])
    rule = layer(figure, "rules")["data"]["values"][0]

    assert (rule["kind"], rule["dash"]) == ("change", [5, 4])
    assert figure.marks[0].when == "March 2025"
    assert "not proof of cause" in figure.key


def test_the_steps_are_drawn_below_with_their_limit_and_a_jump_stands_above_it():
    figure = make_figure((10, 12, 11, 13, 10, 12, 11, 12, 10, 13, 11, 12, 30, None, 12))
    steps = layer(figure, "steps")["data"]["values"]
    limit = next(row for row in layer(figure, "levels")["data"]["values"] if "share" in row)

    assert [(step["at"], step["kind"]) for step in steps][-2:] == [(11, "step"), (12, "jump")]
    assert steps[-1]["share"] > limit["share"] > steps[-2]["share"]
    assert "1 step larger than usual, the latest in January 2025." in figure.alt
    assert "larger than usual" in figure.key


def test_no_step_is_drawn_before_there_are_limits_or_into_a_new_definition_or_an_incomplete_month():
    steps = layer(make_figure(series=make_series(breaks=(10,), partial=(*(False,) * 23, True))), "steps")["data"]["values"]

    assert {10, 23} & {step["at"] for step in steps} == set()
    assert not [one for one in make_figure(HIGHER[:5]).draw()["layer"] if one.get("name") == "steps"]


def test_what_was_done_for_another_figure_is_told_and_makes_no_title():
    beside = SimpleNamespace(text="Plant lists in the text of every post", period="2025-03", week="", aimed=False)
    figure = make_figure(changes=[beside], rebase_from=(14,))
    words = [row["words"] for one in layers(figure, "text") if one.get("name", "").startswith("words_") for row in one["data"]["values"]]

    assert words == ["A  Plant lists in the text of every…"]
    assert figure.marks[0].text == "Plant lists in the text of every post"
    assert figure.title == "What has changed in “Enquiries”?"


def test_limits_on_trial_are_dashed():
    trial, locked = ([row["dash"] for row in layer(make_figure(HIGHER[:size]), "levels")["data"]["values"][:3]] for size in (8, 14))

    assert trial == [[1, 0], [3, 4], [3, 4]]
    assert locked[0] == [1, 0]
    assert len(layer(make_figure(HIGHER[:14]), "levels")["data"]["values"]) == 2, "the centre and the limit of the steps"


def test_words_stand_where_vega_would_set_them():
    plot = layer(make_figure(target=60.0), "dots")
    svg = make_figure(target=60.0).svg()

    heights = {words: float(y) for y, words in re.findall(r"translate\([^,]+,([^)]+)\)[^>]*>([^<]+)</text>", svg)}
    assert plot["encoding"]["y"]["scale"]["domain"][0] == 0
    assert heights["0"] == pytest.approx(196 + 3), "its middle on the ground line"
    assert heights["target"] < heights["40"] < heights["20"] < heights["steps"]


def test_a_chart_has_few_layers_because_each_takes_time():
    figure = make_figure(
        HIGHER[:8], target=60.0, changes=[moment("Videos", "2024-02"), moment("Prices", "2024-07")], events=[moment("Fair", "2024-03")]
    )

    assert len(figure.draw()["layer"]) <= 12


def test_old_limits_stay_visible_where_new_ones_begin():
    bands = layers(make_figure(rebase_from=(14,)), "rect")[0]["data"]["values"]

    assert [band["start"] for band in bands] == [-0.5, 13.5]
    assert bands[0]["end"] == bands[1]["start"]


def test_a_target_far_away_is_said_and_not_drawn():
    figure = make_figure(target=90_000.0)

    assert "90,000, lies far from all this" in figure.note
    assert "target" not in [row.get("words") for one in layers(figure, "text") for row in one["data"]["values"]]


def test_a_long_history_is_cut_to_the_latest_and_says_so():
    figure = make_figure(series=make_series((10.0, 12.0) * 60, periods=tuple(f"{2017 + at // 12}-{at % 12 + 1:02d}" for at in range(120))))

    assert len(layer(figure, "line")["data"]["values"]) == 36
    assert "latest 36 of 120 months" in figure.note


@pytest.mark.parametrize("values", [(3.0,), (0.0, 0.0), (5.0,) * 14, (-3.0, 4.0, -2.0), (1e9, 3e9)])
def test_odd_series_are_drawn(values):
    assert make_figure(values).svg().startswith("<svg")


def test_the_title_asks():
    calm, few = behaviour((10, 12, 11, 13, 10, 12, 11)), behaviour((1, 2))

    assert question("Enquiries", calm) == "Is “Enquiries” in its usual range?"
    assert question("Enquiries", few) == "What does “Enquiries” look like so far?"
    assert (
        make_figure(changes=[moment("Process videos started.", "2025-03")], rebase_from=(14,)).title
        == "Did “Process videos started” change “Enquiries”?"
    )


def test_a_sparkline_draws_a_gap_as_two_lines():
    assert sparkline((1.0, 2.0, None, 3.0, 4.0)).count("<polyline") == 2


def test_a_sparkline_of_nothing_is_empty():
    assert "<polyline" not in sparkline((None, None))


def test_a_sparkline_has_words():
    assert in_words((0.2, 0.5), "fraction") == "from 20 % to 50 %, between 20 % and 50 %"
