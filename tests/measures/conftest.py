from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.measures.series import monthly, weekly
from smplan_kernel.plan import DataSource, DefinitionChange, Metric
from tests.measures.frames import frame


@pytest.fixture
def source():
    return DataSource(id="dsrc-test", name="Feed", platform="x", account="fern")


@pytest.fixture
def months(source):
    def read(rows, measure="impressions", *, until="2026-10", definitions=(), **metric):
        asked = Metric(id="metr-test", text="Figure", measure=measure, source=source.id, **metric)
        return monthly(frame(rows), asked, source=source, definitions=definitions, until=until)

    return read


@pytest.fixture
def weeks(source):
    def read(rows, measure="impressions", *, until="2026-10", definitions=(), **metric):
        asked = Metric(id="metr-test", text="Figure", measure=measure, source=source.id, **metric)
        return weekly(frame(rows), asked, source=source, definitions=definitions, until=until)

    return read


@pytest.fixture
def new_definition():
    def make(on="2026-09-01", **changes):
        known = {"platform": "x", "measure": "impressions", "before": "Impressions", "after": "Views", "new_meaning": True}
        return DefinitionChange(id="defn-test", on=date.fromisoformat(on), **(known | changes))

    return make
