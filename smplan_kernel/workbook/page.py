"""A page of the workbook while it is open: the one place that both asks and saves.

A form hands up a change, the page saves it, says so when the store has it, and shows everything anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import ipywidgets

from smplan_kernel.errors import Conflict, SmplanError
from smplan_kernel.forms import Checkpoint, Folded, Form, Notice, forms_for
from smplan_kernel.forms.clashes import About
from smplan_kernel.forms.form import Change
from smplan_kernel.plan.page import Ask
from smplan_kernel.plan.pages import fitted
from smplan_kernel.plan.pages import page as page_of
from smplan_kernel.store import Saved, Session
from smplan_kernel.workbook.checkpoint import say_where_it_stands
from smplan_kernel.workbook.downloads import answers_download, plan_downloads
from smplan_kernel.workbook.looks import Draw, look_again, looked_at
from smplan_kernel.workbook.reach import reach_of
from smplan_kernel.workbook.trouble import trouble_words, will_be_tried
from smplan_kernel.workbook.which import Opened

BEATS_BETWEEN_TRIES = 3
AWAY = "away"  # what the browser says while somebody is in the middle of a text


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
        self._with_plan: list[Callable[[], None]] = []
        self._with_figures: list[Callable[[], None]] = []
        self._beats = 0
        self._about: About = "save"
        self._reach = reach_of(key, session.who if session else "")
        step = {"undo": lambda _wish: self._step("undo"), "redo": lambda _wish: self._step("redo")}
        asks = {"look": self._beat, "retry": self._retry, "choose": self._choose, "leave": self._leave, **step}
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
        title = {"title": asks[0].question} if len(asks) == 1 else {}
        self._folds.append(Folded(asks, self.mine, build=self._unfolded, **title))
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

        inbox = Inbox(lambda: self.mine, self._session, begin=self._begin, locked=self._locked, take=self.take, told=self._show_figures)
        self._with_figures.append(inbox.before.show)
        return inbox.box

    def counters(self) -> ipywidgets.Widget:
        """Where numbers are typed in that no file gives."""
        from smplan_kernel.workbook.counters import Hands, TypedNumbers  # noqa: PLC0415 - one page takes numbers

        hands = Hands(begin=self._begin, take=self.take, told=self._show_figures)
        typed = TypedNumbers(lambda: self.mine, self._session, hands, locked=self._locked)
        self._with_plan.append(typed.show)
        return typed.form

    def _show_figures(self) -> None:
        """Show anew what is drawn from figures."""
        for show in self._with_figures:
            show()
        self._show()

    def lists(self) -> ipywidgets.Widget:
        """Where lists that people keep in a spreadsheet come in, with their templates."""
        from smplan_kernel.workbook.lists import Desk, Lists  # noqa: PLC0415 - three pages take lists

        desk = Desk(
            plan=lambda: self.mine,
            take=self.take,
            version=lambda: self._revision,
            keep=self._keep,
            session=self._session,
            locked=self._locked,
        )
        return Lists(self.key, desk).box

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
        self._join()
        self.mine = change(self.mine)
        return self._save()

    def _save(self, choices: dict[str, str] | None = None) -> bool:
        """Save what is mine over what the store had; only the store's answer is called saved."""
        try:
            self._keep(self._stored(choices))
        except Conflict as conflict:
            self._ask(conflict, "save")
        except SmplanError as problem:
            self._say(problem)
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

    def _keep(self, saved: Saved, *, by: str = "") -> None:
        """Take over what the store has: the others' changes come with it."""
        self.plan = self.mine = saved.plan
        self._revision = saved.revision
        for form in self._forms:
            form.is_saved()
        self._show()
        self._name_steps()
        self.notice.say_saved(saved.at, by=by)

    def _show(self) -> None:
        """Show the plan in all forms, pictures and in the checkpoint."""
        for form in (*self._forms, *self._folds):
            form.show(self.mine)
        for show in self._with_plan:
            show()
        for picture, draw in self._pictures:
            look_again(picture, draw, self.mine)
        if self._checkpoint:
            say_where_it_stands(self._checkpoint, self.mine, self.key)

    def _beat(self, how: Any) -> None:
        """Look whether the plan is still there, whether somebody else has changed it, and whether what waits can be saved now."""
        self._beats += 1
        if self._session is None or self.notice.clashes:
            return
        if self.mine is not self.plan:
            if how != AWAY and self._beats % BEATS_BETWEEN_TRIES == 0:
                self._save()
            return
        try:
            self._look(self._session, may_take=how != AWAY)
        except SmplanError as problem:
            self._say(problem)

    def _look(self, session: Session, *, may_take: bool) -> None:
        """Take over what others saved, and lift a trouble that has passed."""
        if not self._revision:
            self._join()
            return
        is_newer = session.newest(self.plan.id) != self._revision
        if self.notice.state == "problem" or (is_newer and may_take):
            saved = session.load(self.plan.id)
            self._keep(saved, by=self._other(saved.by) if saved.revision != self._revision else "")
        elif self._beats == 1:
            self._name_steps()

    def _join(self) -> None:
        """A plan that nobody had begun may have been begun in another window."""
        if self._session is None or self._revision:
            return
        try:
            saved = self._session.load(self.plan.id)
        except SmplanError:  # nobody has begun it, or the save that follows will say what stands in the way
            return
        self._keep(saved, by=self._other(saved.by))

    def _other(self, who: str) -> str:
        """Whose change it was that arrived: somebody's, or my own from another window."""
        return "in another window" if self._session and who == self._session.who else f"by {who or 'somebody else'}"

    def _name_steps(self) -> None:
        """Say what a step back and a step forward on this page would change."""
        if self._session is None or self._locked:
            return
        try:
            self.notice.say_steps(*self._session.next_steps(self.plan.id, self._reach))
        except SmplanError:  # what was saved is saved, whether or not its history can be read just now
            self.notice.say_steps("", "")

    def _retry(self, _wish: Any) -> None:
        """Save again what could not be saved, or look again for a plan out of reach."""
        if self.mine is not self.plan:
            self._save()
        else:
            self._beat(None)

    def _choose(self, choices: Any) -> None:
        """Go on with the texts that somebody chose."""
        if not isinstance(choices, dict):
            return
        sides = {str(place): side if side in {"mine", "both"} else "theirs" for place, side in choices.items()}
        if self._about == "save":
            self._save(sides)
        else:
            self._step(self._about, sides)

    def _leave(self, _wish: Any) -> None:
        """Give up a step back or forward; nothing was changed."""
        if self._about != "save" and self._session:
            self._keep(self._session.load(self.plan.id))

    def _step(self, about: About, choices: dict[str, str] | None = None) -> None:
        """Take back this person's last change on this page, or bring it back; what is not saved yet comes first."""
        if self._session is None or self._locked or self.mine is not self.plan:
            return
        act = self._session.undo if about == "undo" else self._session.redo
        try:
            self._keep(act(self.plan.id, reach=self._reach, choices=cast("Any", choices)))
        except Conflict as conflict:
            self._ask(conflict, about)
        except SmplanError as problem:
            self._say(problem)

    def _ask(self, conflict: Conflict, about: About) -> None:
        """Put it to the person where only a person can choose."""
        self._about = about
        self.notice.ask(conflict, self.mine, about=about)

    def _say(self, problem: SmplanError) -> None:
        """Tell what stands in the way."""
        is_unsaved = self.mine is not self.plan
        words = trouble_words(problem, is_unsaved=is_unsaved)
        self.notice.say_problem(words, is_unsaved=is_unsaved, can_retry=will_be_tried(problem))
