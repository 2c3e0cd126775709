"""The files of one report: three that every review has, and the ones that somebody wants besides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import MappingProxyType

from smplan_kernel.documents import pdf, plan_html, review_html, review_summary, review_xlsx
from smplan_kernel.errors import PdfMissingError
from smplan_kernel.plan import Plan
from smplan_kernel.review import Review

REPORT = "review.html"
PLAN = "plan.html"
ALWAYS = ("review.ipynb", "review.json", REPORT)
"""What stands for every review: to look behind, for machines, to read."""
BESIDES = MappingProxyType({"md": "summary.md", "xlsx": "review.xlsx", "pdf": "review.pdf", "plan": PLAN})
"""What can stand beside, by the word of `--formats`."""
WORDS = ("html", "json", "ipynb", *BESIDES)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which files a run makes besides; `named` when somebody asked for just these, so that a missing one is made again."""

    besides: frozenset[str] = frozenset(BESIDES)
    named: bool = False

    def without(self, *words: str) -> Wanted:
        """The same without some of them, unless they were asked for by name."""
        return self if self.named else Wanted(besides=self.besides - set(words))

    def lacks(self, standing: Iterable[str]) -> bool:
        """Whether a file that was asked for by name does not stand yet."""
        return self.named and not {BESIDES[word] for word in self.besides} <= set(standing)


def wanted(text: str) -> Wanted:
    """What the words of `--formats` ask for.

    Raises
    ------
    ValueError
        One of the words is no format.

    >>> sorted(wanted("md, html").besides)
    ['md']
    """
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    strange = next((word for word in words if word not in WORDS), "")
    if strange or not words:
        msg = f"{strange or text!r} is no format of a report. Choose among {', '.join(WORDS)}, with commas between."
        raise ValueError(msg)
    return Wanted(besides=frozenset(words) & frozenset(BESIDES), named=True)


@dataclass(frozen=True, kw_only=True)
class Files:
    """A report's files by name, and a sentence for each that could not be made."""

    contents: dict[str, bytes]
    left_out: tuple[str, ...] = ()


def report_files(review: Review, plan: Plan, notebook: str, names: Iterable[str]) -> Files:
    """The bytes of a report's files: those that always stand, and those of `names`; a PDF that cannot be made harms no other."""
    names = set(names)
    html = review_html(review, plan, plan_file=PLAN if PLAN in names else "")
    makers: dict[str, Callable[[], bytes]] = {
        "summary.md": lambda: review_summary(review, plan).encode(),
        "review.xlsx": lambda: review_xlsx(review, plan),
        "review.pdf": lambda: pdf(html),
        PLAN: lambda: plan_html(plan).encode(),
    }
    files, left_out = {"review.ipynb": notebook.encode(), "review.json": review.to_json().encode()}, []
    for name in (name for name in makers if name in names):
        try:
            files[name] = makers[name]()
        except PdfMissingError as problem:
            left_out.append(str(problem))
    return Files(contents=files | {REPORT: html.encode()}, left_out=tuple(left_out))
