"""One review per plan and month, whatever happens."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import nbformat
import pytest

from smplan_kernel.automation import run as running
from smplan_kernel.automation.report import ALWAYS, wanted
from smplan_kernel.automation.run import Delivery, review_month
from smplan_kernel.errors import MonthError, ReviewFailedError
from smplan_kernel.kernels import pictures
from smplan_kernel.plan import Verdict
from smplan_kernel.store import Claim
from tests.automation.conftest import MONTH, TODAY
from tests.automation.garden import ga4_file

NAMES = ("review.html", "review.ipynb", "review.json", "review.xlsx", "summary.md")
ROUNDS = int(os.environ.get("SMPLAN_ROUNDS", "1"))
SMPLAN = Path(sys.executable).parent / "smplan"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


def test_a_review_is_its_files_and_one_line_in_the_ledger(session, reviewed):
    assert {path.name for path in reviewed.report.parent.iterdir()} == set(NAMES)
    assert [(entry.month, entry.status, entry.revision) for entry in session.review_entries("garden")] == [(MONTH, "done", 1)]
    assert json.loads((reviewed.report.parent / "review.json").read_text())["month"] == MONTH


def test_the_evidence_stands_under_the_plan_s_bullets(session, reviewed):
    metric = session.load("garden").plan.metrics.metrics[0]

    assert [entry.month for entry in metric.evidence] == [MONTH]


def test_the_page_s_pictures_are_the_report_s_and_none_needs_vega(workspace, session, inbox, monkeypatch):
    monkeypatch.setattr(pictures, "draw", lambda _text: pytest.fail("Vega was asked."))
    folder = review_month(workspace, session, "garden", MONTH, today=TODAY).report.parent
    page = nbformat.read(folder / "review.ipynb", as_version=4)
    shown = "".join(output.data.get("text/html", "") for cell in page.cells if cell.cell_type == "code" for output in cell.outputs)
    pictures_of_report = re.findall(r"<svg aria-hidden.*?</svg>", (folder / "review.html").read_text("utf-8"), re.DOTALL)

    assert pictures_of_report
    assert [picture for picture in pictures_of_report if picture not in shown] == []


def test_given_again_it_changes_nothing(workspace, session, reviewed):
    before = bytes_of(reviewed.report.parent)
    history = len(session.history("garden"))

    again = review_month(workspace, session, "garden", MONTH, today=TODAY)

    assert not again.new
    assert {answer["status"] for answer in again.imports} == {"duplicate"}
    assert bytes_of(reviewed.report.parent) == before
    assert len(session.history("garden")) == history
    assert len(session.review_entries("garden")) == 1


def test_made_anew_from_the_same_inputs_it_has_the_same_bytes(workspace, session, reviewed):
    before = bytes_of(reviewed.report.parent)
    reviewed.report.unlink()

    again = review_month(workspace, session, "garden", MONTH, today=TODAY)

    assert again.new
    assert again.revision == 1
    assert bytes_of(reviewed.report.parent) == before


def test_a_run_that_died_before_the_ledger_knew_is_repeated_to_the_same_bytes(workspace, session, inbox, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(Claim, "finish", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            review_month(workspace, session, "garden", MONTH, today=TODAY, delivery=Delivery(batch="b"))
    before = bytes_of(workspace.review_folder("garden", MONTH))

    again = review_month(workspace, session, "garden", MONTH, today=TODAY, delivery=Delivery(batch="b"))

    assert (again.new, bytes_of(again.report.parent)) == (True, before)
    assert [revision.why for revision in session.history("garden")].count(f"review of {MONTH}") == 1


def test_a_verdict_given_afterwards_does_not_change_the_report(workspace, session, reviewed):
    saved = session.load("garden")
    goal = saved.plan.goals.goals[0]
    verdict = Verdict(id="verd-2222", month=MONTH, decision="continue", by="Mara", on=date(2026, 11, 26))
    session.save(saved.plan.with_goals(goals=(goal.replace(verdicts=(verdict,)),)), base=saved.revision)

    assert not review_month(workspace, session, "garden", MONTH, today=TODAY).new


def test_next_month_shows_last_month_s_verdict(workspace, session, inbox):
    review_month(workspace, session, "garden", "2026-09", today=TODAY)
    saved = session.load("garden")
    goal = saved.plan.goals.goals[0]
    verdict = Verdict(
        id="verd-2222", month="2026-09", decision="change", by="Mara", on=date(2026, 10, 29), text="Ask for the phone number first."
    )
    session.save(saved.plan.with_goals(goals=(goal.replace(verdicts=(verdict,)),)), base=saved.revision)

    published = review_month(workspace, session, "garden", MONTH, today=TODAY)

    assert "Ask for the phone number first." in published.report.read_text(encoding="utf-8")


def test_corrected_data_makes_a_new_report_and_keeps_the_old_one(workspace, session, inbox, reviewed):
    before = bytes_of(reviewed.report.parent)
    (inbox / "download (1).csv").write_bytes(ga4_file(date(2026, 10, 1), date(2026, 10, 31), enquiries=5))

    again = review_month(workspace, session, "garden", MONTH, today=TODAY)

    assert (again.new, again.revision) == (True, 2)
    assert bytes_of(reviewed.report.parent) != before
    assert bytes_of(reviewed.report.parent / "earlier" / "1") == before


def test_a_file_that_was_asked_for_by_name_is_made_later_and_then_with_every_correction(workspace, session, inbox):
    first = review_month(workspace, session, "garden", MONTH, today=TODAY, formats=wanted("html"))
    assert set(first.files) == set(ALWAYS)

    later = review_month(workspace, session, "garden", MONTH, today=TODAY, formats=wanted("md"))
    assert (later.new, later.revision, set(later.files)) == (True, 1, {*ALWAYS, "summary.md"})
    assert not review_month(workspace, session, "garden", MONTH, today=TODAY, formats=wanted("md")).new

    before = (first.report.parent / "summary.md").read_bytes()
    (inbox / "download (1).csv").write_bytes(ga4_file(date(2026, 10, 1), date(2026, 10, 31), enquiries=5))
    corrected = review_month(workspace, session, "garden", MONTH, today=TODAY, formats=wanted("html"))

    assert (corrected.revision, set(corrected.files)) == (2, {*ALWAYS, "summary.md"})
    assert (first.report.parent / "summary.md").read_bytes() != before
    assert (first.report.parent / "earlier" / "1" / "summary.md").read_bytes() == before


def test_a_month_that_is_not_over_is_refused_unless_partial(workspace, session, inbox):
    (inbox / "november.csv").write_bytes(ga4_file(date(2026, 11, 1), date(2026, 11, 20)))
    with pytest.raises(MonthError, match="partial"):
        review_month(workspace, session, "garden", "2026-11", today=TODAY)

    published = review_month(workspace, session, "garden", "2026-11", today=TODAY, partial=True)

    assert json.loads((published.report.parent / "review.json").read_text())["partial"] is True


def test_a_page_that_fails_is_set_aside_and_the_last_good_report_stays(workspace, session, inbox, reviewed, monkeypatch, tmp_path):
    before = bytes_of(reviewed.report.parent)
    page = nbformat.read(running.workbooks() / running.PAGE, as_version=4)
    page.cells[-2].source = "raise RuntimeError('a wheel came off')"
    nbformat.write(page, tmp_path / running.PAGE)
    monkeypatch.setattr(running, "workbooks", lambda: tmp_path)
    (inbox / "download (1).csv").write_bytes(ga4_file(date(2026, 10, 1), date(2026, 10, 31), enquiries=5))

    with pytest.raises(ReviewFailedError, match="a wheel came off"):
        review_month(workspace, session, "garden", MONTH, today=TODAY)

    assert bytes_of(reviewed.report.parent) == before
    assert "a wheel came off" in (reviewed.report.parent / "failed.ipynb").read_text()
    assert session.review_entry("garden", MONTH).status == "failed"


def test_a_failed_review_can_be_made_again(workspace, session, inbox, monkeypatch):
    def stop(*_, **__):
        raise ReviewFailedError("garden", MONTH, "no memory left", "nowhere")

    with monkeypatch.context() as patched:
        patched.setattr(running, "run_page", stop)
        with pytest.raises(ReviewFailedError):
            review_month(workspace, session, "garden", MONTH, today=TODAY)

    assert review_month(workspace, session, "garden", MONTH, today=TODAY).new


def test_four_at_once_make_one_report(workspace, session, inbox):
    """Set SMPLAN_ROUNDS=50 for the full count."""
    environment = {**os.environ, "SMPLAN_WORKSPACE": str(workspace.folder)}
    for number in range(ROUNDS):
        month = f"2026-{10 - number % 9:02d}"
        plan = session.load("garden").plan if number < 9 else None
        name = "garden" if plan else f"garden-{number}"
        if plan is None:
            session.new_plan(session.load("garden").plan.replace(id=name))
        command = [str(SMPLAN), "review", "run", name, "--month", month, "--formats", "md,xlsx"]
        four = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
        answers = [(process.communicate()[0], process.returncode) for process in four]

        codes = sorted(code for _, code in answers)
        assert set(codes) <= {0, 3}
        assert codes[0] == 0
        assert all(printed.startswith("Report: ") for printed, code in answers if code == 0)
        assert [(entry.status, entry.revision) for entry in session.review_entries(name) if entry.month == month] == [("done", 1)]
        assert {path.name for path in workspace.review_folder(name, month).iterdir()} == set(NAMES)


def test_plain_papermill_writes_nothing_but_its_output(workspace, session, inbox, reviewed, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    before = {path: path.stat().st_mtime_ns for path in workspace.folder.rglob("*") if path.is_file()}
    command = [
        str(SMPLAN.parent / "papermill"),
        str(running.workbooks() / running.PAGE),
        "out.ipynb",
        "-p",
        "plan",
        "garden",
        "-p",
        "month",
        MONTH,
    ]
    environment = {**os.environ, "SMPLAN_WORKSPACE": str(workspace.folder)}
    subprocess.run(command, cwd=out, env=environment, check=True, capture_output=True)

    assert [path.name for path in out.iterdir()] == ["out.ipynb"]
    assert {path: path.stat().st_mtime_ns for path in workspace.folder.rglob("*") if path.is_file()} == before
