"""The one Jinja environment of documents: escaping always on, people's Markdown without HTML, JSON that no HTML can break."""

from __future__ import annotations

import base64
import json
import re
from functools import cache
from typing import Any

import nh3
from jinja2 import Environment
from markdown_it import MarkdownIt
from markupsafe import Markup

from smplan_kernel.figures import environment as pictures
from smplan_kernel.figures.environment import make_environment
from smplan_kernel.paths import templates
from smplan_kernel.review.words import figure

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote"}
_FACES = (("Inter Variable", "inter.woff2", "100 900"), ("Source Serif 4 Variable", "source-serif-4.woff2", "200 900"))
# Whoever types these means the characters themselves: the text is then shown exactly as typed.
# No address holds a blank, a quotation mark or a bracket of HTML; they are written as numbers in one.
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")
_LITERAL = re.compile(r"[<>&\\`_|~^\[\]{}#]|javascript:", re.IGNORECASE)
_JSON_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@cache
def environment() -> Environment:
    """The environment of documents: that of pictures, and what only documents need."""
    ours = make_environment()
    ours.filters.update(people=people, json_in_html=json_in_html, css_text=css_text, figure=figure, web_address=web_address)
    return ours


def compiled() -> None:
    """Compile every template now: a report takes twenty of them, five thousandths of a second each."""
    for name in environment().list_templates(extensions=["j2"]):
        environment().get_template(name)
        if name.startswith("figures/"):
            pictures.environment().get_template(name)


@cache
def _markdown() -> MarkdownIt:
    """Markdown as people type it in notes: emphasis and lists, no headings that would break the document's order."""
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
        ["heading", "lheading", "hr", "code", "fence", "image", "reference"]
    )


def is_as_typed(text: str) -> bool:
    """The text holds characters of code: it is shown as typed, not read as Markdown."""
    return _LITERAL.search(text) is not None


def people(text: str) -> Markup:
    """A longer text of a person as HTML: Markdown without raw HTML, then cleaned; as typed where it holds characters of code.

    >>> people("It **holds**.")
    Markup('<p>It <strong>holds</strong>.</p>')
    >>> people("<b>no</b>")
    Markup('<p class="typed">&lt;b&gt;no&lt;/b&gt;</p>')
    """
    if is_as_typed(text):
        return Markup('<p class="typed">{}</p>').format(text)
    html = nh3.clean(_markdown().render(text), tags=TAGS, attributes={})
    return Markup(html.strip())  # noqa: S704 - nh3 has cleaned it


def web_address(link: str) -> str:
    """An address that a browser may open from a document, else nothing.

    >>> web_address("https://example.org/p/1"), web_address("javascript:alert(1)"), web_address('https://"><script>')
    ('https://example.org/p/1', '', '')
    """
    return link if _ADDRESS.fullmatch(link) else ""


def json_in_html(value: Any) -> Markup:
    r"""JSON that may stand inside an HTML page: no character of it can end a script or open a tag.

    >>> json_in_html("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return Markup(text.translate(_JSON_ESCAPES))  # noqa: S704 - nothing is left that HTML could read


def css_text(text: str) -> Markup:
    r"""A text as a CSS string, every character that is not a plain letter or digit written as its number.

    >>> css_text('a"}')
    Markup('"a\\22 \\7d "')
    """
    safe = "".join(character if character.isascii() and character.isalnum() else f"\\{ord(character):x} " for character in text)
    return Markup(f'"{safe}"')  # noqa: S704 - letters, digits and backslashes only


@cache
def faces() -> Markup:
    """The product's own two faces inside the document, so that it looks the same everywhere and asks nothing of a network."""
    folder = templates() / "voila" / "templates" / "smplan" / "static" / "fonts"
    rules = []
    for name, file, weights in _FACES:
        if (folder / file).is_file():
            data = base64.b64encode((folder / file).read_bytes()).decode("ascii")
            source = f"url(data:font/woff2;base64,{data}) format('woff2')"
            rules.append(f"@font-face {{ font-family: '{name}'; src: {source}; font-weight: {weights}; font-display: swap; }}")
    return Markup("\n".join(rules))  # noqa: S704 - our own files


def rendered(template: str, **facts: Any) -> str:
    """One document from its template; the same facts give the same bytes."""
    text = environment().get_template(template).render(**facts)
    # Templates leave blank lines where a part has nothing to say.
    return re.sub(r"\n(?:[ \t]*\n)+", "\n", text).strip() + "\n"
