"""Lists are opened in the child like exports, and their problems speak of lists."""

from __future__ import annotations

import pytest

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.process.opening import again, open_in_child
from tests.sources import traps


def test_a_list_comes_as_rows_of_text():
    book = open_in_child("Network;Name there\nInstagram;@fernhill\n".encode("utf-16"), file="list.csv")

    assert book.tables[0].rows == [["Network", "Name there"], ["Instagram", "@fernhill"]]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", f"list.csv: the file is empty. {again()}."),
        (
            b"%PDF-1.7",
            f"list.csv: this is a PDF, not a list. {again()}.",
        ),
        (
            b'Network,Name\n"Insta,gram\n',
            f"list.csv (row 2): a quotation mark is opened and not closed, so the columns cannot be told apart. {again()}.",
        ),
    ],
)
def test_what_is_no_list_is_one_sentence(data, sentence):
    with pytest.raises(ExportError) as refused:
        open_in_child(data, file="list.csv")

    assert str(refused.value) == sentence


@pytest.mark.parametrize("bomb", [traps.spaces_bomb, traps.far_cell])
def test_a_bomb_ends_the_child_alone(bomb):
    with pytest.raises(ExportError, match="too large when opened"):
        open_in_child(bomb(), file="list.xlsx")
