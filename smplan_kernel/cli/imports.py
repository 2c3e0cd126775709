"""Commands about export files: bring in, list, take back."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from smplan_kernel.cli.wording import Json, PlanName, Who, WorkspaceOption, day_of, period_of, say, say_json, say_lines, say_table, today
from smplan_kernel.paths import workspace_default

if TYPE_CHECKING:
    from smplan_kernel.inbox import ImportAnswer
    from smplan_kernel.inbox.overview import Overview
    from smplan_kernel.inbox.words import Told

_MOST_LETTERS = 70
_WAY_IN = "Drop export files into the inbox, or: smplan import FILE --plan PLAN"


def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Export files as the platforms gave them, folders or zips of them.", show_default=False),
    ],
    plan: Annotated[str, typer.Option("--plan", metavar="PLAN", help="The plan they belong to.", show_default=False)],
    account: Annotated[str, typer.Option("--account", help="Whose figures these are, as named in the plan.", show_default=False)] = "",
    platform: Annotated[str, typer.Option("--platform", help="The platform, where a file does not tell.", show_default=False)] = "",
    on: Annotated[str, typer.Option("--on", metavar="YYYY-MM-DD", help="The day the file was downloaded.", show_default=False)] = "",
    dates: Annotated[
        Literal["", "day-first", "month-first"],
        typer.Option("--dates", help="Which comes first in a date such as 3/4/2026, where a file does not tell.", show_default=False),
    ] = "",
    period: Annotated[
        str, typer.Option("--period", metavar="FIRST..LAST", help="The days a file is about, where it does not tell.", show_default=False)
    ] = "",
    layout: Annotated[
        str, typer.Option("--layout", metavar="NAME", help="Which of the plan's own layouts, where several fit.", show_default=False)
    ] = "",
    currency: Annotated[
        str, typer.Option("--currency", metavar="EUR", help="The currency of amounts, where a file does not name it.", show_default=False)
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what the files are.")] = False,
    workspace: WorkspaceOption = "",
    as_json: Json = False,
    who: Who = "",
) -> None:
    """Bring export files in; a file comes in whole or not at all, and never twice."""
    from smplan_kernel.cli.waiting import progress
    from smplan_kernel.inbox import Hints
    from smplan_kernel.inbox import import_files as bring
    from smplan_kernel.inbox.overview import overview
    from smplan_kernel.inbox.words import told
    from smplan_kernel.store import open_workspace

    hints = Hints(
        account=account,
        platform=platform,
        on=day_of(on) if on else None,
        dates=dates,
        period=period_of(period),
        layout=layout,
        currency=_currency_of(currency) if currency else "",
    )
    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session(who=who)
        document = session.load(plan).plan
        with progress("Reading files") as tell:
            answers = list(bring(session, plan, files, hints, dry_run=dry_run, tell=tell))
    if as_json:
        say_json(answers)
    else:
        for answer in answers:
            _tell(told(answer, document), answer, _way_to_map(files, answer, plan))
        if len(answers) != 1:
            _tell_all(overview(answers, document))
    raise typer.Exit(2 if any(answer["status"] in {"refused", "needs-answer"} for answer in answers) else 0)


def imports(
    plan: PlanName,
    undo: Annotated[int, typer.Option("--undo", metavar="NUMBER", help="Take the import of that number back.", show_default=False)] = 0,
    undo_last: Annotated[bool, typer.Option("--undo-last", help="Take everything back that came together last.")] = False,
    workspace: WorkspaceOption = "",
    as_json: Json = False,
    who: Who = "",
) -> None:
    """List what was brought in and how fresh it is, or take imports back."""
    from smplan_kernel.inbox.batch import undo_last as take_last_back
    from smplan_kernel.inbox.freshness import freshness
    from smplan_kernel.inbox.guide import where_to_find
    from smplan_kernel.inbox.waiting import waiting_files
    from smplan_kernel.inbox.words import NOTHING_YET, entry_words
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session(who=who)
        if undo:
            session.undo_import(plan, undo)
        if undo_last:
            take_last_back(session, plan)
        entries = session.imports(plan)
        sources = () if as_json else session.load(plan).plan.metrics.sources
        fresh = freshness(sources, session.observations(plan), today()) if sources else ()
        waiting = () if as_json else waiting_files(session, plan)
    if as_json:
        say_json([{name: fact for name, fact in asdict(entry).items() if name != "was_here"} for entry in entries])
        return
    say_lines((f"{entry.id:<5} {entry.file_name}: {entry_words(entry)}" for entry in entries), empty=f"{NOTHING_YET} {_WAY_IN}")
    for place in () if entries else where_to_find(source.platform for source in sources):
        say(f"{place.title}: {place.sentence}")
    for source in fresh:
        say(source.sentence)
    if waiting:
        say(f"Waiting for an answer: {len(waiting)}. See them with: smplan waiting {plan}")


def _currency_of(text: str) -> str:
    from smplan_kernel.inbox.currency import currency_code

    code = currency_code(text)
    if not code:
        msg = f"{text!r} is no currency. Write its three letters, such as EUR."
        raise typer.BadParameter(msg, param_hint="--currency")
    return code


def _way_to_map(files: Sequence[Path], answer: ImportAnswer, plan: str) -> str:
    """The command that reads a file whose columns a person can name; one inside an archive has to be taken out first."""
    from smplan_kernel.inbox.batch import files_of

    name = str(answer["file"])
    found = next((lying.path for lying in files_of(files) if lying.shown == name), None)
    if found and not str(found).isprintable():
        return f"give it a name of plain letters, then smplan map FILE --plan {plan}"
    command = shlex.join(["smplan", "map", str(found or PurePosixPath(name).name), "--plan", plan])
    return command if found else f"take it out of the archive, then {command}"


def _tell_all(seen: Overview) -> None:
    """Several files as a table."""
    if seen.rows:
        say()
        say_table(seen.head, tuple((_short(row[0]), *row[1:]) for row in seen.rows))
    say(seen.sentence)


def _short(name: str) -> str:
    """A file's name that leaves room for the other columns; its end tells most."""
    return name if len(name) <= _MOST_LETTERS else f"{name[:20]}…{name[21 - _MOST_LETTERS :]}"


def _tell(words: Told, answer: ImportAnswer, way: str) -> None:
    """One file in words; a question ends with the option that answers it."""
    say(f"{answer['file']}: {words.lead}")
    for sentence in words.says:
        say(f"  {sentence}")
    if words.can_map:
        say(f"  You can say what its columns mean: {way}")
    if words.question:
        say(f"  {answer['question']}")
