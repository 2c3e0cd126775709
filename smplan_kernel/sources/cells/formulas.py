"""Text that a spreadsheet would take for a formula: marked when it goes out, as it was when it comes in again."""

from __future__ import annotations

import re

MARK = "'"
# What spreadsheets begin to calculate at, also when an invisible mark or the wide sign stands first.
_LIVE = r"[=+\-@\t\r\x00\N{FULLWIDTH EQUALS SIGN}]"
_CAN_BE_LIVE = re.compile(rf"'*{_LIVE}")
_MARKED = re.compile(rf"'+{_LIVE}")


def escaped(text: str) -> str:
    """The text as a .csv may hold it; also what looks marked already gets a mark, so that nothing is lost on the way back.

    >>> escaped("=1+1"), escaped("'=1"), escaped("Mara's")
    ("'=1+1", "''=1", "Mara's")
    """
    return MARK + text if _CAN_BE_LIVE.match(text) else text


def unescaped(text: str) -> str:
    """The text as it was.

    >>> unescaped("'=1+1"), unescaped("''=1"), unescaped("'quoted'")
    ('=1+1', "'=1", "'quoted'")
    """
    return text[1:] if _MARKED.match(text) else text


def is_marked(text: str) -> bool:
    """Whether a text looks as if it had been marked, which in a workbook's own text needs a mark of its own."""
    return bool(_MARKED.match(text))
