"""Which changes the Undo of a page may take back: those that this person made in the answers that the page asks for."""

from __future__ import annotations

from smplan_kernel.plan.pages import page as page_of
from smplan_kernel.store.undo import Reach

MEETING = "review_meeting"
# What the meeting writes under bullets of other pages; on their own pages it is only read.
WRITTEN_AT_MEETINGS = ("goals.goals.verdicts",)


def reach_of(key: str, who: str) -> Reach:
    """The reach of one person on one page."""
    asked = tuple(f"{ask.section}.{name}" for ask in page_of(key).every_ask for name in (*ask.fields, *filter(None, (ask.records,))))
    own = (*asked, *WRITTEN_AT_MEETINGS) if key == MEETING else asked
    others = () if key == MEETING else WRITTEN_AT_MEETINGS

    def holds(place: str) -> bool:
        """Whether the page asks for the answers at a place such as goals.goals.number."""
        return _is_inside(place, own) and not _is_inside(place, others)

    return Reach(by=who, holds=holds)


def _is_inside(place: str, places: tuple[str, ...]) -> bool:
    return any(place == one or place.startswith(f"{one}.") for one in places)
