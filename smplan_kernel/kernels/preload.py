"""What a zygote holds before the first kernel is forked, and what makes a fork unequal to an ordinary start.

The one place where these lists stand. Nothing here belongs to a reader: no plan, no workspace, no credential.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

# Never matplotlib_inline nor matplotlib.pyplot: imported before a kernel is there they skip a get_ipython() hook, and a
# figure then loses its picture without any error. Whoever draws with matplotlib imports it in the kernel.
MACHINERY = (
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipykernel.iostream", "ipykernel.heartbeat"),
    *("ipykernel.displayhook", "ipykernel.control", "ipykernel.shellchannel", "ipykernel.subshell_manager", "ipykernel.comm"),
    *("ipykernel.debugger", "comm", "IPython.core.magics", "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger"),
    *("IPython.core.oinspect", "IPython.lib.latextools", "IPython.extensions.storemagic", "IPython.utils.wildcard"),
    *("tornado.platform.asyncio", "faulthandler", "pdb", "sqlite3", "asyncio", "jedi", "psutil"),
)
LIBRARIES = ("numpy", "pandas", "altair", "ipywidgets", "anywidget")
PRODUCT = (
    *("smplan_kernel.workbook.opening", "smplan_kernel.workbook.meeting", "smplan_kernel.workbook.month", "smplan_kernel.workbook.reading"),
    *("smplan_kernel.documents.plan", "smplan_kernel.documents.review", "smplan_kernel.figures.metrics", "sqlalchemy.dialects.sqlite"),
    "smplan_kernel.figures.behaviour",
)
FIRST_ACTS = ("smplan_kernel.documents.environment:compiled",)
"""Functions that do once what every kernel would do anew: module and name."""

# Read by the interpreter or by a library when it loads: a difference cannot be repaired after the fork.
READ_ONCE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LC_ALL", "LC_CTYPE", "LANG")
READ_ONCE_FAMILIES = ("PYTHON", "LD_")
# A zygote's own environment shows in /proc for as long as it lives, also under each of its kernels: no more than it needs.
NEEDED = ("PATH", "HOME", "TZ", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "VIRTUAL_ENV")
# BLAS starts its threads when it loads, and a process with threads cannot be forked safely. pydevd would print a notice.
SET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
WATCHED_ENDINGS = (".py", ".js", ".css", ".j2")


def zygote_environment(host: Mapping[str, str]) -> dict[str, str]:
    """The part of the host's environment that a zygote starts with.

    >>> zygote_environment({"HOME": "/home/mara", "MAIL_PASSWORD": "hush"})["HOME"]
    '/home/mara'
    >>> "MAIL_PASSWORD" in zygote_environment({"MAIL_PASSWORD": "hush"})
    False
    """
    return {**SET, **{name: value for name, value in host.items() if name in NEEDED or is_read_once(name)}}


def is_read_once(name: str) -> bool:
    """Whether a name of the environment counts only while a process starts."""
    return name in READ_ONCE or name.startswith(READ_ONCE_FAMILIES)


def differs_in(kernel: Mapping[str, str], host: Mapping[str, str]) -> tuple[str, ...]:
    """The names that a kernel wants otherwise than the zygote has read them.

    >>> differs_in({"LANG": "C", "PYTHONHASHSEED": "0"}, {"LANG": "C"})
    ('PYTHONHASHSEED',)
    """
    return tuple(name for name in sorted({*kernel, *host}) if is_read_once(name) and kernel.get(name) != host.get(name))


def code_mark() -> int:
    """A number that changes when the installed code does: our own files, and which distributions are there.

    The folder of installed packages changes its time when one is added, upgraded or taken out; ours may be edited in place.
    """
    return hash(tuple(_marks()))


def _marks() -> Iterator[tuple[str, int, int]]:
    yield from _stats(_files(Path(__file__).parent.parent))
    yield from _stats(Path(folder) for folder in sys.path if folder.endswith(("site-packages", "dist-packages")))


def _files(folder: Path) -> Iterator[Path]:
    """Our own files, where they are loaded from."""
    for place, _folders, names in os.walk(folder):
        yield from (Path(place) / name for name in names if name.endswith(WATCHED_ENDINGS))


def _stats(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        try:
            stat = path.stat()
        except OSError:
            continue
        yield str(path), stat.st_mtime_ns, stat.st_size
