"""The PDF of a report, made in a process of its own that may take so long and no longer; without its library one sentence says what to do."""

from __future__ import annotations

import os
import subprocess
import sys

from smplan_kernel.documents.typeset import NO_LIBRARY, NO_SYSTEM_LIBRARY
from smplan_kernel.errors import PdfMissingError

LONGEST_SECONDS = 300.0
# The order of its sets and the time in its fonts would else be other ones each time.
ALIKE = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "315532800"}
_MISSING = {
    NO_LIBRARY: ("WeasyPrint is not installed", "Install it with: pip install 'smplan[pdf]'"),
    NO_SYSTEM_LIBRARY: (
        "a library of the system is missing",
        "Install Pango, on Debian and Ubuntu with: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    ),
}
_AGAIN = "Print review.html from a browser instead"


def pdf(html: str) -> bytes:
    """One of our HTML documents as a tagged PDF; the same document gives the same bytes on one machine.

    Raises
    ------
    PdfMissingError
        WeasyPrint or a library of the system is not there, or it did not come to an end.
    """
    command = [sys.executable, "-m", "smplan_kernel.documents.typeset"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=html.encode(), capture_output=True, timeout=LONGEST_SECONDS, env=os.environ | ALIKE, check=False
        )
    except subprocess.TimeoutExpired as exc:
        problem = f"it was not ready after {LONGEST_SECONDS:g} seconds"
        raise PdfMissingError(problem, _AGAIN) from exc
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or [f"code {done.returncode}"]
        problem, todo = _MISSING.get(done.returncode, (f"WeasyPrint stopped ({last[0]})", _AGAIN))
        raise PdfMissingError(problem, todo)
    return done.stdout
