"""Headings of lists are matched by one rule, in a file that comes in and in rows that are pasted: both halves over the same cases."""

from __future__ import annotations

import json
import random

import pytest

from smplan_kernel.forms.assets import STATIC
from smplan_kernel.forms.words import table_words
from smplan_kernel.lists.kinds import KINDS
from smplan_kernel.plan.headings import bare, is_heading, named_by

WRITTEN = [
    "Network", "NETWORK", " network * ", "network (which)", "network_", "Name\u00a0there", "Größe", "STRASSE", "Straße", "ΣΊΣΥΦΟΣ", "İstanbul", "ﬁgures",
    "e\u0301t\u00e9", "½ year", "Ⅳ quarter", "一月", "مرحبا", "a\u200bb", "", "  ", "()", "((x) y)", "(a)(b)c", "a(b\nc)d", "\ufeffName", "_", "-", "last\tpost",
    "Last post:", "1st", "²", "𝔘nicode", "👍 likes", "a" * 300, "constructor", "__proto__", "toString",
]  # fmt: skip


def rows_of(kind):
    """Headings as people make them of a list's own: some left out, turned round, written otherwise, with strangers among them."""
    dice = random.Random(kind.name)  # noqa: S311 - the same headings at every run
    titles = [meta.title for meta in kind.columns]
    ways = (str.upper, str.lower, str.title, lambda text: f" {text}: ", lambda text: f"{text} (as it is)", lambda text: text.split(" ")[0],
            lambda text: text.replace(" ", "_"), lambda text: text[:-1], lambda text: text.rpartition(" ")[2])  # fmt: skip
    made = [[dice.choice(ways)(title) for title in dice.sample(titles, dice.randint(1, len(titles)))] for _ in range(60)]
    return [*made, *([kind.record.kind_title, title] for title in titles), *([dice.choice(WRITTEN), *row] for row in made[:20]), WRITTEN]


@pytest.fixture(scope="module")
def in_browser(browser):
    """Ask the browser's half: `bare` of texts, or the names and the verdict for each row of headings."""
    page = browser.new_page()
    page.set_content("<title>Headings</title>")
    parts = "".join((STATIC / f"{name}.js").read_text("utf-8") for name in ("rows", "layout", "sheet"))

    def ask(expression, given):
        source = f"(given) => {{ const NUMBERS = []; const inWords = String; {parts}; given = JSON.parse(given); return {expression}; }}"
        return page.evaluate(source, json.dumps(given))

    yield ask
    page.close()


def test_a_heading_is_reduced_to_the_same_words(in_browser):
    assert in_browser("given.map(bare)", WRITTEN) == list(map(bare, WRITTEN))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_headings_name_the_same_questions_and_are_told_from_answers_alike(in_browser, kind):
    outer = tuple(meta for meta in kind.columns if meta not in kind.inner_columns)
    shape = table_words(kind.record, [meta.name for meta in outer], [])
    asked = tuple(meta for meta in outer if meta.name in {one["name"] for one in shape["columns"]})
    rows = rows_of(kind)
    expected = [
        [[meta.name if meta else None for meta in found], is_heading(row, found)]
        for row in rows
        if (found := named_by(row, asked, shape["noun"])) is not None
    ]
    answered = in_browser(
        "given.rows.map((row) => { const found = namedBy(row, given.metas); return [found.map((meta) => meta?.name ?? null), isHeading(row, found)]; })",
        {"rows": rows, "metas": shape["columns"]},
    )

    assert answered == expected
    assert {verdict for _, verdict in expected} == {True, False}
