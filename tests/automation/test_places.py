"""Reports in a folder of one's own choice or in an object store: whole or not there, announced last, and no key is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from smplan_kernel.automation.places import check_output, is_store, place_of
from smplan_kernel.automation.report import wanted
from smplan_kernel.automation.run import Delivery, review_month
from smplan_kernel.errors import StorageError
from tests.automation.conftest import SECRET
from tests.automation.garden import ga4_file

TODAY = date(2026, 11, 22)
MONTH = "2026-10"
NAMES = ["review.html", "review.ipynb", "review.json"]
SMPLAN = Path(sys.executable).parent / "smplan"


def review(workspace, session, output):
    return review_month(workspace, session, "garden", MONTH, today=TODAY, formats=wanted("html"), delivery=Delivery(output=output))


@pytest.fixture
def memory():
    """What stands in the store in memory, which is this process's only one."""
    MemoryFileSystem.store.clear()
    yield MemoryFileSystem()
    MemoryFileSystem.store.clear()


def test_a_report_stands_in_the_object_store_and_nowhere_else(workspace, session, inbox, s3):
    published = review(workspace, session, "s3://reports/monthly/")

    assert published.report == f"s3://reports/monthly/garden/{MONTH}/review.html"
    assert s3.find("reports") == [f"reports/monthly/garden/{MONTH}/{name}" for name in NAMES]
    assert json.loads(s3.cat(f"reports/monthly/garden/{MONTH}/review.json"))["month"] == MONTH
    assert not (workspace.folder / "reviews").exists()
    assert session.review_entry("garden", MONTH).status == "done"


def test_the_same_report_is_the_same_bytes_in_every_place(workspace, session, inbox, s3, memory, tmp_path):
    places = ["", str(tmp_path / "here"), f"file://{tmp_path}/there", "memory://kept", "s3://reports"]
    for output in places:
        assert review(workspace, session, output).new
    here, there = tmp_path / "here" / "garden" / MONTH, tmp_path / "there" / "garden" / MONTH

    for name in NAMES:
        first = (workspace.review_folder("garden", MONTH) / name).read_bytes()
        assert (here / name).read_bytes() == (there / name).read_bytes() == first
        assert memory.cat(f"/kept/garden/{MONTH}/{name}") == s3.cat(f"reports/garden/{MONTH}/{name}") == first
    assert session.review_entry("garden", MONTH).revision == 1
    assert not review(workspace, session, "s3://reports").new


def test_a_corrected_report_keeps_the_earlier_one_in_the_store(workspace, session, inbox, s3):
    review(workspace, session, "s3://reports")
    before = {name: s3.cat(f"reports/garden/{MONTH}/{name}") for name in NAMES}
    (inbox / "download (1).csv").write_bytes(ga4_file(date(2026, 10, 1), date(2026, 10, 31), enquiries=5))

    assert review(workspace, session, "s3://reports").revision == 2
    assert {name: s3.cat(f"reports/garden/{MONTH}/earlier/1/{name}") for name in NAMES} == before
    assert s3.cat(f"reports/garden/{MONTH}/review.json") != before["review.json"]


def test_a_month_whose_report_could_not_be_put_waits_and_its_report_is_announced_last(workspace, session, inbox, memory, monkeypatch):
    put = []

    def break_at_the_report(_system, path, _content):
        put.append(path.rpartition("/")[2])
        if path.endswith("review.html"):
            raise ConnectionResetError(SECRET)

    with monkeypatch.context() as patched:
        patched.setattr(type(memory), "pipe_file", break_at_the_report)
        with pytest.raises(StorageError) as told:
            review(workspace, session, "memory://kept")

    assert put == ["review.ipynb", "review.json", "review.html"]
    assert str(told.value).startswith(f"memory://kept/garden/{MONTH}: it does not answer (ConnectionResetError). ")
    entry = session.review_entry("garden", MONTH)
    assert (entry.status, entry.revision, entry.problem) == ("failed", 0, str(told.value))
    assert not any(metric.evidence for metric in session.load("garden").plan.metrics.metrics)
    assert review(workspace, session, "memory://kept").new


def test_a_store_that_does_not_answer_is_one_sentence_and_no_key(s3, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr(type(s3), "retries", 1)
    type(s3).clear_instance_cache()

    with pytest.raises(StorageError) as told:
        check_output("s3://reports")

    todo = "Look at the store and its settings on this machine, then run the review again."
    assert str(told.value) == f"s3://reports: it does not answer (EndpointConnectionError). {todo}"


def test_the_command_says_what_is_wrong_before_any_review_begins(workspace, session, inbox, s3):
    environment = {**os.environ, "SMPLAN_WORKSPACE": str(workspace.folder)}
    command = [str(SMPLAN), "review", "run", "garden", "--month", MONTH, "--output", "s3://nowhere"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == "s3://nowhere: there is no such bucket or folder. Make it first, or correct the address.\n"
    assert session.review_entry("garden", MONTH) is None


def test_a_machine_without_keys_is_told_so(s3, monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    type(s3).clear_instance_cache()

    with pytest.raises(StorageError, match="s3://reports: the store has no keys on this machine"):
        check_output("s3://reports")


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("s3://nowhere/x", "s3://nowhere/x: there is no such bucket or folder. Make it first"),
        ("s3:///x", "s3:///x: the address names no bucket. Write it like s3://bucket/folder."),
        ("gs://reports", "gs://reports: the package for this store is missing. Install it with: pip install gcsfs."),
        (
            "http://example.org/x",
            "http://example.org/x: smplan cannot put reports there. Name a folder, or an address that begins with s3://",
        ),
        ("s3://anna:%68idden@reports/x", "s3://reports/x: an address carries no password."),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_before_anything_begins(s3, output, told):
    with pytest.raises(StorageError) as refused:
        check_output(output)

    assert str(refused.value).startswith(told)


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)

    with pytest.raises(StorageError, match=r"pip install 'smplan\[s3\]'"):
        check_output("s3://reports")


def test_a_folder_that_cannot_be_written_is_one_sentence(workspace, tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StorageError, match=r"the report cannot be written \(Not a directory\)"):
        place_of(workspace, "garden", MONTH, str(tmp_path / "file")).publish({"review.html": b""})


@pytest.mark.parametrize("output", ["C:/reports", "file:///srv", "reports", "../reports"])
def test_a_folder_is_no_store(output):
    assert not is_store(output)
    check_output(output)
