"""What every kind of form must supply."""

from __future__ import annotations

import pytest

from smplan_kernel.forms.form import Form
from smplan_kernel.plan import blank_plan


def test_a_form_that_says_nothing_of_its_answers_cannot_be_made():
    with pytest.raises(TypeError, match=r"_changed.*_holder.*_offered.*_shown"):
        Form(blank_plan("garden"), hand_up=lambda _change: True)
