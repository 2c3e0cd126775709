"""The bar of longer work says what is done, failed and left, on a terminal only."""

import io
import sys

from smplan_kernel.cli import waiting


class Screen(io.StringIO):
    """What a person sees."""

    def isatty(self):
        return True


def test_a_bar_says_what_is_done_failed_and_left(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(waiting, "QUIET_SECONDS", 0)
    monkeypatch.setattr(sys, "stderr", screen)
    with waiting.progress("Reviews") as tell:
        tell(1, 4)
        tell(2, 4, 1)

    assert "Reviews, 3 left" in screen.getvalue()
    assert "Reviews, 1 failed, 2 left" in screen.getvalue()
    assert "2/4" in screen.getvalue()


def test_without_a_terminal_there_is_no_bar(monkeypatch):
    monkeypatch.setattr(waiting, "QUIET_SECONDS", 0)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with waiting.progress("Reviews") as tell:
        tell(1, 4)

    assert sys.stderr.getvalue() == ""
