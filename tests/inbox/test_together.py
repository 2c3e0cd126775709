"""A download of YouTube that somebody unpacked gives the same figures as the zip, in a folder and on the page."""

from __future__ import annotations

import io
import zipfile

import pytest

from smplan_kernel.forms.pieces import Whole
from smplan_kernel.inbox import SentFile, import_files, import_sent
from smplan_kernel.sources.unpacked import belong_together, packed_again, part_of
from smplan_kernel.workbook.inbox import Inbox
from tests.automation.garden import small_plan
from tests.sources import makers

SEEN = ["platform", "account", "level", "object", "metric", "definition", "period_start", "period_end", "value", "unit", "flags", "row"]
ZIPS = {"English": makers.youtube_zip(), "German": makers.youtube_german_zip()}


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.startswith("__")}


def seen(session):
    return sorted(map(tuple, session.observations("garden")[SEEN].astype(str).itertuples(index=False)))


@pytest.fixture(params=ZIPS)
def download(request):
    return ZIPS[request.param]


@pytest.fixture
def as_zip(workspace, download):
    """The figures of the zip itself, in a plan of their own."""
    elsewhere = workspace.session("Anna")
    elsewhere.new_plan(small_plan().replace(id="elsewhere"))
    import_sent(elsewhere, "elsewhere", SentFile(name="youtube.zip", content=download))
    return sorted(map(tuple, elsewhere.observations("elsewhere")[SEEN].astype(str).itertuples(index=False)))


@pytest.fixture
def folder(tmp_path, download):
    place = tmp_path / "downloads" / "Content 2026"
    place.mkdir(parents=True)
    for name, content in members(download).items():
        (place / name).write_bytes(content)
    return place


def test_a_folder_gives_what_the_zip_gives(session, folder, as_zip):
    (folder.parent / "x.csv").write_bytes(makers.x_file())
    answers = list(import_files(session, "garden", [folder.parent]))

    assert [(answer["status"], answer["format"]) for answer in answers] == [("imported", "youtube.studio"), ("imported", "x.overview")]
    assert answers[0]["file"].startswith("Content 2026/")
    session.undo_import("garden", answers[1]["import"])
    assert seen(session) == as_zip


def test_files_that_are_named_one_by_one_do_too(session, folder, as_zip):
    answers = list(import_files(session, "garden", sorted(folder.iterdir())))

    assert len(answers) == 1
    assert seen(session) == as_zip


def mixed(download, **more):
    """An archive of several exports, one of them unpacked in a folder of its own."""
    return makers.packed({f"all/Content 2026/{name}": content for name, content in members(download).items()} | more)


def test_a_folder_in_an_archive_of_many_exports_gives_what_the_zip_gives(session, tmp_path, download, as_zip):
    (tmp_path / "all.zip").write_bytes(mixed(download, **{"all/x.csv": makers.x_file()}))
    answers = list(import_files(session, "garden", [tmp_path / "all.zip"]))

    assert [(answer["status"], answer["format"]) for answer in answers] == [("imported", "youtube.studio"), ("imported", "x.overview")]
    assert answers[0]["file"].startswith("all.zip/all/Content 2026/")
    session.undo_import("garden", answers[1]["import"])
    assert seen(session) == as_zip


def test_so_it_does_in_an_archive_in_an_archive(session, tmp_path, download, as_zip):
    inner = mixed(download, **{"all/x.csv": makers.x_file()})
    (tmp_path / "outer.zip").write_bytes(makers.packed({"inner.zip": inner, "x.csv": makers.x_file()}))
    answers = list(import_files(session, "garden", [tmp_path / "outer.zip"]))

    assert sorted(answer["status"] for answer in answers) == ["duplicate", "imported", "imported"]
    session.undo_import("garden", next(answer["import"] for answer in answers if answer.get("format") == "x.overview"))
    assert seen(session) == as_zip


def test_an_archive_of_many_gives_it_on_the_page(session, download):
    page = Inbox(small_plan, session, begin=lambda: True, locked=False)
    page._take(Whole(name="all.zip", content=mixed(download, **{"all/web.csv": makers.ga4_file()})))
    page.upload._receive(page.upload, {"all": "sent"}, [])

    assert [line["state"] for line in page.upload.lines] == ["kept", "imported", "imported"]  # the first is about all of them
    assert sorted(entry.format for entry in session.imports("garden")) == ["ga4.exploration", "youtube.studio"]


def test_in_an_archive_one_that_is_cut_off_is_named(session, tmp_path, download):
    files = members(download)
    name = next(name for name in files if name.startswith(("Totals", "Gesamt")))
    content = makers.packed({f"c/{one}": text[:-2] if one == name else text for one, text in files.items()} | {"x.csv": makers.x_file()})
    (tmp_path / "all.zip").write_bytes(content)
    answers = list(import_files(session, "garden", [tmp_path / "all.zip"]))

    assert [answer["status"] for answer in answers] == ["refused", "imported"]
    assert f"{name}: the last line has no end" in answers[0]["problems"][0]


def test_the_same_folder_comes_in_once(session, folder):
    list(import_files(session, "garden", [folder]))

    assert [answer["status"] for answer in import_files(session, "garden", [folder])] == ["duplicate"]


def test_a_drop_of_the_files_gives_it_on_the_page(session, download, as_zip):
    page = Inbox(small_plan, session, begin=lambda: True, locked=False)
    for name, content in members(download).items():
        page._take(Whole(name=name, content=content))
    before = [line["state"] for line in page.upload.lines]
    page.upload._receive(page.upload, {"all": "sent"}, [])

    assert set(before) == {"reading"}
    assert [line["state"] for line in page.upload.lines] == ["imported"]
    assert seen(session) == as_zip


def test_a_table_that_comes_alone_is_asked_about_as_before(session):
    page = Inbox(small_plan, session, begin=lambda: True, locked=False)
    page._take(Whole(name="Table data.csv", content=makers.youtube_table()))
    page.upload._receive(page.upload, {"all": "sent"}, [])

    assert page.upload.lines[0]["question"]["kind"] == "period"


def test_one_that_is_cut_off_is_named(session, folder):
    name = next(path for path in folder.iterdir() if path.name.startswith(("Totals", "Gesamt")))
    name.write_bytes(name.read_bytes()[:-2])
    answers = list(import_files(session, "garden", [folder]))

    assert len(answers) == 1
    assert f"{name.name}: the last line has no end" in answers[0]["problems"][0]
    assert session.imports("garden") == ()


def test_a_file_put_away_before_the_others_came_is_not_read(session):
    page = Inbox(small_plan, session, begin=lambda: True, locked=False)
    for name, content in members(ZIPS["English"]).items():
        page._take(Whole(name=name, content=content))
    for line in list(page._files):
        page._files.pop(line)
    page.upload._receive(page.upload, {"all": "sent"}, [])

    assert (page.upload.lines, session.imports("garden")) == ([], ())


TABLE, CHART, TOTALS = (members(ZIPS["English"])[name] for name in ("Table data.csv", "Chart data.csv", "Totals.csv"))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ((TABLE, CHART, TOTALS), True),
        ((TABLE, TOTALS), True),
        ((b"\xef\xbb\xbf" + TABLE.replace(b",", b";"), TOTALS), True),
        ((TABLE,), False),
        ((TOTALS, TOTALS), False),
        ((TABLE, TABLE, TOTALS), False),
        ((TABLE, b"Date,Followers\n2026-09-01,4\n"), False),
        ((CHART, b"Date,Impressions\n2026-09-01,4\n"), False),
    ],
)
def test_what_belongs_together_is_known_by_its_headings(files, expected):
    assert belong_together([part_of(content) for content in files]) is expected


@pytest.mark.parametrize("content", [b"", b"\x00", b'"', b"PK\x03\x04", b"\xff\xfeD\x00a\x00", makers.x_file(), makers.instagram_file()])
def test_what_is_no_part_is_none(content):
    assert part_of(content) is None


def test_the_same_files_make_the_same_archive():
    assert packed_again({"b": b"2", "a": b"1"}) == packed_again({"a": b"1", "b": b"2"})
