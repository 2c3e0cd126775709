"""Where the shipped files and the workspace are; it makes no path from anything a person typed."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).parent
# A wheel carries workbooks/ and templates/ inside the package; a checkout has them beside it.
SHIPPED = PACKAGE / "shipped" if (PACKAGE / "shipped").is_dir() else PACKAGE.parent


def workbooks() -> Path:
    """The folder of the workbook's pages."""
    return SHIPPED / "workbooks"


def templates() -> Path:
    """The folder of page dress, documents and sample organisations."""
    return SHIPPED / "templates"


def sample(name: str) -> Path:
    """The folder of one sample organisation, such as "landscape"."""
    return templates() / "samples" / name


def workspace_default() -> str:
    """The workspace in force: SMPLAN_WORKSPACE (a folder or a database address), else the user's data folder."""
    named = os.environ.get("SMPLAN_WORKSPACE", "")
    if named:
        return named
    import platformdirs  # noqa: PLC0415 - most commands name their workspace

    return str(Path(platformdirs.user_data_dir("smplan", appauthor=False)))
