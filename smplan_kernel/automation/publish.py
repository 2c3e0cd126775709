"""Files that appear whole or not at all: written under another name, flushed, renamed."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_file(target: Path, content: bytes) -> str:
    """Write `content` to `target` atomically; return its sha256. Writes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)  # mkstemp hides it from everybody; a report is to be read
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return hashlib.sha256(content).hexdigest()


def publish(folder: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """Write one set of files into `folder`; return their sha256 by name. Writes."""
    written = {}
    for name, content in files.items():
        _forget_begun(folder / name)
        written[name] = write_file(folder / name, content)
    return written


def keep_earlier(folder: Path, names: Iterable[str], number: int) -> None:
    """Copy the files of an earlier report to `earlier/NUMBER/` before a corrected one takes their place. Writes.

    What is kept already stays: a run that died while it wrote the correction kept it, and what stands now may be half of that.
    """
    for name in names:
        kept = folder / "earlier" / str(number) / name
        if (folder / name).is_file() and not kept.exists():
            _forget_begun(kept)
            write_file(kept, (folder / name).read_bytes())


def withdraw(folder: Path, names: Iterable[str]) -> None:
    """Take away files that would tell an older story beside a corrected report. Writes."""
    for name in names:
        (folder / name).unlink(missing_ok=True)


def _forget_begun(target: Path) -> None:
    """Take away what a run that was killed left of this file; whoever holds the month's claim is alone here. Writes."""
    begun = re.compile(rf"\.{re.escape(target.name)}\.[a-z0-9_]{{8}}")  # as mkstemp names it
    for left in target.parent.glob(f".{glob.escape(target.name)}.*"):
        if begun.fullmatch(left.name):
            left.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    # A rename is safe against power loss only once its folder is on the disk; Windows cannot open one.
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
