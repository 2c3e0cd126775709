"""The key in the link: made once for each server, shown to nobody but whoever started it."""

from __future__ import annotations

import logging
import re
import secrets

KEY = re.compile(r"(^|[?&])token=[^&\s]*&?")
LOGS = ("tornado.access", "tornado.application", "tornado.general")


def new_key() -> str:
    """192 random bits that fit into an address."""
    return secrets.token_urlsafe(24)


def without_key(text: str) -> str:
    """An address, a query or a line that holds one, without the key to the server.

    >>> without_key("http://127.0.0.1:8866/?token=abc&plan=fernhill")
    'http://127.0.0.1:8866/?plan=fernhill'
    >>> without_key("plan=fernhill&token=abc")
    'plan=fernhill'
    """
    return KEY.sub(r"\1", text).rstrip("?&")


class Discreet(logging.Filter):
    """Keeps the key out of whatever is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line pass, without the key."""
        record.msg, record.args = without_key(record.getMessage()), ()
        return True


def keep_logs_discreet() -> None:
    """Log failures of the server only, and never the key."""
    for name in LOGS:
        log = logging.getLogger(name)
        log.setLevel(logging.ERROR)
        log.addFilter(Discreet())
