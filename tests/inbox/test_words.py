"""Pages and commands say the same about a file: what it is, what is open, what to do."""

from datetime import date

import pytest

from smplan_kernel.inbox import Hints, SentFile, import_sent
from smplan_kernel.inbox.questions import Question, WrongHintError, with_answer
from smplan_kernel.inbox.words import entry_words, told
from smplan_kernel.plan import DataSource
from tests.automation.garden import ga4_file, x_file
from tests.layouts.shopify_discounts import shopify_discounts

SEPTEMBER = x_file(date(2026, 9, 1), date(2026, 9, 30))


def sent(content, name="x.csv"):
    return SentFile(name=name, content=content)


@pytest.fixture
def two_accounts(session, small_plan):
    second = DataSource(id="dsrc-second", name="X of the nursery", platform="x", account="@nursery")
    return session.save(small_plan.with_metrics(sources=(*small_plan.metrics.sources, second)), base=1).plan


def test_a_file_that_came_in_says_what_it_is(session, small_plan):
    words = told(import_sent(session, "garden", sent(SEPTEMBER)), small_plan)

    assert words.lead.startswith("Brought in: X, account overview, @garden, 1 to 30 September 2026, ")
    assert any(sentence.startswith("Sums to compare with the platform: Impressions ") for sentence in words.says)


def test_the_time_that_videos_were_watched_is_told_in_hours_as_the_platform_tells_it(session, small_plan):
    table = b"Date,Views,Watch time (hours)\n2026-09-01,400,1234.5678\n2026-09-02,600,6\nTotal,1000,1240.5678\n"

    words = told(import_sent(session, "garden", sent(table, "Table data.csv"), Hints(account="Garden")), small_plan)

    assert any("Watch time 1,240.6 hours" in sentence for sentence in words.says)


def test_a_file_that_came_twice_is_told_calmly(session, small_plan):
    import_sent(session, "garden", sent(SEPTEMBER))

    words = told(import_sent(session, "garden", sent(SEPTEMBER, "again.csv")), small_plan)

    assert words.lead.startswith("Already here: ")
    assert words.lead.endswith("; nothing was added.")
    assert len(session.imports("garden")) == 1


def test_figures_that_no_source_of_the_plan_names_are_told(session, small_plan):
    bare = session.save(small_plan.with_metrics(sources=()), base=1).plan

    words = told(import_sent(session, "garden", sent(SEPTEMBER)), bare)

    assert words.says[0].startswith("No line of the plan names a source on X yet")


def test_a_refused_file_says_why_and_what_to_do(session, small_plan):
    words = told(import_sent(session, "garden", sent(b"<!doctype html><html>Sign in</html>", "page.csv")), small_plan)

    assert words.lead == "Not brought in: This is a web page, not an export. Sign in at the platform and download the export again."


def test_whose_figures_is_asked_with_the_plan_s_accounts(session, two_accounts):
    words = told(import_sent(session, "garden", sent(SEPTEMBER)), two_accounts)

    assert words.question.choices == (("@garden", "@garden (X)"), ("@nursery", "@nursery (X of the nursery)"))
    assert "--" not in words.question.sentence


def test_the_answer_whose_figures_brings_the_file_in(session, two_accounts):
    question = told(import_sent(session, "garden", sent(SEPTEMBER)), two_accounts).question

    answer = import_sent(session, "garden", sent(SEPTEMBER), with_answer(Hints(), question, "@nursery"))

    assert (answer["status"], answer["account"]) == ("imported", "@nursery")


def test_the_day_of_export_is_asked_and_brings_the_file_in(session, small_plan):
    codes = sent(shopify_discounts([{"Name": "GARDEN10", "Times Used In Total": 3}]), "codes.csv")
    question = told(import_sent(session, "garden", codes), small_plan).question
    assert question.kind == "day"

    answer = import_sent(session, "garden", codes, with_answer(Hints(), question, "2026-10-31"))

    assert answer["status"] == "imported"


WRONG = {
    "another choice": (Question(option="--account", sentence="Whose?", choices=(("@a", "@a"),)), "@b"),
    "a list": (Question(option="--account", sentence="Whose?", choices=(("@a", "@a"),)), "--account"),
    "half a day": (Question(option="--on", sentence="When?", kind="day"), "2026-10"),
    "a day of another age": (Question(option="--on", sentence="When?", kind="day"), "0202-10-31"),
    "one end": (Question(option="--period", sentence="When?", kind="period"), ["2026-10-01"]),
    "turned round": (Question(option="--period", sentence="When?", kind="period"), ["2026-10-31", "2026-10-01"]),
    "no list": (Question(option="--period", sentence="When?", kind="period"), "2026-10-31"),
    "nothing": (Question(option="--on", sentence="When?", kind="day"), None),
}


@pytest.mark.parametrize(("question", "given"), WRONG.values(), ids=WRONG)
def test_an_answer_that_was_not_asked_for_is_told_in_a_sentence(question, given):
    with pytest.raises(WrongHintError, match=r"\.$"):
        with_answer(Hints(), question, given)


def test_a_period_becomes_a_hint():
    question = Question(option="--period", sentence="When?", kind="period")

    assert with_answer(Hints(), question, ["2026-09-01", "2026-09-30"]).period == "2026-09-01..2026-09-30"


def test_an_import_is_told_in_one_sentence_also_when_it_was_taken_back(session):
    number = import_sent(session, "garden", sent(ga4_file(date(2026, 9, 1), date(2026, 9, 30)), "download.csv"))["import"]
    before = entry_words(session.imports("garden")[0])

    session.undo_import("garden", number)

    assert before.startswith("Google Analytics 4, exploration, garden.example, 1 to 30 September 2026, ")
    assert before.endswith(" by Mara.")
    assert ", taken back on " in entry_words(session.imports("garden")[0])


def test_a_name_is_never_a_path(session, workspace, tmp_path):
    before = sorted(path.name for path in tmp_path.rglob("*") if "files" not in path.parts)

    answer = import_sent(session, "garden", sent(SEPTEMBER, "../../../outside.csv"))

    assert answer["status"] == "imported"
    assert sorted(path.name for path in tmp_path.rglob("*") if "files" not in path.parts) == before
