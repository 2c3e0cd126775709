"""Commands about plans: make, list, show, change, check, look back."""

from __future__ import annotations

from datetime import UTC, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smplan_kernel.cli.wording import Json, PlanName, Who, Why, WorkspaceOption, day_of, say, say_json, say_lines, today
from smplan_kernel.errors import PlanFormatError
from smplan_kernel.paths import workspace_default

if TYPE_CHECKING:
    from smplan_kernel.store import Saved, Session

At = Annotated[str, typer.Option("--at", metavar="YYYY-MM-DD", help="As it stood at the end of that day.", show_default=False)]
Version = Annotated[str, typer.Argument(metavar="VERSION", help="A version's number, or a day as YYYY-MM-DD.", show_default=False)]


def new(
    plan: PlanName,
    name: Annotated[str, typer.Option("--name", help="The organisation's name.")] = "",
    start: Annotated[
        str, typer.Option("--from", metavar="SAMPLE", help="Begin with a copy of a sample organisation, such as landscape.")
    ] = "",
    blank: Annotated[bool, typer.Option("--blank", help="Begin with an empty plan (this is what happens anyway).")] = False,
    workspace: WorkspaceOption = "",
    who: Who = "",
) -> None:
    """Make a plan."""
    from smplan_kernel.automation.plans import new_plan
    from smplan_kernel.store import open_workspace

    if blank and start:
        msg = "Choose one of --blank and --from."
        raise typer.BadParameter(msg)
    with open_workspace(workspace or workspace_default()) as opened:
        saved = new_plan(opened.session(who=who), plan, organisation=name, sample=start)
        say(f"Made plan '{saved.plan.id}'. Drop export files into {opened.inbox(saved.plan.id)}")
        say(f"Next: smplan serve {saved.plan.id}")


def plans(workspace: WorkspaceOption = "", as_json: Json = False) -> None:
    """List the plans."""
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        entries = opened.session().plans()
    if as_json:
        say_json([{"plan": e.id, "name": e.name, "version": e.revision, "saved_at": e.saved_at, "by": e.by} for e in entries])
        return
    rows = (f"{e.id:<24} {e.name or '(no name yet)':<36} version {e.revision}, saved {e.saved_at:%Y-%m-%d}" for e in entries)
    say_lines(rows, empty="There is no plan here yet. Make one with: smplan new NAME")


def show(plan: PlanName, at: At = "", workspace: WorkspaceOption = "", as_json: Json = False) -> None:
    """Show a plan, now or as it stood on a day."""
    from smplan_kernel.documents import plan_markdown
    from smplan_kernel.plan import document
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        saved = _version(opened.session(), plan, at, option="--at") if at else opened.session().load(plan)
    if as_json:
        say_json(document(saved.plan))
    else:
        say(plan_markdown(saved.plan, depth="standard"))


def apply(
    plan: PlanName,
    file: Annotated[
        Path, typer.Argument(metavar="FILE.json", help="A plan document, as `smplan show --json` gives it.", show_default=False)
    ],
    why: Why = "",
    workspace: WorkspaceOption = "",
    who: Who = "",
) -> None:
    """Replace a plan's text by that of a file; a new version, never an overwrite."""
    import json

    from smplan_kernel.plan import load_document
    from smplan_kernel.store import open_workspace

    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except OSError as exc:
        raise PlanFormatError(str(file), "", f"it cannot be opened ({(exc.strerror or 'it cannot be read').lower()})") from exc
    except ValueError as exc:
        raise PlanFormatError(str(file), "", f"it is not JSON, or was cut off{_line(exc)}") from exc
    if not isinstance(data, dict):
        raise PlanFormatError(str(file), "", "it holds no plan document")
    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session(who=who)
        before = session.load(plan)
        saved = session.save(load_document(data | {"id": before.plan.id}, str(file)), base=before.revision, why=why)
    say(f"'{plan}' is now at version {saved.revision}." if saved.revision != before.revision else f"'{plan}' already says just this.")


def check(
    plan: PlanName,
    on: Annotated[
        str, typer.Option("--on", metavar="YYYY-MM-DD", help="Check as of that day; today if left out.", show_default=False)
    ] = "",
    workspace: WorkspaceOption = "",
    as_json: Json = False,
) -> None:
    """List what is missing or unwise in a plan; exit code 1 when there is something."""
    from smplan_kernel.checks import check_plan
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        findings = check_plan(opened.session().load(plan).plan, today=day_of(on) if on else today())
    if as_json:
        say_json([finding.as_json() for finding in findings])
    else:
        rows = (f"{f.code} {f.severity:<8} {f.page:<10} {f.message}" for f in findings)
        say_lines(rows, empty=f"Nothing to mend in '{plan}'.")
    raise typer.Exit(1 if findings else 0)


def history(plan: PlanName, workspace: WorkspaceOption = "", as_json: Json = False) -> None:
    """Tell in plain words what changed, when and by whom."""
    from smplan_kernel.plan.changes import changes_in_words
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session()
        revisions = session.history(plan)
        documents = [session.load(plan, revision=revision.number).plan for revision in revisions]
    told = [("The plan was made.",), *(changes_in_words(a, b) for a, b in pairwise(documents))]
    if as_json:
        say_json(
            [
                {"version": r.number, "at": r.at, "by": r.by, "why": r.why, "changes": list(words)}
                for r, words in zip(revisions, told, strict=True)
            ]
        )
        return
    for revision, words in zip(reversed(revisions), reversed(told), strict=True):
        reason = f": {revision.why}" if revision.why else ""
        say(f"Version {revision.number}, {revision.at:%Y-%m-%d %H:%M}, {revision.by or 'no name given'}{reason}")
        for sentence in words:
            say(f"  {sentence}")


def diff(plan: PlanName, before: Version, after: Version, workspace: WorkspaceOption = "", as_json: Json = False) -> None:
    """Compare two versions or two days in plain words."""
    from smplan_kernel.plan.changes import changes_in_words
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session()
        words = changes_in_words(_version(session, plan, before).plan, _version(session, plan, after).plan)
    if as_json:
        say_json(list(words))
    else:
        say_lines(words, empty="Nothing changed between the two.")


def undo(plan: PlanName, workspace: WorkspaceOption = "", who: Who = "") -> None:
    """Take back the newest change; that, too, is a new version."""
    from smplan_kernel.plan.changes import changes_in_words
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session(who=who)
        before = session.load(plan)
        after = session.undo(plan)
    say_lines(changes_in_words(before.plan, after.plan), empty="There is nothing to take back.")


def _line(problem: ValueError) -> str:
    """Where a text stops being JSON."""
    line = getattr(problem, "lineno", None)
    return f" (line {line})" if line else ""


def _version(session: Session, plan: str, text: str, *, option: str = "VERSION") -> Saved:
    if text.isdigit():
        return session.load(plan, revision=int(text))
    return session.load(plan, at=datetime.combine(day_of(text, option=option), time.max, tzinfo=UTC))
