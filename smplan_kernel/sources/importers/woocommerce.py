"""WooCommerce: how often each coupon was used in a period that only the file's name tells."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.sources.cells.dates import Period, days_in_name, period_in_name
from smplan_kernel.sources.rows.added_up import without_added
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Signature, keys
from smplan_kernel.sources.rows.marks import marks_of_grids
from smplan_kernel.sources.rows.reading import Reading, Request

MAPPING = Mapping(
    columns=(Column(names=("Orders",), metric="code_uses"),),
    ignored=keys("Coupon code", "Created", "Expires", "Type"),
)
_AMOUNTS = keys("Orders", "Amount discounted")
_BETWEEN = re.compile(r"after[-=](\d{4}-\d{2}-\d{2}).*?before[-=](\d{4}-\d{2}-\d{2})")
_SPAN = re.compile(r"period[-=](today|yesterday|last_month|month|last_quarter|quarter|last_year|year)(?![a-z])")


def read(found: Found, request: Request) -> Reading:
    """Every coupon over the period."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    period = request.period or named_period(request.file)
    if period is None:
        question = "Which days is this list about? WooCommerce writes them into the name of the file only."
        raise ExportQuestion(request.file, question, ("YYYY-MM-DD..YYYY-MM-DD",), "--period")
    reading.period = period
    for _, grid in found.grids:
        places = [place for place, key in enumerate(grid.keys) if key in _AMOUNTS]
        marks = marks_of_grids([(grid, places)], whole=_AMOUNTS - keys("Amount discounted"), reading=reading)
        collector = Collector(grid, MAPPING, reading, marks=marks)
        for row, cells in without_added(collector, "Orders"):
            code = grid.cell(cells, "coupon code")
            if not code:
                problem = "this row names no coupon"
                raise ExportError(request.file, problem, "Download the list again", sheet=collector.sheet, row=row, column="Coupon code")
            mark = Mark(
                level="code-period",
                object=code,
                start=period[0],
                end=period[1],
                row=row,
                flags=("account_local_day",),
                sheet=collector.sheet,
            )
            collector.add(mark, cells)
            reading.rows_read += 1
    return reading


def named_period(file: str) -> Period | None:
    """The days that the name of a download tells.

    >>> [str(day) for day in named_period("coupons_2026-10-02_after-2026-09-01T00-00-00_before-2026-09-30T23-59-59.csv")]
    ['2026-09-01', '2026-09-30']
    >>> [str(day) for day in named_period("coupons_2026-10-02_period-last_month_compare-previous_year.csv")]
    ['2026-09-01', '2026-09-30']
    """
    between = _BETWEEN.search(file)
    if between:
        return period_in_name(" ".join(between.groups()))
    days = days_in_name(file)
    span = _SPAN.search(file)
    if span and len(days) == 1:
        return _SPANS[span[1]](days[0])
    return period_in_name(file) if len(days) == 2 else None  # noqa: PLR2004 - a first and a last day


def _month(day: dt.date, *, months: int = 1, back: int = 0) -> Period:
    """Whole months around a day: the one, three or twelve that it lies in, or those before them."""
    number = day.year * 12 + day.month - 1
    first = number - number % months - back * months
    last = first + months - 1
    ends = dt.date(last // 12, last % 12 + 1, 1)
    return dt.date(first // 12, first % 12 + 1, 1), ends.replace(day=calendar.monthrange(ends.year, ends.month)[1])


def _to_date(day: dt.date, *, months: int) -> Period:
    return _month(day, months=months)[0], day


_SPANS: dict[str, Callable[[dt.date], Period]] = {
    "today": lambda day: (day, day),
    "yesterday": lambda day: (day - dt.timedelta(days=1), day - dt.timedelta(days=1)),
    "month": lambda day: _to_date(day, months=1),
    "last_month": lambda day: _month(day, back=1),
    "quarter": lambda day: _to_date(day, months=3),
    "last_quarter": lambda day: _month(day, months=3, back=1),
    "year": lambda day: _to_date(day, months=12),
    "last_year": lambda day: _month(day, months=12, back=1),
}

LAYOUT = Layout(
    format="woocommerce.coupons",
    title="WooCommerce, coupons",
    grade="good",
    platform="shop",
    signatures=(Signature(role="coupons", all_of=keys("Coupon code", "Orders", "Amount discounted")),),
    read=read,
)
