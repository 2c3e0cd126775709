"""One person at work in a workspace: what their role allows, and nothing else, is read and written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from smplan_kernel.errors import ReadOnlyError, WorkspaceError
from smplan_kernel.plan import Plan, document, load_document
from smplan_kernel.store import access, disk, history, jobs, ledger, outbox
from smplan_kernel.store.columns import kept_text, written
from smplan_kernel.store.entries import Letter, LinkEntry, PlanEntry, ReviewEntry, Revision, Saved
from smplan_kernel.store.erasing import erase_plan
from smplan_kernel.store.intake import Intake
from smplan_kernel.store.merge import Side
from smplan_kernel.store.saving import saved
from smplan_kernel.store.tables import plan as plan_table
from smplan_kernel.store.touched import last_touched
from smplan_kernel.store.undo import Reach, redo_target, undo_target


class Session(Intake):
    """A role in a workspace; through a link, in one plan only."""

    def plans(self) -> tuple[PlanEntry, ...]:
        """The plans that this person may see, by short name."""
        with self.database.reading() as connection:
            if self.grant:
                access.find_grant(connection, self.grant.token_hash)
            return history.plan_entries(connection, self.grant.plan_id if self.grant else "")

    def new_plan(self, plan: Plan, *, why: str = "") -> Saved:
        """Save a plan for the first time."""
        if self.grant:
            raise ReadOnlyError(self.role, "make a plan")
        checked = document(load_document(document(plan), "This plan"))
        with self._writing(plan.id, "make a plan") as connection:
            if history.plan_entries(connection, plan.id):
                raise _name_taken(self.database.where, plan.id)
            try:
                head = history.add_version(connection, plan.id, None, checked, self._author(why).step())
            except IntegrityError as exc:  # made by somebody else at the same moment
                raise _name_taken(self.database.where, plan.id) from exc
        return saved(head, self.database.where)

    def load(self, plan_id: str, *, revision: int | None = None, at: dt.datetime | None = None) -> Saved:
        """Read a plan: the newest version, one by its number, or the one in force at a moment."""
        where = self.database.where
        with self._reading(plan_id) as connection:
            if at is not None:
                revision = history.number_at(connection, plan_id, at, where)
            if revision is None:
                return saved(history.read_head(connection, plan_id, where), where)
            return saved(history.read_version(connection, plan_id, revision, where), where)

    def save(self, plan: Plan, *, base: int, why: str = "", choices: Mapping[str, Side] | None = None) -> Saved:
        """Save what was made of version `base`, together with what others saved since.

        Raises
        ------
        Conflict
            When somebody else changed the same place. Nothing is saved; save again with the same `base`
            and for each clash's path in `choices` the side that stays, "mine" or "theirs".
        """
        with self._writing(plan.id, "comment on it") as connection:
            return self._writer(connection, plan.id, why).save(plan, base=base, choices=choices or {})

    def undo(
        self, plan_id: str, *, section: str | None = None, reach: Reach | None = None, choices: Mapping[str, Side] | None = None
    ) -> Saved:
        """Take back the newest change that `reach` holds, or that was made on one page; called again, the one before.

        Where somebody else changed the same place since, it is a Conflict: "mine" is what stood there before, "theirs" what stands there now.
        """
        with self._writing(plan_id, "change it") as connection:
            return self._writer(connection, plan_id, "").undo(reach or _of_section(section), choices or {})

    def redo(self, plan_id: str, *, reach: Reach | None = None, choices: Mapping[str, Side] | None = None) -> Saved:
        """Put in force again what was taken back last."""
        with self._writing(plan_id, "change it") as connection:
            return self._writer(connection, plan_id, "").redo(reach or Reach(), choices or {})

    def next_steps(self, plan_id: str, reach: Reach) -> tuple[str, str]:
        """What an undo and what a redo would be about, in people's words; empty where there is none."""
        with self._reading(plan_id) as connection:
            writer = self._writer(connection, plan_id, "")
            found = (undo_target(connection, plan_id, reach), redo_target(connection, plan_id, reach))
            back, forward = (writer.title(target) for target in found)
            return back, forward

    def newest(self, plan_id: str) -> int:
        """The number of the newest version; quick enough to ask every second."""
        with self._reading(plan_id) as connection:
            return int(connection.execute(sa.select(plan_table.c.revision).where(plan_table.c.id == plan_id)).scalar_one())

    def history(self, plan_id: str) -> tuple[Revision, ...]:
        """All versions of a plan, oldest first."""
        with self._reading(plan_id) as connection:
            return history.read_history(connection, plan_id, self.database.where)

    def last_touched(self, plan_id: str, *, revision: int) -> dict[str, dt.date]:
        """The day on which people last changed each page, up to a version; what a review wrote does not count."""
        with self._reading(plan_id) as connection:
            return last_touched(connection, plan_id, revision)

    def verify(self, plan_id: str) -> int:
        """Recompute the whole history; says how many versions it has, or raises StoreDamagedError."""
        with self._reading(plan_id) as connection:
            return history.verify_history(connection, plan_id, self.database.where)

    def erase(self, plan_id: str) -> None:
        """Remove a plan for good: its history, figures, links, letters and files."""
        with self._writing(plan_id, "erase it") as connection:
            leftovers = erase_plan(connection, plan_id)
        disk.remove_plan_files(self.folder, plan_id, leftovers)

    # Links

    def make_link(self, plan_id: str, role: str) -> str:
        """Make a link that gives a role in one plan; it is shown this once, the store keeps only its fingerprint."""
        given = access.checked_role(role)
        if given == "facilitator" and self.role != "facilitator":
            raise ReadOnlyError(self.role, "make somebody a facilitator")
        with self._writing(plan_id, "give others access") as connection:
            return access.add_link(connection, plan_id, given, by=self.who, at=written(self.clock()))

    def links(self, plan_id: str) -> tuple[LinkEntry, ...]:
        """The links that were given away."""
        access.check_role(self.role, "give others access")
        with self._reading(plan_id) as connection:
            return access.read_links(connection, plan_id)

    def revoke_link(self, plan_id: str, token_hash: str) -> bool:
        """Withdraw a link at once, also from whoever is in; says whether there was one."""
        with self._writing(plan_id, "give others access") as connection:
            return access.revoke(connection, plan_id, token_hash, at=written(self.clock()))

    # The ledger of reviews, letters and jobs

    def claim_review(self, plan_id: str, month: str, *, inputs: str, worker: str, again: bool = False, batch: str = "") -> ledger.Claim:
        """Take a month's review, as `ledger.claim` tells; its status is "done" when it is made from the same inputs already."""
        self._check(plan_id, "make reviews")
        with self._reading(plan_id):
            checked = ledger.checked_month(month)  # the view ends before the claim writes: a reader would make its own writer wait
        return ledger.claim(self.database, self.clock, plan_id, checked, inputs=inputs, worker=kept_text(worker), again=again, batch=batch)

    def review_entry(self, plan_id: str, month: str) -> ReviewEntry | None:
        """The ledger's line for one month."""
        with self._reading(plan_id) as connection:
            return ledger.read_review(connection, plan_id, ledger.checked_month(month))

    def review_entries(self, plan_id: str) -> tuple[ReviewEntry, ...]:
        """The ledger's lines of a plan by month."""
        with self._reading(plan_id) as connection:
            return ledger.read_reviews(connection, plan_id)

    def add_letter(self, plan_id: str, *, month: str, kind: str, recipient: str, message: Mapping[str, Any]) -> Letter:
        """Put a letter into the outbox, once for each person, kind and month."""
        facts = {"month": ledger.checked_month(month), "kind": kind, "recipient": recipient, "at": written(self.clock())}
        with self._writing(plan_id, "send letters") as connection:
            return outbox.add_letter(connection, plan_id, message=message, **facts)

    def letters(self, plan_id: str) -> tuple[Letter, ...]:
        """All letters of a plan, waiting, sent and failed."""
        with self._reading(plan_id) as connection:
            return outbox.read_letters(connection, plan_id)

    def mark_letter(self, plan_id: str, letter_id: int, state: outbox.Sending, *, problem: str = "") -> None:
        """Write down that a letter was sent, or why not."""
        with self._writing(plan_id, "send letters") as connection:
            outbox.mark_letter(connection, plan_id, letter_id, state, problem=problem, at=written(self.clock()))

    def start_job(self, name: str, *, worker: str) -> jobs.Job:
        """Take a named piece of work that only one program may do at a time."""
        access.check_role(self.role, "make reviews")
        return jobs.start_job(self.database, self.clock, kept_text(name), worker=worker)


def _name_taken(where: str, plan_id: str) -> WorkspaceError:
    return WorkspaceError(where, f"there is already a plan {plan_id!r}", "Choose another short name.")


def _of_section(section: str | None) -> Reach:
    """Anybody's changes, on one page or on all."""
    return Reach(holds=lambda place: section in {None, place.partition(".")[0]})
