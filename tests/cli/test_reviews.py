"""Commands about files and reviews: the lines scripts rely on, the JSON, the exit codes."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from smplan_kernel.documents import paper
from smplan_kernel.plan import document
from tests.automation import garden
from tests.automation.garden import ga4_file

IMPORT_KEYS = ("file", "status", "format", "platform", "period", "observations", "totals", "notes", "problems", "question")


@pytest.fixture
def planned(smplan, tmp_path):
    """A workspace with the small garden plan and its exports in the inbox."""
    smplan("new", "garden")
    (tmp_path / "plan.json").write_text(json.dumps(document(garden.small_plan())))
    smplan("apply", "garden", "plan.json")
    garden.fill_inbox(tmp_path / "workspace" / "inbox" / "garden")
    return tmp_path


def test_an_import_answers_machines_in_full(smplan, planned):
    (planned / "download.csv").write_bytes(ga4_file(date(2026, 9, 1), date(2026, 9, 30)))

    (answer,) = json.loads(smplan("import", "download.csv", "--plan", "garden", "--json").stdout)

    assert [key for key in IMPORT_KEYS if key not in answer] == []
    assert (answer["status"], answer["period"], answer["totals"]["key_events"]) == ("imported", ["2026-09-01", "2026-09-30"], 40)


def test_a_bad_file_is_refused_in_one_sentence_and_the_good_one_comes_in(smplan, planned):
    (planned / "good.csv").write_bytes(ga4_file(date(2026, 9, 1), date(2026, 9, 30)))
    (planned / "page.csv").write_text("<!doctype html><html>Sign in</html>")

    told = smplan("import", "good.csv", "page.csv", "--plan", "garden", code=2).stdout

    assert "good.csv: Brought in: Google Analytics 4, exploration, " in told
    assert re.search(r"page\.csv: Not brought in: .*\.", told)


def test_an_import_can_be_taken_back(smplan, planned):
    (planned / "download.csv").write_bytes(ga4_file(date(2026, 9, 1), date(2026, 9, 30)))
    smplan("import", "download.csv", "--plan", "garden")

    assert "taken back" in smplan("imports", "garden", "--undo", "1").stdout
    assert "Brought in: " in smplan("import", "download.csv", "--plan", "garden").stdout


def test_an_ambiguous_day_is_asked_and_can_be_answered(smplan, planned):
    instagram = (
        "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date"
    )
    saved_again = (
        f"{instagram},Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
        "17900000000000001,1,garden,Garden,a,0,03/04/2026 10:00,https://www.instagram.com/p/a/,IG image,,Lifetime,9,8,7,6,5,4,3\n"
    ).replace(",", ";")
    (planned / "posts.csv").write_text(saved_again)

    words = ("import", "posts.csv", "--plan", "garden", "--on", "2026-05-01", "--json")

    (asked,) = json.loads(smplan(*words, code=2).stdout)
    (answer,) = json.loads(smplan(*words, "--dates", "month-first").stdout)

    assert (asked["status"], asked["observations"]) == ("needs-answer", 0)
    assert "'Publish time'" in asked["question"]
    assert (answer["status"], answer["period"]) == ("imported", ["2026-03-04", "2026-03-04"])


def test_a_review_prints_where_its_report_is(smplan, smplan_process, planned):
    printed = smplan_process("review", "run", "garden", "--month", "2026-10", "--formats", "html").stdout

    report = Path(re.fullmatch(r"Report: (.+)\n", printed)[1])
    assert report.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert smplan("review", "run", "garden", "--month", "2026-10", "--formats", "html").stdout == printed
    assert len([line for line in smplan("imports", "garden").stdout.splitlines() if "brought in on" in line]) == 2


@pytest.mark.parametrize("month", ["2026-13", "October", "2026", "../2026-10"])
def test_a_month_that_is_none_is_refused(smplan, planned, month):
    assert month in smplan("review", "run", "garden", "--month", month, code=2).stderr


def test_one_plan_that_fails_stops_no_other(smplan, planned):
    smplan("new", "empty")

    outcomes = json.loads(smplan("review", "run", "--all", "--month", "2026-10", "--json").stdout)

    assert {outcome["plan"]: outcome["status"] for outcome in outcomes} == {"empty": "published", "garden": "published"}


def test_a_review_waits_from_its_review_day_until_it_is_made(smplan, planned):
    plan = json.loads(smplan("show", "garden", "--json").stdout)
    plan["review"]["rule"] = "last Thursday"
    plan["plan"]["starts"] = "2026-10-15"
    (planned / "plan.json").write_text(json.dumps(plan))
    smplan("apply", "garden", "plan.json")

    assert smplan("review", "due", "--on", "2026-11-25").stdout == "garden: 2026-09, review day 2026-10-29\n"
    assert "garden: 2026-10, review day 2026-11-26" in smplan("review", "due", "--on", "2026-11-26").stdout
    smplan("review", "run", "garden", "--month", "2026-09", "--formats", "html")
    assert [entry["month"] for entry in json.loads(smplan("review", "due", "--on", "2026-11-26", "--json").stdout)] == ["2026-10"]


def test_formats_say_which_files_are_written(smplan, planned):
    (answer,) = json.loads(smplan("review", "run", "garden", "--month", "2026-10", "--formats", "md", "--json").stdout)

    assert answer["files"] == ["review.html", "review.ipynb", "review.json", "summary.md"]
    assert sorted(path.name for path in Path(answer["report"]).parent.iterdir()) == answer["files"]


def test_a_format_that_is_none_is_told_before_anything_is_done(smplan, planned):
    assert "'docx' is no format of a report" in " ".join(
        smplan("review", "run", "garden", "--formats", "docx", code=2).stderr.replace("│", "").split()
    )


def test_the_schema_is_printed_as_it_is_published(smplan):
    assert json.loads(smplan("review", "schema").stdout)["properties"]["schema"]["const"] == "smplan.review/1"


def test_a_pdf_asked_for_by_name_and_not_made_is_no_success(smplan, planned, monkeypatch):
    (planned / "none").mkdir()
    (planned / "none" / "weasyprint.py").write_text("raise ModuleNotFoundError")
    monkeypatch.setitem(paper.ALIKE, "PYTHONPATH", str(planned / "none"))

    done = smplan("review", "run", "garden", "--month", "2026-10", "--formats", "pdf", code=1)

    assert done.stdout.startswith("Report: ")
    assert "The PDF was not made: WeasyPrint is not installed." in done.stderr
    assert "Report: " in smplan("review", "run", "garden", "--month", "2026-10").stdout


def test_one_plan_comes_with_its_pdf_and_many_do_not(smplan, planned):
    (many,) = json.loads(smplan("review", "run", "--all", "--month", "2026-10", "--json").stdout)
    (one,) = json.loads(smplan("review", "run", "garden", "--month", "2026-09", "--json").stdout)

    assert "review.pdf" not in many["files"]
    assert "review.pdf" in one["files"]
    assert (Path(one["report"]).parent / "review.pdf").read_bytes().startswith(b"%PDF-1.7")
