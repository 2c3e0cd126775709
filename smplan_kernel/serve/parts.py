"""A page before its kernel is there: its prose, whole, and an empty place for each thing that is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt

SHAPES = ("ask", "look", "check")
"""Parts of a page that show something; the others only prepare them."""
WAY_ON = "## What's next?"
_HEADING = re.compile(r"<(h[1-6])>(.*?)</\1>", re.DOTALL)


def parts_of(cells: Iterable[Any], *, has_way_on: bool) -> list[dict[str, Any]]:
    """The parts of a notebook in their order; `number` is the place of a part among all cells, from 1.

    A page whose links stand below the text leaves out its own way on, which is for JupyterLab.
    """
    parts = list(_parts(cells, has_way_on))
    first = next((part for part in parts if part["shape"] in SHAPES), None)
    if first:
        first["is_first"] = True
    return parts


def _parts(cells: Iterable[Any], has_way_on: bool) -> Iterator[dict[str, Any]]:  # noqa: FBT001 - of this module only
    for number, cell in enumerate(cells, 1):
        if cell["cell_type"] == "markdown":
            source = cell["source"].split(WAY_ON)[0] if has_way_on else cell["source"]
            yield {"number": number, "shape": "prose", "html": prose(source)}
        elif cell["cell_type"] == "code":
            tags = cell["metadata"].get("tags", [])
            yield {"number": number, "shape": next(iter(tags), "ask")}


def prose(source: str) -> str:
    r"""Our own prose as HTML; headings get a name to link to.

    >>> prose("## Who is here?")
    '<h2 id="who-is-here">Who is here?</h2>\n'
    """
    return _HEADING.sub(lambda found: f'<{found[1]} id="{_slug(found[2])}">{found[2]}</{found[1]}>', _markdown().render(source))


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _slug(heading: str) -> str:
    """A heading as a name in an address."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"<[^>]*>|&\w+;", "", heading).lower()))
