"""A file to take home is made when asked for and handed out piece by piece."""

from __future__ import annotations

import zlib

import pytest

from smplan_kernel.errors import PlanFormatError
from smplan_kernel.forms.download import PIECE, Download, Offer

CONTENT = bytes(range(256)) * (20 * PIECE // 256) + b"end"


def offer(key, make):
    return Offer(key=key, words="Download", help="", file=lambda: f"plan.{key}", media="text/plain", make=make)


def failing():
    what = ("This plan", "", "it is damaged")
    raise PlanFormatError(*what)


@pytest.fixture
def form(monkeypatch):
    made = Download(offers=(offer("big", lambda: CONTENT), offer("none", lambda: b""), offer("bad", failing)))
    made.said = []
    monkeypatch.setattr(made, "send", lambda words, buffers=(): made.said.append((words, b"".join(buffers))))
    return made


def ask(form, message):
    form._receive(form, message, [])
    return form.said[-1]


def test_twenty_megabytes_arrive_as_they_were_made(form):
    told, _ = ask(form, {"make": "big"})

    parts = [ask(form, {"part": told["made"], "number": number}) for number in range(told["pieces"])]

    assert b"".join(content for _, content in parts) == CONTENT
    assert all(words["sum"] == zlib.crc32(content) for words, content in parts)
    assert (told["size"], told["pieces"], told["file"]) == (len(CONTENT), 21, "plan.big")


def test_an_empty_file_is_a_file(form):
    assert ask(form, {"make": "none"})[0]["pieces"] == 1


def test_what_cannot_be_made_is_told(form):
    assert "it is damaged" in ask(form, {"make": "bad"})[0]["sentence"]


def test_a_file_that_was_made_before_is_gone(form):
    first = ask(form, {"make": "big"})[0]["made"]
    ask(form, {"make": "none"})

    assert ask(form, {"part": first, "number": 0})[0] == {"gone": first}


@pytest.mark.parametrize("message", ["make", None, {"make": ["big"]}, {"make": "other"}, {"make": {"a": 1}}])
def test_a_message_of_another_shape_is_not_answered(form, message):
    form._receive(form, message, [])

    assert form.said == []


@pytest.mark.parametrize("number", [-1, 21, 10**9, "0", None, True, 1.0])
def test_a_piece_that_does_not_exist_is_not_handed_out(form, number):
    token = ask(form, {"make": "big"})[0]["made"]
    form._receive(form, {"part": token, "number": number}, [])

    assert len(form.said) == 1
