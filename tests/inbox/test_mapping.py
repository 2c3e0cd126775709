"""From an unknown table to an agreed layout: a proposal, the first figures, the layout in the plan, and next month without a question."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.inbox import Hints, SentFile, import_sent
from smplan_kernel.inbox.mapping import first_figures, look_at, open_points, preview, proposal, with_mapping
from smplan_kernel.inbox.questions import question_of, with_answer
from smplan_kernel.inbox.words import entry_words, told
from smplan_kernel.plan.mapping import MappedColumn
from tests.layouts.own_table import table


def till_file(month="09", *, name="Kasse 2026-09.csv", visitors="1.234"):
    rows = [[f"{day}.{month}.2026", visitors, "1.050,50", "Regen"] for day in ("13", "14")]
    return SentFile(
        name=name, content=table(["Datum", "Besucher", "Umsatz (EUR)", "Wetter"], rows, delimiter=";"), changed=date(2026, 11, 1)
    )


@pytest.fixture
def agreed():
    return proposal(look_at(till_file()), "Kasse 2026-09.csv").replace(platform="shop", account="Mill Lane")


@pytest.fixture
def knowing(session, agreed):
    """A session whose plan knows the till's layout."""
    session.save(with_mapping(session.load("garden").plan, agreed), base=1)
    return session


def test_a_proposal_fills_in_what_is_certain():
    proposed = proposal(look_at(till_file()), "Kasse 2026-09.csv")

    assert (proposed.name, proposed.date_column, proposed.date_format, proposed.level) == ("Kasse", "Datum", "DD.MM.YYYY", "account-day")
    assert (proposed.decimal, proposed.thousands) == (",", ".")
    assert [(one.column, one.measure, one.unit) for one in proposed.columns] == [
        ("Besucher", "users", ""),
        ("Umsatz (EUR)", "revenue", "EUR"),
    ]


@pytest.mark.parametrize(("file", "name"), [("Till October 2026.csv", "Till"), ("caja-septiembre.csv", "Caja"), ("October.csv", "October")])
def test_a_layout_is_not_named_after_a_month(file, name):
    assert proposal(look_at(till_file()), file).name == name


def test_what_can_be_read_in_two_ways_stays_open():
    file = SentFile(name="visits.csv", content=table(["Date", "Visits"], [["03/04/2026", "1,234"]]))
    look = look_at(file)

    assert open_points(proposal(look, file.name), look) == (
        "how numbers are written",
        "how the days in 'Date' are written",
        "which platform it is about",
    )


def test_amounts_without_a_currency_are_taken_for_the_plan_s():
    file = SentFile(name="sales.csv", content=table(["Date", "Sales", "Visits"], [["2026-10-13", "3.50", "2"]]))

    assert [one.unit for one in proposal(look_at(file), file.name, currency="SEK").columns] == ["SEK", ""]


def test_columns_that_name_platforms_and_accounts_are_proposed_as_such():
    rows = [["2026-10-13", "Instagram", "@garden", "3"], ["2026-10-13", "Twitter", "@garden", "4"]]
    file = SentFile(name="networks.csv", content=table(["Date", "Network", "Profile", "Likes"], rows))
    proposed = proposal(look_at(file), file.name)

    assert (proposed.platform_column, proposed.account_column, proposed.object_column) == ("Network", "Profile", "")


def test_a_column_of_other_words_is_no_platform():
    file = SentFile(name="sources.csv", content=table(["Date", "Source", "Visits"], [["2026-10-13", "Leaflet", "3"]]))

    assert proposal(look_at(file), file.name).platform_column == ""


def test_a_figure_nobody_has_a_word_for_keeps_its_own_name():
    file = SentFile(name="umbrellas.csv", content=table(["Date", "Umbrellas lent"], [["2026-10-13", "3"]]))

    assert proposal(look_at(file), file.name).columns == (MappedColumn(column="Umbrellas lent", measure="x:Umbrellas lent"),)


def test_the_first_figures_are_told_before_anything_is_stored(agreed):
    told_first = [figure.sentence for figure in first_figures(preview(till_file(), agreed))]

    assert told_first == [
        "line 2: Users 1,234 people, 13 September 2026, Shop, Mill Lane",
        "line 2: Revenue 1,050.5 EUR, 13 September 2026, Shop, Mill Lane",
        "line 3: Users 1,234 people, 14 September 2026, Shop, Mill Lane",
        "line 3: Revenue 1,050.5 EUR, 14 September 2026, Shop, Mill Lane",
    ]


def test_a_layout_of_the_same_name_is_written_anew_under_its_old_number(session, agreed):
    plan = with_mapping(session.load("garden").plan, agreed)
    again = with_mapping(plan, agreed.replace(id="mapp-another", account="Fair"))

    assert [(one.id, one.account) for one in again.metrics.mappings] == [(agreed.id, "Fair")]


def test_an_unknown_file_says_that_it_can_be_mapped(session):
    answer = import_sent(session, "garden", till_file())

    assert (answer["status"], answer["can_map"]) == ("refused", True)
    assert told(answer, session.load("garden").plan).can_map


def test_next_month_the_same_headings_need_no_question(knowing):
    answers = [import_sent(knowing, "garden", till_file(month)) for month in ("09", "10")]
    frame = knowing.observations("garden")

    assert [(answer["status"], answer["layout"], answer["account"]) for answer in answers] == [("imported", "Kasse", "Mill Lane")] * 2
    assert frame[frame["metric"] == "users"]["period_start"].tolist() == ["2026-09-13", "2026-09-14", "2026-10-13", "2026-10-14"]
    assert set(frame[frame["metric"] == "revenue"]["definition"]) == {"Umsatz (EUR)"}


def test_a_later_file_of_the_same_days_supersedes_and_nothing_is_deleted(knowing):
    import_sent(knowing, "garden", till_file())
    mark = knowing.observations_mark("garden")
    import_sent(knowing, "garden", till_file(visitors="2.000"))

    def users(**known):
        frame = knowing.observations("garden", **known)
        return set(frame[frame["metric"] == "users"]["value"])

    assert (users(), users(known_at=mark)) == ({2000.0}, {1234.0})


def test_an_import_goes_by_the_layout_s_name(knowing):
    import_sent(knowing, "garden", till_file())

    assert entry_words(knowing.imports("garden")[0]).startswith("Kasse, Mill Lane, 13 to 14 September 2026, 4 figures;")


def test_the_same_file_again_is_already_here(knowing):
    answer = [import_sent(knowing, "garden", till_file()) for _ in range(2)][1]

    assert told(answer, knowing.load("garden").plan).lead.startswith("Already here: Your own layout, Mill Lane, 13 to 14 September 2026")


def test_a_bad_row_stores_nothing(knowing):
    answer = import_sent(knowing, "garden", till_file(visitors="viele"))

    assert (answer["status"], knowing.imports("garden")) == ("refused", ())
    assert "(row 2, column 'Besucher', value 'viele')" in answer["problems"][0]


def test_between_two_layouts_the_person_chooses(knowing, agreed):
    saved = knowing.load("garden")
    second = agreed.replace(id="mapp-second", name="Kasse am Stand", account="Fair")
    plan = knowing.save(with_mapping(saved.plan, second), base=saved.revision).plan
    question = question_of(import_sent(knowing, "garden", till_file()), plan)

    assert [choice for choice, _ in question.choices] == ["Kasse", "Kasse am Stand"]
    hints = with_answer(Hints(), question, "Kasse am Stand")
    assert import_sent(knowing, "garden", till_file(), hints)["account"] == "Fair"


def test_rows_that_name_their_account_are_stored_under_it(session):
    rows = [["2026-10-01", "Instagram", "@garden", "5"], ["2026-10-01", "X", "@nursery", "7"]]
    file = SentFile(name="networks.csv", content=table(["Date", "Network", "Profile", "Likes"], rows))
    proposed = proposal(look_at(file), file.name).replace(
        platform_column="Network", account_column="Profile", object_column="", level="account-day"
    )
    session.save(with_mapping(session.load("garden").plan, proposed), base=1)
    answer = import_sent(session, "garden", file)

    assert told(answer, session.load("garden").plan).says[0].startswith("No line of the plan names a source on Instagram yet")
    assert session.observations("garden")[["platform", "account", "value"]].to_numpy().tolist() == [
        ["instagram", "@garden", 5.0],
        ["x", "@nursery", 7.0],
    ]
