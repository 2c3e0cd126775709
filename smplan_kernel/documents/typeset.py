"""Makes a PDF of one of our HTML documents: HTML comes in, a tagged PDF goes out, nothing is fetched from anywhere.

It runs as a process of its own (`paper.py`), because it takes seconds, holds memory, and rests on libraries of the system.
"""

from __future__ import annotations

import hashlib
import logging
import re
import sys
from typing import Any

from smplan_kernel.figures.environment import colours
from smplan_kernel.paths import templates

NO_LIBRARY, NO_SYSTEM_LIBRARY = 3, 4
"""What the process ends with where something is missing."""
_SHORT = 1500
"""Letters that surely fit beside others in half the width of a page; a longer part takes lines of its own, which may break."""
SVG = "{http://www.w3.org/2000/svg}"
# Two of our marks stand in neither of our faces, and a machine may have no other; here they are drawn.
_MARKS = {
    "\N{DOTTED CIRCLE}": ("dotted circle", {"stroke-dasharray": "1.6 1.6"}, ""),
    "\N{CIRCLE WITH LEFT HALF BLACK}": ("half circle", {}, "M5 1.2 A3.8 3.8 0 0 0 5 8.8 Z"),
}
_PAINT = re.compile(r"var\(--([\w-]+)[^)]*\)")
# By the place of a drawing: words above its rules where it is wide; in a report's figures, half as wide, letters and larger type.
_WIDE = '[class*="letters_"] { display: none }'
_COLUMN = '[class*="words_"] { display: none } text { font-size: 19px } .line_marks path { stroke-width: 3.5 } .dots_marks path { stroke-width: 4 }'


def typeset(html: str) -> bytes:
    """The document as a tagged PDF (PDF/UA-1); the same document gives the same bytes."""
    from weasyprint import HTML  # noqa: PLC0415 - half a second, and not there without the extra
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - as above

    # Only what stands in the document itself: a data address asks nobody.
    document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols={"data"}, allow_redirects=False))
    prepare(document.etree_element)
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=hashlib.sha256(html.encode()).digest()[:16])
    return made


def prepare(root: Any) -> None:
    """Make the document's tree one for paper: our last style sheet, no folded parts, drawings with colours and words of their own."""
    head = root.find("head")
    style = head.makeelement("style", {})
    style.text = paper_style()
    head.append(style)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "details":
                parent.remove(child)
            elif child.tag == f"{SVG}svg":
                _drawn(child, parent)
    for part in root.iter():
        _placed(part, part.get("class"))


def _placed(part: Any, kind: str | None) -> None:
    """Fit what stands beside something else: drawings get the style of a column, long parts lines of their own."""
    place = (kind or "").partition(" ")[0]
    if place == "figureof":
        for svg in part.iter(f"{SVG}svg"):
            svg.find(f"{SVG}style").text = _COLUMN
    if kind == "shape" and part.text in _MARKS:
        _mark(part, *_MARKS[part.text])
    elif place in {"part", "figureof"} and _letters(part) - sum(map(_letters, part.iter(f"{SVG}svg"))) > _SHORT:
        part.set("class", f"{kind} long")


def _drawn(svg: Any, parent: Any) -> None:
    """Give a drawing its colours, its style and, as its title, the words that stand for it."""
    for part in svg.iter():
        for paint in ("fill", "stroke"):
            if "var(" in part.get(paint, ""):
                part.set(paint, _PAINT.sub(lambda found: colours()[found[1]], part.get(paint)))
    unseen = next((one.text for one in parent if one.get("class") == "unseen"), "")
    for name, text in (("style", _WIDE), ("title", parent.get("aria-label") or unseen)):
        element = svg.makeelement(f"{SVG}{name}", {})
        element.text = text
        svg.insert(0, element)


def _letters(part: Any) -> int:
    return sum(map(len, part.itertext()))


def _mark(span: Any, words: str, look: dict[str, str], half: str) -> None:
    """Draw a mark in place of its letter, in a quiet colour."""
    span.text = ""
    svg = span.makeelement(f"{SVG}svg", {"viewBox": "0 0 10 10", "class": "mark"})
    svg.append(span.makeelement(f"{SVG}title", {}))
    svg[0].text = words
    svg.append(
        span.makeelement(f"{SVG}circle", {"cx": "5", "cy": "5", "r": "3.8", "fill": "none", "stroke": colours()["ink-soft"], **look})
    )
    if half:
        svg.append(span.makeelement(f"{SVG}path", {"d": half, "fill": colours()["ink-soft"]}))
    span.append(svg)


def paper_style() -> str:
    """The style sheet of the PDF, with the light colours in it."""
    tokens = " ".join(f"--{name}: {colour};" for name, colour in colours().items())
    return (templates() / "documents" / "paper.css").read_text(encoding="utf-8").replace("@TOKENS@", tokens)


def main() -> int:
    """Read HTML, write the PDF; the code says which library is missing."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it tells of every rule that only screens know
    try:
        import weasyprint  # noqa: F401, PLC0415 - asked for here, so that no other error passes for a missing library
    except ModuleNotFoundError:
        return NO_LIBRARY
    except OSError:  # Pango and what belongs to it are opened by name
        return NO_SYSTEM_LIBRARY
    sys.stdout.buffer.write(typeset(sys.stdin.buffer.read().decode()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
