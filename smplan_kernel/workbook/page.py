"""A page of the workbook while it is open: the one place that both asks and saves.

A form hands up a change, the page saves it, says so when the store has it, and shows everything anew.
"""

from __future__ import annotations

from typing import Any, cast

import ipywidgets

from smplan_kernel.errors import Conflict, SmplanError
from smplan_kernel.forms import Checkpoint, Folded, Form, Notice, forms_for
from smplan_kernel.forms.form import Change
from smplan_kernel.plan.page import Ask
from smplan_kernel.plan.pages import fitted
from smplan_kernel.plan.pages import page as page_of
from smplan_kernel.store import Saved, Session
from smplan_kernel.workbook.checkpoint import say_where_it_stands
from smplan_kernel.workbook.downloads import answers_download, plan_downloads
from smplan_kernel.workbook.looks import Draw, look_again, looked_at
from smplan_kernel.workbook.which import Opened

BEATS_BETWEEN_LOOKS = 4


class Page:
    """One page over one plan. `mine` is the plan with what is typed; `plan` is what the store has."""

    def __init__(self, key: str, session: Session | None, opened: Opened) -> None:
        self.key = key
        self.plan = self.mine = opened.plan
        self._session = session
        self._revision = opened.revision
        self._locked = opened.locked
        self._forms: list[Form] = []
        self._folds: list[Folded] = []
        self._pictures: list[tuple[Any, Draw]] = []
        self._checkpoint: Checkpoint | None = None
        self._beats = 0
        asks = {"look": self._beat, "retry": self._retry, "choose": self._choose, "undo": self._undo}
        self.notice = Notice(plan=opened.plan.id, page=key, asks=asks)

    def ask(self, key: str) -> ipywidgets.Widget:
        """One question of this page as a form; one that is deeper than the plan is folded to a line."""
        asked = page_of(self.key).ask(key)
        return self.show(*self._forms_of(asked)) if asked.is_in(self.mine.start.depth) else self._fold(asked)

    def more(self) -> Folded:
        """The further questions of this page, one line each."""
        return self._fold(*page_of(self.key).more)

    def _fold(self, *asks: Ask) -> Folded:
        """Questions whose forms are made and shown when somebody opens them."""
        self._folds.append(Folded(asks, self.mine, build=self._unfolded))
        return self._folds[-1]

    def _unfolded(self, asked: Ask) -> tuple[Form, ...]:
        """The forms of a question that was just opened; they take part in the page."""
        forms = self._forms_of(asked)
        self._forms.extend(forms)
        return forms

    def _forms_of(self, asked: Ask) -> tuple[Form, ...]:
        """The forms of one question, over the plan as it is now."""
        fitting = fitted(page_of(self.key), asked.key, self.mine.start.profile)
        return forms_for(fitting, self.mine, page=self.key, hand_up=self.take, locked=self._locked)

    def show(self, *forms: Form) -> ipywidgets.Widget:
        """Forms that take part in the page: they hand up to it and are shown anew with it."""
        self._forms.extend(forms)
        return forms[0] if len(forms) == 1 else ipywidgets.VBox(forms)

    def look(self, draw: Draw) -> Any:
        """A picture or a chart of the plan that is drawn anew as the answers change."""
        picture = looked_at(draw, self.mine)
        self._pictures.append((picture, draw))
        return picture

    def check(self) -> Checkpoint:
        """What this page has settled and what is open, each with the way to it."""
        self._checkpoint = Checkpoint()
        say_where_it_stands(self._checkpoint, self.mine, self.key)
        return self._checkpoint

    def inbox(self) -> ipywidgets.Widget:
        """Where export files come in, and what was brought in before."""
        from smplan_kernel.workbook.inbox import Inbox  # noqa: PLC0415 - one page takes export files

        return Inbox(lambda: self.mine, self._session, begin=self._begin, locked=self._locked).box

    def plan_file(self) -> ipywidgets.Widget:
        """Where a plan comes back from a file."""
        from smplan_kernel.workbook.plan_file import PlanFile  # noqa: PLC0415 - one page takes plans

        return PlanFile(self._session, opened=self.plan.id, keep=self._keep, locked=self._locked).upload

    def downloads(self) -> ipywidgets.Widget:
        """The plan to take home."""
        return plan_downloads(lambda: self.mine)

    def answers(self) -> ipywidgets.Widget:
        """The button for all answers that every page has."""
        return answers_download(lambda: self.mine)

    def _begin(self) -> bool:
        """Whether the store has this plan; one that nobody has begun is begun now."""
        return bool(self._revision) or self._save()

    def take(self, change: Change) -> bool:
        """Save a change of the plan; True when the store has it. A change the plan's rules refuse raises before anything is kept."""
        self.mine = change(self.mine)
        return self._save()

    def _save(self, choices: dict[str, str] | None = None) -> bool:
        """Save what is mine over what the store had; only the store's answer is called saved."""
        try:
            self._keep(self._stored(choices))
        except Conflict as conflict:
            self.notice.ask(conflict)
        except SmplanError as problem:
            self.notice.say_problem(problem)
        else:
            return True
        self._show()
        return False

    def _stored(self, choices: dict[str, str] | None) -> Saved:
        """The store's answer; a plan that it does not know yet is begun."""
        session = cast("Session", self._session)
        if not self._revision:
            return session.new_plan(self.mine)
        return session.save(self.mine, base=self._revision, choices=cast("Any", choices))

    def _keep(self, saved: Saved) -> None:
        """Take over what the store has: the others' changes come with it."""
        self.plan = self.mine = saved.plan
        self._revision = saved.revision
        self.notice.say_saved(saved.at, can_undo=self._revision > 1)
        for form in self._forms:
            form.is_saved()
        self._show()

    def _show(self) -> None:
        """Show the plan in all forms, pictures and in the checkpoint."""
        for form in (*self._forms, *self._folds):
            form.show(self.mine)
        for picture, draw in self._pictures:
            look_again(picture, draw, self.mine)
        if self._checkpoint:
            say_where_it_stands(self._checkpoint, self.mine, self.key)

    def _beat(self, _at: Any) -> None:
        """Look now and then whether somebody else has changed the plan."""
        self._beats += 1
        if self._session is None or not self._revision or self.mine is not self.plan or self._beats % BEATS_BETWEEN_LOOKS:
            return
        try:
            saved = self._session.load(self.plan.id)
        except SmplanError as problem:
            self.notice.say_problem(problem)
            return
        if saved.revision != self._revision:
            self._keep(saved)

    def _retry(self, _wish: Any) -> None:
        """Save again what could not be saved."""
        self._save()

    def _choose(self, choices: Any) -> None:
        """Save with the texts that somebody chose."""
        if isinstance(choices, dict):
            self._save({str(place): "mine" if side == "mine" else "theirs" for place, side in choices.items()})

    def _undo(self, _wish: Any) -> None:
        """Take back the last change."""
        try:
            self._keep(cast("Session", self._session).undo(self.plan.id))
        except SmplanError as problem:
            self.notice.say_problem(problem)


class ClosedPage:
    """A page without a plan: it has said why, and leaves its questions empty."""

    def inbox(self) -> None:
        """Nothing can be brought in."""

    def plan_file(self) -> None:
        """Nothing can be brought in."""

    def downloads(self) -> None:
        """Nothing can be taken home."""

    def ask(self, _key: str) -> None:
        """Nothing can be asked."""

    def more(self) -> None:
        """Nothing more can be asked."""

    def look(self, _draw: Draw) -> None:
        """Nothing can be shown."""

    def check(self) -> None:
        """Nothing can be checked."""
