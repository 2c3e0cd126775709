"""The command that says where a number comes from."""

import hashlib
import json
import re
from datetime import date, datetime, timedelta

import pytest

from smplan_kernel.plan import document
from smplan_kernel.plan.wording import day_words
from tests.automation import garden
from tests.automation.garden import x_file
from tests.layouts.ga4_exploration import ga4_exploration
from tests.layouts.own_table import table


@pytest.fixture
def filled(smplan, tmp_path):
    """The small garden with two files about X: October came twice."""
    smplan("new", "garden")
    (tmp_path / "plan.json").write_text(json.dumps(document(garden.small_plan())))
    smplan("apply", "garden", "plan.json")
    (tmp_path / "early.csv").write_bytes(x_file(date(2026, 9, 1), date(2026, 10, 10)))
    (tmp_path / "late.csv").write_bytes(x_file(date(2026, 10, 1), date(2026, 10, 31), impressions=200))
    smplan("import", "early.csv", "late.csv", "--plan", "garden")
    return tmp_path


def explained(smplan, *words):
    return json.loads(smplan("explain", "garden", *words, "--json").stdout)


def test_a_number_opens_to_file_fingerprint_rows_column_and_import(smplan, filled):
    (told,) = explained(smplan, "Times shown on X", "--month", "2026-10")
    (file,) = told["parts"][0]["files"]

    assert (told["value"], told["definition"], told["formula"]) == (6696.0, "Impressions", "Times a post was on a screen.")
    assert (file["file"], file["column"], file["rows"], file["lines"]) == ("late.csv", "Impressions", 31, "2 to 32")
    assert file["sha256"] == hashlib.sha256((filled / "late.csv").read_bytes()).hexdigest()
    assert (file["number"], file["by"]) == (2, "Mara")


def test_rows_that_a_later_file_tells_are_named_with_both_files(smplan, filled):
    (told,) = explained(smplan, "metr-seen", "--month", "2026-10")

    assert [(left["rows"], left["file"], left["instead"]) for left in told["left_out"]] == [(10, "early.csv", "late.csv")]


def test_a_file_that_was_taken_back_is_named(smplan, filled):
    smplan("imports", "garden", "--undo", "1")
    (told,) = explained(smplan, "metr-seen", "--month", "2026-10")

    assert [(left["file"], left["why"][:28]) for left in told["left_out"]] == [("early.csv", "the file was taken back on 2")]


def test_any_figure_of_the_files_can_be_asked(smplan, filled):
    (told,) = explained(smplan, "New followers", "--month", "2026-10", "--account", "@garden")

    assert (told["name"], told["value"], told["account"]) == ("New followers", 31.0, "@garden")


def test_a_rate_tells_both_parts(smplan, filled):
    (told,) = explained(smplan, "engagement_rate", "--month", "2026-10")

    assert [(part["role"], part["value"]) for part in told["parts"]] == [("numerator", 31.0), ("denominator", 6696.0)]
    assert [part["files"][0]["column"] for part in told["parts"]] == ["Engagements (incl. clicks)", "Impressions"]


def test_people_read_sentences(smplan, filled):
    told = smplan("explain", "garden", "metr-seen", "--month", "2026-10").stdout

    assert "Times shown on X (@garden): 6,696 in October 2026: the sum of 31 rows about 31 days." in told
    today = day_words(datetime.now().astimezone().date())
    assert re.search(rf"late\.csv: column Impressions, 31 rows: 2 to 32; brought in on {today} at \d\d:\d\d by Mara as number 2\b", told)
    assert "Left out: 10 rows of early.csv: a later file tells the same; the latest counts, the older is kept (late.csv)." in told


def test_a_figure_that_nobody_has_is_one_sentence(smplan, filled):
    told = smplan("explain", "garden", "Cups of tea", code=2).stderr

    assert "has no figure called 'Cups of tea'. Its metrics are: " in told
    assert "Did you mean" not in told


@pytest.fixture
def counted(smplan, filled):
    """Two days of a counter at the door: people, and a figure under its own name."""
    (filled / "door.csv").write_bytes(table(["Day", "Visitors", "Umbrellas"], [["2026-10-13", "12", "3"], ["2026-10-14", "9", "-1"]]))
    words = ("--platform", "shop", "--account", "Mill Lane", "--column", "Visitors=users", "--column", "Umbrellas=x:Umbrellas")
    return smplan("map", "door.csv", "--plan", "garden", "--name", "Door", *words).stdout


def test_people_of_single_days_make_no_month_and_that_is_said_before_and_after(smplan, counted):
    (told,) = explained(smplan, "users", "--month", "2026-10")

    assert "Users of single days make no month, because whoever comes twice would count twice." in counted
    assert (told["value"], [(left["rows"], left["file"]) for left in told["left_out"]]) == (None, [(2, "door.csv")])
    assert "never added up here, because whoever comes twice would count twice" in told["sentence"]


def test_a_figure_under_its_own_name_can_be_asked_by_its_heading(smplan, counted):
    assert [(told["name"], told["value"]) for told in explained(smplan, "umbrellas", "--month", "2026-10")] == [("Umbrellas", 2.0)]


def test_a_typed_month_stands_beside_the_months_of_files_that_are_cut_otherwise(smplan, filled):
    rows = [{"Date": date(2026, 9, 1) + timedelta(n), "Session campaign": name, "Sessions": 5} for n in range(61) for name in ("a", "b")]
    content = ga4_exploration(rows, first=date(2026, 9, 1), last=date(2026, 10, 31), dimensions=("Date", "Session campaign"))
    (filled / "visits.csv").write_bytes(content)
    smplan("import", "visits.csv", "--plan", "garden")
    plan = json.loads(smplan("show", "garden", "--json").stdout)
    web = next(source["id"] for source in plan["metrics"]["sources"] if source["platform"] == "web")
    plan["metrics"]["metrics"].append({"id": "metr-visits", "text": "Visits", "source": web, "measure": "sessions"})
    (filled / "plan.json").write_text(json.dumps(plan))
    smplan("apply", "garden", "plan.json")
    smplan("count", "garden", "Visits", "12", "--month", "2026-09")
    (typed,), (read,) = (explained(smplan, "Visits", "--month", month) for month in ("2026-09", "2026-10"))

    assert (typed["value"], read["value"]) == (12.0, 310.0)
    told = smplan("explain", "garden", "Visits", "--month", "2026-09").stdout
    assert "12 in September 2026: one row, about 1 to 30 September 2026." in told
    assert "Visits, September 2026: typed in by hand; brought in " in told
    assert "another level of detail; counted is: the account over the file's period." in told


def test_a_typed_month_whose_days_are_in_files_says_that_these_count(smplan, filled):
    told = smplan("count", "garden", "metr-seen", "12", "--month", "2026-10").stdout

    assert "12 was typed in. Files give days of this month, and these go on counting" in told
    assert explained(smplan, "metr-seen", "--month", "2026-10")[0]["value"] == 6696.0


def test_a_new_meaning_within_the_month_is_said_beside_the_number(smplan, filled):
    plan = json.loads(smplan("show", "garden", "--json").stdout)
    change = {"id": "defn-mine", "platform": "x", "measure": "impressions", "on": "2026-10-10", "before": "Impressions", "after": "Looks"}
    plan["metrics"]["definitions"] = [change]
    (filled / "plan.json").write_text(json.dumps(plan))
    smplan("apply", "garden", "plan.json")
    (october,), (november,) = (explained(smplan, "metr-seen", "--month", month) for month in ("2026-10", "2026-11"))

    assert october["sentence"].endswith(
        " The month holds two meanings: Looks counts something else from 10 October 2026 on, so it is compared with nothing."
    )
    assert "two meanings" not in november["sentence"]
