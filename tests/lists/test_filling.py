"""A list laid over a plan: all of it or nothing, known lines brought up to date, nothing taken away."""

from __future__ import annotations

import datetime as dt

import pytest

from smplan_kernel.errors import ExportError
from smplan_kernel.lists import KINDS, Hints, fill
from smplan_kernel.plan import Account, document
from tests.lists.conftest import TODAY, book_of, filled

TWO = "Network,Name there,Size,Decision\nInstagram,@fernhill,840,Keep\nEvents,Home show,,fix\n"


def test_lines_become_records(laid):
    accounts = laid("accounts", TWO).plan.audit.accounts

    assert [(one.network, one.handle, one.followers, one.fate) for one in accounts] == [
        ("Instagram", "@fernhill", 840, "keep"),
        ("Events", "Home show", None, "fix"),
    ]


def test_the_given_plan_stays_as_it_is(plan):
    before = document(plan)
    filled(plan, "accounts", TWO)

    assert document(plan) == before


def test_the_same_list_again_changes_nothing(laid):
    once = laid("accounts", TWO).plan
    again = filled(once, "accounts", TWO)

    assert again.plan is once or again.plan == once
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)


def test_a_known_line_is_brought_up_to_date_and_keeps_its_id(laid):
    once = laid("accounts", TWO).plan
    again = filled(once, "accounts", "Size,Name there,Network\n900,FERNHILL,instagram\n")

    assert (again.added, again.changed) == (0, 1)
    assert again.plan.audit.accounts[0].id == once.audit.accounts[0].id
    assert again.plan.audit.accounts[0].followers == 900


def test_an_empty_place_changes_nothing(laid):
    once = laid("accounts", TWO).plan

    assert not filled(once, "accounts", "Network,Name there,Size\nInstagram,@fernhill,\n").is_new


def test_a_line_that_the_list_does_not_name_stays(laid):
    once = laid("accounts", TWO).plan

    assert len(filled(once, "accounts", "Network,Name there\nX,@fernhill\n").plan.audit.accounts) == 3


def test_two_records_of_the_plan_with_one_key_both_stay(plan):
    twins = plan.with_audit(accounts=tuple(Account(id=f"acct-{key}", network="X", handle="@fernhill") for key in ("one1", "two2")))
    after = filled(twins, "accounts", "Network,Name there,Size\nX,@fernhill,5\n").plan

    assert [one.followers for one in after.audit.accounts] == [5, None]


def test_the_heading_may_stand_below_other_rows(laid):
    assert laid("accounts", f"Our accounts 2026,,,\n,,,\n{TWO}").added == 2


def test_columns_that_name_no_question_are_left_out_and_that_is_said(laid):
    told = laid("accounts", "Network,Name there,Rank,Mood\nX,@fernhill,1,good\n")

    assert told.notes == ("Nothing was taken from the columns 'Rank' and 'Mood'.",)


def test_the_example_line_of_a_template_is_left_out(laid):
    heading = ",".join(asked.title for asked in KINDS["hours"].columns)
    told = laid("hours", f"{heading}\nOctober 2026,Mara Lind,14,,Instagram,Two process videos\n2026-09,Mara Lind,3,,,\n")

    assert told.lines == 1
    assert told.notes == ("The example line of the template was left out.",)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            "a,b\n1,2\n",
            "list.csv: no row names the columns of the list 'Accounts'. Write 'Network' and 'Name there' above the columns, as its template does.",
        ),
        ("Network,Size\nX,3\n", "list.csv (row 1): the column 'Name there' is missing. Add it; the file has 'Network' and 'Size'."),
        ("Network,Name there\nX,\n", "list.csv (row 2): this line has no 'Name there'. Write it, or take the line out."),
        (
            "Network,Name there,Size\nX,@a,1\nX,@a,2\n",
            "list.csv (row 3): this line and row 2 are about the same account, with different answers to 'Size'. Keep one of the two.",
        ),
        (
            "Network,Name there,Decision\nX,@a,keep\nX,@b,sell\n",
            "list.csv (row 3, column 'Decision', value 'sell'): 'sell' is not in the list. Choose one of: Keep, Fix, Close.",
        ),
        ("Network,Name there\n", "list.csv: there is a heading and nothing below it. Write a line under it, then bring it in again."),
    ],
)
def test_a_list_that_is_wrong_is_one_sentence_with_its_place(laid, content, sentence):
    with pytest.raises(ExportError) as refused:
        laid("accounts", content)

    assert str(refused.value) == sentence


def test_lines_of_one_record_complete_each_other(laid):
    accounts = laid("accounts", "Network,Name there,Size,Purpose\nX,@a,1,\nX,@a,,News\n").plan.audit.accounts

    assert [(one.followers, one.purpose) for one in accounts] == [(1, "News")]


def test_a_competitor_takes_a_figure_from_each_line(laid):
    content = "Competitor,Metric,Value,On\nLarch & Lane,Followers,2400,2026-10-31\nLARCH & LANE,followers,2500,2026-11-30\nMeadow,Posts a week,3,\n"
    told = laid("competitors", content)
    larch, meadow = told.plan.audit.competitors

    assert [(one.metric, one.value, one.on) for one in larch.figures] == [
        ("metr-size", 2400, dt.date(2026, 10, 31)),
        ("metr-size", 2500, dt.date(2026, 11, 30)),
    ]
    assert (larch.id, meadow.name, meadow.figures[0].value) == ("comp-larch", "Meadow", 3)


def test_one_figure_of_one_day_cannot_be_two(laid):
    with pytest.raises(ExportError, match="row 2 are about the same competitor, with different answers to 'Value'"):
        laid("competitors", "Competitor,Metric,Value,On\nMeadow,Followers,1,2026-10-31\nMeadow,Followers,2,2026-10-31\n")


def test_a_list_longer_than_a_plan_holds_is_refused(plan):
    rows = "".join(f"X,@a{number}\n" for number in range(2001))

    with pytest.raises(ExportError, match="would have 2,001 lines, and 2,000 fit"):
        fill(plan, KINDS["accounts"], book_of(f"Network,Name there\n{rows}"), on=TODAY, hints=Hints())


def test_changes_are_told_in_words(laid):
    assert laid("accounts", TWO).changes == ("Account '@fernhill' was added.", "Account 'Home show' was added.")
