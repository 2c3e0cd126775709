"""What a fork could get wrong: shared random numbers, BLAS, threads, pictures, streams, limits, old code."""

import os
import socket
import sys
from pathlib import Path

import pytest
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

from smplan_kernel.kernels import host, provisioner
from smplan_kernel.kernels.host import Zygote
from smplan_kernel.kernels.preload import NEEDED, SET, is_read_once
from tests.kernels.conftest import OURS, children_of, environment, parent_of, soon, start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks kernels")
RANDOM = """
import random, secrets, tempfile, uuid, numpy as np
print(random.random(), np.random.rand(), np.random.default_rng().random(), uuid.uuid4(), secrets.token_hex(8), next(tempfile._get_candidate_names()))
"""
BLAS = """
import numpy as np
a = np.random.default_rng(1).random((400, 400))
print(np.allclose(a @ np.linalg.inv(a), np.eye(400), atol=1e-6), np.linalg.svd(a)[1].shape[0], np.allclose(a @ np.linalg.solve(a, a[0]), a[0], atol=1e-6))
"""
CONTROL = """
from ipykernel.comm import Comm
kernel = get_ipython().kernel
print(sorted(kernel.comm_manager.targets))
"""


def test_random_numbers_and_names_differ_between_kernels(kernels):
    drawn = [kernels().said(RANDOM).split() for _ in range(3)]

    assert [len({one[place] for one in drawn}) for place in range(6)] == [3] * 6


@pytest.mark.parametrize(
    ("work", "answer"),
    [
        (BLAS, "True 400 True"),
        ("import concurrent.futures as cf\nwith cf.ThreadPoolExecutor(4) as pool: print(sum(pool.map(abs, range(9))))", "36"),
        ("import asyncio; await asyncio.sleep(0.01); print('waited')", "waited"),
        ("import subprocess; print(subprocess.run(['echo', 'hi'], capture_output=True, text=True).stdout)", "hi"),
        ("import os; os.system('echo through'); None", "through"),
        ("import gc; print(gc.isenabled(), gc.get_freeze_count() > 1000)", "True True"),
        ("import ipywidgets; ipywidgets.Text()", "application/vnd.jupyter.widget-view+json,text/plain"),
        (CONTROL, "['jupyter.widget', 'jupyter.widget.control']"),
        ("print(get_ipython().history_manager.enabled)", "False"),
    ],
    ids=["blas", "threads", "await", "subprocess", "streams", "gc", "widgets", "widget restore", "history"],
)
def test_a_forked_kernel_does_what_an_ordinary_one_does(shared_kernel, work, answer):
    assert shared_kernel.said(work).removesuffix("[]").strip() == answer


def test_a_question_of_a_program_reaches_the_reader(kernel):
    kernel.client.execute("print('got', input('name? '))", allow_stdin=True)
    asked = kernel.client.get_stdin_msg(timeout=10)
    kernel.client.input("Mara")

    assert asked["content"]["prompt"] == "name? "


def test_the_environment_of_the_host_does_not_show_in_the_zygote(monkeypatch):
    monkeypatch.setenv("MAIL_PASSWORD", "hush")
    monkeypatch.setattr(Zygote, "_one", None)
    zygote = Zygote.here()
    try:
        shown = Path(f"/proc/{zygote.process.pid}/environ").read_text("utf-8").split("\0")
    finally:
        zygote.end()

    names = {line.split("=")[0] for line in shown if line}
    assert [name for name in names if name not in {*NEEDED, *SET} and not is_read_once(name)] == []


def test_a_kernel_is_named_after_its_connection(kernel):
    name = Path(f"/proc/{kernel.pid}/comm").read_text("utf-8")

    assert name.startswith("smplan ")


def test_limits_hold(kernels, monkeypatch):
    monkeypatch.setattr(provisioner.ForkingProvisioner, "limits", lambda _: {"memory": 3 << 30, "files": 99})
    said = kernels().said("import resource; print(resource.getrlimit(resource.RLIMIT_NOFILE)[0]); bytearray(4 << 30)")

    assert said.split() == ["99", "MemoryError"]


def test_a_taken_port_is_chosen_anew(kernels, monkeypatch):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        taken = busy.getsockname()[1]
        write = provisioner.LocalProvisioner.pre_launch

        async def unlucky(self, **options):
            answer = await write(self, **options)
            self.parent.shell_port = taken
            self.parent._connection_file_written = False
            self.parent.write_connection_file()
            self.connection_info = self.parent.get_connection_info()
            return answer

        monkeypatch.setattr(provisioner.ForkingProvisioner, "pre_launch", unlucky)
        kernel = kernels()

    assert kernel.said("print(1)") == "1"
    assert kernel.manager.shell_port != taken


def test_changed_code_brings_a_new_zygote_and_the_old_kernels_stay(kernels, kernel, zygote, monkeypatch):
    monkeypatch.setattr(host, "code_mark", lambda: 1)
    after = kernels()

    assert parent_of(after.pid) != zygote.process.pid
    assert kernel.said("print('still here')") == "still here"


def test_a_zygote_that_was_started_under_another_environment_is_replaced(kernels, zygote, monkeypatch):
    monkeypatch.setenv("PYTHONWARNINGS", "default::UserWarning")
    after = kernels()

    assert parent_of(after.pid) not in {zygote.process.pid, os.getpid()}


@pytest.mark.parametrize("change", [{"PYTHONHASHSEED": "0"}, {"LANG": "C.UTF-8", "OMP_NUM_THREADS": "2"}])
def test_what_python_reads_at_its_start_makes_an_ordinary_start(kernels, change):
    kernel = kernels(env=environment(**change))

    assert parent_of(kernel.pid) == os.getpid()
    assert kernel.said("print(2)") == "2"


def test_the_switch_makes_an_ordinary_start(monkeypatch):
    monkeypatch.setenv("SMPLAN_NOFORK", "1")
    kernel = start()
    try:
        assert parent_of(kernel.pid) == os.getpid()
        assert kernel.said("print(2)") == "2"
    finally:
        kernel.end()


def test_a_zygote_that_does_not_start_is_asked_once(monkeypatch, caplog):
    monkeypatch.setattr(Zygote, "_one", None)
    monkeypatch.setattr(Zygote, "_refusal", (0, ""))
    monkeypatch.setattr(host, "zygote_environment", lambda _: {"PYTHONHOME": "/nowhere"})
    monkeypatch.setattr(provisioner, "_SAID", set())
    kernels = [start(), start()]
    for kernel in kernels:
        kernel.end()

    told = [record.getMessage() for record in caplog.records if "without forking" in record.getMessage()]
    assert told == ["Kernels are started without forking: the zygote ended at its start (code 1)."]


def test_a_start_that_takes_too_long_ends_the_half_born_kernel_and_an_ordinary_one_is_started(kernel, zygote, monkeypatch, caplog):
    monkeypatch.setattr(provisioner, "READY_SECONDS", 0.5)
    monkeypatch.setattr(provisioner, "_SAID", set())
    specs = KernelSpecManager(kernel_dirs=[str(OURS)])
    slow = KernelManager(kernel_name="smplan", kernel_spec_manager=specs)
    slow.start_kernel(env=environment(), extra_arguments=["--IPKernelApp.exec_lines=import time; time.sleep(60)"])
    parent = parent_of(slow.provisioner.pid)
    slow.shutdown_kernel(now=True)

    assert parent == os.getpid()
    assert soon(lambda: children_of(zygote.process.pid) == [kernel.pid])
    assert "the forked kernel was not ready after 0 seconds" in caplog.text


def test_a_port_that_stays_taken_is_told(kernels, monkeypatch, caplog):
    caplog.set_level("INFO")
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        monkeypatch.setattr(provisioner.LocalPortCache, "find_available_port", lambda *_: busy.getsockname()[1])
        specs = KernelSpecManager(kernel_dirs=[str(OURS)])
        manager = KernelManager(kernel_name="smplan", kernel_spec_manager=specs)
        manager.start_kernel(env=environment())
        manager.shutdown_kernel(now=True)

    told = [record.getMessage() for record in caplog.records]
    assert [one for one in told if "A port was taken" in one] == ["A port was taken before the kernel could use it; trying others."] * 2
    assert any("without forking: " in one and "Address already in use" in one for one in told)
