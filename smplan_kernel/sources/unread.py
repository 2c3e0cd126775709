"""Exports that smplan knows by sight and does not read yet, so that the answer names them."""

from __future__ import annotations

from smplan_kernel.sources.files.blocks import comments_of
from smplan_kernel.sources.files.tables import Book, Table, header_key
from smplan_kernel.sources.rows.layout import Signature, keys

_KNOWN: tuple[tuple[str, Signature], ...] = tuple(
    (title, Signature(role="", all_of=keys(*names)))
    for title, names in (
        ("a German content export of Meta Business Suite (set its language to English and export again)", ("Beitrags-ID", "Permalink")),
        ("TikTok's list of videos with their play time", ("Video title", "Video link", "Total play time")),
        ("a German report of Google Ads (set its language to English and export again)", ("Kampagne", "Kosten")),
        ("a Meta Ads report without the column 'Amount spent' (add it and export again)", ("Reporting starts", "Reporting ends")),
        ("a German report of Meta Ads (set its language to English and export again)", ("Kampagnenname", "Impressionen")),
        ("Search Console's filters alone (choose the whole download)", ("Filter", "Value")),
    )
)


def name_of(book: Book) -> str:
    """What the file seems to be, "" when nothing comes to mind."""
    return next((name for table in book.tables if (name := _name_of(table))), "")


def _name_of(table: Table) -> str:
    if any(row and header_key(row[0]) == "email campaign report" for row in table.rows[:5]):
        return "Mailchimp's report of one campaign (its list of all campaigns, campaigns.csv, is read)"
    if any(line.startswith("---") for line in comments_of(table)):
        return "a report of Google Analytics in a language or a form of its own (set its language to English and export again)"
    for title, signature in _KNOWN:
        if signature.header_in(table) is not None:
            return title
    return ""
