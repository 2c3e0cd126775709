"""Files that wait for an answer: whole or not at all, within a limit, gone when they are too old."""

from __future__ import annotations

import hashlib
import stat

import pytest

from smplan_kernel.errors import PlanNotFoundError, ReadOnlyError, WorkspaceError
from smplan_kernel.store import waiting

DAY = 86_400


@pytest.fixture
def place(owner, fernhill):
    return owner.waiting("fernhill")


def test_a_file_comes_back_as_it_was_with_what_is_known_about_it(place):
    kept = place.keep(b"Date,Likes\n1,2\r\n\x00\xff", {"name": "../../etc/passwd", "on": "é\ud800"})

    assert place.files() == (kept,)
    assert (place.content(kept.id), kept.facts["name"]) == (b"Date,Likes\n1,2\r\n\x00\xff", "../../etc/passwd")


def test_no_name_of_a_file_becomes_a_path_and_nobody_else_looks_in(place):
    kept = place.keep(b"a", {"name": "../../evil"})

    assert [path.name for path in place.folder.iterdir()] == [hashlib.sha256(b"a").hexdigest()]
    assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700
    with pytest.raises(ValueError, match="64 hexadecimal"):
        place.drop(f"../{kept.id}")


def test_the_same_file_waits_once(place):
    place.keep(b"a", {"name": "first"})
    place.keep(b"a", {"name": "second"})

    assert [one.facts["name"] for one in place.files()] == ["second"]


def test_it_is_gone_after_its_time(place, clock):
    kept = place.keep(b"a", {"name": "a"})
    clock.wait(29 * DAY)
    before = place.files()
    clock.wait(2 * DAY)

    assert before == (kept,)
    assert (place.files(), list(place.folder.iterdir())) == ((), [])


@pytest.mark.parametrize(("limit", "most"), [("MOST_BYTES", 5), ("MOST_FILES", 1)])
def test_there_is_an_end_to_what_waits(place, monkeypatch, limit, most):
    monkeypatch.setattr(waiting, limit, most)
    place.keep(b"abc", {"name": "a"})

    with pytest.raises(WorkspaceError, match="too many files wait"):
        place.keep(b"abcd", {"name": "b"})
    assert len(place.files()) == 1
    place.keep(b"abc", {"name": "again"})


def test_what_is_not_whole_any_more_is_nothing(place):
    kept = place.keep(b"abc", {"name": "a"})
    path = place.folder / kept.id
    path.write_bytes(path.read_bytes()[:-1])

    assert place.content(kept.id) is None


@pytest.mark.parametrize("head", [b"", b"{}", b"[1]\n", b'{"since": 1, "facts": {}}\n', b'{"since": "x", "facts": []}\n', b"\xff\xfe\n"])
def test_what_somebody_else_put_there_is_left_out(place, head):
    place.keep(b"abc", {"name": "a"})
    (place.folder / ("0" * 64)).write_bytes(head)
    (place.folder / "notes.txt").write_bytes(b"mine")

    assert [one.facts["name"] for one in place.files()] == ["a"]
    assert (place.folder / "notes.txt").exists()


def test_only_who_may_bring_files_in_sees_them(workspace, fernhill):
    with pytest.raises(ReadOnlyError):
        workspace.session("Vera", role="viewer").waiting("fernhill")


def test_a_plan_that_is_not_there_has_no_place(owner):
    with pytest.raises(PlanNotFoundError):
        owner.waiting("nobody")


def test_they_leave_with_the_plan(owner, place):
    place.keep(b"abc", {"name": "a"})
    owner.erase("fernhill")

    assert not place.folder.exists()
