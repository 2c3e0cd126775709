"""The golden review looks at a workspace that is made when it is about to run."""

import os
from pathlib import Path
from tempfile import mkdtemp

from tests.golden.make import GOLDEN, fill_workspace


def pytest_collection_finish(session):
    if any(item.path == GOLDEN for item in session.items):
        folder = Path(mkdtemp(prefix="smplan-golden-"))
        fill_workspace(folder)
        os.environ["SMPLAN_WORKSPACE"] = str(folder)
