"""Commands of the monthly review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smplan_kernel.cli.waiting import progress
from smplan_kernel.cli.wording import Json, Who, WorkspaceOption, day_of, log, say, say_json, say_lines, today
from smplan_kernel.paths import workspace_default

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smplan_kernel.automation.batch import Asked
    from smplan_kernel.automation.report import Wanted
    from smplan_kernel.automation.run import Published
    from smplan_kernel.store import Workspace


def run(
    plan: Annotated[str, typer.Argument(metavar="[PLAN]", help="The plan's short name; leave it out with --all.", show_default=False)] = "",
    every: Annotated[bool, typer.Option("--all", help="Every plan of the workspace; one that fails stops no other.")] = False,
    month: Annotated[
        str, typer.Option("--month", metavar="YYYY-MM", help="The month; the latest finished one if left out.", show_default=False)
    ] = "",
    partial: Annotated[bool, typer.Option("--partial", help="Review a month that is not over yet; the report says so.")] = False,
    formats: Annotated[
        str,
        typer.Option(
            "--formats",
            metavar="md,xlsx,pdf,plan",
            help="What to write beside review.html, review.json and review.ipynb: md, xlsx, pdf, plan (the plan as it stood); html for nothing more. "
            "If left out all of them, with --all neither the PDF nor the plan.",
            show_default=False,
        ),
    ] = "",
    workers: Annotated[
        int, typer.Option("--workers", min=0, metavar="N", help="How many plans at once; twice the processors if 0.", show_default=False)
    ] = 0,
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler", metavar="ADDRESS", help="A Dask scheduler, such as tcp://host:8786, whose workers do it.", show_default=False
        ),
    ] = "",
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="PLACE",
            help="A folder or s3://bucket/folder for the reports; the workspace if left out.",
            show_default=False,
        ),
    ] = "",
    as_known: Annotated[
        str,
        typer.Option(
            "--as-known",
            metavar="YYYY-MM-DD",
            help="Make the review again as it was known on that day, beside the month's report; nothing else is changed.",
            show_default=False,
        ),
    ] = "",
    workspace: WorkspaceOption = "",
    as_json: Json = False,
    who: Who = "",
) -> None:
    """Review a month: bring in the inbox, write the report and the evidence. Given again, it changes nothing; with other figures it says what is different."""
    from smplan_kernel.automation.batch import Asked, Watch, review_plans, threads, usual_workers
    from smplan_kernel.automation.places import check_output
    from smplan_kernel.review.calendar import latest_finished_month
    from smplan_kernel.store import open_workspace

    _check_words(plan, every=every, workers=workers, elsewhere=scheduler or output, scheduler=scheduler, as_known=as_known)
    day = today()
    reviewed = month or latest_finished_month(day)
    asked = Asked(month=reviewed, today=day, partial=partial, formats=_wanted(formats, every=every), who=who, output=output)
    check_output(output)
    with open_workspace(workspace or workspace_default()) as opened:
        if as_known:
            _look_back(opened, plan, asked, as_known, as_json=as_json)
            return
        names = tuple(entry.id for entry in opened.session().plans()) if every else (plan,)
        if scheduler:
            from smplan_kernel.automation.cluster import cluster

            crew = cluster(opened, scheduler, output)
        else:
            crew = threads(opened, min(workers or usual_workers(), max(len(names), 1)))
        with progress("Reviews") as tell:
            outcomes = review_plans(opened, names, asked, crew=crew, watch=Watch(log=log, tell=tell))
    if as_json:
        say_json([outcome.as_json() for outcome in outcomes])
    for outcome in outcomes:
        if outcome.error is None and not as_json:
            say(f"Report: {outcome.report}")
            for line in _different(outcome.published):
                log(line)
    missed = dict.fromkeys(sentence for outcome in outcomes if outcome.published for sentence in outcome.published.left_out)
    for sentence in missed:
        log(sentence)
    # What was asked for by name and is not there must not pass for a success.
    raise typer.Exit(max((outcome.exit_code for outcome in outcomes), default=0) or int(bool(missed) and asked.formats.named))


def _check_words(plan: str, *, every: bool, workers: int, elsewhere: str, scheduler: str, as_known: str) -> None:
    """Refuse options that contradict each other before anything is done."""
    msg = ""
    if bool(plan) == every:
        msg = "Name one plan, or say --all."
    elif scheduler and workers:
        msg = "Say --workers or --scheduler: a cluster has as many workers as it has."
    elif as_known and (every or elsewhere):
        msg = "--as-known looks at one plan, here, and writes beside its report."
    if msg:
        raise typer.BadParameter(msg)


def _different(published: Published | None) -> Iterator[str]:
    """What a corrected report says about itself."""
    if published is not None and published.edition is not None:
        yield published.edition.sentence
        yield from (f"  {one.sentence}" for one in published.edition.differences)


def _look_back(opened: Workspace, plan: str, asked: Asked, day: str, *, as_json: bool) -> None:
    """Make a review as it was known on a day, and say where it is."""
    from smplan_kernel.automation.as_known import review_as_known
    from smplan_kernel.automation.batch import Outcome

    session = opened.session(who=asked.who)
    published = review_as_known(
        opened,
        session,
        plan,
        asked.month,
        on=day_of(day, option="--as-known"),
        today=asked.today,
        partial=asked.partial,
        formats=asked.formats,
    )
    if as_json:
        say_json([Outcome(plan=plan, month=asked.month, published=published).as_json()])
    else:
        say(f"Report: {published.report}")
    for sentence in published.left_out:
        log(sentence)


def schema() -> None:
    """Print the JSON schema of review.json, for programs that read it."""
    from smplan_kernel.review.schema import schema_text

    say(schema_text().rstrip())


def _wanted(formats: str, *, every: bool) -> Wanted:
    """Read `--formats`; when nobody says all there is, and for many plans at once all but the PDF, which costs more than the rest."""
    from smplan_kernel.automation.report import Wanted, wanted

    try:
        usual = Wanted().without("pdf", "plan") if every else Wanted()
        return wanted(formats) if formats else usual
    except ValueError as exc:
        raise typer.BadParameter(str(exc), param_hint="--formats") from exc


def due(
    on: Annotated[str, typer.Option("--on", metavar="YYYY-MM-DD", help="As of that day; today if left out.", show_default=False)] = "",
    workspace: WorkspaceOption = "",
    as_json: Json = False,
) -> None:
    """Say which plans wait for a review."""
    from smplan_kernel.automation.due import due_reviews
    from smplan_kernel.store import open_workspace

    day = day_of(on) if on else today()
    with open_workspace(workspace or workspace_default()) as opened:
        waiting = due_reviews(opened.session(), day)
    if as_json:
        say_json([entry.as_json() for entry in waiting])
    else:
        say_lines((f"{entry.plan}: {entry.month}, review day {entry.day}" for entry in waiting), empty="No review is due.")
