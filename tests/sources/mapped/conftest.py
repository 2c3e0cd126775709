"""Reads own tables in this process by a layout of the plan, and looks at unknown ones."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.plan.mapping import MappedColumn, Mapping
from smplan_kernel.sources.answer import answer_from
from smplan_kernel.sources.mapped.agreed import profile_of
from smplan_kernel.sources.mapped.profile import Agreed
from smplan_kernel.sources.process.reader import read_bytes
from smplan_kernel.sources.rows.reading import Request


def layout(*columns, **changes):
    """A layout that is valid by default: visitors and takings of a shop by day."""
    chosen = columns or (MappedColumn(column="Visitors", measure="users"), MappedColumn(column="Takings", measure="revenue", unit="EUR"))
    answers = {
        "id": "mapp-bbbb",
        "name": "Till",
        "platform": "shop",
        "account": "Mill Lane",
        "header": ("Day", *(one.column for one in chosen)),
        "date_column": "Day",
        "date_format": "YYYY-MM-DD",
        "level": "account-day",
        "columns": chosen,
    }
    return Mapping(**{**answers, **changes})


def read_by(data, *mappings, file="till.csv", named="", **request):
    """The answer about some bytes with a plan's layouts at hand."""
    agreed = Agreed(layouts=tuple(map(profile_of, mappings)), named=named)
    asked = Request(file=file, agreed=agreed, **{"modified": date(2026, 11, 1), "today": date(2100, 1, 1), **request})
    return answer_from(read_bytes(data, asked), file=file, data=data)


def look(data, file="till.csv", **asked):
    """What a first look sees."""
    told = {"sheet": "", "header_row": None, "delimiter": "", "encoding": "", **asked}
    return read_bytes(data, Request(file=file, look=told))


@pytest.fixture
def till():
    return layout


@pytest.fixture
def read_table():
    return read_by


@pytest.fixture
def look_into():
    return look


@pytest.fixture
def figures():
    """The figures of an answer as (metric, first day, value), in the file's order."""

    def of(answer):
        assert answer.status == "recognised", (answer.problems, answer.question)
        columns = answer.observations.to_dict("list")
        return list(zip(columns["metric"], columns["period_start"], columns["value"], strict=True))

    return of
