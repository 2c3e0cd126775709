"""Many files at once: folders and archives are gone through file by file, a bad one stops no other, and all can be taken back together."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from smplan_kernel.errors import ExportError
from smplan_kernel.inbox.bundles import Inside, inside, opened
from smplan_kernel.inbox.imports import Hints, ImportAnswer, import_sent, sent_from
from smplan_kernel.inbox.sent import SentFile
from smplan_kernel.inbox.together import as_one, groups
from smplan_kernel.sources import Answer
from smplan_kernel.sources.answer import printable, shown_name
from smplan_kernel.sources.files.container import HEAD_BYTES
from smplan_kernel.sources.unpacked import Part, part_of
from smplan_kernel.store import ImportEntry, Session, Workspace

Tell = Callable[[int, int], None]
"""Hears how many files are done, of how many that are known so far."""


@dataclass(frozen=True, kw_only=True)
class Lying:
    """A file of this machine, and the folder that was named where it was found in one."""

    path: Path
    within: Path | None = None

    @property
    def shown(self) -> str:
        """The file as people read it: by its place in the folder where it was found in one."""
        return printable(self.path.relative_to(self.within).as_posix()) if self.within else shown_name(self.path)

    def sent(self) -> SentFile:
        """The file with its content; ExportError where it cannot be read."""
        return sent_from(self.path, name=self.shown)


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Files of this machine that were one export before somebody unpacked it."""

    files: tuple[Lying, ...]

    def sent(self) -> SentFile:
        """The export; ExportError where one of its files cannot be read, or is cut off."""
        return as_one([file.sent() for file in self.files])


def import_files(
    session: Session, plan_id: str, files: Iterable[Path], hints: Hints | None = None, *, dry_run: bool = False, tell: Tell | None = None
) -> Iterator[ImportAnswer]:
    """Bring files, folders of files and archives of files in, an answer for each file. Writes unless `dry_run`."""
    batch = new_batch()
    waiting: deque[Lying | Apart | Inside] = deque(put_together(files_of(files)))
    done = 0
    while waiting:
        if tell is not None:
            tell(done, done + len(waiting))
        source = waiting.popleft()
        answer, within = _bring(session, plan_id, source, hints, batch=batch, dry_run=dry_run)
        waiting.extendleft(reversed(within))
        if not within:
            done += 1
            yield answer


def take_inbox(workspace: Workspace, session: Session, plan_id: str) -> tuple[ImportAnswer, ...]:
    """Bring in what lies in the plan's inbox. Writes."""
    return tuple(import_files(session, plan_id, [workspace.inbox(plan_id)]))


def new_batch() -> str:
    """One word for all that comes together."""
    return secrets.token_hex(8)


def last_batch(entries: Iterable[ImportEntry]) -> tuple[ImportEntry, ...]:
    """The imports of the newest batch that are in force."""
    in_force = [entry for entry in entries if entry.undone_at is None]
    newest = in_force[-1] if in_force else None
    return tuple(entry for entry in in_force if newest and (entry is newest or (entry.batch and entry.batch == newest.batch)))


def undo_last(session: Session, plan_id: str) -> tuple[ImportEntry, ...]:
    """Take everything back that came together last. Writes."""
    last = last_batch(session.imports(plan_id))
    if last and last[0].batch:
        return session.undo_batch(plan_id, last[0].batch)
    return tuple(session.undo_import(plan_id, entry.id) for entry in last)


def files_of(named: Iterable[Path]) -> tuple[Lying, ...]:
    """Files as they are and those of folders, which are told by their place in it."""
    found: list[Lying] = []
    for path in named:
        found += [Lying(path=file, within=path) for file in files_below(path)] if path.is_dir() else [Lying(path=path)]
    return tuple(found)


def put_together(files: Sequence[Lying]) -> tuple[Lying | Apart, ...]:
    """The files, with one in the place of those that were one export."""
    parts = ((file, file.path.parent, file.path.name, part) for file in files if (part := _part(file.path)))
    whole = {group[0]: Apart(files=group) for group in groups(parts)}
    within = {file for one in whole.values() for file in one.files}
    return tuple(whole.get(file, file) for file in files if file in whole or file not in within)


def _part(path: Path) -> Part | None:
    """What a file may be of an export that was unpacked; whatever cannot be opened tells it when its turn comes."""
    if path.suffix.casefold() != ".csv" or not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            return part_of(stream.read(HEAD_BYTES))
    except OSError:
        return None


def files_below(folder: Path) -> tuple[Path, ...]:
    """What lies in a folder, by name; links and hidden files are nobody's export."""
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and not _is_hidden(path, folder)))


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _bring(
    session: Session, plan_id: str, source: Lying | Apart | Inside, hints: Hints | None, *, batch: str, dry_run: bool
) -> tuple[ImportAnswer, tuple[Inside, ...]]:
    """One file with its answer, or the files inside it where it is an archive of many."""
    try:
        sent = opened(source) if isinstance(source, Inside) else source.sent()
    except ExportError as problem:
        return refused(problem), ()
    answer = import_sent(session, plan_id, sent, hints, batch=batch, dry_run=dry_run)
    around = source if isinstance(source, Inside) else None
    return answer, inside(sent, answer.pop("members", ()), around=around)


def refused(problem: ExportError) -> ImportAnswer:
    """A file that could not even be opened, as an answer."""
    return Answer(file=problem.file, problems=(str(problem),)).as_json()
