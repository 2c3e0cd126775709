"""Parts of a report or a printed plan as they stand inside a page: cut out of the document, with its dress kept to themselves."""

from __future__ import annotations

import re

from markupsafe import Markup

from smplan_kernel import figures, paths

_TAG = re.compile(r"<(/?)section\b([^>]*)>")
_HEADING = re.compile(r"(</?h)([1-6])\b")
_HEADING_STYLE = re.compile(r"\b(h)([1-6])\b")
LAST_LEVEL = 6
# CSS nests the document's style sheet under one class, so that it dresses the part and not the page around it.
_PAPER = Markup(
    '<style>{pictures}\n.sp-paper {{ {dress}\n.sheet > section:first-child {{ margin-top: 0; }}\n.sheet > section:first-child > h2:first-child {{ {unseen} }} }}</style><div class="sp-paper mathjax_ignore tex2jax_ignore"><div class="sheet">{body}</div></div>'
)
# JupyterLab would typeset what stands between two signs of dollars; these classes tell both of its generations of MathJax to leave the words alone.
_UNSEEN = Markup("position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);")


def on_paper(body: str, *, below: int = 0) -> Markup:
    """A part of a document with its dress; `body` comes from a document template, which has escaped readers' words.

    A document that begins with its own title stands `below` a heading of the page: its headings go down by as many levels.
    """
    dress = lowered((paths.templates() / "documents" / "document.css").read_text("utf-8"), _HEADING_STYLE, below)
    safe = Markup(lowered(body, _HEADING, below))  # noqa: S704 - made by a document template
    return _PAPER.format(pictures=Markup(figures.styles()), dress=Markup(dress), unseen=_UNSEEN, body=safe)  # noqa: S704 - our own style sheets


def lowered(text: str, heading: re.Pattern[str], levels: int) -> str:
    """The text with every heading some levels further down.

    >>> lowered("<h1>Plan</h1>", _HEADING, 2)
    '<h3>Plan</h3>'
    """
    return heading.sub(lambda found: f"{found[1]}{min(int(found[2]) + levels, LAST_LEVEL)}", text)


def section_of(document: str, name: str) -> str:
    """The section of a document that is labelled by a heading of that name, whole, with what it contains; "" when it has none."""
    depth, start = 0, -1
    for tag in _TAG.finditer(document):
        if start < 0 and f'aria-labelledby="{name}"' in tag[2]:
            start = tag.start()
        if start >= 0:
            depth += -1 if tag[1] else 1
            if depth == 0:
                return document[start : tag.end()]
    return ""


def sheet_of(document: str) -> str:
    """Everything that a document prints, without its head."""
    _, _, rest = document.partition("<main")
    return rest.partition(">")[2].rpartition("</main>")[0]
