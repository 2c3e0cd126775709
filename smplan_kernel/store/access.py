"""Who may do what: roles, and the links that carry one."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Literal, get_args

import sqlalchemy as sa

from smplan_kernel.errors import ReadOnlyError, WorkspaceError
from smplan_kernel.store.columns import read_maybe, read_time
from smplan_kernel.store.entries import LinkEntry
from smplan_kernel.store.patch import Patch
from smplan_kernel.store.tables import link

Role = Literal["facilitator", "owner", "editor", "commenter", "viewer"]
ROLES: tuple[Role, ...] = get_args(Role)

# What each action needs; everybody may look.
_ACTIONS: dict[str, tuple[Role, ...]] = {
    "comment on it": ("facilitator", "owner", "editor", "commenter"),
    "change it": ("facilitator", "owner", "editor"),
    "import figures": ("facilitator", "owner", "editor"),
    "make reviews": ("facilitator", "owner", "editor"),
    "send letters": ("facilitator", "owner"),
    "give others access": ("facilitator", "owner"),
    "make a plan": ("facilitator", "owner"),
    "erase it": ("facilitator", "owner"),
}


def check_role(role: str, action: str) -> None:
    """Stop whoever may not do this."""
    if role not in _ACTIONS[action]:
        raise ReadOnlyError(role, action)


def checked_role(role: str) -> Role:
    """One of the five roles; ValueError otherwise."""
    for known in ROLES:
        if role == known:
            return known
    msg = f"role must be one of {', '.join(ROLES)}, not {role!r}"
    raise ValueError(msg)


def only_adds_comments(patch: Patch) -> bool:
    """Whether nothing happens but new comments under what is there."""
    return all(step["op"] == "add" and step["path"].split("/")[-2:-1] == ["comments"] for step in patch)


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What a link gives: one role in one plan."""

    token_hash: str
    plan_id: str
    role: Role


def token_hash(token: str) -> str:
    """What the store remembers of a link."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def add_link(connection: sa.Connection, plan_id: str, role: Role, *, by: str, at: str) -> str:
    """Make a link of 128 random bits; only its hash stays here."""
    token = secrets.token_urlsafe(16)
    row = {"token_hash": token_hash(token), "plan": plan_id, "role": role, "made_at": at, "made_by": by}
    connection.execute(sa.insert(link).values(row))
    return token


def find_grant(connection: sa.Connection, hashed: str) -> Grant:
    """What the link gives; WorkspaceError when it is unknown or was withdrawn."""
    row = connection.execute(sa.select(link).where(link.c.token_hash == hashed, link.c.revoked_at.is_(None))).one_or_none()
    if row is None:
        where, problem = "This link", "it is not known here, or was withdrawn"
        raise WorkspaceError(where, problem, "Ask the plan's owner for a new one.")
    return Grant(token_hash=row.token_hash, plan_id=row.plan, role=checked_role(row.role))


def revoke(connection: sa.Connection, plan_id: str, hashed: str, *, at: str) -> bool:
    """Withdraw a link at once; says whether there was one."""
    these = (link.c.token_hash == hashed, link.c.plan == plan_id, link.c.revoked_at.is_(None))
    return connection.execute(sa.update(link).where(*these).values(revoked_at=at)).rowcount > 0


def read_links(connection: sa.Connection, plan_id: str) -> tuple[LinkEntry, ...]:
    """All links of a plan, also the withdrawn ones."""
    rows = connection.execute(sa.select(link).where(link.c.plan == plan_id).order_by(link.c.made_at, link.c.token_hash))
    return tuple(
        LinkEntry(
            token_hash=row.token_hash,
            role=row.role,
            made_at=read_time(row.made_at),
            made_by=row.made_by,
            revoked_at=read_maybe(row.revoked_at),
        )
        for row in rows
    )
