"""What reading large exports costs beside pandas on the same bytes, in seconds of computing, and the memory of a million figures."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
import pandas as pd

from smplan_kernel.plan import blank_plan
from smplan_kernel.sources import read_export
from smplan_kernel.sources.process.child import WARM
from smplan_kernel.store import open_workspace
from tests.bench.rounds import Line, alternate, computed_with_children
from tests.sources import makers

HEADER = (
    "Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows",
    "Replies", "Reposts", "Profile visits", "Detail Expands", "URL Clicks", "Hashtag Clicks", "Permalink Clicks",
)  # fmt: skip
WORDS = [
    "garden",
    "terrace",
    "stone",
    "wall",
    "spring",
    "tulip",
    "lavender",
    "maple",
    "bench",
    "path",
    "light",
    "water",
    "lawn",
    "shade",
    "evening",
    "before",
    "after",
    "sketch",
]
POSTS = 100_000
BOOK_ROWS = 3_000
GA4_PREAMBLE = 6  # lines above the header, which pandas passes over
ON = dt.date(2026, 11, 1)


def posts(number: int = POSTS) -> bytes:
    """X's list of posts as its layout says: thirteen counters a post, texts with marks and line breaks in some."""
    chance = random.Random(7)  # noqa: S311 - the same file every time
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for place in range(number):
        day = dt.date(2026, 9, 1) - dt.timedelta(days=place // 60)
        post = str(1_800_000_000_000_000_000 + place * 7919)
        words = " ".join(chance.choices(WORDS, k=chance.randrange(8, 30))) + (', "so"\nand on' if place % 50 == 0 else "")
        counters = [chance.randrange(5000 if column == 0 else 60) for column in range(13)]
        writer.writerow([post, f"{day:%a, %b} {day.day}, {day.year}", words, f"https://x.com/garden/status/{post}", *counters])
    return text.getvalue().encode()


def meta_posts(number: int = POSTS) -> bytes:
    """Meta's list of posts: six counters a post, and the moment of each."""
    chance = random.Random(7)  # noqa: S311 - the same file every time
    counters = ("Views", "Reach", "Likes", "Shares", "Comments", "Saves")
    made = []
    for place in range(number):
        moment = dt.datetime(2024, 1, 1) + dt.timedelta(minutes=7 * place)  # noqa: DTZ001 - printed without a zone
        facts = {
            "Post ID": str(17_900_000_000_000_000 + 13 * place),
            "Publish time": f"{moment:%m/%d/%Y %H:%M}",
            "Permalink": f"https://www.instagram.com/p/AbC{place}/",
            "Description": " ".join(chance.choices(WORDS, k=20)),
        }
        made.append(makers.instagram_post(**facts, **{name: str(chance.randrange(5000)) for name in counters}))
    return makers.instagram_file(made)


def visits(number: int = POSTS) -> bytes:
    """An exploration of Google Analytics: 300 sources a day, a rate with decimals in each row."""
    chance = random.Random(7)  # noqa: S311 - the same file every time
    rows, total = [], 0
    for place in range(number):
        sessions = chance.randrange(1, 900)
        engaged = chance.randrange(sessions)
        total += sessions
        day = dt.date(2025, 1, 1) + dt.timedelta(days=place // 300)
        rows.append(f"{day:%Y%m%d},source {place % 300},{sessions},{engaged},{engaged / sessions:.6f}")
    made = makers.ga4_file("Date,Source,Sessions,Engaged sessions,Engagement rate", rows, total=f",,{total},,,Grand total")
    return made.replace(b"20260901-20260930", b"20250101-20251231")


def workbook(number: int = BOOK_ROWS) -> bytes:
    """X's list of posts after a spreadsheet has saved it as .xlsx."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Posts")
    for place, row in enumerate(csv.reader(io.StringIO(posts(number).decode(), newline=""))):
        sheet.append([*row[:4], *map(int, row[4:])] if place else row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def measure(*, rounds: int, full: bool) -> list[Line]:
    """Seconds of computing of both on the same bytes, in turn; then the memory of bringing it in and storing it."""
    del full
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "posts.csv"
        file.write_bytes(posts())
        lines = [_beside(f"X, {POSTS:,} posts", file, pd.read_csv, rounds=rounds)]
        for what, name_of_file, content, skipped in (
            (f"Meta, {POSTS:,} posts", "content.csv", meta_posts(), 0),
            (f"Google Analytics, {POSTS:,} rows", "visits.csv", visits(), GA4_PREAMBLE),
        ):
            other = folder / name_of_file
            other.write_bytes(content)
            lines.append(_beside(what, other, partial(pd.read_csv, skiprows=skipped), rounds=rounds))
        book = folder / "posts.xlsx"
        book.write_bytes(workbook())
        lines.append(_beside(f"X, {BOOK_ROWS:,} posts in a workbook", book, pd.read_excel, rounds=rounds))
        return [*lines, _small(folder), *_stored(file, folder / "plans")]


def _small(folder: Path, *, rounds: int = 25) -> Line:
    """A file of twenty posts, as most exports are: with a reader that is started for it, and with one that is forked."""
    file = folder / "few.csv"
    file.write_bytes(posts(20))
    count = read_export(file, on=ON).count
    outcome = WARM.outcome

    def started_anew() -> None:
        WARM.outcome = lambda *_, **__: None  # type: ignore[method-assign] # the other way is asked for
        try:
            _read(file, count)
        finally:
            WARM.outcome = outcome  # type: ignore[method-assign] # as it was

    ways = {
        "its reader started anew": computed_with_children(started_anew),
        "its reader forked": computed_with_children(partial(_read, file, count), lambda: WARM.seconds),
    }
    return alternate("A file of 20 posts, computing", ways, rounds=rounds)


def _beside(what: str, file: Path, plain: Callable[[io.BytesIO], object], *, rounds: int) -> Line:
    content = file.read_bytes()
    count = read_export(file, on=ON).count
    ways = {
        "pandas alone": computed_with_children(lambda: plain(io.BytesIO(content))),
        "smplan, read and checked": computed_with_children(partial(_read, file, count), lambda: WARM.seconds),
    }
    return alternate(f"{what}: {len(content) / 1e6:.0f} MB, {count:,} figures, computing", ways, rounds=rounds)


def _read(file: Path, count: int) -> pd.DataFrame:
    answer = read_export(file, on=ON)
    assert answer.count == count > 0, answer.problems
    return answer.observations


def _stored(file: Path, folder: Path) -> list[Line]:
    """The same once more with the store behind it; the peak of this process and of its largest child."""
    begun = time.perf_counter()
    answer = read_export(file, on=ON)
    with open_workspace(folder) as place:
        session = place.session()
        session.new_plan(blank_plan("bench"))
        facts = {"format": answer.format, "platform": answer.platform, "account": "", "period": answer.period}
        session.add_import(
            "bench", file_name=file.name, sha256=answer.sha256, content=file.read_bytes(), observations=answer.observations, **facts
        )
    seconds = time.perf_counter() - begun
    WARM.end()  # only then does the system tell what its readers took
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return [
        Line(what="Reading and storing them", unit="s", rounds={"in all": (seconds,)}),
        Line(what="Peak memory (allowed: 1,500 MB together)", unit="MB", rounds={"this process": (peaks[0],), "its child": (peaks[1],)}),
    ]
