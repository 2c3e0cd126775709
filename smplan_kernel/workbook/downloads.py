"""The plan to take home: as a document to read, and as a file with all answers that can be brought in again."""

from __future__ import annotations

import json
from collections.abc import Callable

from smplan_kernel.forms.download import Download, Offer
from smplan_kernel.forms.form import today
from smplan_kernel.plan import Plan, document

Now = Callable[[], Plan]
"""The plan as it is on the page at that moment, also what could not be saved."""


def plan_downloads(now: Now) -> Download:
    """The plan in each form in which it can be read elsewhere."""
    return Download(
        title="Take the plan with you",
        offers=(
            _offer(
                now,
                "html",
                "Download to read and print",
                "One file that opens in any browser, also without a connection.",
                "text/html",
                _html,
            ),
            _offer(now, "md", "Download as Markdown", "Text for a wiki, or to go on writing.", "text/markdown", _markdown),
            _answers(now, "Download all answers", "To keep, or to bring in again on the page Start, here or on another machine."),
        ),
    )


def answers_download(now: Now) -> Download:
    """One quiet button for every page; it works as long as anybody answers, whatever else fails."""
    return Download(place="sp-take-home", offers=(_answers(now, "Download my answers", ""),))


def file_name(plan: Plan, ending: str, *, about: str = "") -> str:
    """The plan's short name, what the file is about, and the day: nothing that anybody typed freely."""
    return "-".join(filter(None, (plan.id, about, f"{today():%Y-%m-%d}.{ending}")))


def _answers(now: Now, words: str, about: str) -> Offer:
    return _offer(now, "json", words, about, "application/json", _json)


def _offer(now: Now, ending: str, words: str, about: str, media: str, make: Callable[[Plan], str]) -> Offer:
    return Offer(
        key=ending,
        words=words,
        help=about,
        file=lambda: file_name(now(), ending),
        media=f"{media};charset=utf-8",
        make=lambda: make(now()).encode("utf-8"),
    )


def _json(plan: Plan) -> str:
    return json.dumps(document(plan), ensure_ascii=False, indent=1) + "\n"


def _html(plan: Plan) -> str:
    from smplan_kernel.documents import plan_html  # noqa: PLC0415 - made when asked for

    return str(plan_html(plan, depth=plan.start.depth or "standard"))


def _markdown(plan: Plan) -> str:
    from smplan_kernel.documents import plan_markdown  # noqa: PLC0415 - made when asked for

    return str(plan_markdown(plan, depth=plan.start.depth or "standard"))
