"""The warm process: readers that are forked, its end and its return, and that nothing of one file reaches the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.process import child, warm_process
from smplan_kernel.sources.process.child import WARM, read_in_child
from smplan_kernel.sources.rows.reading import Request
from tests.sources import makers, traps

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks readers")


@pytest.fixture
def warm():
    """A warm process that has read one file, ended afterwards."""
    WARM.end()
    assert outcome()["status"] == "recognised"
    yield WARM
    WARM.end()


def outcome(data=None, **limits):
    return read_in_child(makers.x_file() if data is None else data, Request(file="f.csv", limits=Limits(**limits)))


def children_of(pid):
    return [int(number) for number in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def state_of(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


def test_one_process_reads_many_files(warm):
    before = warm._process.pid

    assert [outcome()["status"] for _ in range(3)] == ["recognised"] * 3
    assert warm._process.pid == before
    assert children_of(before) == []


def test_a_warm_reader_costs_a_small_part_of_one_that_is_started(warm):
    begun = warm.seconds
    outcome()
    cheap = warm.seconds - begun

    before = os.times()
    done = subprocess.run([sys.executable, "-c", "import smplan_kernel.sources.process.reader"], check=True)
    after = os.times()

    assert done.returncode == 0
    assert 0 < cheap < (after.children_user + after.children_system - before.children_user - before.children_system) / 2


def test_a_file_that_ends_its_reader_ends_nothing_else(warm):
    before = warm._process.pid

    assert "too large when opened" in outcome(traps.spaces_bomb())["problems"][0]
    assert outcome(memory_bytes=48 << 20, data=makers.ga4_file(rows=[f"20260901,c {n},{n},{n}" for n in range(40_000)], total=""))[
        "problems"
    ]
    assert outcome()["status"] == "recognised"
    assert warm._process.pid == before


def test_it_is_started_again_when_it_has_ended(warm):
    before = warm._process.pid
    os.kill(before, signal.SIGKILL)
    warm._process.wait()

    assert outcome()["status"] == "recognised"
    assert warm._process.pid != before


def test_a_file_is_read_in_the_other_way_when_the_warm_process_ends_meanwhile(warm, monkeypatch):
    told = child.tell_all
    monkeypatch.setattr(
        "smplan_kernel.sources.process.warm.tell_all", lambda stream, _: (os.kill(warm._process.pid, signal.SIGKILL), told(stream, []))
    )

    assert outcome()["status"] == "recognised"


def test_nothing_is_left_behind_at_the_end():
    WARM.end()
    outcome()
    process = WARM._process

    WARM.end()

    assert process.returncode == 0
    assert state_of(process.pid) == ""


def test_it_ends_with_the_process_that_started_it(tmp_path):
    program = """
        import os, signal, sys
        from smplan_kernel.sources.process.child import WARM, read_in_child
        from smplan_kernel.sources.rows.reading import Request
        read_in_child(b"a,b", Request(file="f.csv"))
        print(WARM._process.pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=False, cwd=tmp_path)

    pid = int(done.stdout)
    deadline = time.monotonic() + 10
    while state_of(pid) not in {"", "Z"} and time.monotonic() < deadline:
        time.sleep(0.01)
    assert done.returncode == -signal.SIGKILL
    assert state_of(pid) in {"", "Z"}


def test_several_threads_read_at_once(warm):
    found = []
    threads = [threading.Thread(target=lambda: found.append(outcome()["status"])) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == ["recognised"] * 6
    assert children_of(warm._process.pid) == []


def test_a_process_forked_from_this_one_has_a_warm_process_of_its_own(warm):
    hear, say = os.pipe()
    pid = os.fork()
    if pid == 0:
        said = outcome()["status"]
        os.write(say, f"{said} {WARM._process.pid}".encode())
        WARM.end()
        os._exit(0)
    os.close(say)
    status, other = os.read(hear, 100).decode().split()
    os.close(hear)
    os.waitpid(pid, 0)

    assert status == "recognised"
    assert int(other) != warm._process.pid
    assert outcome()["status"] == "recognised"


def test_it_ends_when_nobody_asks_for_long_and_is_not_missed(monkeypatch):
    WARM.end()
    program = f"import {warm_process.__name__} as process; process.PATIENCE = 0.1; process.main()"
    monkeypatch.setattr(WARM, "_command", [sys.executable, "-P", "-c", program])

    assert outcome()["status"] == "recognised"
    assert WARM._process.wait(timeout=30) == 0
    assert outcome()["status"] == "recognised"
    WARM.end()


def test_the_warm_process_holds_no_way_out_and_no_secret(monkeypatch):
    WARM.end()
    monkeypatch.setenv("SMPLAN_SMTP_PASSWORD", "canary")
    outcome()

    assert b"canary" not in Path(f"/proc/{WARM._process.pid}/environ").read_bytes()
    WARM.end()


def test_where_it_cannot_be_started_the_file_is_read_all_the_same(monkeypatch):
    WARM.end()
    monkeypatch.setattr(WARM, "_command", ["/nowhere/python"])

    assert outcome()["status"] == "recognised"
