"""The child with its limits; each test starts one, so they are few."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys

import pytest

from smplan_kernel.errors import ExportError
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.process import child, reader
from smplan_kernel.sources.process.child import WARM, _environment, read_in_child
from smplan_kernel.sources.process.opening import open_in_child
from smplan_kernel.sources.process.warm import hear_all
from smplan_kernel.sources.rows.reading import Request
from tests.sources import makers, traps


def outcome(data, **limits):
    return read_in_child(data, Request(file="f.csv", limits=Limits(**limits)))


def used():
    """Seconds that children have worked; unlike the clock they do not depend on who else is at work."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime + WARM.seconds


@pytest.fixture(params=["forked", "started anew"])
def either_way(request, monkeypatch):
    """A reader that is forked by the warm process, and one that is not."""
    if request.param != "forked":
        monkeypatch.setattr(WARM, "outcome", lambda *_, **__: None)


@pytest.mark.usefixtures("either_way")
def test_the_child_finds_what_this_process_finds():
    data = makers.linkedin_file()

    assert outcome(data) == reader.read_bytes(data, Request(file="f.csv"))


@pytest.mark.usefixtures("either_way")
def test_a_child_out_of_memory_is_one_sentence():
    data = makers.ga4_file(rows=[f"20260901,channel {n},{n},{n}" for n in range(40_000)], total="")

    assert outcome(data, memory_bytes=48 << 20)["problems"] == ["f.csv: too large when opened. Export a shorter period"]


@pytest.mark.usefixtures("either_way")
def test_a_child_out_of_time_is_one_sentence():
    assert outcome(makers.x_file(), wall_seconds=0.001)["problems"] == ["f.csv: too large when opened. Export a shorter period"]


@pytest.mark.usefixtures("either_way")
def test_an_answer_longer_than_allowed_is_one_sentence():
    assert outcome(makers.x_file(), answer_bytes=100)["problems"] == ["f.csv: too large when opened. Export a shorter period"]


@pytest.mark.parametrize("said", [b"", b"9", b"many\nabc", b"-3\nabc", b"99999999999\nabc", b"11\n", b"4\nabc", b"0000000000000003\nabc"])
def test_a_reader_that_says_something_else_is_not_listened_to(said):
    hear, say = os.pipe()
    os.write(say, said)
    os.close(say)
    with open(hear, "rb", 0) as stream:  # noqa: PTH123 - a number, no path
        assert hear_all(stream, 10) == b""


@pytest.mark.usefixtures("either_way")
def test_a_reader_that_says_nothing_is_one_sentence(monkeypatch):
    for module in ("child", "warm"):
        monkeypatch.setattr(f"smplan_kernel.sources.process.{module}.hear_all", lambda stream, _: bytearray(stream.read()[:0]))

    assert outcome(makers.x_file())["problems"] == ["f.csv: the file is damaged in a way that nobody foresaw. Download the export again"]


def test_a_computer_that_can_begin_no_reader_is_one_sentence(monkeypatch):
    def full(*_, **__):
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(WARM, "outcome", lambda *_, **__: None)
    monkeypatch.setattr(child.subprocess, "Popen", full)
    says = "f.csv: this computer could not begin another program to read it. Close what is not needed and try again"

    assert outcome(makers.x_file())["problems"] == [says]
    with pytest.raises(ExportError, match="could not begin another program"):
        open_in_child(makers.x_file(), file="f.csv")


def test_a_bomb_is_refused_within_three_seconds():
    data = traps.spaces_bomb()
    began = used()

    assert "too large when opened" in outcome(data)["problems"][0]
    assert used() - began < 3


def test_the_far_cell_is_refused_within_three_seconds():
    began = used()

    assert "XFD1048576" in outcome(traps.far_cell())["problems"][0]
    assert used() - began < 3


def test_no_secret_of_the_parent_reaches_the_child(monkeypatch):
    monkeypatch.setenv("SMPLAN_SMTP_PASSWORD", "canary")

    assert "canary" not in _environment().values()


def test_the_child_loads_neither_pandas_nor_the_plan():
    names = "import sys, smplan_kernel.sources.process.reader; print([n for n in ('pandas', 'pydantic', 'sqlalchemy', 'openpyxl') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", names], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import os; os.system('true')",
        "import subprocess; subprocess.run(['true'])",
        "open('/tmp/x-smplan', 'wb').write(b'1' * 9000)",
    ],
)
def test_a_limited_process_reaches_nothing_outside(attempt):
    program = f"from smplan_kernel.sources import reader, limits; reader.limit_this_process(limits.Limits()); {attempt}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, env={"PATH": os.environ["PATH"]})

    assert done.returncode != 0


def test_an_import_takes_less_than_a_second():
    began = used()
    outcome(makers.x_file())

    assert used() - began < 1
