"""A file that nobody recognises, on the metrics page: explained, shown as it would be kept, kept, and known next month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from smplan_kernel.forms.pieces import Whole
from smplan_kernel.inbox import SentFile, mapping
from smplan_kernel.plan import data
from smplan_kernel.plan.mapping import Mapping
from smplan_kernel.workbook import meaning
from smplan_kernel.workbook.inbox import Inbox
from tests.automation.garden import small_plan, x_file
from tests.layouts.own_table import table


class Desk:
    """The inbox of a page over a plan that it saves."""

    def __init__(self, session, plan):
        self.session = session
        self.plan = plan
        self.can_save = True
        self.inbox = Inbox(lambda: self.plan, session, begin=lambda: True, locked=False, take=self.take)
        self.form = self.inbox.meaning.form

    def take(self, change):
        if self.can_save:
            self.plan = self.session.save(change(self.plan), base=self.session.newest(self.plan.id)).plan
        return self.can_save

    def bring(self, content, name="Kasse 2026-09.csv"):
        self.inbox._take(Whole(name=name, content=content))
        self.inbox.upload._receive(self.inbox.upload, {"all": "sent"}, [])
        return self.newest

    @property
    def newest(self):
        """The line of the newest file; the one that speaks of all together is none."""
        return next(line for line in self.inbox.upload.lines if line["id"] != "together")

    def act(self, act):
        line = self.newest
        self.inbox.upload._receive(self.inbox.upload, {"act": act, "line": line["id"]}, [])

    def put(self, place, value):
        self.form._receive(self.form, {"put": place, "value": value}, [])

    def wish(self, act):
        self.form._receive(self.form, {"act": act}, [])

    def question(self, name):
        return next(one for one in [*self.form.sheet["questions"], *self.form.sheet["further"]] if one["name"] == name)

    def column(self, name):
        return next(one for one in self.form.sheet["columns"] if one["name"] == name)


def till(month="09", visitors="1.234"):
    rows = [[f"13.{month}.2026", visitors, "1.050,50", "<b>Regen</b>"], [f"14.{month}.2026", "98", "80,00", "=1+1"]]
    return table(["Datum", "Besucher", "Umsatz (EUR)", "Wetter"], rows, delimiter=";")


@pytest.fixture
def desk(session):
    return Desk(session, small_plan())


@pytest.fixture
def opened(desk):
    desk.bring(till())
    desk.act("map")
    return desk


def test_an_unknown_file_offers_to_be_explained(desk):
    line = desk.bring(till())

    assert (line["state"], [act["words"] for act in line["acts"]]) == ("refused", ["Tell smplan what the columns mean", "Put away"])


def test_while_the_columns_are_looked_at_the_line_says_so(desk, monkeypatch):
    desk.bring(till())
    seen = []
    monkeypatch.setattr(desk.inbox.meaning, "open", lambda *_: seen.append(desk.newest["lead"]))
    desk.act("map")

    assert seen == ["Looking at the columns."]
    assert desk.newest["lead"].startswith("Not brought in")


def test_a_file_that_holds_no_table_does_not(desk):
    assert [act["key"] for act in desk.bring(b"<!doctype html><html></html>")["acts"]] == ["put-away"]


def test_the_sheet_shows_real_rows_and_a_choice_for_each_column(opened):
    sheet = opened.form.sheet

    assert (sheet["rows"], opened.column("Besucher")["cells"]) == ([2, 3], ["1.234", "98"])
    assert [(one["name"], one["questions"][0]["value"]) for one in sheet["columns"]] == [
        ("Datum", "role:date_column"),
        ("Besucher", "users"),
        ("Umsatz (EUR)", "revenue"),
        ("Wetter", ""),
    ]


def test_days_and_numbers_are_shown_on_real_values(opened):
    days, numbers = opened.question("date_format"), opened.question("writing")

    assert (
        days["choices"][0][1] == "DD.MM.YYYY: 13.09.2026 is 13 September 2026. The file goes from 13 September 2026 to 14 September 2026."
    )
    assert numbers["choices"][0][1] == "Decimal comma: 1.050,50 is 1,050.5."


def test_a_column_that_gives_no_month_says_so_until_it_is_counted_otherwise(opened):
    before = opened.question("level")["help"]
    opened.put("1.measure", "sessions")

    assert "Users of single days make no month" in before
    assert "no month" not in opened.question("level")["help"]


def test_what_is_still_to_say_stands_before_the_button(opened):
    assert opened.form.sheet["problem"].startswith("It does not say which platform it is about. Choose one of: Facebook")


def test_every_platform_that_is_offered_can_be_chosen_and_is_called_the_same_everywhere(opened):
    before = opened.form.sheet["problem"]
    choices = [(value, title) for value, title in opened.question("platform")["choices"] if value]
    assert before.endswith(f"Choose one of: {', '.join(title for _, title in choices)}.")
    assert [one for one in data.PLATFORMS if one[0] != data.HAND] == choices

    for value, _ in choices:
        opened.put("platform", value)
        assert "which platform" not in opened.form.sheet["problem"]


def test_nothing_is_kept_while_something_is_open(opened, session):
    opened.wish("save")

    assert (opened.plan.metrics.mappings, session.imports("garden")) == ((), ())
    assert opened.form.sheet


def test_the_first_figures_are_shown_before_anything_is_stored(opened, session):
    opened.put("platform", "shop")
    opened.put("account", "Mill Lane")

    assert opened.form.sheet["first"][0] == ["2", "13 September 2026", "Users", "1,234 people", "Shop, Mill Lane"]
    assert session.imports("garden") == ()


def test_saving_keeps_the_layout_and_brings_the_file_in(opened, session):
    opened.put("platform", "shop")
    opened.wish("save")

    assert (opened.newest["state"], opened.form.sheet) == ("imported", {})
    assert opened.form.status.startswith("Kept as 'Kasse'.")
    assert [one.name for one in session.load("garden").plan.metrics.mappings] == ["Kasse"]


def test_next_month_the_same_headings_come_in_without_a_question(opened, session):
    opened.put("platform", "shop")
    opened.wish("save")
    line = opened.bring(till("10"), "whatever.csv")

    assert line["state"] == "imported"
    assert len(session.imports("garden")) == 2


def test_an_open_order_waits_for_the_person(desk):
    desk.bring(table(["Date", "Visits"], [["03/04/2026", "1,234"]]), "visits.csv")
    desk.act("map")
    desk.put("platform", "web")
    assert "how numbers are written" in desk.form.sheet["problem"]

    desk.put("writing", ". ,")
    assert "how days are written" in desk.form.sheet["problem"]

    desk.put("date_format", "MM/DD/YYYY")
    assert desk.form.sheet["first"][0][:4] == ["2", "4 March 2026", "Sessions", "1,234"]


def test_a_column_gets_another_meaning_and_its_old_one_goes(opened):
    opened.put("platform", "shop")
    opened.put("3.measure", "role:object_column")
    opened.put("level", "dimension-period")
    opened.put("1.measure", "own")
    opened.put("2.measure", "")

    assert opened.form.sheet["first"][0] == ["2", "13 September 2026", "Besucher", "1,234", "<b>Regen</b>, Shop"]
    assert opened.column("Umsatz (EUR)")["questions"][0]["value"] == ""


def test_only_one_column_holds_the_day(opened):
    opened.put("3.measure", "role:date_column")

    assert opened.column("Datum")["questions"][0]["value"] == ""
    assert opened.question("pattern")["value"] == ""


def test_a_unit_is_given_in_words(desk):
    desk.bring(table(["Date", "Watch time"], [["2026-10-13", "1.5"]]), "watch.csv")
    desk.act("map")
    desk.put("platform", "youtube")
    desk.put("1.unit", "Hours")

    assert desk.form.sheet["first"][0][3] == "5,400 seconds"


def test_another_line_of_headings_is_another_table(desk):
    desk.bring(table(["Some", "words"], [["Date", "Visits"], ["2026-10-13", "5"]]), "two.csv")
    desk.act("map")
    desk.put("header_row", "2")

    assert [one["name"] for one in desk.form.sheet["columns"]] == ["Date", "Visits"]


@pytest.mark.parametrize("place", ["id", "columns", "nothing", "99.measure", "1.nothing", "x.measure"])
def test_a_place_that_nobody_asked_about_changes_nothing(opened, place):
    opened.put(place, "something")

    assert opened.form.sheet["problem"] == "This cannot be taken as an answer. Choose another one."
    opened.put("platform", "shop")
    assert opened.form.sheet["problem"] == ""


@pytest.mark.parametrize("message", [None, 3, {"put": 4}, {"act": "erase"}, {"act": ["save"]}, {"put": None}])
def test_a_message_that_makes_no_sense_is_dropped(opened, message):
    before = dict(opened.form.sheet)
    opened.form._receive(opened.form, message, [])

    assert opened.form.sheet == before


def test_a_plan_that_cannot_be_saved_keeps_the_sheet_open(opened, session):
    opened.put("platform", "shop")
    opened.can_save = False
    opened.wish("save")

    assert opened.form.sheet["problem"].startswith("The plan itself cannot be saved just now")
    assert session.imports("garden") == ()


def test_leaving_keeps_nothing_and_the_file_can_be_explained_again(opened):
    opened.wish("leave")
    assert (opened.form.sheet, opened.plan.metrics.mappings) == ({}, ())

    opened.act("map")
    assert opened.form.sheet["file"] == "Kasse 2026-09.csv"


def test_a_row_that_cannot_be_read_is_told_with_its_place(desk):
    desk.bring(till(visitors="viele"))
    desk.act("map")
    desk.put("platform", "shop")
    desk.put("1.measure", "users")

    assert "(row 2, column 'Besucher', value 'viele')" in desk.form.sheet["problem"]


def test_renamed_and_removed_layouts_are_those_of_the_plan(opened, session):
    opened.put("platform", "shop")
    opened.wish("save")
    (kept,) = opened.plan.metrics.mappings
    opened.take(lambda plan: plan.with_metrics(mappings=(kept.replace(name="Shop"),)))
    assert opened.bring(till("10"))["lead"].startswith("Brought in: Shop")

    opened.take(lambda plan: plan.with_metrics(mappings=()))
    assert opened.bring(till("11"))["state"] == "refused"


def test_a_half_written_layout_stops_no_export(desk):
    desk.take(lambda plan: plan.with_metrics(mappings=(Mapping(id="mapp-half", name="Half"),)))

    assert desk.bring(x_file(date(2026, 9, 1), date(2026, 9, 3)), "x.csv")["state"] == "imported"


def test_answers_that_come_faster_than_the_file_is_read_are_all_taken(opened, monkeypatch):
    waiting = []
    monkeypatch.setattr(meaning, "aside", lambda job, done: waiting.append((job, done)))
    opened.put("platform", "shop")
    opened.put("account", "Mill Lane")
    for job, done in waiting:
        done(job())

    assert opened.form.sheet["first"][0][4] == "Shop, Mill Lane"


def long_till(count, broken=()):
    """A till's file of so many days, with words where some visitors should be."""
    days = (date(2020, 1, 1) + timedelta(days=number) for number in range(count))
    rows = [[f"{day:%d.%m.%Y}", "many" if at in broken else str(at + 20), "80,00", "Regen"] for at, day in enumerate(days)]
    return table(["Datum", "Besucher", "Umsatz (EUR)", "Wetter"], rows, delimiter=";")


def explained(desk, content):
    """Open the guide on a file and say what its till counts."""
    desk.bring(content)
    desk.act("map")
    desk.put("platform", "shop")
    return desk


def test_an_answer_opens_the_file_no_more(desk, monkeypatch):
    explained(desk, long_till(40))
    monkeypatch.setattr(mapping, "read_in_child", lambda *_: pytest.fail("an answer read the file again"))
    desk.put("account", "Mill Lane")

    assert (desk.form.sheet["problem"], len(desk.form.sheet["first"])) == ("", 5)
    assert desk.form.sheet["more"] == "The first of 80 figures, as they will be kept"


def test_a_long_file_is_shown_by_its_first_rows_and_kept_whole(desk, session):
    explained(desk, long_till(1500))
    more = desk.form.sheet["more"]
    desk.wish("save")

    assert more == "The first figures, as they will be kept"
    assert desk.newest["state"] == "imported"
    assert session.imports("garden")[0].observations == 3000


def test_a_fault_far_below_is_told_before_anything_is_kept(desk, session):
    explained(desk, long_till(1500, broken={1400}))
    before = desk.form.sheet["problem"]
    desk.wish("save")

    assert (before, desk.plan.metrics.mappings, session.imports("garden")) == ("", (), ())
    assert "row 1402, column 'Besucher', value 'many'" in desk.form.sheet["problem"]


@pytest.mark.parametrize("change", [{"decimal": ".", "thousands": ","}, {"date_format": "MM/DD/YYYY"}, {"totals": "first"}, {}])
def test_the_first_rows_tell_what_the_whole_file_tells(change):
    sent = SentFile(name="till.csv", content=till())
    look = mapping.look_at(sent)
    layout = mapping.proposal(look, sent.name).replace(platform="shop").replace(**change)
    glimpsed, whole = mapping.glimpse_by(look, sent, layout), mapping.preview(sent, layout)

    assert (glimpsed.status, glimpsed.problems, glimpsed.count) == (whole.status, whole.problems, whole.count)
    assert glimpsed.observations.equals(whole.observations)
