"""Folders and archives of many exports: each file is told on its own, a bad one stops no other, all can be taken back together."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from smplan_kernel.errors import ExportError
from smplan_kernel.inbox import Hints, SentFile, import_files
from smplan_kernel.inbox.batch import last_batch, undo_last
from smplan_kernel.inbox.bundles import inside, opened
from smplan_kernel.inbox.overview import overview
from smplan_kernel.plan import DataSource
from smplan_kernel.sources.files.limits import Limits
from tests.automation.garden import X_ACCOUNT, ga4_file, small_plan, x_file
from tests.sources import makers, traps

SEPTEMBER, OCTOBER = x_file(date(2026, 9, 1), date(2026, 9, 30)), x_file(date(2026, 10, 1), date(2026, 10, 31))
WEB = ga4_file(date(2026, 9, 1), date(2026, 9, 30))


def bring(session, path, **options):
    return list(import_files(session, "garden", [path], **options))


def states(answers):
    return {answer["file"]: answer["status"] for answer in answers}


@pytest.fixture
def folder(tmp_path):
    """A folder as people keep it: a download, a folder in it, something that is no export, something hidden."""
    place = tmp_path / "downloads"
    (place / "october").mkdir(parents=True)
    (place / "web.csv").write_bytes(WEB)
    (place / "october" / "x.csv").write_bytes(OCTOBER)
    (place / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (place / ".hidden.csv").write_bytes(SEPTEMBER)
    return place


@pytest.fixture
def bundle(tmp_path):
    """Make an archive of some files."""

    def of(members, name="all.zip"):
        path = tmp_path / name
        path.write_bytes(makers.packed(members))
        return path

    return of


def test_a_folder_is_gone_through_file_by_file(session, folder):
    assert states(bring(session, folder)) == {"october/x.csv": "imported", "photo.csv": "refused", "web.csv": "imported"}


def test_an_archive_of_many_exports_is_told_member_by_member(session, bundle):
    path = bundle({"x.csv": SEPTEMBER, "more/web.csv": WEB, "note.txt": "hello"})

    assert states(bring(session, path)) == {
        "all.zip/x.csv": "imported",
        "all.zip/more/web.csv": "imported",
        "all.zip/note.txt": "refused",
    }


def test_two_months_of_one_export_in_an_archive_are_two_imports(session, bundle):
    bring(session, bundle({"september.csv": SEPTEMBER, "october.csv": OCTOBER}))

    assert [entry.period for entry in session.imports("garden")] == [("2026-09-01", "2026-09-30"), ("2026-10-01", "2026-10-31")]


@pytest.mark.parametrize("data", [makers.youtube_zip(), makers.search_zip()], ids=["YouTube", "Search Console"])
def test_an_archive_that_is_one_export_stays_one(session, tmp_path, data):
    (tmp_path / "one 2026-09-01_2026-09-30.zip").write_bytes(data)

    assert states(bring(session, tmp_path / "one 2026-09-01_2026-09-30.zip")) == {"one 2026-09-01_2026-09-30.zip": "imported"}


def test_archives_and_workbooks_inside_are_opened(session, bundle):
    inner = makers.packed({"x.csv": SEPTEMBER, "web.csv": WEB})
    path = bundle(
        {"yt.zip": makers.youtube_zip(), "search.xlsx": makers.search_xlsx(), "posts.xls": makers.linkedin_file(), "two.zip": inner}
    )

    assert states(bring(session, path)) == {
        "all.zip/yt.zip": "imported",
        "all.zip/search.xlsx": "imported",
        "all.zip/posts.xls": "imported",
        "all.zip/two.zip/x.csv": "imported",
        "all.zip/two.zip/web.csv": "imported",
    }


def test_an_archive_that_lies_too_deep_is_refused_and_stops_no_other(session, bundle):
    deep = makers.packed({"c.zip": makers.packed({"a.zip": makers.packed({"x.csv": SEPTEMBER}), "b.csv": WEB}), "d.csv": "x"})
    answers = {answer["file"]: answer for answer in bring(session, bundle({"deep.zip": deep, "x.csv": OCTOBER}))}

    assert answers["all.zip/x.csv"]["status"] == "imported"
    assert "an archive in an archive in an archive" in answers["all.zip/deep.zip/c.zip/a.zip"]["problems"][0]


def test_a_bomb_in_an_archive_stops_no_other(session, bundle):
    answers = {answer["file"]: answer for answer in bring(session, bundle({"far.xlsx": traps.far_cell(), "x.csv": SEPTEMBER}))}

    assert "XFD1048576" in answers["all.zip/far.xlsx"]["problems"][0]
    assert answers["all.zip/x.csv"]["status"] == "imported"


def test_an_archive_costs_no_more_than_its_allowance_with_all_that_is_nested_in_it():
    inner = SentFile(name="all.zip/inner.zip", content=makers.packed({"x.csv": SEPTEMBER, "y.csv": OCTOBER}))
    outer = SentFile(name="all.zip", content=makers.packed({"inner.zip": inner.content}))
    (around,) = inside(outer, ("inner.zip",), limits=Limits(members=2))
    first, second = inside(inner, ("x.csv", "y.csv"), around=around)
    opened(around), opened(first)

    with pytest.raises(ExportError, match="the archive holds more than can be read at once"):
        opened(second)


def test_a_file_known_from_a_folder_is_a_duplicate_in_an_archive(session, tmp_path, bundle):
    (tmp_path / "x.csv").write_bytes(SEPTEMBER)
    bring(session, tmp_path / "x.csv")

    assert states(bring(session, bundle({"x.csv": SEPTEMBER, "web.csv": WEB})))["all.zip/x.csv"] == "duplicate"


def test_a_folder_in_an_archive_may_name_the_account(session, bundle):
    two = (X_ACCOUNT, DataSource(id="dsrc-second", name="X of the nursery", platform="x", account="@nursery"))
    session.save(small_plan().with_metrics(sources=two), base=1)
    answers = bring(session, bundle({"@nursery/x.csv": SEPTEMBER, "web.csv": WEB}))

    assert answers[0]["account"] == "@nursery"


def test_the_latest_export_wins_also_through_an_archive_and_the_old_one_is_kept(session, bundle, tmp_path):
    (tmp_path / "x.csv").write_bytes(SEPTEMBER)
    bring(session, tmp_path / "x.csv")
    before = session.observations_mark("garden")
    later = x_file(date(2026, 9, 15), date(2026, 10, 14), impressions=200)
    bring(session, bundle({"later.csv": later, "web.csv": WEB}))
    now, then = session.observations("garden"), session.observations("garden", known_at=before)

    assert len(now[(now["platform"] == "x") & (now["metric"] == "impressions")]) == 44
    assert len(then[then["metric"] == "impressions"]) == 30
    overlap = now[(now["metric"] == "impressions") & (now["period_start"] == "2026-09-20")]
    assert overlap["value"].tolist() == [220.0]


def test_a_batch_is_taken_back_whole_and_nothing_before_it(session, folder, tmp_path):
    (tmp_path / "x.csv").write_bytes(SEPTEMBER)
    bring(session, tmp_path / "x.csv")
    bring(session, folder)

    assert [entry.file_name for entry in undo_last(session, "garden")] == ["october/x.csv", "web.csv"]
    assert [entry.file_name for entry in last_batch(session.imports("garden"))] == ["x.csv"]


def test_what_was_taken_back_with_its_batch_is_known_as_it_was(session, folder):
    bring(session, folder)
    mark = session.observations_mark("garden")
    undo_last(session, "garden")

    assert len(session.observations("garden")) == 0
    assert len(session.observations("garden", known_at=mark)) > 0


def test_with_nothing_brought_in_there_is_nothing_to_take_back(session):
    assert undo_last(session, "garden") == ()


def test_a_dry_run_of_a_folder_stores_nothing(session, folder):
    assert set(states(bring(session, folder, dry_run=True)).values()) == {"recognised", "refused"}
    assert session.imports("garden") == ()


def test_the_number_of_files_is_told_while_they_are_read(session, bundle):
    told = []
    bring(session, bundle({"x.csv": SEPTEMBER, "web.csv": WEB}), tell=lambda done, known: told.append((done, known)))

    assert told == [(0, 1), (0, 2), (1, 2)]


def test_hints_hold_for_every_file(session, folder):
    answers = bring(session, folder, hints=Hints(account="@somebody"))

    assert {answer["account"] for answer in answers if answer["status"] == "imported"} == {"@somebody"}


def test_the_overview_has_a_line_for_each_file(session, folder):
    seen = overview(bring(session, folder), small_plan())

    assert seen.rows[0] == ("october/x.csv", "X, account overview", "@garden", "1 to 31 October 2026", "31", "403", "brought in")
    assert seen.sentence == "2 brought in, 1 not brought in."


def test_the_overview_names_the_open_question(session, tmp_path):
    (tmp_path / "x.csv").write_bytes(SEPTEMBER)
    two = small_plan().with_metrics(sources=(X_ACCOUNT, DataSource(id="dsrc-second", platform="x", account="@nursery")))
    session.save(two, base=1)

    assert overview(bring(session, tmp_path / "x.csv"), two).rows[0][-1] == "waits for an answer: whose figures"


def test_a_link_out_of_a_folder_is_not_followed(session, folder, tmp_path):
    (tmp_path / "elsewhere.csv").write_bytes(SEPTEMBER)
    (folder / "link.csv").symlink_to(tmp_path / "elsewhere.csv")

    assert "link.csv" not in states(bring(session, folder))


@pytest.mark.parametrize("name", ["../../up.csv", "/etc/absolute.csv", "C:\\windows\\con.csv", "a\u202eb.csv"])
def test_a_member_s_name_is_words_and_never_a_path(session, tmp_path, name):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, SEPTEMBER)
        archive.writestr("web.csv", WEB)
    (tmp_path / "all.zip").write_bytes(content.getvalue())

    assert sorted(states(bring(session, tmp_path / "all.zip")).values()) == ["imported", "imported"]
    assert not (tmp_path.parent / "up.csv").exists()


def test_names_in_an_archive_cannot_turn_the_line_they_stand_in(session, tmp_path):
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        archive.writestr("a\u202evsc.png", b"nothing")
        archive.writestr("web.csv", WEB)
    told = bring(session, tmp_path / "many.zip")

    assert [answer["file"] for answer in told] == ["many.zip/a\N{REPLACEMENT CHARACTER}vsc.png", "many.zip/web.csv"]
    assert not any("\u202e" in problem for answer in told for problem in answer["problems"])
