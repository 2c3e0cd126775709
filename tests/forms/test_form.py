"""What every kind of form must supply, and what a page knows of it from its first message."""

from __future__ import annotations

import ipywidgets
import pytest

from smplan_kernel.forms import forms_for
from smplan_kernel.forms.form import Form
from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.pages import PAGES


def test_a_form_that_says_nothing_of_its_answers_cannot_be_made():
    with pytest.raises(TypeError, match=r"_changed.*_holder.*_offered.*_shown"):
        Form(blank_plan("garden"), hand_up=lambda _change: True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_the_first_message_of_a_form_is_all_that_a_page_draws_it_from(page, worked_desk, monkeypatch):
    told = {}

    def hear(widget):
        real(widget)
        told[widget.model_id] = widget.get_state()

    real = ipywidgets.Widget.open
    monkeypatch.setattr(ipywidgets.Widget, "open", hear)
    forms = [form for ask in page.asks for form in forms_for(ask, worked_desk.plan, page=page.key, hand_up=worked_desk.take)]

    assert {form.model_id: form.get_state() for form in forms} == {form.model_id: told[form.model_id] for form in forms}
