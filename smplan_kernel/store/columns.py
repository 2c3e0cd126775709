"""How times and words are written into columns: times in UTC and equally long, words without what databases cannot keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]


def now_utc() -> dt.datetime:
    """The present moment."""
    return dt.datetime.now(dt.UTC)


def written(moment: dt.datetime) -> str:
    """A moment as text; one without a zone is read as local time.

    >>> written(dt.datetime(2026, 11, 5, 9, 30, tzinfo=dt.UTC))
    '2026-11-05T09:30:00.000000+00:00'
    """
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def read_time(text: str) -> dt.datetime:
    """The moment that was written; ValueError when the text is damaged."""
    return dt.datetime.fromisoformat(text)


def read_maybe(text: str | None) -> dt.datetime | None:
    """The moment that was written, if one was."""
    return None if text is None else read_time(text)


def kept_text(text: str) -> str:
    r"""The text without NUL and halves of characters, the two things that no database keeps.

    >>> kept_text("a\x00b")
    'ab'
    """
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
