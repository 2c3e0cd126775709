"""Small synthetic exports, one maker per format, written from the specification and not with the code under test."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, timedelta

import openpyxl
import xlwt

from tests.sources import made_google, made_meta, made_social

FIRST = date(2026, 9, 1)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
X_HEADER = [
    "Date",
    "Impressions",
    "Likes",
    "Engagements",
    "Bookmarks",
    "Shares",
    "New follows",
    "Unfollows",
    "Replies",
    "Reposts",
    "Profile visits",
    "Create Post",
    "Video views",
    "Media views",
]
INSTAGRAM_HEADER = [
    "Post ID",
    "Account ID",
    "Account username",
    "Account name",
    "Description",
    "Duration (sec)",
    "Publish time",
    "Permalink",
    "Post type",
    "Data comment",
    "Date",
    "Views",
    "Reach",
    "Likes",
    "Shares",
    "Follows",
    "Comments",
    "Saves",
]
INSTAGRAM_SWEDISH = [
    "Publicerings-id",
    "Konto-id",
    "Kontots användarnamn",
    "Kontonamn",
    "Beskrivning",
    "Publiceringstid",
    "Inläggstyp",
    "Permalänk",
    "Visningar",
    "Räckvidd",
    "Gilla-markeringar",
    "Kommentarer",
    "Delningar",
    "Följer",
    "Sparade objekt",
]
SHOPIFY_HEADER = ["Name", "Value", "Value Type", "Times Used In Total", "Usage Limit Per Code", "Status", "Start", "End"]
YOUTUBE_HEADER = (
    "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions,Impressions click-through rate (%)"
)
YOUTUBE_GERMAN = (
    "Vi\u00addeo,Vi\u00addeo\u00adti\u00adtel,Ver\u00adöf\u00adfent\u00adli\u00adchungs\u00adzeit\u00adpunkt des Vi\u00adde\u00ados,Auf\u00adru\u00adfe,"
    "Wie\u00adder\u00adga\u00adbe\u00adzeit (Stun\u00adden),Abon\u00adnen\u00adten,Im\u00adpres\u00adsio\u00adnen,"
    "Klick\u00adra\u00adte der Im\u00adpres\u00adsio\u00adnen (%)"
)
LINKEDIN_COUNTS = ("Impressions", "Clicks", "Reactions", "Comments", "Reposts")
SEARCH = "Clicks,Impressions,CTR,Position"


def days(count, first=FIRST):
    return [first + timedelta(days=n) for n in range(count)]


def table(header, rows, *, delimiter=",", end="\n"):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def packed(members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text if isinstance(text, bytes) else text.encode())
    return content.getvalue()


def x_day(day):
    return f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}"


def x_file(rows=None, *, header=X_HEADER, delimiter=","):
    """Rows are (day, thirteen figures); two ordinary days unless given."""
    rows = rows if rows is not None else [(day, range(1, 14)) for day in reversed(days(2))]
    lines = [[x_day(day), *figures] for day, figures in rows]
    return table(header, lines, delimiter=delimiter).rstrip("\n").encode()


def ga4_file(
    header="Date,Channel,Sessions,Engaged sessions",
    rows=("20260901,Direct,10,5", "20260902,Direct,30,6"),
    *,
    total=",,40,11,Grand total",
    tab="Free form 1",
    period="20260901-20260930",
):
    preamble = ["# " + "-" * 40, '# Fernhill, "Garden" - GA4', f"# Channels-{tab}", f"# {period}", "# " + "-" * 40, ""]
    return "\n".join([*preamble, header, *([total] if total else []), *rows, "", ""]).encode()


def instagram_post(**changes):
    post = {
        "Post ID": "17900000000000123",
        "Account ID": "17840000000000001",
        "Account username": "fernhill.studio",
        "Account name": "Fernhill",
        "Description": 'A "slope"\nin three terraces',
        "Publish time": "09/21/2026 18:30",
        "Permalink": "https://www.instagram.com/p/AbC-123/",
        "Post type": "IG image",
        "Date": "Lifetime",
        **dict(zip(("Views", "Reach", "Likes", "Shares", "Comments", "Saves"), ("900", "700", "50", "4", "3", "12"), strict=True)),
    }
    return post | changes


def instagram_file(posts=None, *, header=INSTAGRAM_HEADER, wrapped=False):
    posts = [instagram_post()] if posts is None else posts
    text = table(header, [[post.get(name, "") for name in header] for post in posts])
    if wrapped:
        text = "\n".join('"' + line.replace('"', '""') + '"' for line in text.rstrip("\n").split("\n")) + "\n"
    return b"\xef\xbb\xbf" + text.encode()


def instagram_swedish_file():
    row = [
        "17900000000000456",
        "1784",
        "fernhill",
        "Fernhill",
        "Hej",
        "09/21/2026 10:00",
        "IG image",
        "https://www.instagram.com/p/x/",
        "90",
        "70",
        "5",
        "1",
        "2",
        "0",
        "3",
    ]
    return b"\xef\xbb\xbf" + table(INSTAGRAM_SWEDISH, [row]).encode()


def linkedin_metrics(count=3, *, words=LINKEDIN_COUNTS, **changes):
    """One row a day: ten of everything, six organic and four sponsored."""
    rows = []
    for day in days(count):
        row = {"Date": f"{day:%m/%d/%Y}", "Unique impressions (organic)": 5.0, "Engagement rate (total)": 0.5}
        row |= {f"{word} ({part})": value for word in words for part, value in (("total", 10.0), ("organic", 6.0), ("sponsored", 4.0))}
        rows.append(row | changes)
    return rows


def linkedin_post(**changes):
    return {
        "Post title": "Twelve gardens",
        "Post link": "https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001",
        "Posted by": "Rowan Staff",
        "Created date": "09/14/2026",
        "Impressions": 200.0,
        "Views (Excluding offsite video views)": 7.0,
        "Clicks": 8.0,
        "Click through rate (CTR)": 0.9,
        "Likes": 6.0,
        "Comments": 4.0,
        "Reposts": 2.0,
        "Follows": "",
        "Engagement rate": 0.9,
    } | changes


def linkedin_file(metrics=None, posts=None, *, note="Dates and times are shown in UTC."):
    book = xlwt.Workbook()
    for title, rows in (("Metrics", metrics or linkedin_metrics()), ("All posts", [linkedin_post()] if posts is None else posts)):
        sheet = book.add_sheet(title)
        sheet.write(0, 0, note)
        header = list(rows[0]) if rows else ["Post title", "Post link", "Created date", "Impressions"]
        for line, cells in enumerate([header, *(row.values() for row in rows)], start=1):
            for column, cell in enumerate(cells):
                sheet.write(line, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


YOUTUBE_ROWS = (
    "Total,,,,1000,10.5,7,9000,4.5",
    'aBcDeFgHiJk,Pruning,"Mar 30, 2026",512,600,6.25,5,5000,5',
    ' -bCdEfGhIjK,Paths,"Apr 2, 2026",61,390,4,2,3900,4',
)
YOUTUBE_TOTALS = "Date,Views\n2026-09-01,400\n2026-09-02,600\n"
YOUTUBE_CHART = 'Date,Content,Video title,Video publish time,Duration,Views\n2026-09-01,aBcDeFgHiJk,Pruning,"Mar 30, 2026",512,250\n'


def youtube_table(header=YOUTUBE_HEADER, rows=YOUTUBE_ROWS):
    return "\n".join([header, *rows, ""]).encode()


def youtube_zip(header=YOUTUBE_HEADER, rows=YOUTUBE_ROWS, *, totals=YOUTUBE_TOTALS, chart=YOUTUBE_CHART):
    return packed(
        {"Table data.csv": youtube_table(header, rows), "Totals.csv": totals, "Chart data.csv": chart, "__MACOSX/._Totals.csv": b"\x00\x05"}
    )


def youtube_german_zip():
    rows = (
        "Ge\u00adsamt,,,12000,345.6789,50,90000,4.5",
        'aBcDeFgHiJk,Wege,"Sep 2, 2019",11000,300.5,40,80000,5',
        "Die 500 be\u00adsten Er\u00adgeb\u00adnis\u00adse wer\u00adden an\u00adge\u00adzeigt",
    )
    return packed(
        {"Tabellendaten.csv": youtube_table(YOUTUBE_GERMAN, rows), "Gesamtwerte.csv": "Da\u00adtum,Auf\u00adru\u00adfe\n2021-05-01,12000\n"}
    )


def search_members(**changes):
    members = {
        "Chart.csv": f"Date,{SEARCH}\n2026-09-01,3,40,7.5%,4.2\n2026-09-02,0,0,0%,0",
        "Queries.csv": f"Top queries,{SEARCH}\ngarden design,2,20,10%,3.1",
        "Pages.csv": f"Top pages,{SEARCH}\nhttps://fernhill.example/,3,40,7.5%,4",
        "Countries.csv": f"Country,{SEARCH}\nItaly,1,10,10%,2",
        "Devices.csv": f"Device,{SEARCH}\nMobile,2,30,6.67%,5",
        "Search appearance.csv": f"Search Appearance,{SEARCH}",
        "Filters.csv": "Filter,Value\nSearch type,Web\nDate,Last 7 days",
    }
    return members | changes


def search_zip(**changes):
    return packed({name: text for name, text in search_members(**changes).items() if text is not None})


def search_xlsx():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in {
        "Chart": (("Date", "Clicks", "Impressions", "CTR", "Position"), ("2026-09-01", 3, 40, 0.075, 4.2)),
        "Queries": (("Top queries", "Clicks", "Impressions", "CTR", "Position"), ("garden design", 2, 20, 0.1, 3.1)),
        "Filters": (("Filter", "Value"), ("Search type", "Web")),
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def shopify_file(rows=(("SHOW15", "-15.0", "percentage", "187", "", "Active", "2025-12-08 11:28:18 -0600", ""),), *, mark=False):
    return (b"\xef\xbb\xbf" if mark else b"") + table(SHOPIFY_HEADER, rows).encode()


MADE = {
    "ga4, by day and channel": ("ga4.exploration", ga4_file()),
    "ga4, by page": ("ga4.exploration", ga4_file("Page path,Views", ["/,5"], total=",5,Grand total")),
    "ga4, without its total": ("ga4.exploration", ga4_file(total="", tab="Tab 3")),
    "linkedin": ("linkedin.content", linkedin_file()),
    "linkedin before 2022": ("linkedin.content", linkedin_file(linkedin_metrics(words=(*LINKEDIN_COUNTS[:4], "Shares")))),
    "x": ("x.overview", x_file()),
    "x, columns in another order": ("x.overview", x_file(header=X_HEADER[:1] + X_HEADER[:0:-1])),
    "x, saved again with semicolons": ("x.overview", x_file(delimiter=";")),
    "youtube": ("youtube.studio", youtube_zip()),
    "youtube, German": ("youtube.studio", youtube_german_zip()),
    "youtube, table alone": ("youtube.studio", youtube_table()),
    "youtube, since September 2026": ("youtube.studio", youtube_zip(YOUTUBE_HEADER.replace("Impressions click", "Thumbnail click").replace("Impressions", "Thumbnail impressions"))),
    "youtube, traffic sources": ("youtube.studio", youtube_table("Traffic source,Views,Watch time (hours)", ("Total,10,1", "Search,9,0.5"))),
    "instagram": ("meta.content.instagram", instagram_file()),
    "instagram, each line quoted": ("meta.content.instagram", instagram_file(wrapped=True)),
    "instagram, Swedish": ("meta.content.instagram", instagram_swedish_file()),
    "search console": ("google.search_console", search_zip()),
    "search console, workbook": ("google.search_console", search_xlsx()),
    "search console, compared": ("google.search_console", b"Top pages,Last 3 months Clicks,Previous 3 months Clicks,Last 3 months Impressions,Previous 3 months Impressions,Last 3 months CTR,Previous 3 months CTR\n/,1,2,3,4,5%,6%"),
    "shopify": ("shopify.discounts", shopify_file()),
    "shopify, with a mark": ("shopify.discounts", shopify_file(mark=True)),
    **made_google.MADE,
    **made_meta.MADE,
    **made_social.MADE,
}  # fmt: skip
