"""Files that wait for a person's answer: kept whole beside the plan, within a limit, until they are answered, put away or too old."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.store import disk
from smplan_kernel.store.columns import Clock, read_time, written

FOLDER = "waiting"
KEPT_FOR = dt.timedelta(days=30)
MOST_BYTES = 100 * 1024 * 1024
MOST_FILES = 100
_ID = re.compile(r"[0-9a-f]{64}")
_LONGEST_FACTS = 1 << 20  # what is told about one file is a few sentences


@dataclass(frozen=True, kw_only=True)
class WaitingFile:
    """One file that waits; its id is its fingerprint, so the same file waits once."""

    id: str
    size: int  # bytes
    since: dt.datetime
    facts: Mapping[str, Any]

    @property
    def until(self) -> dt.datetime:
        """When it is put away unanswered."""
        return self.since + KEPT_FOR


@dataclass(frozen=True, kw_only=True)
class WaitingPlace:
    """The files of one plan that wait. A file of this place holds a line of facts and then the waiting file as it came."""

    workspace: Path
    plan_id: str  # checked: it becomes a folder's name
    clock: Clock

    @property
    def folder(self) -> Path:
        """Where this plan's files wait."""
        return self.workspace / FOLDER / self.plan_id

    def files(self) -> tuple[WaitingFile, ...]:
        """All that wait, oldest first; what is older than it may be is removed."""
        found = [self._look(path) for path in sorted(self.folder.iterdir()) if _ID.fullmatch(path.name)] if self.folder.is_dir() else []
        now = self.clock()
        for one in found:
            if one.until <= now:
                self._path(one.id).unlink(missing_ok=True)
        return tuple(sorted((one for one in found if one.until > now and one.facts), key=lambda one: (one.since, one.id)))

    def has_room(self, size: int) -> bool:
        """Whether a file of that many bytes may wait too."""
        waiting = self.files()
        return len(waiting) < MOST_FILES and sum(one.size for one in waiting) + size <= MOST_BYTES

    def keep(self, content: bytes, facts: Mapping[str, Any]) -> WaitingFile:
        """Keep a file with what is known about it; the same file again takes the place of the first.

        Raises
        ------
        WorkspaceError
            When too much waits already, or it cannot be written.
        """
        name = hashlib.sha256(content).hexdigest()
        if not self._path(name).exists() and not self.has_room(len(content)):
            problem, todo = "too many files wait for an answer", "Answer or put away some of them."
            raise WorkspaceError(self.plan_id, problem, todo)
        one = WaitingFile(id=name, size=len(content), since=self.clock(), facts=facts)
        head = json.dumps({"since": written(one.since), "facts": dict(facts)}).encode("ascii")
        disk.inside(self.workspace, FOLDER, self.plan_id).chmod(0o700)
        disk.write_whole(self._path(name), head + b"\n" + content)
        return one

    def content(self, name: str) -> bytes | None:
        """The file as it came; None where it was answered or put away meanwhile, or is not whole any more."""
        try:
            content = self._path(name).read_bytes().partition(b"\n")[2]
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == name else None

    def drop(self, name: str) -> None:
        """Remove a file that needs to wait no longer."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if not _ID.fullmatch(name):
            msg = f"a waiting file is named by 64 hexadecimal digits, not {name[:80]!r}"
            raise ValueError(msg)
        return self.folder / name

    def _look(self, path: Path) -> WaitingFile:
        """What stands in front of a file; one that does not tell has no facts and the age of its bytes."""
        with path.open("rb") as stream:
            head = stream.readline(_LONGEST_FACTS)
        size = max(path.stat().st_size - len(head), 0)
        try:
            told = json.loads(head)
            return WaitingFile(id=path.name, size=size, since=read_time(told["since"]), facts=dict(told["facts"]))
        except (ValueError, KeyError, TypeError):
            changed = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
            return WaitingFile(id=path.name, size=size, since=changed, facts={})
