"""Commands about lists that people keep in a spreadsheet: bring one into the plan, take its template."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from smplan_kernel.cli.wording import Json, PlanName, Who, WorkspaceOption, say, say_file, say_json, today
from smplan_kernel.errors import ExportError
from smplan_kernel.paths import workspace_default

if TYPE_CHECKING:
    from smplan_kernel.lists import Filled, Hints, Kind
    from smplan_kernel.plan import Plan
    from smplan_kernel.store import Session

ListName = Literal["accounts", "competitors", "mentions", "content-log", "routine-log", "reply-log", "hours"]
List = Annotated[ListName, typer.Argument(metavar="LIST", help="Which list.", show_default=False)]
FROM_INPUT = "-"


def fill(
    plan: PlanName,
    kind: List,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .csv or .xlsx file; - reads what is piped or pasted in.", show_default=False)
    ],
    dates: Annotated[
        Literal["", "day-first", "month-first"],
        typer.Option("--dates", help="Which comes first in a date such as 3/4/2026, where the list does not tell.", show_default=False),
    ] = "",
    names: Annotated[
        Literal["", "add", "leave"],
        typer.Option("--names", help="What happens with people, channels and others that the plan does not know.", show_default=False),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    workspace: WorkspaceOption = "",
    as_json: Json = False,
    who: Who = "",
) -> None:
    """Fill a list of the plan from a file: what is known is brought up to date, what is new is added, whole or not at all."""
    from smplan_kernel.lists import Hints, kind_of
    from smplan_kernel.lists.words import record_of_problem
    from smplan_kernel.store import open_workspace

    chosen = kind_of(kind)
    with open_workspace(workspace or workspace_default()) as opened:
        try:
            told, filled = _brought(opened.session(who=who), plan, chosen, file, Hints(dates=dates, names=names), dry_run=dry_run)
        except ExportError as problem:
            told, filled = record_of_problem(problem, file=str(file), kind=chosen), None
    if as_json:
        say_json(told)
    else:
        _tell(told, filled)
    raise typer.Exit(2 if told["status"] in {"refused", "needs-answer"} else 0)


def template(
    kind: List,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it: .csv or .xlsx.", show_default=False)],
    plan: Annotated[
        str, typer.Option("--plan", metavar="PLAN", help="Write the lines that this plan has instead of an example.", show_default=False)
    ] = "",
    workspace: WorkspaceOption = "",
) -> None:
    """Write the template of a list: headings in the plan's words, and an example line."""
    from smplan_kernel.lists import kind_of
    from smplan_kernel.lists.template import TEMPLATES

    ending = output.suffix.casefold()
    if ending not in TEMPLATES:
        msg = f"{output.name!r} is neither .csv nor .xlsx. Give the file one of these endings."
        raise typer.BadParameter(msg, param_hint="--output")
    say_file(output, TEMPLATES[ending](kind_of(kind), _plan(plan, workspace) if plan else None))


def _plan(plan: str, workspace: str) -> Plan:
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        return opened.session().load(plan).plan


def _brought(session: Session, plan: str, kind: Kind, file: Path, hints: Hints, *, dry_run: bool) -> tuple[dict[str, Any], Filled]:
    """What becomes of the plan; saved as one version that one undo takes back, unless it is only asked."""
    from smplan_kernel.lists import fill
    from smplan_kernel.lists.words import record_of, status_of
    from smplan_kernel.sources.process.opening import open_in_child

    before = session.load(plan)
    book = open_in_child(_content(file), file=_name(file))
    filled = fill(before.plan, kind, book, on=today(), hints=hints)
    is_saved = filled.is_new and not dry_run
    why = f"List '{kind.title}' from {_name(file)}"
    version = session.save(filled.plan, base=before.revision, why=why).revision if is_saved else before.revision
    return record_of(filled, file=str(file), status=status_of(filled, is_saved=is_saved), version=version), filled


def _content(file: Path) -> bytes:
    if str(file) == FROM_INPUT:
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as exc:
        problem = "there is no such file" if isinstance(exc, FileNotFoundError) else "it cannot be opened as a file"
        raise ExportError(str(file), problem, "Give the name of a .csv or .xlsx file") from exc


def _name(file: Path) -> str:
    return "What was pasted" if str(file) == FROM_INPUT else file.name


def _tell(told: dict[str, Any], filled: Filled | None) -> None:
    """One list in words; a question ends with the option that answers it."""
    from smplan_kernel.lists.words import LEADS, changes_of, lead_of

    status = told["status"]
    if filled is None:
        say(f"{LEADS[status]}: {' '.join(told['problems']) or told['question']}")
        return
    say(lead_of(filled, status))
    for sentence in (*told["notes"], *changes_of(filled)):
        say(f"  {sentence}")
