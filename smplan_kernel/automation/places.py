"""Where a month's report stands: a folder, or an object store by its address; the report itself is written last.

A folder's files appear whole by renaming, an object appears whole by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from smplan_kernel.automation.publish import keep_earlier, publish, withdraw
from smplan_kernel.errors import StorageError
from smplan_kernel.plan import check_plan_id
from smplan_kernel.store import Workspace

# Only stores that show an object whole or not at all; each needs fsspec and a package of its own.
PACKAGES = {"s3": "'smplan[s3]'", "gs": "gcsfs", "az": "adlfs", "abfs": "adlfs", "memory": "fsspec"}


class Place(Protocol):
    """The place of one month's report. Everything raises StorageError when it does not work."""

    def at(self, name: str) -> Path | str:
        """Where a file stands, as people and programs may open it."""

    def holds(self, names: Iterable[str]) -> bool:
        """Whether all of these files are there."""

    def read(self, name: str) -> bytes | None:
        """A file's bytes; nothing when it is not there."""

    def publish(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write the files in their order; return their sha256 by name. Writes."""

    def keep_earlier(self, names: Iterable[str], number: int) -> None:
        """Copy the files to `earlier/NUMBER/` before a corrected report takes their place. Writes."""

    def withdraw(self, names: Iterable[str]) -> None:
        """Take away files that would tell an older story beside a corrected report. Writes."""


@dataclass(frozen=True, kw_only=True)
class Folder:
    """A folder on a disk."""

    folder: Path

    def at(self, name: str) -> Path:
        """The file's path."""
        return self.folder / name

    def holds(self, names: Iterable[str]) -> bool:
        """Whether all of these files are there."""
        return all(self.at(name).is_file() for name in names)

    def read(self, name: str) -> bytes | None:
        """Read from the disk."""
        with self._told("read"):
            return self.at(name).read_bytes() if self.at(name).is_file() else None

    def publish(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write under another name, flush, rename. Writes."""
        with self._told():
            return publish(self.folder, files)

    def keep_earlier(self, names: Iterable[str], number: int) -> None:
        """Copy on the disk. Writes."""
        with self._told():
            keep_earlier(self.folder, names, number)

    def withdraw(self, names: Iterable[str]) -> None:
        """Take away files of an older story. Writes."""
        with self._told():
            withdraw(self.folder, names)

    @contextmanager
    def _told(self, done: str = "written") -> Iterator[None]:
        try:
            yield
        except OSError as exc:
            todo = f"Look whether the folder may be {done} and has space, then run the review again."
            raise StorageError(str(self.folder), f"the report cannot be {done} ({exc.strerror or type(exc).__name__})", todo) from exc


@dataclass(frozen=True, kw_only=True)
class Objects:
    """A prefix in an object store, by fsspec; keys and passwords come from the store's own settings on each machine."""

    system: Any  # fsspec's AbstractFileSystem
    root: str  # as the system names it
    shown: str

    def at(self, name: str) -> str:
        """The object's address."""
        return f"{self.shown}/{name}"

    def holds(self, names: Iterable[str]) -> bool:
        """Whether all of these objects are there."""
        with _told(self.shown):
            return all(self.system.exists(f"{self.root}/{name}") for name in names)

    def read(self, name: str) -> bytes | None:
        """Read one object."""
        with _told(self.shown):
            path = f"{self.root}/{name}"
            content: bytes | None = self.system.cat_file(path) if self.system.exists(path) else None
            return content

    def publish(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write one object after the other; each appears whole. Writes."""
        with _told(self.shown):
            for name, content in files.items():
                self.system.pipe_file(f"{self.root}/{name}", content)
        return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}

    def keep_earlier(self, names: Iterable[str], number: int) -> None:
        """Copy within the store. Writes."""
        with _told(self.shown):
            for name in names:
                now, kept = f"{self.root}/{name}", f"{self.root}/earlier/{number}/{name}"
                # What is kept already was kept by a run that died while it wrote the correction: what stands now may be half of that.
                if self.system.exists(now) and not self.system.exists(kept):
                    self.system.cp_file(now, kept)

    def withdraw(self, names: Iterable[str]) -> None:
        """Take away objects of an older story. Writes."""
        with _told(self.shown):
            for name in names:
                if self.system.exists(f"{self.root}/{name}"):
                    self.system.rm_file(f"{self.root}/{name}")

    def below(self, *names: str) -> Objects:
        """A place further down."""
        return Objects(system=self.system, root="/".join((self.root, *names)), shown="/".join((self.shown, *names)))


def is_store(output: str) -> bool:
    """Whether an output is an object store's address and no folder.

    >>> is_store("s3://reports/2026"), is_store("/srv/reports"), is_store("file:///srv/reports"), is_store("C:/reports")
    (True, False, False, False)
    """
    return "://" in output and urlsplit(output).scheme.lower() != "file"


def place_of(workspace: Workspace, plan_id: str, month: str, output: str = "") -> Place:
    """Return the place of one (checked) month's report: in the workspace, or below `output`, which is a folder or an address.

    Raises
    ------
    StorageError
        The address is none that smplan can write to, or its package is missing.
    """
    if not output:
        return Folder(folder=workspace.review_folder(plan_id, month))
    name = check_plan_id(plan_id)
    return _store(output).below(name, month) if is_store(output) else Folder(folder=_folder(output) / name / month)


def check_output(output: str) -> None:
    """Look before any review begins whether reports can stand there: the package, the address, the bucket.

    Raises
    ------
    StorageError
        With what is missing.
    """
    if not is_store(output):
        return
    store = _store(output)
    bucket = store.root.partition("/")[0]
    if bucket:  # what is in memory has none
        with _told(store.shown):
            store.system.info(bucket)


def _folder(output: str) -> Path:
    parts = urlsplit(output)
    return Path(unquote(parts.path) if parts.scheme.lower() == "file" else output).expanduser().resolve()


def _store(output: str) -> Objects:
    """The object store at an address."""
    parts = urlsplit(output)
    kind = parts.scheme.lower()
    if parts.password is not None:
        shown = f"{kind}://{parts.hostname or ''}{parts.path}"
        todo = "Leave it out; the store's own settings carry it (for S3 the environment or ~/.aws)."
        raise StorageError(shown, "an address carries no password", todo)
    if kind not in PACKAGES:
        todo = f"Name a folder, or an address that begins with {', '.join(f'{name}://' for name in PACKAGES if name != 'memory')}."
        raise StorageError(output, "smplan cannot put reports there", todo)
    if kind != "memory" and not parts.netloc:
        raise StorageError(output, "the address names no bucket", f"Write it like {kind}://bucket/folder.")
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra that only some have

        # A list that was read a while ago must not say that a report is there or missing.
        system, root = url_to_fs(output.rstrip("/"), use_listings_cache=False)
    except ImportError as exc:
        raise StorageError(output, "the package for this store is missing", f"Install it with: pip install {PACKAGES[kind]}") from exc
    return Objects(system=system, root=root.rstrip("/"), shown=output.rstrip("/"))


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Turn what a store complains with into one sentence; its own words stay out, for they may name keys."""
    try:
        yield
    except PermissionError as exc:
        todo = "Look at the keys and rights on this machine: listing, reading and writing are needed."
        raise StorageError(where, "the store refuses it", todo) from exc
    except FileNotFoundError as exc:
        raise StorageError(where, "there is no such bucket or folder", "Make it first, or correct the address.") from exc
    except Exception as exc:  # each store's package has exceptions of its own, and fsspec promises none
        problem = (
            "the store has no keys on this machine" if "Credentials" in type(exc).__name__ else f"it does not answer ({type(exc).__name__})"
        )
        raise StorageError(where, problem, "Look at the store and its settings on this machine, then run the review again.") from exc
