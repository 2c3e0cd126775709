"""The plan as Markdown, from the same outline as the HTML; people's words are kept from turning into markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smplan_kernel.documents.answers import Answer
from smplan_kernel.documents.environment import is_as_typed
from smplan_kernel.documents.one_page import one_page
from smplan_kernel.documents.outline import Chapter, Entry, chapters, check_depth, unwritten
from smplan_kernel.documents.plan import facts
from smplan_kernel.documents.threads import Note
from smplan_kernel.figures.words import listed
from smplan_kernel.plan.document import Plan

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
_AT_START = re.compile(r"^(\s*)([-+=>])", re.MULTILINE)
_NUMBER = re.compile(r"^(\s*\d+)([.)])(?=\s|$)", re.MULTILINE)  # a backslash before the digit would be shown


def plan_markdown(plan: Plan, *, depth: str = "") -> str:
    """The plan as Markdown; without a depth the one chosen on the start page."""
    how_deep = check_depth(depth or plan.start.depth)
    written = one_page(plan) if how_deep == "one-page" else chapters(plan, is_full=how_deep == "full")
    lines = [f"# {line(plan.start.organisation or plan.id)}: social media plan", "", line(" · ".join(facts(plan))), ""]
    for chapter in written:
        lines += _chapter(chapter)
    if not written:
        lines += ["Nothing is written yet. Begin with the start page.", ""]
    elif unwritten(plan):
        lines += [f"Not written yet: {listed(unwritten(plan))}.", ""]
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    r"""A text of a person with every character that Markdown would read made plain.

    >>> escaped("# 1 *star* <b>")
    '\\# 1 \\*star\\* \\<b\\>'
    """
    plain = _SPECIAL.sub(r"\\\1", text)
    for found in (_AT_START, _NUMBER):
        plain = found.sub(r"\1\\\2", plain)
    return plain


def line(text: str) -> str:
    """A text of a person on one line."""
    return escaped(" ".join(text.split()))


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from (f"## {chapter.title}", "")
    for part in chapter.parts:
        if part.question:
            yield from (f"### {part.question}", "")
        for one in part.answers:
            yield from _answer(one, indent="")
        for entry in part.entries:
            yield from _entry(entry)
        if part.more:
            yield f"- {part.more}"
        yield ""


def _answer(answer: Answer, *, indent: str) -> Iterator[str]:
    """One answer as a list item; people's own Markdown stays where it is only emphasis and lists."""
    texts = [text if answer.is_long and not is_as_typed(text) else escaped(text) for text in answer.lines]
    rows = [row.strip() for text in texts for row in text.splitlines() if row.strip()]
    if len(rows) == 1:
        yield f"{indent}- {answer.label}: {rows[0]}"
        return
    yield f"{indent}- {answer.label}:"
    yield from (f"{indent}  {'' if row.startswith(('- ', '* ')) else '- '}{row}" for row in rows)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- **{line(entry.name)}**"
    for answer in entry.answers:
        yield from _answer(answer, indent="  ")
    for note in entry.notes:
        yield f"  - {_note(note)}"


def _note(note: Note) -> str:
    said = ". ".join(part for part in (note.word, line(note.text)) if part)
    return f"{note.when}{f', {line(note.by)}' if note.by else ''}: {said}"
