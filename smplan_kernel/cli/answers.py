"""The command about files that were sent to the page and wait for an answer: see them, answer, put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from smplan_kernel.cli.wording import Json, PlanName, Who, WorkspaceOption, say, say_json
from smplan_kernel.paths import workspace_default

if TYPE_CHECKING:
    from smplan_kernel.inbox.waiting import Waiting
    from smplan_kernel.plan import Plan

Which = Annotated[
    str, typer.Argument(metavar="[FILE]", help="The letters in front of one, or its name; all if left out.", show_default=False)
]
Given = Annotated[
    str, typer.Argument(metavar="[ANSWER]", help="What its question asks for: a choice, a day, FIRST..LAST, EUR.", show_default=False)
]
NOTHING = "No file waits for an answer."


def waiting(
    plan: PlanName,
    file: Which = "",
    answer: Given = "",
    put_away: Annotated[bool, typer.Option("--put-away", help="Remove the file unanswered.")] = False,
    workspace: WorkspaceOption = "",
    as_json: Json = False,
    who: Who = "",
) -> None:
    """List the files that wait for an answer, answer one, or put it away."""
    from smplan_kernel.inbox import waiting as room
    from smplan_kernel.inbox.questions import WrongHintError
    from smplan_kernel.inbox.words import told
    from smplan_kernel.store import open_workspace

    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session(who=who)
        document = session.load(plan).plan
        if not file:
            _list(room.waiting_files(session, plan), document, plan, as_json=as_json)
            return
        one = room.named(session, plan, file)
        if put_away:
            room.put_away(session, plan, one.id)
            say(f"{one.name} was put away; nothing of it was brought in.")
            return
        if not answer:
            _list((one,), document, plan, as_json=as_json)
            return
        try:
            found = room.answer_waiting(session, plan, one, _given(one, document, answer))
        except WrongHintError as wrong:
            raise typer.BadParameter(str(wrong)) from wrong
    if as_json:
        say_json(found)
    else:
        words = told(found, document)
        say(f"{found['file']}: {words.lead}")
        for sentence in words.says:
            say(f"  {sentence}")
    raise typer.Exit(2 if found["status"] in {"refused", "needs-answer"} else 0)


def _given(one: Waiting, plan: Plan, text: str) -> Any:
    """The answer as its question wants it."""
    question = one.question(plan)
    return text.split("..") if question and question.kind == "period" else text


def _list(files: tuple[Waiting, ...], document: Plan, plan: str, *, as_json: bool) -> None:
    if as_json:
        facts = ({"id": one.id, "file": one.name, "until": one.until, "by": one.by, "answer": one.answer} for one in files)
        say_json(list(facts))
        return
    for one in files:
        say(f"{one.short}  {one.name}: {one.told(document).lead}")
        question = one.question(document)
        for value, label in question.choices if question else ():
            say(f"          {value}{f': {label}' if label != value else ''}")
        say(f"          Waits until {one.until}.")
    say(f"Answer with: smplan waiting {plan} {files[0].short} ANSWER" if files else NOTHING)
