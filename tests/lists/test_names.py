"""Names in a list: known however they are written, asked about once when they are new, never guessed."""

from __future__ import annotations

import pytest

from smplan_kernel.errors import ExportError, ExportQuestion
from smplan_kernel.lists import Hints
from smplan_kernel.plan import Person
from tests.lists.conftest import filled

NEW = "Month,Person,Hours\n2026-10,Priya Nair,3\n2026-10,mara  LIND,2\n"
MENTIONS = "Month,About,Where,Mentions\n2026-10,Meadow,Reviews,4\n2026-10,Fernhill Garden Design,,2\n2026-10,we,,1\n"


def test_a_name_is_known_in_capitals_and_with_blanks(laid):
    assert laid("hours", "Month,Person,Hours\n2026-10,mara  LIND,2\n").plan.resources.hours_spent[0].person == "pson-mara"


def test_a_name_may_hold_a_comma(laid):
    accounts = laid(
        "accounts", 'Network,Name there,Who holds the login\nX,@a,"Berg, Jon; Mara Lind"\nX,@b,"Berg, Jon"\n'
    ).plan.audit.accounts

    assert [one.logins for one in accounts] == [("pson-jonb", "pson-mara"), ("pson-jonb",)]


def test_new_names_are_asked_about_once_for_the_whole_list(laid):
    with pytest.raises(ExportQuestion) as asked:
        laid("mentions", MENTIONS)

    assert asked.value.question == (
        "The plan does not know 'Meadow' as competitor yet. The plan does not know 'Reviews' as listening source yet. What should happen with them?"
    )
    assert (asked.value.option, asked.value.answers) == ("--names", ("add", "leave"))


def test_new_names_can_be_added(laid):
    after = laid("hours", NEW, hints=Hints(names="add")).plan

    assert [one.name for one in after.ownership.people] == ["Mara Lind", "Berg, Jon", "Priya Nair"]
    assert after.resources.hours_spent[0].person == after.ownership.people[-1].id


def test_new_names_can_be_left_out(laid):
    after = laid("hours", NEW, hints=Hints(names="leave")).plan

    assert len(after.ownership.people) == 2
    assert [one.person for one in after.resources.hours_spent] == ["", "pson-mara"]


def test_the_organisation_itself_is_nobody_else(laid):
    after = laid("mentions", MENTIONS, hints=Hints(names="add")).plan

    assert [(one.about != "", one.count) for one in after.audit.mentions] == [(True, 4), (False, 3)]


def test_a_name_that_two_people_have_is_refused(plan):
    twins = plan.with_ownership(people=(*plan.ownership.people, Person(id="pson-second", name="Mara Lind")))

    with pytest.raises(
        ExportError, match=r"row 3, column 'Person', value 'mara  LIND'\): the plan has 2 of the kind person with this name"
    ):
        filled(twins, "hours", NEW, hints=Hints(names="add"))
