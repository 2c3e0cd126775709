from __future__ import annotations

import pytest

from smplan_kernel.review import make_review
from tests.review.plans import CALM, figures, make_plan


@pytest.fixture
def review():
    """Review October 2026 after twelve calm months; `october` is its figure."""

    def run(plan=None, *, october=43, before=CALM, observations=None, month="2026-10", **options):
        known = figures(*before, october) if observations is None else observations
        return make_review(plan or make_plan(), known, month, **options)

    return run
