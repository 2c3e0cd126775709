import re

import pytest

from smplan_kernel import paths

DRESS = paths.templates() / "voila" / "templates" / "smplan"
STATIC = DRESS / "static"
TEMPLATES = sorted(path for path in DRESS.iterdir() if path.suffix in {".j2", ".html"})
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
    unescaped = [found for file in TEMPLATES for found in re.findall(r"\{\{([^{}]*\|\s*safe)\s*\}\}", file.read_text("utf-8"))]

    assert unescaped == [" part.html | safe"]


@pytest.mark.parametrize("name", ["index.html.j2", "sheet.html.j2"])
def test_a_template_of_pages_escapes(name):
    assert re.sub(r"\{#.*?#\}", "", (DRESS / name).read_text("utf-8"), flags=re.DOTALL).startswith("\n{%- autoescape true -%}")


@pytest.mark.parametrize("name", ["tokens.css", "smplan.css", "first.js"])
def test_what_stands_in_the_sheet_holds_nothing_that_a_template_would_read(name):
    assert [mark for mark in ("{{", "{%", "{#") if mark in (STATIC / name).read_text("utf-8")] == []
