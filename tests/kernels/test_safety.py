"""What a fork could get wrong: shared random numbers, BLAS, threads, pictures, streams, limits, old code."""

import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
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
a = np.random.default_rng(1).random((1500, 1500))
inverse, solved = np.linalg.inv(a), np.linalg.solve(a, a[0])
print(np.allclose(a @ inverse, np.eye(1500), atol=1e-6), np.linalg.svd(a, compute_uv=False).shape[0], np.allclose(a @ solved, a[0], atol=1e-6), np.linalg.slogdet(a)[0])
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
        ("import concurrent.futures as cf\nwith cf.ThreadPoolExecutor(4) as pool: print(sum(pool.map(abs, range(9))))", "36"),
        ("import asyncio; await asyncio.sleep(0.01); print('waited')", "waited"),
        ("import subprocess; print(subprocess.run(['echo', 'hi'], capture_output=True, text=True).stdout)", "hi"),
        ("import os; os.system('echo through'); None", "through"),
        ("import gc; print(gc.isenabled(), gc.get_freeze_count() > 1000)", "True True"),
        ("import ipywidgets; ipywidgets.Text()", "application/vnd.jupyter.widget-view+json,text/plain"),
        (CONTROL, "['jupyter.widget', 'jupyter.widget.control']"),
        ("print(get_ipython().history_manager.enabled)", "False"),
    ],
    ids=["threads", "await", "subprocess", "streams", "gc", "widgets", "widget restore", "history"],
)
def test_a_forked_kernel_does_what_an_ordinary_one_does(shared_kernel, work, answer):
    assert shared_kernel.said(work).removesuffix("[]").strip() == answer


def test_linear_algebra_of_a_size_that_takes_threads_does_not_hang(shared_kernel):
    assert shared_kernel.said(BLAS, timeout=300).split()[:3] == ["True", "1500", "True"]


def test_no_picture_hook_of_matplotlib_was_passed_over(shared_kernel):
    loaded = shared_kernel.said(
        "import sys; print([name for name in sys.modules if name.startswith(('matplotlib.', 'matplotlib_inline.b'))])"
    )

    assert loaded == "[]"  # whoever imports it in the kernel gets its hook


def test_a_kernel_goes_before_its_host_when_memory_runs_out(shared_kernel):
    assert shared_kernel.said("print(open('/proc/self/oom_score_adj').read())") == "300"


def test_a_zygote_holds_no_file_and_no_socket_but_its_own(kernel, zygote):
    opened = [str(one.readlink()).split(":")[0] for one in Path(f"/proc/{zygote.process.pid}/fd").iterdir() if int(one.name) > 2]

    # Its requests and a channel for each kernel; the pipe that wakes it, by two ends; what it waits with.
    assert sorted(opened) == sorted(["anon_inode", "pipe", "pipe", "socket", *["socket"] * len(children_of(zygote.process.pid))])


def test_a_file_in_the_working_folder_stands_in_for_no_module(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('mine')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Zygote, "_one", None)
    zygote = Zygote.here()
    zygote.end()

    assert zygote.news["threads"] == 1


def test_only_linux_forks(monkeypatch):
    monkeypatch.setattr(provisioner.sys, "platform", "darwin")

    assert provisioner.why_not_here() == "only Linux forks safely"


def test_a_process_number_that_was_given_to_somebody_else_is_not_signalled():
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setblocking(False)
    with subprocess.Popen(["sleep", "30"], start_new_session=True) as other:
        kernel = host.ForkedKernel(other.pid, ours)
        theirs.send(b'{"exit": 0}')
        theirs.close()
        kernel.kill()
        is_alive = other.poll() is None
        other.kill()

    assert (is_alive, kernel.returncode) == (True, 0)


def test_several_threads_that_ask_hear_the_same_end():
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setblocking(False)
    kernel = host.ForkedKernel(1, ours)
    theirs.send(b'{"exit": 3}')
    theirs.close()
    with ThreadPoolExecutor(8) as pool:
        heard = set(pool.map(lambda _: kernel.poll(), range(64)))

    assert heard == {3}


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
