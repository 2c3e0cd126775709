"""Texts of several imports share their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.store.reading import Words

TEXTS = st.lists(st.text(max_size=2))


@given(st.lists(TEXTS, max_size=4))
def test_each_text_keeps_the_place_of_its_first_appearance(imports):
    words = Words()
    places = [words.places(texts).tolist() for texts in imports]
    order = list(dict.fromkeys(text for texts in imports for text in texts))

    assert [[order[place] for place in found] for found in places] == imports
    assert words.tells == any(order)
