"""The command for any series that somebody keeps: what is ordinary variation, what is a signal."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Literal

import typer

from smplan_kernel.cli.wording import Json, log, say, say_json
from smplan_kernel.errors import ExportError

_LARGEST = 1e100

SeriesFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE.csv", help="Two columns: a month (2026-10) or a day, and its figure; blank where it is missing.", show_default=False
    ),
]


def verdict(
    file: SeriesFile,
    target: Annotated[str, typer.Option("--target", metavar="N", help="What the figure should reach.", show_default=False)] = "",
    falls: Annotated[bool, typer.Option("--falls", help="The figure should fall: less is better.")] = False,
    counts: Annotated[bool, typer.Option("--counts", help="The figures are counts: the usual range never goes below zero.")] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE.svg", help="Draw its chart.", show_default=False)] = None,
    dates: Annotated[
        Literal["", "day-first", "month-first"],
        typer.Option("--dates", help="Which comes first in a date such as 3/4/2026, where the file does not tell.", show_default=False),
    ] = "",
    as_json: Json = False,
) -> None:
    """Tell signal from noise in any series of two columns, as a review does: leave it alone, or look for the cause."""
    from smplan_kernel.review.any_series import verdict_on
    from smplan_kernel.sources.process.opening import open_in_child
    from smplan_kernel.sources.two_columns import read_two_columns

    aim = _number(target)
    if output is not None and output.suffix.casefold() != ".svg":
        msg = f"{output.name!r} is no drawing. A chart is written as .svg, for example chart.svg."
        raise typer.BadParameter(msg, param_hint="--output")
    book = open_in_child(_content(file), file=file.name, kind="series")
    told = verdict_on(read_two_columns(book, order=dates), target=aim, falls=falls, counts=counts)
    if output is not None:
        from smplan_kernel.automation.publish import write_file
        from smplan_kernel.figures import behaviour_chart

        drawn = behaviour_chart(told.series, told.chart, target=aim, name=told.series.title).file()
        try:
            write_file(output, drawn.encode())
        except OSError as exc:
            raise ExportError(str(output), "the chart cannot be written there", "Choose a folder that you may write to") from exc
    if as_json:
        say_json(told.record)
    else:
        for line in told.lines:
            say(line)
    if output is not None:
        log(f"Wrote {output}")


def _number(text: str) -> float | None:
    """The target as people write it; nothing when none was given."""
    from smplan_kernel.plan.typed import WrongAnswerError, read_number

    if not text.strip():
        return None
    try:
        value = float(text) if "e" in text.casefold() else read_number(text)
    except (ValueError, WrongAnswerError) as problem:
        msg = str(problem) if isinstance(problem, WrongAnswerError) else f"{text!r} is not a number. Write 12 or 12.5."
        raise typer.BadParameter(msg, param_hint="--target") from problem
    if not math.isfinite(value) or abs(value) > _LARGEST:
        msg = f"{text!r} is too large to be a target."
        raise typer.BadParameter(msg, param_hint="--target")
    return value


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as exc:
        problem = "there is no such file" if isinstance(exc, FileNotFoundError) else "it cannot be opened as a file"
        raise ExportError(str(file), problem, "Check its name and where it stands") from exc
