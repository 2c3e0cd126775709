"""One file on the page: what it is while it is read, what was said about it, and the line that shows it."""

from __future__ import annotations

import secrets
from collections.abc import Container
from dataclasses import dataclass, field, replace
from typing import Any

from smplan_kernel.inbox import Hints, ImportAnswer, SentFile
from smplan_kernel.inbox.bundles import Inside
from smplan_kernel.inbox.waiting import Waiting
from smplan_kernel.inbox.words import Told, entry_words, told, unclaimed
from smplan_kernel.plan import Plan
from smplan_kernel.store import ImportEntry

MARKS = {"reading": "…", "imported": "✓", "duplicate": "=", "needs-answer": "?", "refused": "✕", "undone": "↶", "kept": "✓"}
FEW = 5
"""Files that came in stand one under the other up to this number; more of them are folded."""
READING = "The file has arrived and waits to be read. Until then it is on this page only."
WAITS = "Until it is answered, the file is on this page only."
TAKE_BACK = {"key": "undo", "words": "Take it back"}
TAKE_ALL_BACK = {"key": "undo-all", "words": "Take all of them back"}
EXPLAIN = {"key": "map", "words": "Tell smplan what the columns mean"}
PUT_AWAY = {"key": "put-away", "words": "Put away"}


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """One file of this sitting: the file as long as it may be read again, and what was said about it."""

    id: str
    file: SentFile
    hints: Hints = field(default_factory=Hints)
    told: Told | None = None
    import_id: int = 0
    error: str = ""
    answer: ImportAnswer | None = None
    place: Inside | None = None  # in an archive, where nobody has opened it yet
    within: tuple[Inside, ...] = ()  # the files of an archive of many, which take its place
    waiting: Waiting | None = None  # the same file where it waits in the workspace, also when the page is closed

    @property
    def name(self) -> str:
        """The file as people read it."""
        return self.place.shown if self.place else self.file.name

    @property
    def is_open(self) -> bool:
        """Whether the file may still be read."""
        return self.told is None or self.told.question is not None or self.told.can_map

    @property
    def asks(self) -> bool:
        """Whether somebody is asked about it."""
        return self.told is not None and self.is_open

    @property
    def needs_nobody(self) -> bool:
        """Whether it came in, or is still to be read."""
        return not self.asks and (self.told is None or self.told.status != "refused")


def answered(arrived: Arrived, answer: ImportAnswer, plan: Plan) -> Arrived:
    """A file that was read, with what was said about it."""
    said = replace(arrived, answer=answer, told=told(answer, plan), import_id=int(answer.get("import", 0)))
    return said if said.is_open else emptied(said)


def waits(arrived: Arrived, waiting: Waiting | None) -> Arrived:
    """A file whose answer is missing; where the workspace keeps it, the page need not."""
    return emptied(replace(arrived, waiting=waiting)) if waiting else arrived


def from_before(waiting: Waiting, plan: Plan) -> Arrived:
    """A file that waited when the page was opened."""
    file = SentFile(name=waiting.name, content=b"")
    return Arrived(id=new_id(), file=file, hints=waiting.hints, told=waiting.told(plan), answer=waiting.answer, waiting=waiting)


def failed(arrived: Arrived, sentence: str) -> Arrived:
    """A file that could not come in at all."""
    return emptied(replace(arrived, told=Told(status="refused", file=arrived.name, lead=f"Not brought in: {sentence}")))


def emptied(arrived: Arrived) -> Arrived:
    """A file that will not be read again gives its place back."""
    return replace(arrived, file=replace(arrived.file, content=b""))


def undone(arrived: Arrived) -> Arrived:
    """A file whose import was taken back."""
    said = Told(
        status="undone", file=arrived.file.name, lead="Taken back: its figures do not count any more. Send it again to bring it back."
    )
    return replace(arrived, told=said, import_id=0, answer=None)  # at a glance it would still count as brought in


def line_of(arrived: Arrived) -> dict[str, Any]:
    """One file of this sitting as the browser shows it."""
    said = arrived.told or Told(status="reading", file=arrived.name, lead=READING)
    question = None
    if said.question:
        asked = said.question
        choices = [list(choice) for choice in asked.choices]
        question = {"sentence": asked.sentence, "kind": asked.kind, "choices": choices, "error": arrived.error}
    acts = [] if arrived.told is None else [TAKE_BACK] if arrived.import_id else [*([EXPLAIN] if said.can_map else []), PUT_AWAY]
    says = [*([_how_long(arrived)] if arrived.told and arrived.is_open else []), *said.says]
    lead = "One answer is missing." if question else said.lead
    shown = {"id": arrived.id, "name": arrived.name, "state": said.status, "mark": MARKS[said.status], "lead": lead}
    return {**shown, "says": says, "question": question, "acts": acts, "links": []}


def _how_long(arrived: Arrived) -> str:
    """Until when a file waits for its answer."""
    waiting = arrived.waiting
    return f"{waiting.until_words}{f' {waiting.by} sent it.' if waiting.by else ''}" if waiting else WAITS


def lines_of(files: tuple[Arrived, ...], asked: Container[str], plan: Plan) -> list[dict[str, Any]]:
    """The files of this sitting: first those that wait for somebody, then all together, then the others; many that need nobody are folded."""
    is_many = sum(one.needs_nobody for one in files) > FEW
    first, others = (
        [line_of(one) | {"folded": is_many and one.needs_nobody} for one in files if (one.id in asked) is wanted]
        for wanted in (True, False)
    )
    return [*first, *_all_together(files, plan if is_many else None), *others]


def _all_together(files: tuple[Arrived, ...], plan: Plan | None) -> list[dict[str, Any]]:
    """The line that takes all of them back, where there are several; with a plan, it says for all which source is not named."""
    answers = [one.answer for one in files if one.import_id and one.answer]
    if len(answers) < 2:  # noqa: PLR2004 - one has its own button
        return []
    shown = {"id": "together", "name": f"{len(answers)} files", "state": "kept", "mark": MARKS["kept"], "lead": "Brought in together."}
    says = [" ".join(unclaimed(answers, plan))] if plan else []
    return [{**shown, "says": [text for text in says if text], "question": None, "acts": [TAKE_ALL_BACK], "links": []}]


def new_id() -> str:
    """A fresh name for a line."""
    return f"f{secrets.token_hex(4)}"


def entry_line(entry: ImportEntry, *, can_undo: bool) -> dict[str, Any]:
    """One import as a line of the list."""
    state = "undone" if entry.undone_at else "kept"
    shown = {"id": f"n{entry.id}", "name": entry.file_name, "state": state, "mark": MARKS[state], "lead": entry_words(entry)}
    acts = [TAKE_BACK] if can_undo and not entry.undone_at else []
    return {**shown, "says": [], "question": None, "acts": acts, "links": []}


def summary(files: tuple[Arrived, ...]) -> str:
    """What came of the files of this sitting, in a sentence; the reader hears it when the last is read."""
    counts = {status: sum(1 for one in files if one.told and one.told.status == status) for status in MARKS}
    words = (
        ("imported", "brought in"),
        ("duplicate", "already here"),
        ("needs-answer", "waiting for an answer"),
        ("refused", "not brought in"),
    )
    said = ", ".join(f"{counts[status]} {word}" for status, word in words if counts[status])
    return f"{said}." if said else ""
