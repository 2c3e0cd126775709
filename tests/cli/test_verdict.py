"""`smplan verdict` as a person types it."""

from __future__ import annotations

import json
from functools import partial
from xml.etree import ElementTree as ET

import pytest

CALM = (10, 12, 11, 13, 10, 12, 11, 12, 10, 13, 11, 12)


@pytest.fixture
def verdict(smplan, monkeypatch):
    """Call `smplan verdict ...` on a wide terminal."""
    monkeypatch.setenv("COLUMNS", "200")
    return partial(smplan, "verdict")


@pytest.fixture
def takings(tmp_path):
    def write(values, head="Month,Takings\n"):
        path = tmp_path / "takings.csv"
        lines = (f"{2024 + at // 12}-{at % 12 + 1:02d},{'' if value is None else value}\n" for at, value in enumerate(values))
        path.write_text(head + "".join(lines), encoding="utf-8")
        return str(path)

    return write


def test_machines_get_one_record_and_nothing_else(smplan_process, takings):
    told = json.loads(smplan_process("verdict", takings([*CALM, None, 30]), "--target", "40", "--json").stdout)

    assert (told["points"], told["signals"], told["verdict"]) == (13, [{"period": "2025-02", "rule": 1}], "strong signal")
    assert (told["assurance"], told["months_to_notice"]) == ("will keep missing", 1)


def test_people_get_sentences_and_a_signal_is_no_failure(verdict, takings):
    said = verdict(takings([*CALM, 30])).stdout

    assert "A strong signal. Look for the cause.\n30 in January 2025 lies above the usual range of 6.6 to 16.3.\n" in said


def test_less_can_be_better(verdict, takings):
    assert json.loads(verdict(takings(CALM), "--target", "-5", "--falls", "--json").stdout)["assurance"] == "will keep missing"


def test_counts_are_never_expected_below_zero(verdict, takings):
    file = takings([0, 9, 1, 8, 0, 9])

    assert json.loads(verdict(file, "--json").stdout)["lower"] < 0
    assert json.loads(verdict(file, "--counts", "--json").stdout)["lower"] == 0


def test_the_chart_is_a_drawing_with_words_and_without_a_script(verdict, takings, tmp_path):
    verdict(takings([*CALM, 30], head="Month,<script>alert(1)</script> & more\n"), "-o", str(tmp_path / "chart.svg"))
    text = (tmp_path / "chart.svg").read_text()
    root = ET.fromstring(text)  # noqa: S314 - our own drawing
    names = {element.tag.rpartition("}")[2] for element in root.iter()}

    assert not names & {"script", "foreignObject", "a", "image", "use"}
    assert "<script" not in text
    assert root[0].text == "What has changed in “<script>alert(1)</script> & more”?"
    assert "30 in January 2025" in root[1].text


@pytest.mark.parametrize("values", [[None, None], [5], [7] * 12, [-5, -6, -7, -5, -6, -4, -90], [1e15 + value for value in CALM]])
def test_every_series_can_be_drawn(verdict, takings, tmp_path, values):
    verdict(takings(values), "-o", str(tmp_path / "chart.svg"))

    assert ET.fromstring((tmp_path / "chart.svg").read_text()).tag.endswith("svg")  # noqa: S314 - our own drawing


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--target", "many"), "'many' is not a number"),
        (("--target", "nan"), "'nan' is not a number"),
        (("-o", "chart.png"), "A chart is written as .svg"),
    ],
)
def test_wrong_use_is_one_sentence(verdict, takings, words, said):
    assert said in verdict(takings(CALM), *words, code=2).stderr


def test_wrong_input_is_one_sentence_with_its_place(verdict, takings):
    told = verdict(takings([*CALM, "many"]), "--json", code=2)

    assert (told.stdout, told.stderr.count("\n")) == ("", 1)
    assert told.stderr.startswith("takings.csv (row 14, column 'Takings', value 'many'): this is not a number.")


@pytest.mark.parametrize(
    ("content", "said"), [(None, "there is no such file"), (b"", "the file is empty"), (b"%PDF-1.4", "this is a PDF, not a series")]
)
def test_a_file_that_is_no_series_is_one_sentence(verdict, tmp_path, content, said):
    path = tmp_path / "takings.csv"
    if content is not None:
        path.write_bytes(content)

    assert said in verdict(str(path), code=2).stderr


def test_a_folder_is_no_file_and_a_chart_needs_one(verdict, takings, tmp_path):
    (tmp_path / "taken.svg").mkdir()

    assert "it cannot be opened as a file" in verdict(str(tmp_path), code=2).stderr
    assert "the chart cannot be written there" in verdict(takings(CALM), "-o", str(tmp_path / "taken.svg"), code=2).stderr


def test_the_order_of_days_is_asked_and_answered(verdict, tmp_path):
    path = tmp_path / "takings.csv"
    path.write_text("03/04/2026,5\n03/06/2026,6\n", encoding="utf-8")

    assert "Answer with --dates: day-first or month-first" in verdict(str(path), code=2).stderr
    assert "3 April 2026 to 3 June 2026" in verdict(str(path), "--dates", "day-first").stdout
