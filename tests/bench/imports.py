"""What reading a large export costs beside `pandas.read_csv` on the same bytes, and the memory of a million figures."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import resource
import tempfile
import time
from functools import partial
from pathlib import Path

import pandas as pd

from smplan_kernel.plan import blank_plan
from smplan_kernel.sources import read_export
from smplan_kernel.store import open_workspace
from tests.bench.rounds import Line, alternate, timed

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


def measure(*, rounds: int, full: bool) -> list[Line]:
    """Seconds of both on the same bytes, in turn; then the memory of bringing it in and storing it."""
    del full
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "posts.csv"
        file.write_bytes(posts())
        content = file.read_bytes()
        ways = {"pandas.read_csv": timed(lambda: pd.read_csv(io.BytesIO(content))), "smplan, read and checked": timed(partial(_read, file))}
        speed = alternate(f"Reading {POSTS:,} posts, {len(content) / 1e6:.0f} MB, 1.3 million figures", ways, rounds=rounds)
        return [speed, *_stored(file, Path(folder) / "plans")]


def _read(file: Path) -> pd.DataFrame:
    answer = read_export(file, on=ON)
    assert answer.count == 13 * POSTS, answer.problems
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
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return [
        Line(what="Reading and storing them", unit="s", rounds={"in all": (seconds,)}),
        Line(what="Peak memory (allowed: 1,500 MB together)", unit="MB", rounds={"this process": (peaks[0],), "its child": (peaks[1],)}),
    ]
