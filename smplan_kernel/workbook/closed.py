"""What stands in the place of a page whose plan could not be opened."""

from __future__ import annotations

from smplan_kernel.workbook.looks import Draw


class ClosedPage:
    """A page without a plan: it has said why, and leaves its questions empty."""

    def inbox(self) -> None:
        """Nothing can be brought in."""

    def lists(self) -> None:
        """Nothing can be brought in."""

    def counters(self) -> None:
        """Nothing can be typed in."""

    def plan_file(self) -> None:
        """Nothing can be brought in."""

    def downloads(self) -> None:
        """Nothing can be taken home."""

    def ask(self, _key: str) -> None:
        """Nothing can be asked."""

    def more(self) -> None:
        """Nothing more can be asked."""

    def look(self, _draw: Draw) -> None:
        """Nothing can be shown."""

    def check(self) -> None:
        """Nothing can be checked."""
