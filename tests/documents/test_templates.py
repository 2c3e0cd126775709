"""Every template escapes; raw HTML has few and named doors."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from smplan_kernel.documents.environment import environment
from smplan_kernel.figures.environment import environment as picture_environment
from smplan_kernel.paths import PACKAGE, templates

TEMPLATES = sorted((templates() / "documents").rglob("*.j2"))
# Who may declare text to be HTML: the environments (they escape or clean it), the drawing (vl-convert escapes it), and an empty text.
DOORS = {
    "documents/environment.py": 5,
    "documents/review.py": 1,
    "figures/chart.py": 1,
    "figures/environment.py": 1,
}


@pytest.mark.parametrize("made", [environment, picture_environment])
def test_the_environment_escapes_and_misses_nothing(made):
    assert made().autoescape is True
    assert made().undefined.__name__ == "StrictUndefined"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_switches_escaping_off(template):
    text = template.read_text(encoding="utf-8")

    assert not re.search(
        r"\|\s*safe|autoescape|\|\s*tojson|<script|\bon\w+\s*=|href=\"\{\{(?! chapter| plan_file| post\.link \| web_address)",
        text.replace('href="#{{', ""),
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_template_compiles(template):
    environment().get_template(template.relative_to(templates() / "documents").as_posix())


def markups(path: Path) -> int:
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return sum((call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")) == "Markup" for call in calls)


def test_only_the_named_doors_make_html():
    rooms = [path for room in ("documents", "figures") for path in sorted((PACKAGE / room).glob("*.py"))]
    found = {path.relative_to(PACKAGE).as_posix(): markups(path) for path in rooms}

    assert {path: number for path, number in found.items() if number} == DOORS


def test_one_function_writes_json_into_html():
    filters = environment().filters

    assert filters["json_in_html"]("</script>\u2028&") == r'"\u003c/script\u003e\u2028\u0026"'


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("It **holds**.", "<p>It <strong>holds</strong>.</p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("<b>bold</b>", '<p class="typed">&lt;b&gt;bold&lt;/b&gt;</p>'),
        ("[x](javascript:alert(1))", '<p class="typed">[x](javascript:alert(1))</p>'),
        ("&amp;", '<p class="typed">&amp;amp;</p>'),
        ("=1+1", "<p>=1+1</p>"),
        ("", ""),
    ],
)
def test_peoples_markdown_is_read_or_shown_as_typed(typed, shown):
    assert environment().filters["people"](typed) == shown


def test_a_css_text_cannot_leave_its_quotes():
    assert environment().filters["css_text"]('"; } </style>') == r'"\22 \3b \20 \7d \20 \3c \2f style\3e "'
