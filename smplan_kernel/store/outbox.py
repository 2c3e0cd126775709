"""Letters that wait to be sent: one for each person, kind and month, so that nobody gets the same one twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

import sqlalchemy as sa

from smplan_kernel.store.columns import kept_text, read_maybe, read_time
from smplan_kernel.store.entries import Letter
from smplan_kernel.store.tables import outbox

Sending = Literal["sent", "failed"]


def add_letter(
    connection: sa.Connection, plan_id: str, *, month: str, kind: str, recipient: str, message: Mapping[str, Any], at: str
) -> Letter:
    """Put a letter into the outbox; one that waits gets the new words, one that was sent stays as it is."""
    words = {"month": month, "kind": kind, "recipient": kept_text(recipient)}
    these = (outbox.c.plan == plan_id, *(outbox.c[name] == text for name, text in words.items()))
    row = connection.execute(sa.select(outbox.c.id, outbox.c.state).where(*these)).one_or_none()
    if row is None:
        fresh = {"state": "waiting", "tries": 0, "problem": "", "made_at": at}
        new = sa.insert(outbox).values({**words, **fresh, "plan": plan_id, "message": json.dumps(dict(message))})
        letter_id = connection.execute(new.returning(outbox.c.id)).scalar_one()
    else:
        letter_id = row.id
        if row.state != "sent":
            values = {"message": json.dumps(dict(message)), "state": "waiting"}
            connection.execute(sa.update(outbox).where(outbox.c.id == letter_id).values(values))
    return next(letter for letter in read_letters(connection, plan_id) if letter.id == letter_id)


def mark_letter(connection: sa.Connection, plan_id: str, letter_id: int, state: Sending, *, problem: str, at: str) -> None:
    """Write down how sending went; a letter that was sent is not sent again."""
    values = {"state": state, "problem": kept_text(problem), "tries": outbox.c.tries + 1, "sent_at": at if state == "sent" else None}
    these = (outbox.c.id == letter_id, outbox.c.plan == plan_id, outbox.c.state != "sent")
    connection.execute(sa.update(outbox).where(*these).values(values))


def read_letters(connection: sa.Connection, plan_id: str) -> tuple[Letter, ...]:
    """All letters of a plan in the order they were written."""
    rows = connection.execute(sa.select(outbox).where(outbox.c.plan == plan_id).order_by(outbox.c.id))
    return tuple(_entry(row) for row in rows)


def _entry(row: Any) -> Letter:
    same = ("id", "month", "kind", "recipient", "state", "tries", "problem")
    return Letter(
        message=json.loads(row.message),
        made_at=read_time(row.made_at),
        sent_at=read_maybe(row.sent_at),
        **{name: getattr(row, name) for name in same},
    )
