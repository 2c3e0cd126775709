"""How answers leave the command line: people read lines, machines read JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from smplan_kernel.errors import ExportError

PlanName = Annotated[str, typer.Argument(metavar="PLAN", help="The plan's short name.", show_default=False)]
WorkspaceOption = Annotated[
    str,
    typer.Option("--workspace", envvar="SMPLAN_WORKSPACE", help="Folder or database address that holds the plans.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Answer for machines.")]
Who = Annotated[str, typer.Option("--by", envvar=["SMPLAN_WHO", "USER"], help="Whose name stands beside the change.", show_default=False)]
Why = Annotated[str, typer.Option("--why", help="Why, in one sentence; it is kept in the history.", show_default=False)]


def say(text: str = "") -> None:
    """Print one line of the answer."""
    typer.echo(text)


def say_lines(lines: Iterable[str], *, empty: str) -> None:
    """Print the lines, or the sentence that stands for none."""
    shown = list(lines)
    for line in shown or [empty]:
        typer.echo(line)


def say_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a head, in columns as wide as they need; columns in which nothing stands are left out."""
    places = [place for place in range(len(head)) if any(row[place] for row in rows)]
    lines = [[line[place] for place in places] for line in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def log(text: str) -> None:
    """Print one line of progress, apart from the answer."""
    typer.echo(text, err=True)


def say_json(data: Any) -> None:
    """Print an answer for machines."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str))


def say_file(file: Path, content: bytes) -> None:
    """Write an answer into a file that was named, and say so."""
    from smplan_kernel.automation.publish import write_file

    try:
        write_file(file, content)
    except OSError as exc:
        msg = "it cannot be written there"
        raise ExportError(str(file), msg, "Name a file in a folder that is there, and that you may write to") from exc
    say(f"Wrote {file}")


def offered(value: str, choices: Iterable[str], *, option: str) -> str:
    """The value of an option, once it is clear that it is one of those that can be chosen; "" when none was typed."""
    known = tuple(choices)
    if value and value not in known:
        msg = f"{value!r} is none of {' or '.join(known)}."
        raise typer.BadParameter(msg, param_hint=option)
    return value


def day_of(text: str, *, option: str = "--on") -> date:
    """Read a day that was typed as an option, or in the place that `option` names."""
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        msg = f"{text!r} is not a day. Write it as 2026-10-31."
        raise typer.BadParameter(msg, param_hint=option) from exc


def period_of(text: str) -> str:
    """The days of `--period` as they were typed, once it is clear that they are a first and a last day; "" when none were."""
    from smplan_kernel.sources.cells.dates import parse_period

    if text and parse_period(text) is None:
        msg = f"{text!r} is no period. Write its first and its last day, the earlier one first, such as 2026-09-01..2026-09-30."
        raise typer.BadParameter(msg, param_hint="--period")
    return text


def today() -> date:
    """Return the day it is where the person sits."""
    return datetime.now().astimezone().date()
