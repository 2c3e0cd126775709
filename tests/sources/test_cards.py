from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.sources.files.tables import Grid, Table
from smplan_kernel.sources.rows import cards
from smplan_kernel.sources.rows.cards import CARD_COLUMNS, beginning, note_cards
from smplan_kernel.sources.rows.packed import received, written
from smplan_kernel.sources.rows.reading import Reading
from smplan_kernel.store.observations import CARD_COLUMNS as KEPT_COLUMNS
from tests.layouts.meta_content_instagram import meta_content_instagram
from tests.layouts.x_content import x_content

POST = {
    "Post ID": "17900000000000001",
    "Account username": "fernhill",
    "Description": "Ten plants\n\nunder a birch",
    "Publish time": "09/13/2026 18:30",
    "Permalink": "https://www.instagram.com/reel/AbC1/",
    "Post type": "IG reel",
    "Reach": 9,
}


def card(read, data):
    first = read(data).observations.iloc[0]
    return tuple(str(first[name]) for name in CARD_COLUMNS)


def noted(header, *rows, days=(), flags=()):
    """The cards of a table whose first column names the post."""
    grid = Grid.of(Table(name="", rows=[list(header), *map(list, rows)]), 0)
    published = dict(zip(grid.numbers, days or [date(2026, 10, 1)] * len(rows), strict=True))
    reading = Reading(file="posts.csv")
    note_cards(reading, grid, published, [row[0] for row in rows], flags)
    return reading.figures.cards


def test_the_store_and_the_reader_call_the_words_of_a_card_alike():
    assert CARD_COLUMNS == KEPT_COLUMNS


def test_form_address_and_beginning_of_a_post_stand_beside_its_figures(read):
    assert card(read, meta_content_instagram([POST])) == ("IG reel", POST["Permalink"], "Ten plants under a birch")


def test_a_list_without_forms_has_cards_all_the_same(read):
    posts = [{"Post id": "1962400000000000123", "Date": date(2025, 8, 26), "Post text": "A slope", "Impressions": 9}]

    assert card(read, x_content(posts))[0::2] == ("", "A slope")


def test_answers_to_others_have_no_card():
    assert set(noted(("Post id", "Post text"), ("1", "Ours"), ("2", "@rowan yes"), flags=[(), ("reply",)])) == {"1"}


@pytest.mark.parametrize("form", ["Organic", "Sponsored", "N/A", ""])
def test_what_says_only_who_paid_is_no_form(form):
    assert noted(("Post id", "Post type", "Post title"), ("1", form, "Levels")) == {"1": ("", "", "Levels")}


def test_linkedin_names_the_form_in_a_column_of_its_own():
    assert noted(("Post link", "Post type", "Content Type"), ("https://li/1", "Organic", "Image"))["https://li/1"][0] == "Image"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "https://a b", "www.example.org"])
def test_only_an_address_that_can_be_opened_is_kept(link):
    assert noted(("Post id", "Permalink", "Description"), ("1", link, "Words"))["1"] == ("", "", "Words")


def test_a_title_stands_in_where_there_is_no_description():
    assert noted(("Post ID", "Title", "Description"), ("1", "Called so", ""))["1"][2] == "Called so"


def test_a_long_text_is_cut_between_words():
    text = beginning("stone " * 40)

    assert (len(text) <= 122, text.endswith("stone …")) == (True, True)


def test_only_the_newest_posts_have_cards(monkeypatch):
    monkeypatch.setattr(cards, "_MOST", 2)
    days = [date(2026, 10, day) for day in (1, 3, 2)]

    assert set(noted(("Post id", "Post text"), ("1", "a"), ("2", "b"), ("3", "c"), days=days)) == {"2", "3"}


def test_cards_come_whole_out_of_the_child(read):
    figures = read(meta_content_instagram([POST])).figures

    assert received(b"".join(written({"figures": figures})))["figures"] == figures
