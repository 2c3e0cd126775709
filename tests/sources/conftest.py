"""Reads made files in this process; the child has tests of its own."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.sources.answer import answer_from
from smplan_kernel.sources.process.reader import read_bytes
from smplan_kernel.sources.rows.reading import Request


@pytest.fixture
def read():
    """Answer about some bytes, as if they were a file last changed on 1 November 2026."""

    def reading(data, file="export.csv", *, account="", **request):
        asked = Request(file=file, **{"modified": date(2026, 11, 1), **request})
        return answer_from(read_bytes(data, asked), file=file, data=data, account=account)

    return reading


@pytest.fixture
def figures(read):
    """Read a file and give its figures as {metric: [value, ...]}, with what is asked to be equal."""

    def of(data, file="export.csv", *, request=None, **equal):
        answer = read(data, file, **(request or {}))
        assert answer.status == "recognised", (answer.problems, answer.question)
        frame = answer.observations
        for column, value in equal.items():
            frame = frame[frame[column] == value]
        return frame.groupby("metric")["value"].apply(list).to_dict()

    return of
