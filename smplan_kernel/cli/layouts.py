"""What words on the command line say about an own layout: its columns, its lines of totals, a whole layout in a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from smplan_kernel.cli.wording import offered
from smplan_kernel.errors import LayoutError

if TYPE_CHECKING:
    from smplan_kernel.plan.mapping import Mapping


def totals_said(text: str) -> dict[str, Any]:
    """Which lines are totals."""
    if text in {"", "none", "first", "last"}:
        return {"totals": text}
    return {"totals": "word", "totals_word": text}


def column_said(text: str, names: tuple[str, ...]) -> Any:
    """One column out of HEADING=METRIC[:UNIT]; a heading may hold = and : itself."""
    from smplan_kernel.plan.mapping import MappedColumn

    heading, _, meaning = text.rpartition("=")
    heading = next((name for name in names if name.casefold() == heading.strip().casefold()), "")
    if not heading:
        msg = f"{text!r} names no column of the file. Write HEADING=METRIC, with one of: {', '.join(names[:12])}."
        raise typer.BadParameter(msg)
    own = meaning.startswith("x:")
    measure, _, unit = meaning.removeprefix("x:").partition(":")
    return MappedColumn(column=heading, measure=f"x:{measure}" if own else measure, unit=unit)


def refuse_unoffered(answers: dict[str, Any]) -> None:
    """Say of which option an answer is none of those that can be chosen."""
    from smplan_kernel.plan.fields import meta
    from smplan_kernel.plan.mapping import Mapping

    for name in ("zone", "decimal", "thousands", "level", "platform", "delimiter", "encoding"):
        offered(str(answers.get(name) or ""), (key for key, _ in meta(Mapping, name).choices), option=f"--{name}")


def replaced(layout: Mapping, answers: dict[str, Any]) -> Mapping:
    """The layout with what was answered; LayoutError where an answer cannot be."""
    from pydantic import ValidationError

    from smplan_kernel.plan.refusals import reason_of

    try:
        return layout.replace(**answers)
    except ValidationError as exc:
        raise LayoutError(layout.name, reason_of(exc), "Give another answer") from exc


def layout_in(file: Path) -> Mapping:
    """The layout that a file holds; LayoutError where it holds none."""
    from pydantic import ValidationError

    from smplan_kernel.plan.mapping import Mapping
    from smplan_kernel.plan.refusals import reason_of

    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return Mapping.new(**told)
    except (OSError, ValueError, TypeError) as exc:
        unread = "it cannot be opened" if isinstance(exc, OSError) else "it is not JSON"
        problem = f"the file holds no layout ({reason_of(exc) if isinstance(exc, ValidationError) else unread})"
        raise LayoutError(file.name, problem, "Begin with what smplan map FILE --json calls proposal") from exc


def document_of(layout: Mapping) -> dict[str, Any]:
    """The layout as people change it: without what smplan adds by itself."""
    hidden = {"id", "added", "joined"}
    return {name: value for name, value in layout.model_dump(mode="json").items() if name not in hidden}
