"""Several people and programs at once: nothing is overwritten in silence, nothing that was acknowledged is lost."""

from __future__ import annotations

import itertools
import json
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smplan_kernel.errors import BusyError, Conflict
from smplan_kernel.plan import Goal, blank_plan
from smplan_kernel.store import Saved, Session, Workspace, layout, open_workspace
from smplan_kernel.store.tables import plan

KILLS = int(os.environ.get("SMPLAN_KILLS", "20"))
SCHEDULES = int(os.environ.get("SMPLAN_SCHEDULES", "60"))
ROUNDS = 50
# A fork has all imports already: a program that starts from nothing takes longer than it lives here.
FORK = multiprocessing.get_context("fork")


def in_programs(workspace: Workspace, count: int, work: Callable[[int, Connection], None]) -> list[Any]:
    """Let several programs do a piece of work at once; answers what each of them sends."""
    workspace.close()  # a fork must not share a connection; the next use opens a new one
    pipes = [FORK.Pipe(duplex=False) for _ in range(count)]
    programs = [FORK.Process(target=work, args=(number, send)) for number, (_, send) in enumerate(pipes)]
    for program, (_, send) in zip(programs, pipes, strict=True):
        program.start()
        send.close()  # or a program that fails would be waited for without end
    answers = [receive.recv() for receive, _ in pipes]
    for program in programs:
        program.join()
    return answers


@pytest.mark.slow
def test_of_four_claims_at_once_one_wins(where, workspace, owner, fernhill):
    gate = FORK.Barrier(4)
    months = [f"{2000 + number // 12}-{number % 12 + 1:02}" for number in range(ROUNDS)]

    def claim_all(number: int, send: Connection) -> None:
        won = []
        with open_workspace(where) as opened:
            session = opened.session(f"worker {number}")
            for month in months:
                gate.wait()
                try:
                    won.append(session.claim_review("fernhill", month, inputs="a", worker=str(number)).status)
                except BusyError:
                    won.append("busy")
        send.send(won)

    answers = in_programs(workspace, 4, claim_all)

    assert [sorted(each) for each in zip(*answers, strict=True)] == [["busy", "busy", "busy", "claimed"]] * ROUNDS


@pytest.mark.slow
def test_four_programs_that_save_at_once_lose_nothing(where, workspace, owner, fernhill):
    def save_all(number: int, send: Connection) -> None:
        texts = [f"goal {number}.{count}" for count in range(15)]
        with open_workspace(where) as opened:
            session = opened.session(f"editor {number}")
            saved = session.load("fernhill")
            for text in texts:
                goals = (*saved.plan.goals.goals, Goal.new(text=text))
                saved = session.save(saved.plan.with_goals(goals=goals), base=saved.revision)
        send.send(texts)

    acknowledged = set(itertools.chain.from_iterable(in_programs(workspace, 4, save_all)))

    assert {goal.text for goal in owner.load("fernhill").plan.goals.goals} == acknowledged
    assert owner.verify("fernhill") == 61


@pytest.mark.parametrize("where", ["postgres"], indirect=True)  # SQLite lets a writer wait for the reader
def test_a_reader_sees_one_moment(workspace, owner, fernhill):
    with workspace.database.reading() as connection:
        before = connection.execute(sa.select(plan.c.revision)).scalar()
        owner.save(fernhill.plan.with_start(hours_per_week=4), base=1)

        assert connection.execute(sa.select(plan.c.revision)).scalar() == before


@pytest.mark.slow
def test_two_programs_that_change_the_same_place_never_overwrite_each_other(where, workspace, owner, fernhill):
    def count_up(number: int, send: Connection) -> None:
        with open_workspace(where) as opened:
            session = opened.session(f"editor {number}")
            for _ in range(15):
                while True:
                    saved = session.load("fernhill")
                    hours = (saved.plan.start.hours_per_week or 0) + 1
                    try:
                        session.save(saved.plan.with_start(hours_per_week=hours), base=saved.revision)
                    except Conflict:
                        continue
                    # The same number from both is no clash, so only one of them may have made this version.
                    if session.load("fernhill", revision=saved.revision + 1).by == session.who:
                        break
        send.send(None)

    in_programs(workspace, 2, count_up)

    assert owner.load("fernhill").plan.start.hours_per_week == 30


def save_until_killed(where: str, number: int, send: Connection) -> None:
    """Save one change after the other, and say so after each; somebody will end this."""
    chance = random.Random(number)  # noqa: S311 - the same texts each time
    with open_workspace(where) as opened:
        session = opened.session("Anna")
        saved = session.load("fernhill")
        for count in itertools.count():
            word = f"{number}.{count}"  # the word only: a full pipe would let the program wait instead of save
            saved = session.save(saved.plan.with_start(about=f"{word} {'x' * chance.randrange(5000)}"), base=saved.revision)
            send.send((saved.revision, word))


def acknowledged_until_killed(workspace: Workspace, where: str, number: int, seconds: float) -> list[tuple[int, str]]:
    """Kill a program that saves; answers what it said was saved."""
    workspace.close()
    receive, send = FORK.Pipe(duplex=False)
    program = FORK.Process(target=save_until_killed, args=(where, number, send))
    program.start()
    send.close()
    receive.poll(60)  # a busy machine begins late; the end falls into its saving all the same
    time.sleep(seconds)
    os.kill(program.pid, signal.SIGKILL)
    program.join()
    told = []
    try:
        while True:
            told.append(receive.recv())
    except EOFError:
        return told


def about_of(session: Session, revision: int) -> str:
    """The word that a version was saved with."""
    return session.load("fernhill", revision=revision).plan.start.about.split()[0]


@pytest.mark.slow
def test_a_killed_program_loses_nothing_that_it_acknowledged(where, workspace, owner, fernhill, capsys, forgetful):
    chance = random.Random(3)  # noqa: S311 - the same kills each time
    acknowledged: dict[int, str] = {}
    lost = 0
    for number in range(KILLS):
        told = acknowledged_until_killed(workspace, where, number, chance.uniform(0.05, 0.25))
        acknowledged |= dict(told)
        # One save more may have reached the disk before the word got out; it is whole then.
        lost += sum(about_of(owner, revision) != word for revision, word in told[-2:])
        if workspace.database.is_sqlite:
            assert layout.integrity(workspace.folder / "smplan.db") == "ok"
    kept = {line.number: step["value"].split()[0] for line in owner.history("fernhill") for step in line.patch}
    if KILLS > 20:
        with capsys.disabled():
            print(json.dumps({"on": where[:8], "kills": KILLS, "acknowledged": len(acknowledged), "lost": lost}))  # noqa: T201 - the figures

    assert len(acknowledged) >= KILLS
    assert lost == 0
    assert {number: kept.get(number) for number in acknowledged} == acknowledged
    assert owner.verify("fernhill") >= len(acknowledged)


steps = st.tuples(
    st.integers(0, 3), st.sampled_from(["hours", "about", "text", "number", "add", "remove", "save", "save", "reload"]), st.integers(1, 9)
)
names = (f"plan{number}" for number in itertools.count())


class Editor:
    """Somebody with a page open: what was loaded, and what has been typed since."""

    def __init__(self, session: Any, plan_id: str) -> None:
        self.session = session
        self.saved = session.load(plan_id)
        self.draft = self.saved.plan

    def type(self, what: str, value: int) -> None:
        goals = self.draft.goals.goals
        if what == "hours":
            self.draft = self.draft.with_start(hours_per_week=value)
        elif what == "about":
            self.draft = self.draft.with_start(about=f"about {value}")
        elif what == "add":
            self.draft = self.draft.with_goals(goals=(Goal.new(text=f"goal {value}"), *goals))
        elif goals and what == "remove":
            self.draft = self.draft.with_goals(goals=goals[1:])
        elif goals:
            changed = goals[0].replace(text=f"goal {value}") if what == "text" else goals[0].replace(number=float(value))
            self.draft = self.draft.with_goals(goals=(changed, *goals[1:]))


def facts(plan: Any) -> dict[tuple[str, str], Any]:
    """Each place of the plan that the editors can reach, with its value."""
    found: dict[tuple[str, str], Any] = {("start", "hours"): plan.start.hours_per_week, ("start", "about"): plan.start.about}
    for goal in plan.goals.goals:
        found |= {(goal.id, "text"): goal.text, (goal.id, "number"): goal.number}
    return found


def changes(before: Any, after: Any) -> dict[tuple[str, str], Any]:
    """What is different, with the new value; None for what is gone."""
    old, new = facts(before), facts(after)
    return {place: new.get(place) for place in old.keys() | new.keys() if old.get(place, "") != new.get(place, "")}


@pytest.mark.slow
@pytest.mark.usefixtures("forgetful")
@settings(max_examples=SCHEDULES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(schedule=st.lists(steps, max_size=25))
def test_no_schedule_of_editors_overwrites_anything_in_silence(workspace, schedule):
    name = next(names)
    workspace.session("Anna").new_plan(blank_plan(name))
    editors = [Editor(workspace.session(who, "editor"), name) for who in ("Anna", "Ben", "Cleo", "Dan")]
    acknowledged: list[dict[tuple[str, str], Any]] = []
    refused: list[tuple[Conflict, Saved, Saved]] = []
    for number, what, value in schedule:
        editor = editors[number]
        if what == "reload":
            editor.saved = editor.session.load(name)
            editor.draft = editor.saved.plan
        elif what != "save":
            editor.type(what, value)
        else:
            current = editor.session.load(name)
            mine, theirs = changes(editor.saved.plan, editor.draft), changes(editor.saved.plan, current.plan)
            both = {place for place in mine.keys() & theirs.keys() if mine[place] != theirs[place]}
            try:
                editor.saved = editor.session.save(editor.draft, base=editor.saved.revision)
            except Conflict as exc:
                refused.append((exc, current, editor.session.load(name)))
                continue
            result = facts(editor.saved.plan)
            gone = {place for place in mine.keys() | theirs.keys() if mine.get(place, theirs.get(place)) is None}

            assert both <= gone
            assert {place: result.get(place) for place in mine} == mine
            assert {place: result.get(place) for place in theirs} == theirs
            editor.draft = editor.saved.plan
            acknowledged.append(mine)
    for conflict, before, after in refused:
        assert before == after
        assert all(clash.mine != clash.theirs for clash in conflict.clashes)
    history = workspace.session().history(name)
    versions = [facts(workspace.session().load(name, revision=line.number).plan) for line in history]

    assert workspace.session().verify(name) == len(history)
    assert all(any({place: version.get(place) for place in mine} == mine for version in versions) for mine in acknowledged)
