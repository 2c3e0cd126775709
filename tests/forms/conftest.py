"""Plans for forms, and a page that keeps what is handed up."""

from __future__ import annotations

import pytest

from smplan_kernel.forms import forms_for
from smplan_kernel.plan import Goal, Person, Persona, blank_plan
from smplan_kernel.plan.pages import page


class Desk:
    """Takes changes as a page does; `refuses` is a store that cannot keep anything just now."""

    def __init__(self, plan):
        self.plan = plan
        self.handed = 0
        self.refuses = False
        self.forms = []

    def take(self, change):
        after = change(self.plan)
        self.handed += 1
        if self.refuses:
            return False
        self.plan = after
        for form in self.forms:
            form.show(after)
        return True

    def open(self, page_key, ask_key, *, locked=False):
        forms = forms_for(page(page_key).ask(ask_key), self.plan, page=page_key, hand_up=self.take, locked=locked)
        self.forms.extend(forms)
        return forms[-1]


class Hand:
    """Somebody in the browser who fills in one form."""

    def __init__(self, form):
        self.form = form
        self.number = 0

    def send(self, **message):
        self.number += 1
        self.form._receive(self.form, {"stem": "tab1", "number": self.number, **message}, [])
        return self.form.answer

    def put(self, **values):
        return self.send(do="put", values=values)

    def row(self, row_id, *, table=(), **values):
        return self.send(do="put", table=list(table), rows=[{"id": row_id, "values": values}])


@pytest.fixture
def blank_desk():
    return Desk(blank_plan("fernhill"))


@pytest.fixture
def worked_desk():
    plan = blank_plan("fernhill", organisation="Fernhill Garden Design")
    return Desk(
        plan.with_goals(
            goals=(
                Goal(id="goal-spring", text="Fill the spring calendar", level="business"),
                Goal(id="goal-first", text="Be the first name", level="marketing", number=3.0),
            )
        )
        .with_ownership(people=(Person(id="pson-mara", name="Mara Lind"),))
        .with_personas(personas=(Persona(id="pers-ines", name="Ines"),))
    )


@pytest.fixture
def hand():
    return Hand
