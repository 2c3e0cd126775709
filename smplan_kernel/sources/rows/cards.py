"""What a list of posts says about each of them besides figures: its form, its address, and how its text begins.

Nothing of it is ever added up. Posts that answer somebody are left out: their text speaks of other people.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from smplan_kernel.sources.files.tables import Grid, header_key, plain_text
from smplan_kernel.sources.rows.days import newest
from smplan_kernel.sources.rows.reading import Reading

CARD_COLUMNS = ("form", "link", "text")
"""The words of a card, in this order; they stand beside the figures of a post."""

Card = tuple[str, str, str]

_FORMS = ("Content Type", "Post type", "Inläggstyp", "Type")
_LINKS = ("Permalink", "Permalänk", "Post link", "Update link", "Tweet permalink", "Video link")
_TEXTS = (
    ("Description", "Beskrivning", "Post text", "Post Message", "Tweet text", "Video title", "Videotitel", "Post title", "Update title"),
    ("Title", "Titel"),
)
_NO_FORMS = frozenset({"organic", "sponsored", "n/a", "-", "lifetime"})  # LinkedIn calls by "type" whether a post was paid for
_MOST = 5_000
_LETTERS = 120
_ADDRESS = ("https://", "http://")


def note_cards(
    reading: Reading, grid: Grid, published: Mapping[int, dt.date], posts: Sequence[str], flags: Sequence[tuple[str, ...]] = ()
) -> None:
    """Keep the cards of the newest posts; identifiers and flags come in the order of the records, days by the number of the row."""
    places = [place for place in newest(published, grid.numbers, _MOST) if posts[place] and not (flags and "reply" in flags[place])]
    forms, links, texts, titles = (grid.texts_at(places, *map(header_key, names)) for names in (_FORMS, _LINKS, *_TEXTS))
    for place, form, link, text, title in zip(places, forms, links, texts, titles, strict=True):
        card = (_form(form), _link(link), beginning(text or title))
        if any(card):
            reading.figures.cards[posts[place]] = card


def _form(text: str) -> str:
    """How the platform calls the kind of post."""
    form = plain_text(text)[:_LETTERS]
    return "" if form.casefold() in _NO_FORMS else form


def _link(text: str) -> str:
    """The address, where it is one that can be opened."""
    return text if text.startswith(_ADDRESS) and len(text) <= 4 * _LETTERS and text.split() == [text] else ""


def beginning(text: str) -> str:
    r"""How a text begins, on one line and without half words.

    >>> beginning("What it cost us\n\n#gardens")
    'What it cost us #gardens'
    """
    words = plain_text(text[: 4 * _LETTERS])
    if len(words) <= _LETTERS:
        return words
    return f"{words[:_LETTERS].rsplit(' ', 1)[0]} …"
