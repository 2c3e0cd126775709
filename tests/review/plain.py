"""How easily a text is read: Flesch's reading ease, with syllables counted by their vowels.

Reading ease = 206.835 - 1.015 x words per sentence - 84.6 x syllables per word (Flesch, "A New Readability Yardstick",
1948). 60 to 70 is plain English, 30 to 50 difficult. Syllables are groups of vowels, without a silent e at the end:
a dictionary of sounds would be one more download for a difference that the limit does not need.
"""

from __future__ import annotations

import re

from tests.review.reading import own_words, sentences

_WORD = re.compile(r"[A-Za-z’]+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e[sd]?$")


def syllables(word: str) -> int:
    """Groups of vowels, at least one."""
    bare = word.lower().removesuffix("’s")
    ending = "" if bare.endswith(("ted", "ded", "ses", "ces", "ges", "zes", "shes", "ches")) else _SILENT.sub("", bare)
    return max(1, len(_VOWELS.findall(ending or bare)))


def reading_ease_of(text: str) -> float:
    """Flesch's reading ease of a text; people's own words, which stand in quotation marks, are left out."""
    parts = sentences(own_words(text))
    words = [word for part in parts for word in _WORD.findall(part)]
    return 206.835 - 1.015 * len(words) / len(parts) - 84.6 * sum(map(syllables, words)) / len(words)
