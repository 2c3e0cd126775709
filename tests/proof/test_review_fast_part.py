"""A few tries of each figure of a review, and the tools that judge them. `make proof-review` has the hundreds of others."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from smplan_kernel.documents import pdf
from tests.proof.review import shown, strings
from tests.proof.review.planted import plant
from tests.proof.review.reckoning import Day, day_of, number, review_day, weekday
from tests.proof.review.window import CHROMIUM, Seen
from tests.proof.review.words import MANY, report_of


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """The fast part in a process of its own, which forks and must have one thread; its figures by name."""
    told = tmp_path_factory.mktemp("proof") / "proof-review.json"
    done = subprocess.run(
        [sys.executable, "-m", "tests.proof.review", "--fast", "--json", str(told)], capture_output=True, text=True, check=False
    )
    assert told.exists(), done.stderr[-2000:]
    return {figure["name"]: figure for figure in json.loads(told.read_text("utf-8"))["figures"]}


@pytest.mark.slow
def test_a_few_tries_of_each_figure_find_nothing(figures):
    assert {name: figure["first_breaches"] for name, figure in figures.items() if figure["breaches"]} == {}
    assert [name for name, figure in figures.items() if not figure["tries"]] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("begin", "tries"),
    [
        ("4 runs at once", 2),
        ("killed at named points", 4),
        ("killed at random moments", 1),
        ("a small review has the same bytes", 10),
        ("months equal the reckoning", 7 * 7_671),
    ],
)
def test_each_figure_is_tried(begin, tries, figures):
    assert next(figure["tries"] for name, figure in figures.items() if name.startswith(begin)) >= tries


@pytest.mark.slow
@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="the words are looked at in Chromium")
@pytest.mark.parametrize("where", ["page", "spreadsheet", "notebook"])
def test_every_word_of_our_own_is_tried(where, figures):
    assert figures[f"hostile words do nothing and are shown as typed: {where}"]["tries"] == len(strings.known()["ours"])


def test_names_keep_their_letters_where_they_begin_a_sentence():
    report = report_of(plant([mark.lower() for mark in shown.marks(MANY)]))

    assert len(re.findall(r"zq\d{5}q", report.html)) > 500
    assert shown.MARK.findall(report.html) == []


@pytest.mark.parametrize(
    ("day", "count", "kind"), [(Day(2000, 2, 29), 730_484, 1), (Day(2026, 11, 26), 740_251, 3), (Day(2040, 12, 31), 745_400, 0)]
)
def test_the_reckoning_knows_days_that_are_known(day, count, kind):
    assert (number(day), day_of(count), weekday(day)) == (count, day, kind)


def test_the_reckoning_moves_a_closed_day_to_the_working_day_before():
    assert review_day((2027, 3), 1, 0, {"2027-03-01"}) == Day(2027, 2, 26)


def test_words_that_are_missing_or_changed_are_seen():
    words = ("<b>one</b>", "two", "three " * 20)

    assert shown.missing(words, [0, 1, 1], "<b>one</b> two two") == []
    assert len(shown.missing(words, [0, 1, 1, 2], "one two")) == 3
    assert shown.missing(words, [2], "three three three three three three three…") == []


PLAIN = Seen(text="", make=frozenset({"p", "a", "a href"}), aims=frozenset({"next.ipynb"}))


@pytest.mark.parametrize(
    "seen",
    [
        Seen(text="", make=frozenset({"script"}), aims=frozenset()),
        Seen(text="", make=frozenset({"p", "p onclick"}), aims=frozenset()),
        Seen(text="", make=frozenset({"a"}), aims=frozenset({"javascript:alert(1)"})),
        Seen(text="", make=frozenset(), aims=frozenset(), tried=("alert(1)",)),
        Seen(text="", make=frozenset(), aims=frozenset(), asked=("http://tracker.example/",)),
    ],
)
def test_a_page_that_has_grown_is_seen(seen):
    assert shown.grown(seen, PLAIN)
    assert shown.grown(PLAIN, PLAIN) == []


def test_a_web_address_may_be_a_link_and_nothing_else_may():
    linked = Seen(text="", make=frozenset({"a", "a href", "a rel"}), aims=frozenset({"https://x.example/1"}))
    bare = Seen(text="", make=frozenset(), aims=frozenset())

    assert shown.grown(linked, bare, ["https://x.example/1"]) == []
    assert shown.grown(linked, bare, ["https://x.example/2"])


def test_a_formula_and_a_link_in_a_workbook_are_seen():
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "plain"])
    book.active["B1"].hyperlink = "http://tracker.example/"
    made = io.BytesIO()
    book.save(made)

    assert len(shown.sheet_faults(made.getvalue())) == 4  # its kind, its begin, the formula in its file, the link


def test_words_that_go_on_overleaf_are_read_as_one():
    words = [f"w{number}" for number in range(1500)]
    read = shown.pdf_words(pdf(f"<title>In the margin</title><main><ul><li>{' '.join(words)}</ul></main>"))

    assert "".join(words) in read
    assert "margin" not in read
