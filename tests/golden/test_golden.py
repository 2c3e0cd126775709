"""The golden review is the workbook's page, and nothing else."""

import nbformat

from smplan_kernel.paths import workbooks
from tests.golden.make import GOLDEN


def test_the_golden_review_is_the_workbook_s_page():
    page = nbformat.read(workbooks() / "11_monthly_review.ipynb", as_version=4)
    golden = nbformat.read(GOLDEN, as_version=4)
    parameters = [part.id for part in page.cells if "parameters" in part.metadata.get("tags", ())]

    assert {part.id: part.source for part in golden.cells if part.id not in parameters} == {
        part.id: part.source for part in page.cells if part.id not in parameters
    }
