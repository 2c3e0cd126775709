import logging

import pytest

from smplan_kernel.serve.key import Discreet, new_key, without_key


def test_no_two_keys_are_alike():
    assert len({new_key() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/?token=abc", "/"),
        ("/?token=abc&plan=a", "/?plan=a"),
        ("/?plan=a&token=abc", "/?plan=a"),
        ("token=abc", ""),
        ("/?plan=token", "/?plan=token"),
    ],
)
def test_an_address_is_shown_without_its_key(address, shown):
    assert without_key(address) == shown


def test_a_line_of_the_log_loses_the_key():
    record = logging.LogRecord("tornado.access", logging.ERROR, "", 0, "%s %s", ("GET", "/?token=abc&plan=a"), None)

    assert Discreet().filter(record)
    assert record.getMessage() == "GET /?plan=a"
