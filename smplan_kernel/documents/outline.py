"""What stands in a printed plan, chapter by chapter, at three depths; every label comes from the document's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smplan_kernel.documents.answers import Answer, answers
from smplan_kernel.documents.threads import Note, notes_of_bullet
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.lookup import title_of
from smplan_kernel.plan.page import Ask, Page
from smplan_kernel.plan.pages import PAGES
from smplan_kernel.plan.records import Bullet, Record

Depth = Literal["one-page", "standard", "full"]
_SHORT = 90
_MOST_ROWS = 10
_MOST_COLUMNS = 5
DEPTHS: tuple[Depth, ...] = ("one-page", "standard", "full")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One record: its name, its answers, and what stands under it."""

    name: str
    answers: tuple[Answer, ...]
    notes: tuple[Note, ...] = ()

    @property
    def is_brief(self) -> bool:
        """All answers are short enough for one line."""
        lengths = [sum(map(len, answer.lines)) for answer in self.answers]
        return bool(lengths) and max(lengths) <= _SHORT and sum(lengths) <= 2 * _SHORT

    def said(self, label: str) -> str:
        """The answer to the question of that label, "" when there is none."""
        return "\n".join(line for answer in self.answers if answer.label == label for line in answer.lines)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One question with its answers."""

    question: str
    answers: tuple[Answer, ...] = ()
    entries: tuple[Entry, ...] = ()
    name_title: str = ""
    columns: tuple[str, ...] = ()
    more: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing was answered."""
        return not (self.answers or self.entries)


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One page of the workbook in print."""

    key: str
    title: str
    parts: tuple[Part, ...]


def check_depth(depth: str) -> Depth:
    """The depth in force; standard when the plan names none.

    Raises
    ------
    ValueError
        When there is no such depth.
    """
    for known in DEPTHS:
        if known == (depth or "standard"):
            return known
    msg = f"depth must be one of {', '.join(DEPTHS)}, not {depth!r}"
    raise ValueError(msg)


def chapters(plan: Plan, *, is_full: bool) -> tuple[Chapter, ...]:
    """The chapters of a standard or full plan, without those in which nothing is written."""
    made = (Chapter(key=page.key, title=page.title, parts=_parts(plan, page, is_full=is_full)) for page in PAGES)
    return tuple(chapter for chapter in made if chapter.parts)


def unwritten(plan: Plan) -> tuple[str, ...]:
    """The titles of pages on which nothing is written."""
    return tuple(page.title for page in PAGES if page.asks and not _parts(plan, page, is_full=True))


def _parts(plan: Plan, page: Page, *, is_full: bool) -> tuple[Part, ...]:
    asked = (ask for ask in page.every_ask if ask.is_in("full" if is_full else "standard"))
    parts = (_part(plan, ask, is_full=is_full) for ask in asked)
    return tuple(part for part in parts if not part.is_empty)


def _part(plan: Plan, ask: Ask, *, is_full: bool) -> Part:
    section = plan.section(ask.section)
    written: tuple[Record, ...] = getattr(section, ask.records) if ask.records else ()
    every = tuple(row for row in written if not getattr(row, "is_private", False))
    rows = every if is_full else every[-_MOST_ROWS:] if ask.is_log else every[:_MOST_ROWS]
    names = _names(ask, rows, is_full=is_full)
    entries = tuple(_entry(plan, row, names) for row in rows)
    columns = _columns(tuple(_row(plan, row, names) for row in rows), is_full=is_full)
    return Part(
        question=ask.question,
        answers=answers(plan, section, ask.fields) if _is_written(plan, ask) else (),
        entries=tuple(_row(plan, row, names) for row in rows) if columns else entries,
        name_title=meta(type(rows[0]), names[0]).title if rows else "",
        columns=columns,
        more=f"And {len(every) - len(rows):,} more; the full plan has them all." if len(every) > len(rows) else "",
    )


def _names(ask: Ask, rows: tuple[Record, ...], *, is_full: bool) -> tuple[str, ...]:
    """Which answers of each record stand there; a long log stays a table, and a question about one answer shows that answer."""
    is_long = ask.is_log and len(rows) > _MOST_ROWS
    return ask.columns + (ask.details if (is_full and not is_long) or len(ask.columns) == 1 else ())


def _columns(entries: tuple[Entry, ...], *, is_full: bool) -> tuple[str, ...]:
    """The questions that anybody answered, when a table reads best.

    Goals, steps, metrics and rules keep their words under them; what needs too many columns, or in a full plan long texts, is no table.
    """
    labels = tuple(dict.fromkeys(answer.label for entry in entries for answer in entry.answers))
    texts = (line for entry in entries for answer in entry.answers for line in answer.lines)
    is_wide = len(labels) > _MOST_COLUMNS or (is_full and any(len(text) > _SHORT for text in texts))
    return () if is_wide or any(entry.notes for entry in entries) else labels


def _is_written(plan: Plan, ask: Ask) -> bool:
    """Somebody has answered: what stands there by itself is no answer."""
    section, bare = plan.section(ask.section), type(plan.section(ask.section))()
    names = {name.partition(".")[0] for name in ask.fields}
    return any(getattr(section, name) != getattr(bare, name) for name in names)


def _entry(plan: Plan, row: Record, names: tuple[str, ...]) -> Entry:
    """A record under its own name."""
    return entry(plan, row, tuple(name for name in names if name != row.name_field))


def _row(plan: Plan, row: Record, names: tuple[str, ...]) -> Entry:
    """A record as a line of a table: the first answer leads, in the order in which people are asked."""
    first = answers(plan, row, names[:1])
    head = "\n".join(first[0].lines) if first else title_of(plan, row)
    return Entry(name=head, answers=answers(plan, row, names[1:]), notes=notes_of_bullet(row) if isinstance(row, Bullet) else ())


def entry(plan: Plan, row: Record, names: tuple[str, ...]) -> Entry:
    """One record with the named answers and its whole thread."""
    notes = notes_of_bullet(row) if isinstance(row, Bullet) else ()
    return Entry(name=title_of(plan, row), answers=answers(plan, row, names), notes=notes)
