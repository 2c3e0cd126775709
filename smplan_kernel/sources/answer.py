"""The answer about one export: what it is, what was read, what is missing, and the one question that may be open."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from smplan_kernel.errors import ExportError
from smplan_kernel.plan.vocabulary import FLAGS, PLATFORMS
from smplan_kernel.sources.cells.dates import Order, parse_period
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.mapped.profile import Agreed
from smplan_kernel.sources.process.child import TOO_LARGE, read_in_child
from smplan_kernel.sources.rows.frames import Spread
from smplan_kernel.sources.rows.packed import Packed
from smplan_kernel.sources.rows.reading import Request

if TYPE_CHECKING:
    import pandas as pd

Status = Literal["recognised", "needs-answer", "refused"]
_MOST_BESIDE = 100
_NAMED = 20  # names in one sentence
UNCONFIRMED = "This layout is known from descriptions and not yet confirmed with your file: compare a few figures with the platform."


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What smplan says about one file; `figures` hold the observations until somebody asks for the frame."""

    file: str
    sha256: str = ""
    status: Status = "refused"
    format: str = ""
    grade: str = ""
    platform: str = ""
    account: str = ""
    period: tuple[str, str] | None = None
    rows_read: int = 0
    rows_skipped: int = 0
    totals: dict[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    question: str = ""
    option: str = ""
    choices: tuple[str, ...] = ()
    members: tuple[str, ...] = ()  # of an archive of many exports, which are read one by one
    figures: Packed = field(default_factory=Packed, repr=False)
    layout: str = ""  # the plan's own layout by which the file was read
    can_map: bool = False  # nobody knows the file, but a person may say what its columns mean

    @property
    def count(self) -> int:
        """How many observations there are."""
        return self.figures.count

    @cached_property
    def observations(self) -> pd.DataFrame:
        """One row for each figure, in the columns that the store keeps."""
        return Spread(self.figures).frame(self.platform, self.account)

    def as_json(self, *, status: str = "") -> dict[str, Any]:
        """The record of `smplan import --json`; the caller may know more about the status."""
        return {
            "file": self.file,
            "status": status or self.status,
            "format": self.format,
            "platform": self.platform,
            "period": list(self.period) if self.period else None,
            "rows": self.rows_read,
            "observations": self.count,
            "totals": self.totals,
            "notes": list(self.notes),
            "problems": list(self.problems),
            "question": self.question,
            "option": self.option,
            "choices": list(self.choices),
            **({"layout": self.layout} if self.layout else {}),
            **({"can_map": True} if self.can_map else {}),
        }


def read_export(
    path: Path,
    *,
    platform: str = "",
    account: str = "",
    on: dt.date | None = None,
    dates: Order = "",
    period: str = "",
    agreed: Agreed | None = None,
    limits: Limits | None = None,
) -> Answer:
    """Read an export in a process of its own; a bad file is an answer, never an exception."""
    limits = limits or Limits()
    name = shown_name(path)
    if platform and platform not in PLATFORMS:
        return unknown_platform(name, platform)
    span = parse_period(period) if period else None
    if period and span is None:
        return Answer(file=name, problems=(f"{period!r} is no period. Write the first and the last day, such as 2026-09-01..2026-09-30.",))
    try:
        data, modified = file_content(path, limits)
    except ExportError as problem:
        return Answer(file=name, problems=(str(problem),))
    request = Request(
        file=name, platform=platform, on=on, modified=modified, dates=dates, period=span, beside=names_beside(path), limits=limits
    )
    request = replace(request, agreed=agreed) if agreed else request
    return answer_from(read_in_child(data, request), file=name, data=data, account=account)


def names_beside(path: Path) -> tuple[str, ...]:
    """The names of TikTok's overviews in the same folder: only they hold the year of what was downloaded with them."""
    try:
        return tuple(sorted(shown_name(other) for other in islice(path.parent.glob("[Oo]verview_*"), _MOST_BESIDE) if other != path))
    except OSError:
        return ()


def telling_name(name: str) -> bool:
    """Whether the name of a file tells something about those beside it."""
    return name.rpartition("/")[2].casefold().startswith("overview_")


def unknown_platform(file: str, platform: str) -> Answer:
    """The answer where somebody named a platform that there is not."""
    return Answer(file=file, problems=(f"{platform!r} is no platform smplan knows. Say one of: {', '.join(PLATFORMS)}.",))


def shown_name(path: Path) -> str:
    """The file's name as it can be printed anywhere: no path, no direction marks, nothing that is not text."""
    return printable(path.name) or "file"


def printable(name: str) -> str:
    """A name of a file with a sign in the place of whatever cannot be printed."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def file_content(path: Path, limits: Limits) -> tuple[bytes, dt.date]:
    """The bytes of an ordinary file and the day it was last changed; pipes and devices would never end.

    Raises
    ------
    ExportError
        When it cannot be opened, is no file, or is too large.
    """
    name = shown_name(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            facts = os.fstat(descriptor)
            if not stat.S_ISREG(facts.st_mode):
                raise ExportError(name, "this is not a file", "Choose the file as the platform gave it")
            if facts.st_size > limits.file_bytes:
                raise ExportError(name, f"{TOO_LARGE}: the file alone is too large", "Export a shorter period")
            return stream.read(), dt.datetime.fromtimestamp(facts.st_mtime).astimezone().date()
    except (OSError, ValueError) as exc:
        reason = getattr(exc, "strerror", None) or "its name cannot be used"
        problem = f"it cannot be opened ({reason.lower()})"
        raise ExportError(name, problem, "Check where it is") from exc


def answer_from(outcome: Mapping[str, Any], *, file: str, data: bytes, account: str = "") -> Answer:
    """The answer made of what the reader found."""
    figures: Packed = outcome.get("figures", Packed())
    spread = Spread(figures)
    skipped: dict[str, int] = outcome.get("skipped", {})
    period = outcome.get("period")
    return Answer(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        status=outcome["status"],
        format=outcome.get("format", ""),
        grade=outcome.get("grade", ""),
        platform=outcome.get("platform", ""),
        account=account or outcome.get("account", ""),
        period=(period[0], period[1]) if period else None,
        rows_read=outcome.get("rows_read", 0),
        rows_skipped=sum(skipped.values()),
        totals=spread.totals(),
        notes=tuple(_notes(outcome, spread)),
        problems=tuple(outcome.get("problems", ())),
        question=outcome.get("question", ""),
        option=outcome.get("option", ""),
        choices=tuple(outcome.get("choices", ())),
        members=tuple(outcome.get("members", ())),
        figures=figures,
        layout=outcome.get("layout", ""),
        can_map=outcome.get("can_map", False),
    )


def _notes(outcome: Mapping[str, Any], spread: Spread) -> list[str]:
    """What a person should know, the most important first."""
    if outcome["status"] != "recognised":
        return []
    notes = [f"{outcome['title']} ({outcome['grade']} layout)."]
    if outcome["grade"] == "good":
        notes.append(UNCONFIRMED)
    if outcome["period"]:
        notes.append("Days {} to {}, rows read: {}.".format(*outcome["period"], outcome["rows_read"]))
    notes += [f"Rows left out, {reason}: {number}." for reason, number in outcome["skipped"].items()]
    notes += outcome["notes"]
    if outcome["missing"]:
        notes.append(f"Empty places: {_some([f'{name} {number}' for name, number in outcome['missing'].items()])}.")
    if outcome["unused"]:
        notes.append(f"Columns not used: {_some(outcome['unused'])}.")
    return notes + [FLAGS[flag] for flag in spread.flags_seen()]


def _some(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are; Facebook's files had thousands of columns."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"
