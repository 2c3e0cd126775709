import re

import pytest

from smplan_kernel import paths

DRESS = paths.templates() / "voila" / "templates" / "smplan"
STATIC = DRESS / "static"
WRITTEN = sorted(path for path in DRESS.rglob("*") if path.suffix in {".j2", ".html", ".css", ".js", ".json"})


def test_pages_and_reports_read_the_same_tokens():
    assert (STATIC / "tokens.css").read_bytes() == (paths.templates() / "documents" / "tokens.css").read_bytes()


@pytest.mark.parametrize("face", ["inter", "source-serif-4"])
def test_a_face_is_small_and_brings_its_licence(face):
    assert (STATIC / "fonts" / f"{face}.woff2").stat().st_size < 120_000
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / f"{face}-OFL.txt").read_text("utf-8").upper()


@pytest.mark.parametrize("file", WRITTEN, ids=lambda path: path.name)
def test_nothing_in_the_dress_comes_from_outside(file):
    assert re.findall(r"(?:https?:)?//[\w.-]+\.\w{2,}", file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", WRITTEN, ids=lambda path: path.name)
def test_every_colour_is_a_token(file):
    if file.name == "tokens.css":
        return
    assert re.findall(r"#[0-9a-fA-F]{6}\b|rgba?\(|hsla?\(", file.read_text("utf-8")) == []


def test_only_the_prose_of_our_pages_is_not_escaped():
    page = (DRESS / "index.html.j2").read_text("utf-8")

    assert re.findall(r"\{\{([^{}]*\|\s*safe)\s*\}\}", page) == [
        " cell.source | markdown2html | safe",
        """ (cell.source.split("## What's next?")[0] if shell.next else cell.source) | markdown2html | safe""",
    ]


def test_every_block_of_the_page_escapes():
    page = (DRESS / "index.html.j2").read_text("utf-8")

    assert re.findall(r"\{%- block \w+ scoped -%\}(?!\{%- autoescape true -%\})", page) == []
