from __future__ import annotations

import pandas as pd
import pytest
import sqlalchemy as sa

from smplan_kernel.errors import PlanNotFoundError, ReadOnlyError, WorkspaceError
from smplan_kernel.plan import Comment, Goal, blank_plan
from smplan_kernel.store import OBSERVATION_COLUMNS
from smplan_kernel.store.access import ROLES, token_hash

NOTHING = pd.DataFrame({name: [] for name in OBSERVATION_COLUMNS})
EMPTY_SHA = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.fixture
def goal():
    return Goal.new(text="Twelve commissions")


@pytest.fixture
def planned(owner, fernhill, goal):
    """Version 2: one goal."""
    return owner.save(fernhill.plan.with_goals(goals=(goal,)), base=1)


def add_file(session):
    words = {"file_name": "a.csv", "format": "f", "platform": "p", "account": "a", "period": None}
    return session.add_import("fernhill", sha256=EMPTY_SHA, content=b"", observations=NOTHING, **words)


def commented(saved, goal):
    comment = Comment.new(author="Cleo", text="Is that enough?")
    return saved.plan.with_goals(goals=(goal.replace(comments=(*goal.comments, comment)),))


ACTIONS = {
    "look": lambda session, _saved, _goal: session.load("fernhill"),
    "history": lambda session, _saved, _goal: session.history("fernhill"),
    "comment": lambda session, saved, goal: session.save(commented(saved, goal), base=2),
    "change": lambda session, saved, _goal: session.save(saved.plan.with_start(hours_per_week=9), base=2),
    "undo": lambda session, _saved, _goal: session.undo("fernhill"),
    "import": lambda session, _saved, _goal: add_file(session),
    "review": lambda session, _saved, _goal: session.claim_review("fernhill", "2026-10", inputs="a", worker="w"),
    "job": lambda session, _saved, _goal: session.start_job("batch", worker="w"),
    "letter": lambda session, _saved, _goal: session.add_letter(
        "fernhill", month="2026-10", kind="report", recipient="a@b.example", message={}
    ),
    "link": lambda session, _saved, _goal: session.make_link("fernhill", "viewer"),
    "links": lambda session, _saved, _goal: session.links("fernhill"),
    "new": lambda session, _saved, _goal: session.new_plan(blank_plan("oakridge")),
    "erase": lambda session, _saved, _goal: session.erase("fernhill"),
}
MAY = {
    "viewer": {"look", "history"},
    "commenter": {"look", "history", "comment"},
    "editor": {"look", "history", "comment", "change", "undo", "import", "review", "job"},
    "owner": set(ACTIONS),
    "facilitator": set(ACTIONS),
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_just_what_it_may(workspace, planned, goal, role, action):
    session = workspace.session("Cleo", role)
    try:
        ACTIONS[action](session, planned, goal)
        is_done = True
    except ReadOnlyError:
        is_done = False

    assert is_done == (action in MAY[role])


def test_what_a_role_may_not_do_changes_nothing(workspace, owner, planned, goal):
    commenter = workspace.session("Cleo", "commenter")
    with pytest.raises(ReadOnlyError, match="a commenter may not change more than comments"):
        commenter.save(commented(planned, goal).with_start(hours_per_week=9), base=2)

    assert owner.load("fernhill").revision == 2


def test_a_commenter_does_not_change_the_words_of_others(workspace, planned, goal, owner):
    saved = owner.save(commented(planned, goal), base=2)
    (with_comment,) = saved.plan.goals.goals
    other = with_comment.comments[0].replace(text="Yes it is")

    with pytest.raises(ReadOnlyError):
        workspace.session("Dan", "commenter").save(saved.plan.with_goals(goals=(with_comment.replace(comments=(other,)),)), base=3)


def test_an_unknown_role_is_refused(workspace):
    with pytest.raises(ValueError, match="role must be one of facilitator, owner"):
        workspace.session("Eve", "admin")


@pytest.mark.parametrize("role", ["owner", "editor", "commenter", "viewer"])
def test_a_link_gives_its_role(workspace, owner, fernhill, role):
    session = workspace.session_for_link(owner.make_link("fernhill", role), who="Cleo")

    assert (session.role, session.who, session.load("fernhill").plan) == (role, "Cleo", fernhill.plan)


def test_a_link_opens_one_plan_only(workspace, owner, fernhill):
    owner.new_plan(blank_plan("oakridge"))
    session = workspace.session_for_link(owner.make_link("fernhill", "editor"))

    assert [entry.id for entry in session.plans()] == ["fernhill"]
    with pytest.raises(PlanNotFoundError):
        session.load("oakridge")


def test_a_link_makes_no_plans(workspace, owner, fernhill):
    session = workspace.session_for_link(owner.make_link("fernhill", "owner"))

    with pytest.raises(ReadOnlyError):
        session.new_plan(blank_plan("oakridge"))


def test_a_withdrawn_link_opens_nothing(workspace, owner, fernhill):
    token = owner.make_link("fernhill", "viewer")
    owner.revoke_link("fernhill", token_hash(token))

    with pytest.raises(WorkspaceError, match="was withdrawn"):
        workspace.session_for_link(token)


def test_a_withdrawn_link_closes_the_door_behind_who_is_in(workspace, owner, fernhill):
    token = owner.make_link("fernhill", "editor")
    session = workspace.session_for_link(token)
    owner.revoke_link("fernhill", token_hash(token))

    with pytest.raises(WorkspaceError, match="was withdrawn"):
        session.load("fernhill")
    with pytest.raises(WorkspaceError, match="was withdrawn"):
        session.save(fernhill.plan, base=1)


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "\x00", "\ud800", "a" * 10_000])
def test_a_guessed_link_opens_nothing(workspace, owner, fernhill, token):
    owner.make_link("fernhill", "viewer")

    with pytest.raises(WorkspaceError, match="not known here"):
        workspace.session_for_link(token)


def test_a_link_is_not_kept_itself(workspace, owner, fernhill):
    token = owner.make_link("fernhill", "viewer")
    (entry,) = owner.links("fernhill")

    assert len(token) >= 22
    assert token not in repr(entry)
    assert entry.token_hash == token_hash(token)


def test_an_owner_makes_nobody_a_facilitator(owner, fernhill):
    with pytest.raises(ReadOnlyError):
        owner.make_link("fernhill", "facilitator")


def test_no_statement_is_made_of_peoples_words(workspace, owner, fernhill):
    evil = "'); DROP TABLE plan; --"
    statements: list[str] = []
    sa.event.listen(workspace.database.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    session = workspace.session(evil)
    session.save(fernhill.plan.with_start(organisation=evil), base=1, why=evil)
    session.add_letter("fernhill", month="2026-10", kind=evil, recipient=evil, message={"text": evil})
    session.start_job(evil, worker=evil)

    assert len(statements) > 10
    assert [text for text in statements if "DROP" in text] == []
    assert session.load("fernhill").plan.start.organisation == evil
