"""Files appear whole or not at all."""

import hashlib
import os

import pytest

from smplan_kernel.automation.publish import keep_earlier, publish, withdraw, write_file


def test_a_file_is_written_with_its_fingerprint(tmp_path):
    fingerprint = write_file(tmp_path / "new" / "review.html", b"<p>October</p>")

    assert (tmp_path / "new" / "review.html").read_bytes() == b"<p>October</p>"
    assert fingerprint == hashlib.sha256(b"<p>October</p>").hexdigest()


def test_a_write_that_fails_leaves_the_last_good_file_and_no_litter(tmp_path, monkeypatch):
    write_file(tmp_path / "review.html", b"good")

    def full_disk(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_file(tmp_path / "review.html", b"half")

    assert [path.name for path in tmp_path.iterdir()] == ["review.html"]
    assert (tmp_path / "review.html").read_bytes() == b"good"


def test_a_report_can_be_read_by_others(tmp_path):
    write_file(tmp_path / "review.html", b"")

    assert (tmp_path / "review.html").stat().st_mode & 0o777 == 0o644


def test_earlier_files_are_kept_beside_the_corrected_ones(tmp_path):
    publish(tmp_path, {"review.html": b"first"})
    keep_earlier(tmp_path, ("review.html", "review.json"), 1)
    publish(tmp_path, {"review.html": b"second"})

    assert (tmp_path / "earlier" / "1" / "review.html").read_bytes() == b"first"
    assert (tmp_path / "review.html").read_bytes() == b"second"
    assert not (tmp_path / "earlier" / "1" / "review.json").exists()


def test_a_file_of_an_older_story_is_taken_away(tmp_path):
    publish(tmp_path, {"review.html": b"new", "summary.md": b"old"})
    withdraw(tmp_path, ["summary.md", "review.xlsx"])

    assert [path.name for path in tmp_path.iterdir()] == ["review.html"]


def test_what_an_interrupted_correction_kept_is_not_kept_again(tmp_path):
    publish(tmp_path, {"review.json": b"first", "review.html": b"first"})
    keep_earlier(tmp_path, ("review.json", "review.html"), 1)
    publish(tmp_path, {"review.json": b"second"})
    keep_earlier(tmp_path, ("review.json", "review.html"), 1)

    assert {path.name: path.read_bytes() for path in (tmp_path / "earlier" / "1").iterdir()} == {
        "review.json": b"first",
        "review.html": b"first",
    }


@pytest.mark.parametrize(
    "write", [lambda folder: publish(folder, {"review.html": b"new"}), lambda folder: keep_earlier(folder, ("review.html",), 1)]
)
def test_what_a_killed_run_had_begun_is_taken_away(tmp_path, write):
    publish(tmp_path, {"review.html": b"old"})
    begun = (tmp_path / ".review.html.abcd_012", tmp_path / "earlier" / "1" / ".review.html.abcd_012")
    theirs = tmp_path / ".review.html.my-own-copy"
    begun[1].parent.mkdir(parents=True)
    for path in (*begun, theirs):
        path.write_bytes(b"ha")

    write(tmp_path)

    assert theirs.exists()
    assert sum(path.exists() for path in begun) == 1  # of the folder that was written to, none is left
