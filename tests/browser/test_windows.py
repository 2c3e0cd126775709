"""A window that is lent again: nothing is left in it of whoever had it before."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE

KEPT = "[localStorage, sessionStorage].map((store) => Object.keys(store).filter((key) => key.startsWith('left')).length)"
LOOK = "[innerWidth, ...['(prefers-color-scheme: dark)', '(prefers-reduced-motion)', '(forced-colors: active)', 'print'].map((one) => matchMedia(one).matches)]"
LEFT = """async () => {
  localStorage.setItem('left', 'behind');
  sessionStorage.setItem('left', 'behind');
  document.cookie = 'left=behind; path=/';
  await (await caches.open('left')).put('/left', new Response('behind'));
  window.left = 'behind';
  console.error('left behind');
}"""


@pytest.fixture(scope="module")
def lent_again(window, workbook):
    """The same window twice: for somebody who leaves everywhere what they can, and for the next one."""
    with window(workbook.address("00_start"), viewport=PHONE, color_scheme="dark") as first:
        first.is_ready().page.evaluate(LEFT)
        first.page.emulate_media(media="print", reduced_motion="reduce", forced_colors="active")
        first.page.mouse.move(100, 100)
    with window(workbook.address("00_start")) as second:
        assert second.is_ready().page is first.page
        yield first, second


def test_nothing_is_left_of_whoever_had_it_before(lent_again):
    page = lent_again[1].page

    assert page.evaluate(KEPT) == [0, 0]
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("'left' in window") is False
    assert [one["name"] for one in page.context.cookies() if one["name"] == "left"] == []


def test_it_looks_as_a_new_one(lent_again):
    assert lent_again[1].page.evaluate(LOOK) == [1280, False, False, False, False]


def test_each_hears_only_what_was_said_in_their_time(lent_again):
    first, second = lent_again
    second.page.evaluate("console.error('said later')")

    assert (first.errors, second.errors) == (["left behind"], ["said later"])


def test_two_at_once_have_two(window, workbook):
    address = workbook.address("99_no")
    with window(address) as one, window(address) as other:
        one.page.evaluate("localStorage.setItem('left', 'behind')")

        assert other.page.evaluate("localStorage.getItem('left')") is None


@pytest.mark.parametrize("options", [{"own": True}, {"reduced_motion": "reduce"}])
def test_who_asks_for_a_window_of_their_own_has_it_alone(options, window, workbook):
    address = workbook.address("99_no")
    with window(address, **options) as own:
        pass

    assert own.page.is_closed()
    with window(address) as next_one:
        assert next_one.page is not own.page
