"""What a person does with figures: files come in and are taken back, and what is in force is read, now or as it was known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import pandas as pd
import sqlalchemy as sa

from smplan_kernel.store import disk, imports
from smplan_kernel.store.columns import written
from smplan_kernel.store.entrance import Entrance
from smplan_kernel.store.entries import ImportEntry
from smplan_kernel.store.observations import checked_observations
from smplan_kernel.store.reading import Wanted, in_force, spelled_out
from smplan_kernel.store.replaced import read_replaced
from smplan_kernel.store.tables import plan as plan_table
from smplan_kernel.store.waiting import WaitingPlace


class Intake(Entrance):
    """The files of a plan and their figures."""

    def known_file(self, plan_id: str, sha256: str) -> ImportEntry | None:
        """The import of this very file, unless it was taken back."""
        with self._reading(plan_id) as connection:
            return imports.find_file(connection, plan_id, sha256)

    def add_import(  # noqa: PLR0913 - one file is told by all of these
        self,
        plan_id: str,
        *,
        file_name: str,
        sha256: str,
        content: bytes,
        format: str,  # noqa: A002 - the word of the import answer
        platform: str,
        account: str,
        period: tuple[str, str] | None,
        observations: pd.DataFrame,
        notes: Sequence[str] = (),
        batch: str = "",
    ) -> ImportEntry:
        """Take in a file's figures, all or none; the file itself is kept by its fingerprint; files that came together share a `batch`.

        A file that somebody else brought in meanwhile adds nothing: the answer is the entry that `was_here`.
        """
        words = {"file_name": file_name, "format": format, "platform": platform, "account": account, "batch": batch}
        facts = imports.file_facts(sha256=sha256, period=period, notes=notes, **words) | {"by": self.who}
        rows = checked_observations(observations)
        with self._writing(plan_id, "import figures") as connection:
            disk.keep_raw(self.folder, sha256, content)
            return imports.add_file(connection, plan_id, {**facts, "imported_at": written(self.clock())}, rows)

    def imports(self, plan_id: str) -> tuple[ImportEntry, ...]:
        """All imported files, oldest first, also those taken back."""
        with self._reading(plan_id) as connection:
            return imports.read_files(connection, plan_id)

    def metrics_told(self, plan_id: str, *, format: str, platform: str, account: str) -> tuple[tuple[str, frozenset[str]], ...]:  # noqa: A002
        """The name and the metrics of each file of one sort that counts, newest first."""
        with self._reading(plan_id) as connection:
            return imports.metrics_told(connection, plan_id, (format, platform, account))

    def undo_import(self, plan_id: str, import_id: int) -> ImportEntry:
        """Leave a file's figures out from now on; past reviews still know them."""
        with self._writing(plan_id, "import figures") as connection:
            return imports.take_back(connection, plan_id, import_id, by=self.who, at=written(self.clock()))

    def undo_batch(self, plan_id: str, batch: str) -> tuple[ImportEntry, ...]:
        """Leave out the figures of all files that came together, at once."""
        with self._writing(plan_id, "import figures") as connection:
            return imports.take_batch_back(connection, plan_id, batch, by=self.who, at=written(self.clock()))

    def waiting(self, plan_id: str) -> WaitingPlace:
        """The place of the files that cannot come in before somebody answers."""
        self._check(plan_id, "import figures")
        with self._reading(plan_id):
            return WaitingPlace(workspace=self.folder, plan_id=plan_id, clock=self.clock)

    def observations(self, plan_id: str, *, known_at: dt.datetime | int | None = None, since: str = "") -> pd.DataFrame:
        """The figures in force now, or as they were known at a moment or a mark; `since` leaves out what ended before that day."""
        return spelled_out(self.figures(plan_id, known_at=known_at, since=since))

    def figures(
        self, plan_id: str, *, known_at: dt.datetime | int | None = None, since: str = "", metrics: Iterable[str] | None = None
    ) -> pd.DataFrame:
        """The same with words as categories, which is quick with years of figures; those of `metrics` are told whatever their day."""
        wanted = Wanted(since=since, metrics=None if metrics is None else frozenset(metrics))
        with self._reading(plan_id) as connection:
            return in_force(connection, plan_id, imports.known_by(known_at), wanted)

    def replaced(self, plan_id: str, metrics: Iterable[str], *, first: dt.date, last: dt.date) -> pd.DataFrame:
        """The figures about some days whose place a later file took."""
        with self._reading(plan_id) as connection:
            return read_replaced(connection, plan_id, metrics, first.isoformat(), last.isoformat())

    def observations_mark(self, plan_id: str) -> int:
        """The number that names what is known now; give it to `observations` later for the same figures."""
        with self._reading(plan_id) as connection:
            return int(connection.execute(sa.select(plan_table.c.mark).where(plan_table.c.id == plan_id)).scalar_one())

    def mark_at(self, plan_id: str, moment: dt.datetime) -> int:
        """The number that names what was known at a moment; -1 before the first file came in."""
        with self._reading(plan_id) as connection:
            return imports.mark_at(connection, plan_id, moment)
