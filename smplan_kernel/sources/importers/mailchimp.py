"""Mailchimp: the list of all campaigns, each counted from its sending to the day of export."""

from __future__ import annotations

import re

from smplan_kernel.sources.cells.dates import days_in_name
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.daily import export_day
from smplan_kernel.sources.rows.days import days_of
from smplan_kernel.sources.rows.figures import Mark
from smplan_kernel.sources.rows.layout import Column, Found, Layout, Mapping, Ratio, Signature, keys
from smplan_kernel.sources.rows.marks import marks_of_grids
from smplan_kernel.sources.rows.original import LOST
from smplan_kernel.sources.rows.reading import Reading, Request

DELIVERED = ("Successful Deliveries",)
MAPPING = Mapping(
    columns=(
        Column(names=("Total Recipients",), metric="emails_sent"),
        Column(names=DELIVERED, metric="emails_delivered"),
        Column(names=("Unique Opens",), metric="opens_unique"),
        Column(names=("Unique Clicks",), metric="clicks_unique"),
        Column(names=("Total Clicks",), metric="clicks"),
        Column(names=("Unsubscribes",), metric="unsubscribes"),
        Column(names=("Total Revenue",), metric="revenue"),
    ),
    ratios=(
        Ratio(names=("Open Rate",), metric="open_rate", over=DELIVERED, parts=(("Unique Opens",),)),
        Ratio(names=("Click Rate",), metric="click_rate", over=DELIVERED, parts=(("Unique Clicks",),)),
    ),
    ignored=keys("Title", "Subject", "List", "Audience", "Send Date", "Send Weekday", "Folder Id", "Unique Id"),
    usual=frozenset({"emails_sent", "emails_delivered", "opens_unique", "clicks_unique", "unsubscribes"}),
)
_WHOLE = MAPPING.names() - keys("Total Revenue", "Open Rate", "Click Rate")
_ROUNDED = re.compile(r"\d([.,]\d+)?[eE]\+\d+$")


def read(found: Found, request: Request) -> Reading:
    """Every campaign that was sent."""
    reading = Reading(file=request.file, is_resaved=found.book.is_resaved)
    named = days_in_name(request.file)
    exported = export_day(request, named[-1] if named else None)
    for _, grid in found.grids:
        if not grid.table.is_closed:
            reading.note(LOST)
        places = [place for place, key in enumerate(grid.keys) if key not in MAPPING.ignored]
        collector = Collector(grid, MAPPING, reading, marks=marks_of_grids([(grid, places)], whole=_WHOLE, reading=reading))
        sent = days_of(collector, request, "Send Date")
        for row, cells in collector.records():
            campaign = grid.cell(cells, "unique id")
            if _ROUNDED.match(campaign) or not campaign or row not in sent:
                reading.skip("campaigns without a day of sending" if row not in sent else "campaigns whose identifier is lost")
                continue
            mark = Mark(
                level="campaign-period",
                object=campaign,
                start=sent[row],
                end=sent[row],
                row=row,
                flags=("account_local_day", "lifetime_at_export"),
                sheet=collector.sheet,
                exported_on=exported,
            )
            collector.add(mark, cells)
            reading.rows_read += 1
    return reading


LAYOUT = Layout(
    format="mailchimp.campaigns",
    title="Mailchimp, all campaigns",
    grade="good",
    platform="email",
    signatures=(Signature(role="campaigns", all_of=keys("Send Date", "Total Recipients")),),
    read=read,
)
