"""Meta Business Suite, content exports of a Facebook page: posts in three presets and in Swedish, and videos with their long tail of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.layouts import delimited

ABOUT_THE_POST = (
    *("Post ID", "Page ID", "Page name", "Title", "Description", "Duration (sec)", "Publish time", "Caption type"),
    *("Permalink", "Is crosspost", "Is share", "Post type", "Languages", "Custom labels", "Funded content status"),
    *("Data comment", "Date"),
)
PHOTO_CLICK = "Matched Audience Targeting Consumption (Photo Click)"
ALL_THREE = "Reactions, Comments and Shares"
PRESET_2024 = (
    *("IMPRESSION:UNIQUE_USERS", "Reach", "Impressions", ALL_THREE, "Reactions", "Comments", "Shares", "Total clicks"),
    *(PHOTO_CLICK, "Other Clicks", "Link Clicks", "Negative feedback from users: Hide all"),
)
PRESET_2025 = (
    *("Views", "Reach", ALL_THREE, "Reactions", "Comments", "Shares", "Total clicks", "Link Clicks", "Other Clicks"),
    *(PHOTO_CLICK, "Seconds viewed", "Average Seconds viewed", "Estimated earnings (USD)", "Ad impressions"),
)
PRESET_2025_VIEWS_TWICE = (
    *("Views", "Reach", ALL_THREE, "Reactions", "Comments", "Shares", "Total clicks", "Views", "Reach from Organic posts"),
    *("Reach from Boosted posts", "3-second video views", "1-minute video views", "3-Second viewers", "1-minute viewers"),
    *("3-second video views from Boosted posts", "3-second video views from Organic posts", "Negative feedback from users"),
    *("Unique negative feedback from users", "Other Clicks", PHOTO_CLICK, "Link Clicks"),
)
SWEDISH = {
    "Post ID": "Publicerings-id",
    "Page ID": "Sid-id",
    "Page name": "Sidnamn",
    "Title": "Titel",
    "Publish time": "Publiceringstid",
    "Post type": "Inläggstyp",
    "Permalink": "Permalänk",
    "Views": "Visningar",
    "Reach": "Räckvidd",
    ALL_THREE: "Reaktioner, kommentarer och delningar",
    "Reactions": "Reaktioner",
    "Comments": "Kommentarer",
    "Shares": "Delningar",
    "Total clicks": "Totalt antal klick",
    "Link Clicks": "Länkklick",
    "Other Clicks": "Övriga klick",
}
RAGGED = 27
VIDEO_COLUMNS = (
    *("Video asset ID", "Universal video ID", "Page ID", "Page name", "Title", "Duration (sec)", "Publish time", "Custom labels"),
    *("Data comment", "Date", "Reach", "3-second video views", "1-minute video views", "Seconds viewed", "Average Seconds viewed"),
    *("3-second viewers", "1-minute viewers", "Reactions, comments and shares", "Reactions", "Comments", "Shares"),
    *(f"Seconds viewed from {source}" for source in ("Recommendations", "Followers", "Shares")),
)
AGES = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
COUNTRIES = ("Italy (IT)", "Germany (DE)", "Sweden (SE)")
VIDEO_TAIL = (
    *(f"Percentage of total views at interval {n}" for n in (1, 2, 3, 0, *range(4, 41))),
    *(f"Percentage of 15-second views at interval {n}" for n in range(40, -1, -1)),
    *("Estimated earnings (USD)", "Ad CPM (USD)", "Ad impressions"),
    *(f"3-second video views by top audience ({sex}, {age})" for sex in "MF" for age in AGES),
    *(f"3-second video views by country ({country})" for country in COUNTRIES),
)


def meta_content_facebook(
    posts: Iterable[Mapping[str, object]], *, metrics: Sequence[str] = PRESET_2025, ragged: bool = False, second_views: int | None = None
) -> bytes:
    """Write the posts; `ragged` leaves out the last empty fields of a row, `second_views` is what the other column of that name holds."""
    columns = (*ABOUT_THE_POST, *metrics)
    rows = []
    for post in posts:
        fields = delimited.cells({"Date": "Lifetime", "Caption type": "N/A", **post}, columns)
        if second_views is not None:
            fields[len(columns) - columns[::-1].index("Views") - 1] = str(second_views)
        while ragged and len(fields) > RAGGED and not fields[-1]:
            fields.pop()
        rows.append(fields)
    return _file(columns, rows)


def meta_content_facebook_swedish(posts: Iterable[Mapping[str, object]]) -> bytes:
    """Write the sixteen columns of the Swedish export; rows are given under their English names."""
    return _file(tuple(SWEDISH.values()), [delimited.cells(post, tuple(SWEDISH)) for post in posts])


def meta_video_facebook(videos: Iterable[Mapping[str, object]], *, tail: Sequence[str] = VIDEO_TAIL) -> bytes:
    """Write the videos, with retention curves and breakdowns in no order."""
    columns = (*VIDEO_COLUMNS, *tail)
    return _file(columns, [delimited.cells({"Date": "Lifetime", **video}, columns) for video in videos])


def _file(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    lines = [delimited.line(fields, quoting=delimited.where_blank) for fields in (columns, *rows)]
    return delimited.with_mark(delimited.text_of(lines))
