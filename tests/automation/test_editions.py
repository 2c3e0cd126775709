"""A corrected report lists what is different, the same each time it is made; a past day's report is made again and disturbs nothing."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from smplan_kernel.automation.as_known import review_as_known
from smplan_kernel.automation.report import wanted
from smplan_kernel.automation.run import review_month
from smplan_kernel.errors import MonthError, WorkspaceError
from smplan_kernel.review import Review
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook.month import review_of
from tests.automation import garden
from tests.automation.conftest import MONTH, TODAY
from tests.automation.garden import ga4_file
from tests.cli.conftest import typed

FIRST, LATER = datetime(2026, 11, 10, 12, tzinfo=UTC), datetime(2026, 11, 20, 12, tzinfo=UTC)
KNOWN = date(2026, 11, 12)
CORRECTED = "download (1).csv"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """A workspace whose October was reviewed on 10 November and corrected on the 20th; its first report's files, and the second report."""
    folder = tmp_path_factory.mktemp("corrected") / "workspace"
    with open_workspace(folder, clock=lambda: FIRST) as opened:
        session = opened.session(who="Mara")
        session.new_plan(garden.small_plan())
        garden.fill_inbox(opened.inbox("garden"))
        before = bytes_of(review_month(opened, session, "garden", MONTH, today=TODAY, formats=wanted("md,xlsx,plan")).report.parent)
    with open_workspace(folder, clock=lambda: LATER) as opened:
        (opened.inbox("garden") / CORRECTED).write_bytes(ga4_file(date(2026, 10, 1), date(2026, 10, 31), enquiries=5))
        session = opened.session(who="Jon")
        saved = session.load("garden")
        session.save(saved.plan.with_start(organisation="Garden and Daughters"), base=saved.revision)
        return folder, before, review_month(opened, session, "garden", MONTH, today=TODAY)


@pytest.fixture
def folder(corrected, tmp_path):
    """A copy of that workspace."""
    shutil.copytree(corrected[0], tmp_path / "workspace")
    return tmp_path / "workspace"


def report_in(folder: Path) -> Path:
    return folder / "reviews" / "garden" / MONTH


def test_a_corrected_report_says_which_number_changed_and_which_file_did_it(corrected):
    edition = corrected[2].edition

    assert edition.sentence.startswith(
        "This is edition 2 of the review, with corrected figures; it replaces edition 1, which is kept, and "
    )
    assert edition.differences[0].sentence == f"“Enquiries from the site”, October 2026: 41 before, 165 now ({CORRECTED})."


def test_the_differences_stand_in_every_file_of_the_report(folder):
    told = "October 2026: 41 before, 165 now"
    place = report_in(folder)
    html = (place / "review.html").read_text("utf-8")

    assert told in html
    assert '<a href="earlier/1/review.html">' in html
    assert told in (place / "summary.md").read_text("utf-8").replace("\\", "")
    assert json.loads((place / "review.json").read_text("utf-8"))["edition"]["differences"][0]["after"] == "165"


def test_the_earlier_edition_stands_whole_where_the_new_one_points(corrected, folder):
    assert bytes_of(report_in(folder) / "earlier" / "1") == corrected[1]


def test_the_report_points_to_the_plan_as_it_stood(folder):
    place = report_in(folder)

    assert '<a href="plan.html">Plan as of 10 November 2026, version 1</a>' in (place / "review.html").read_text("utf-8")
    assert "Garden &amp; Sons" in (place / "plan.html").read_text("utf-8")


def test_made_anew_from_the_same_inputs_a_corrected_report_has_the_same_bytes(folder):
    before = bytes_of(report_in(folder))
    (report_in(folder) / "review.html").unlink()
    with open_workspace(folder) as opened:
        again = review_month(opened, opened.session(who="Mara"), "garden", MONTH, today=TODAY)

    assert (again.new, again.revision) == (True, 2)
    assert bytes_of(report_in(folder)) == before


def test_as_known_on_a_day_it_is_the_report_of_that_day_and_nothing_else_changes(corrected, folder):
    before = bytes_of(report_in(folder))
    answer = json.loads(
        typed(folder, "review", "run", "garden", "--month", MONTH, "--as-known", f"{KNOWN}", "--formats", "md", "--json").stdout
    )[0]
    made = Review.from_json(Path(answer["report"]).with_name("review.json").read_bytes())

    assert Path(answer["report"]).parent == report_in(folder) / "as-known" / f"{KNOWN}"
    assert made.edition.known == KNOWN
    assert made.model_copy(update={"edition": None}).to_json().encode() == corrected[1]["review.json"]
    assert bytes_of(report_in(folder)) == before
    with open_workspace(folder) as opened:
        session = opened.session(who="Mara")
        assert (session.review_entry("garden", MONTH).revision, session.newest("garden")) == (2, 4)


def test_the_command_tells_people_what_is_different(folder):
    (folder / "inbox" / "garden" / "download (2).csv").write_bytes(ga4_file(date(2026, 10, 1), date(2026, 10, 31), enquiries=1))
    done = typed(folder, "review", "run", "garden", "--month", MONTH, "--formats", "html")

    assert done.stdout.startswith("Report: ")
    assert "This is edition 3 of the review" in done.stderr
    assert "“Enquiries from the site”, October 2026: 165 before, 41 now (download (2).csv)." in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("garden", "--as-known", "2199-01-01"), "this day is yet to come"),
        (("garden", "--as-known", "2026-11-01"), "was not there yet on"),
        (("--all", "--as-known", "2026-11-12"), "--as-known looks at one plan"),
        (("garden", "--as-known", "2026-10-20"), "this month is not over yet"),
    ],
)
def test_a_day_that_cannot_be_looked_back_to_is_refused_in_words(folder, words, told):
    assert told in " ".join(typed(folder, "review", "run", "--month", MONTH, *words, code=2).stderr.replace("│", "").split())


def test_before_the_first_file_nothing_was_known(folder):
    with open_workspace(folder) as opened:
        session = opened.session(who="Mara")
        marks = [session.mark_at("garden", moment) for moment in (datetime(2026, 11, 9, tzinfo=UTC), FIRST, LATER)]

    assert marks == [-1, 2, 3]


def test_a_look_back_raises_what_its_caller_can_tell(folder):
    with open_workspace(folder) as opened:
        session = opened.session(who="Mara")
        with pytest.raises(MonthError):
            review_as_known(opened, session, "garden", MONTH, on=date(2026, 12, 1), today=TODAY, formats=wanted("html"))
        with pytest.raises(WorkspaceError):
            review_as_known(opened, session, "garden", MONTH, on=date(2026, 11, 2), today=TODAY, formats=wanted("html"))


def test_plan_changes_are_those_of_people_since_the_review_before(folder):
    with open_workspace(folder) as opened:
        session = opened.session(who="Mara")
        first = review_of(session, "garden", MONTH, revision=4)
        session.claim_review("garden", "2026-09", inputs="a", worker="w").finish(plan_revision=1, mark=2, files={})
        made = review_of(session, "garden", MONTH, revision=4)

    assert (first.plan_changes, first.changes_since) == ((), "")
    assert made.plan_changes == ("Start: organisation is now 'Garden and Daughters' (was 'Garden & Sons').",)
    assert made.changes_since == "the review of September 2026, version 1 of the plan"


def test_a_review_of_the_month_before_that_was_made_later_is_none_to_compare_with(folder):
    with open_workspace(folder) as opened:
        session = opened.session(who="Mara")
        session.claim_review("garden", "2026-09", inputs="a", worker="w").finish(plan_revision=4, mark=2, files={})

        assert review_of(session, "garden", MONTH, revision=1).plan_changes == ()
