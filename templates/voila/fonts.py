#!/usr/bin/env python3
"""Cut the two faces down to what the workbook writes: Latin, its extensions, punctuation, arrows and the verdict shapes.

Run it after a new release of fontpkg-inter or fontpkg-source-serif-4: `python templates/voila/fonts.py`.
Same packages, same bytes: nothing here depends on the clock or the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

STATIC = Path(__file__).parent / "templates" / "smplan" / "static" / "fonts"
# Basic Latin, Latin-1, Extended-A and -B, combining accents, Extended Additional; then marks that people type or we draw.
LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x300, 0x330), *range(0x1E00, 0x1F00))
MARKS = tuple(map(ord, "‐‑‒–—‘’‚“”„†‡•…‰′″‹›⁄€₂²³™−×÷≈≤≥←↑→↓✓○●▲◆◌◐"))


@dataclass(frozen=True, kw_only=True)
class Face:
    """One variable font: where it comes from, what it is called here, and how much of each axis stays."""

    package: str
    file: str
    name: str
    axes: dict[str, float | tuple[float, float]]


FACES = (
    Face(package="fontpkg_inter", file="Inter[opsz,wght].ttf", name="inter", axes={"opsz": 14, "wght": (400, 700)}),
    Face(
        package="fontpkg_source_serif_4",
        file="SourceSerif4[opsz,wght].ttf",
        name="source-serif-4",
        axes={"opsz": 24, "wght": (400, 700)},
    ),
)


def cut(face: Face) -> Path:
    """Write one face as WOFF2, with its licence beside it."""
    source = files(face.package)
    font = TTFont(str(source / "files" / face.file), recalcTimestamp=False)
    pinned = BytesIO()
    instantiateVariableFont(font, face.axes).save(pinned)
    # Read back: fontTools cannot subset variations that it has only in memory.
    font = TTFont(pinned, recalcTimestamp=False)
    subsetter = subset.Subsetter(subset.Options(layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "calt"]))
    subsetter.populate(unicodes=LETTERS + MARKS)
    subsetter.subset(font)
    font.flavor = "woff2"
    target = STATIC / f"{face.name}.woff2"
    font.save(target)
    (STATIC / f"{face.name}-OFL.txt").write_bytes((source / "LICENSE").read_bytes())
    return target


if __name__ == "__main__":
    for written in map(cut, FACES):
        print(f"{written.name}: {written.stat().st_size // 1000} kB")  # noqa: T201 - a tool for the desk
