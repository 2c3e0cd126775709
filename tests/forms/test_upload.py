"""Files from the browser arrive piece by piece; nothing that a message says is believed before it is counted."""

from __future__ import annotations

import zlib

import pytest

from smplan_kernel.forms.pieces import PIECE, Allowed, Receiver, shown_name
from smplan_kernel.forms.upload import FileLines, Upload

ALLOWED = Allowed(each=4 * PIECE, together=8 * PIECE, files=3, kinds=(".csv",), kinds_in_words="csv")
CONTENT = bytes(range(256)) * (PIECE * 5 // 512)  # two and a half pieces


def message(place=0, content=CONTENT, **changes):
    piece = content[place * PIECE : (place + 1) * PIECE]
    told = {"file": "abcd1", "name": "figures.csv", "size": len(content), "number": place, "sum": zlib.crc32(piece), "changed": 0}
    return {"piece": {**told, **changes}}, [memoryview(piece)]


@pytest.fixture
def receiver():
    return Receiver(ALLOWED)


def test_a_file_is_whole_after_its_last_piece(receiver):
    replies = [receiver.take(*message(number)) for number in range(3)]

    assert [reply.words.get("next") for reply in replies] == [1, 2, None]
    assert (replies[2].whole.name, replies[2].whole.content) == ("figures.csv", CONTENT)


def test_the_day_of_the_browser_comes_along(receiver):
    small = b"a,b\n1,2\n"

    reply = receiver.take(*message(content=small, changed=1_793_612_512_000))

    assert (reply.whole.changed.year, reply.whole.changed.month) == (2026, 11)


def test_a_piece_that_comes_twice_counts_once(receiver):
    for number in (0, 0, 1, 1):
        receiver.take(*message(number))

    assert receiver.take(*message(2)).whole.content == CONTENT


def test_a_lost_piece_is_asked_for(receiver):
    receiver.take(*message(0))

    assert receiver.take(*message(2)).words == {"file": "abcd1", "next": 1}


def test_a_damaged_piece_is_asked_for_again(receiver):
    assert receiver.take(*message(0, sum=1)).words == {"file": "abcd1", "next": 0, "damaged": True}


def test_after_a_break_the_next_piece_is_named(receiver):
    receiver.take(*message(0))

    assert receiver.take({"where": "abcd1"}, []).words == {"file": "abcd1", "next": 1}


@pytest.mark.parametrize(("folder", "kept"), [("October", "October"), ("../../etc", "etc"), ("", ""), (None, ""), (["a"], ""), (7, "")])
def test_the_folder_that_a_file_stood_in_is_words_and_no_path(receiver, folder, kept):
    whole = [receiver.take(*message(number, folder=folder)).whole for number in range(3)][-1]

    assert whole.folder == kept


def test_a_page_that_knows_nothing_of_a_file_asks_for_its_beginning(receiver):
    assert receiver.take({"where": "abcd1"}, []).words["next"] == 0
    assert receiver.take(*message(1)).words["next"] == 0


def test_a_file_that_is_here_stays_whole_when_it_is_asked_about(receiver):
    for number in range(3):
        receiver.take(*message(number))

    assert receiver.take({"where": "abcd1"}, []).words == {"file": "abcd1", "whole": True}
    assert receiver.take(*message(2)).whole is None


def test_a_cancelled_file_leaves_nothing(receiver):
    receiver.take(*message(0))
    receiver.take({"cancel": "abcd1"}, [])

    assert receiver._arriving is None


def test_a_second_file_takes_the_place_of_an_unfinished_one(receiver):
    receiver.take(*message(0))
    receiver.take(*message(0, file="efgh2"))

    assert (receiver._arriving.file, len(receiver._arriving.content)) == ("efgh2", PIECE)


def test_ten_thousand_pieces_never_hold_more_than_one_file(receiver):
    for number in range(10_000):
        receiver.take(*message(0, file=f"f{number:06}"))

    assert len(receiver._arriving.content) == PIECE
    assert len(receiver._finished) == 0


def test_a_file_that_is_too_large_is_refused_before_anything_is_kept(receiver):
    reply = receiver.take(*message(0, size=1 << 39))

    assert "larger than" in reply.words["refused"]
    assert receiver._arriving is None


def test_another_kind_of_file_is_refused_in_words(receiver):
    assert receiver.take(*message(0, name="notes.exe")).words["refused"] == "This kind of file cannot be brought in. Choose csv."


def test_a_file_that_changes_its_size_on_the_way_begins_anew(receiver):
    receiver.take(*message(0))

    assert receiver.take(*message(1, size=len(CONTENT) - 1)).words["next"] == 0


HOSTILE = {
    "no message": ("piece", []),
    "no piece": ({"piece": None}, [b"x"]),
    "no content": ({"piece": message()[0]["piece"]}, []),
    "two contents": ({"piece": message()[0]["piece"]}, [b"x", b"y"]),
    "no name": (message(0, name=None)[0], message()[1]),
    "path for an id": (message(0, file="../../x")[0], message()[1]),
    "negative number": (message(0, number=-1)[0], message()[1]),
    "number behind the end": (message(0, number=3)[0], message()[1]),
    "number as text": (message(0, number="0")[0], message()[1]),
    "yes for a number": (message(0, number=False)[0], message()[1]),
    "endless size": (message(0, size=10**30)[0], message()[1]),
    "empty": (message(0, size=0)[0], [b""]),
    "piece too long": (message(0)[0], [bytes(PIECE + 1)]),
    "where is a list": ({"where": ["abcd1"]}, []),
    "cancel a number": ({"cancel": 7}, []),
}


@pytest.mark.parametrize(("told", "buffers"), HOSTILE.values(), ids=HOSTILE)
def test_a_message_of_another_shape_is_not_answered(receiver, told, buffers):
    assert receiver.take(told, buffers) is None
    assert receiver._arriving is None


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\Windows\\win.ini", "a/../b.csv", "\u202egnp.csv", "x\0.csv", "y" * 9999, "...", ""]
)
def test_a_name_is_shown_without_its_path_and_its_tricks(name):
    shown = shown_name(name)

    assert 0 < len(shown) <= 120
    assert not set(shown) & {"/", "\\", "\0", "\u202e"}


@pytest.fixture
def taken():
    return []


@pytest.fixture
def upload(taken, monkeypatch):
    def act(*asked):
        taken.append(asked)

    form = Upload(allowed=ALLOWED, take=taken.append, act=act, title="Files")
    form.said = []
    monkeypatch.setattr(form, "send", form.said.append)
    return form


def test_the_browser_is_told_what_it_may_send(upload):
    assert upload.allowed["sentence"] == "csv files, each up to 1 MB; at most 3 files and 2 MB at once."


def test_a_whole_file_is_handed_over(upload, taken):
    for number in range(3):
        upload._receive(upload, *message(number))

    assert [whole.name for whole in taken] == ["figures.csv"]
    assert upload.said[-1] == {"file": "abcd1", "whole": True}


def test_a_locked_page_takes_nothing(upload, taken):
    upload.locked = True
    upload._receive(upload, *message(0))

    assert (taken, upload.said) == ([], [])


LINE = {"id": "f1", "acts": [{"key": "undo", "words": "Take it back"}], "question": None}


def test_only_what_a_line_offers_can_be_asked_for(upload, taken):
    upload.lines = [LINE]
    for asked in (
        {"act": "erase", "line": "f1"},
        {"act": "answer", "line": "f1", "given": "x"},
        {"act": "undo", "line": "f2"},
        {"act": ["undo"], "line": "f1"},
        {"act": "undo", "line": "f1"},
    ):
        upload._receive(upload, asked, [])

    assert taken == [("undo", "f1", None)]


def test_an_open_question_can_be_answered(taken):
    lines = FileLines(act=lambda *asked: taken.append(asked), lines=[{**LINE, "question": {"sentence": "Whose?"}}])

    lines._receive(lines, {"act": "answer", "line": "f1", "given": "@garden"}, [])

    assert taken == [("answer", "f1", "@garden")]
