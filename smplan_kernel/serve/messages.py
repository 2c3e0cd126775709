"""What our server says instead of a page, in whole sentences and before any kernel is begun; the dress is error.html."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from tornado.web import HTTPError

from smplan_kernel.errors import PlanNameError, PlanNotFoundError, SmplanError
from smplan_kernel.plan.wording import day_words
from smplan_kernel.workbook.which import SeveralPlansError

FULL = 503
TO_CHOOSE = 300


@dataclass(frozen=True, kw_only=True)
class Way:
    """A link of a message."""

    href: str
    words: str
    more: str = ""


class Said(HTTPError):  # noqa: N818 - it answers, it does not fail
    """An answer in words; without a title the dress has its own for the status."""

    def __init__(self, status: int, title: str = "", words: str = "", ways: tuple[Way, ...] = ()) -> None:
        super().__init__(status)
        self.title, self.words, self.ways = title, words, ways


def closed(problem: SmplanError) -> Said:
    """A plan that cannot be opened. Other plans are not named: whoever asks for one need not know of the others."""
    if isinstance(problem, PlanNotFoundError | PlanNameError):
        words = "Perhaps its name is spelled otherwise, or it was kept in another folder. The start page shows what is there."
        return Said(404, "There is no such plan", words)
    return Said(500, "This plan cannot be opened", str(problem))


def plans_to_choose(stem: str, several: SeveralPlansError) -> Said:
    """All plans, each with the link that opens the page over it."""
    ways = tuple(
        Way(
            href=f"{stem}.ipynb?{urlencode({'plan': entry.id})}",
            words=entry.name or entry.id,
            more=f"{entry.id}, saved {day_words(entry.saved_at.astimezone().date())}",
        )
        for entry in several.plans
    )
    return Said(TO_CHOOSE, "Which plan?", f"{len(ways)} plans are here. Choose the one to work on.", ways)


def full() -> Said:
    """As many pages are open as this machine can carry."""
    return Said(FULL)
