"""Codes with their ready-made links, their month and what does not fit, each link ready to be copied."""

from __future__ import annotations

from smplan_kernel.figures.picture import Picture
from smplan_kernel.review.code_ledger import CodeLedger

QUESTION = "Which link goes with each code, and what did it bring?"
NONE_YET = "Write a code and open it to say which page it leads to. Its link will stand here, ready to copy."
NO_LINK = "A code gets its link as soon as the page it leads to is written: open the code above."


def links_picture(ledger: CodeLedger) -> Picture:
    """One line for each code: its link, its uses and visits, and what is to be mended."""
    note = NO_LINK if any(not line.link for line in ledger.codes) else ""
    return Picture(title=QUESTION, template="links", facts={"ledger": ledger}, note=note, empty="" if ledger.codes else NONE_YET)
