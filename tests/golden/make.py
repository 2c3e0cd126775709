"""Makes the golden review: `python -m tests.golden.make`. Read the difference before you commit it."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from smplan_kernel.automation.run import review_month
from smplan_kernel.store import open_workspace
from tests.automation import garden

HERE = Path(__file__).parent
GOLDEN = HERE / "review.ipynb"
MONTH = "2026-10"
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def fill_workspace(folder: Path) -> None:
    """Make the workspace that the golden review looks at, up to its own run."""
    with open_workspace(folder, clock=lambda: NOW) as workspace:
        session = workspace.session(who="Mara")
        session.new_plan(garden.small_plan())
        garden.fill_inbox(workspace.inbox("garden"))
        report = review_month(workspace, session, "garden", MONTH, today=TODAY).report
        shutil.copy(report.with_name("review.ipynb"), folder / "review.ipynb")


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        fill_workspace(Path(made))
        shutil.copy(Path(made) / "review.ipynb", GOLDEN)
