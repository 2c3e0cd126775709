"""The one file from which a browser draws charts: Vega, Vega-Lite and Vega-Embed as vl-convert carries them, made once on this machine.

Nothing comes from a network. A process of its own makes the file, so that no page's kernel ever loads the machine that draws for paper.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

MADE_BY = "vl-convert-python"
SNIPPET = "export { vegaEmbed };"
_LONGEST = 120  # seconds; two are usual


def bundle_name() -> str:
    """The file's name: it changes with the version of what it is made from and with what it hands out."""
    made_from = version(MADE_BY)
    mark = hashlib.sha256(f"{made_from} {SNIPPET}".encode()).hexdigest()[:16]
    return f"vega-{made_from}-{mark}.js"


def bundle() -> bytes:
    """The file itself; it is made when it is not kept yet, and kept where that is allowed. Writes to the cache."""
    kept = cache_folder() / bundle_name()
    with suppress(OSError):
        return kept.read_bytes()
    made = _made()
    with suppress(OSError):
        _keep(kept, made)
    return made


def cache_folder() -> Path:
    """Where this user's machine keeps what can be made again."""
    import platformdirs  # noqa: PLC0415 - only who asks for the bundle needs to know

    return Path(os.environ.get("SMPLAN_CACHE") or platformdirs.user_cache_dir("smplan", appauthor=False))


def _made() -> bytes:
    command = [sys.executable, "-m", __name__]
    return subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST).stdout  # noqa: S603 - our own module


def _keep(kept: Path, made: bytes) -> None:
    """Write beside and rename, so that nobody ever reads half a file."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as beside:
        beside.write(made)
    Path(beside.name).replace(kept)


def main() -> None:
    """Write the bundle to the standard output."""
    import vl_convert  # noqa: PLC0415 - this process is for it

    sys.stdout.buffer.write(vl_convert.javascript_bundle(SNIPPET).encode("utf-8"))


if __name__ == "__main__":
    main()
