"""Files of a workspace: written whole or not at all, in folders whose names come from checked ids only."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from smplan_kernel.errors import WorkspaceError

_SHA256 = re.compile(r"[0-9a-f]{64}")


def keep_folder(folder: Path) -> None:
    """Put a folder's list of names on the disk, where the system can."""
    if os.name == "nt":
        return  # Windows keeps names by itself and refuses to open folders
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, also after a power cut."""
    rough = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with rough.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        rough.replace(target)
        keep_folder(target.parent)
    except OSError as exc:
        todo = "Free some space or ask for the right to write there, then try again."
        raise WorkspaceError(str(target.parent), "a file cannot be written there", todo) from exc
    finally:
        rough.unlink(missing_ok=True)


def raw_file(folder: Path, sha256: str) -> Path:
    """Where the file with this fingerprint is kept."""
    if not _SHA256.fullmatch(sha256):
        msg = f"sha256 must be 64 hexadecimal digits, not {sha256[:80]!r}"
        raise ValueError(msg)
    return folder / "files" / sha256[:2] / sha256


def keep_raw(folder: Path, sha256: str, content: bytes) -> Path:
    """Keep a file as it came, under its fingerprint; the same file twice is one file."""
    target = raw_file(folder, sha256)
    if hashlib.sha256(content).hexdigest() != sha256:
        msg = f"the content does not have the fingerprint {sha256}"
        raise ValueError(msg)
    if not target.exists() or target.stat().st_size != len(content):
        write_whole(target, content)
    return target


def inside(folder: Path, *names: str) -> Path:
    """A folder below the workspace, made if missing; a link that leads elsewhere is refused."""
    target = folder.joinpath(*names)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise WorkspaceError(str(target), "the folder cannot be made", "Look whether the workspace may be written.") from exc
    if not target.resolve().is_relative_to(folder.resolve()):
        raise WorkspaceError(str(target), "it leads out of the workspace", "Replace the link by a folder.")
    return target


def remove_plan_files(folder: Path, plan_id: str, sha256s: Iterable[str]) -> None:
    """Remove the folders of a plan that was erased, and the kept files that nobody needs any more."""
    for name in ("inbox", "reviews", "waiting"):
        target = folder / name / plan_id
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
    for sha256 in sha256s:
        raw_file(folder, sha256).unlink(missing_ok=True)
