"""Mailchimp, all campaigns: 26 columns, in older files 14 more; `List` became `Audience` in 2019."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from tests.layouts import delimited

COLUMNS = (
    *("Title", "Subject", "List", "Send Date", "Send Weekday", "Total Recipients", "Successful Deliveries", "Soft Bounces"),
    *("Hard Bounces", "Total Bounces", "Times Forwarded", "Forwarded Opens", "Unique Opens", "Open Rate", "Total Opens"),
    *("Unique Clicks", "Click Rate", "Total Clicks", "Unsubscribes", "Abuse Complaints", "Times Liked on Facebook", "Folder Id"),
    *("Unique Id", "Total Orders", "Total Gross Sales", "Total Revenue"),
)
ANALYTICS = (
    *("Analytics ROI", "Campaign Cost", "Revenue Created", "Visits", "New Visits", "Pages/Visit", "Bounce Rate", "Time on Site"),
    *("Goal Conversion Rate", "Per Visit Goal Value", "Transactions", "Ecommerce Conversion Rate", "Per Visit Value", "Average Value"),
)


def mailchimp_campaigns(rows: Iterable[Mapping[str, object]], *, audience: bool = True, analytics: bool = False) -> bytes:
    """Write campaigns.csv."""
    columns = (*COLUMNS, *(ANALYTICS if analytics else ()))
    names = [("Audience" if audience else "List") if column == "List" else column for column in columns]
    none = dict.fromkeys(ANALYTICS, "n/a")
    lines = [
        delimited.line(names, quoting=delimited.where_blank),
        *(delimited.line(delimited.cells({**none, **row}, columns), quoting=delimited.where_blank) for row in rows),
    ]
    return delimited.text_of(lines).encode()


def send_date(moment: datetime) -> str:
    """The moment of sending as Mailchimp writes it.

    >>> send_date(datetime(2018, 6, 9, 21, 30)), send_date(datetime(2018, 6, 9, 0, 5))
    ('Jun 09, 2018 09:30 pm', 'Jun 09, 2018 12:05 am')
    """
    month = delimited.MONTHS[moment.month - 1]
    half = "am" if moment.hour < 12 else "pm"
    return f"{month} {moment.day:02}, {moment.year} {moment.hour % 12 or 12:02}:{moment.minute:02} {half}"
