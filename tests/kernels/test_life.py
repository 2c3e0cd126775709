"""A forked kernel starts, is interrupted, restarts and ends as an ordinary one; nothing is left behind, whoever dies first."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from smplan_kernel.kernels.host import Zygote
from tests.kernels.conftest import OURS, children_of, environment, is_gone, parent_of, soon, start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks kernels")
ROOM = 50
HOST = f"""
import os, signal, sys
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager
from smplan_kernel.kernels.host import Zygote
manager = KernelManager(kernel_name="smplan", kernel_spec_manager=KernelSpecManager(kernel_dirs=[{str(OURS)!r}]))
manager.start_kernel()
print(manager.provisioner.pid, Zygote.here().process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kernel_is_forked_from_a_process_with_one_thread(kernel, zygote):
    assert parent_of(kernel.pid) == zygote.process.pid
    assert zygote.news["threads"] == 1


def test_a_kernel_leads_a_session_and_a_group_of_its_own(kernel):
    assert os.getsid(kernel.pid) == os.getpgid(kernel.pid) == kernel.pid


@pytest.mark.parametrize("work", ["import time; time.sleep(30)", "while True: pass", "import numpy as np\nwhile True: np.ones(10)"])
def test_work_can_be_interrupted(kernel, work):
    asked = kernel.client.execute(work)
    time.sleep(0.5)
    kernel.manager.interrupt_kernel()

    assert kernel.client._recv_reply(asked, timeout=20)["content"]["ename"] == "KeyboardInterrupt"
    assert soon(lambda: kernel.said("print(6 * 7)") == "42")


@pytest.mark.parametrize("now", [False, True])
def test_a_restart_is_a_new_process_with_nothing_of_the_old_one(kernel, now):
    before = kernel.pid
    kernel.said("mine = 1")
    kernel.manager.restart_kernel(now=now)
    kernel.client.wait_for_ready(timeout=30)

    assert kernel.pid != before
    assert is_gone(before)
    assert kernel.said("print('mine' in globals())") == "False"


def test_a_kernel_has_its_own_environment_folder_and_time_zone(kernels, tmp_path):
    kernel = kernels(env=environment(QUERY_STRING="plan=fernhill", TZ="Asia/Tokyo"), cwd=str(tmp_path))
    said = kernel.said("import os, time; print(os.environ['QUERY_STRING'], os.getcwd(), time.tzname[0])")

    assert said == f"plan=fernhill {tmp_path} JST"


@pytest.mark.parametrize(
    ("death", "code"),
    [("import os; os._exit(3)", 3), ("import ctypes; ctypes.string_at(0)", -signal.SIGSEGV), ("import os; os.kill(os.getpid(), 9)", -9)],
    ids=["exit", "crash", "kill"],
)
def test_how_a_kernel_died_is_known(kernel, death, code):
    process = kernel.manager.provisioner.process
    kernel.client.execute(death)

    assert soon(lambda: not kernel.manager.is_alive())
    assert process.returncode == code


def test_a_gentle_end_is_quick_and_clean(kernels):
    kernel = kernels()
    process = kernel.manager.provisioner.process
    kernel.client.stop_channels()
    kernel.manager.request_shutdown()

    assert process.wait(2) == 0


def test_no_zombie_and_no_process_is_left_behind(kernels, zygote, kernel):
    before = set(children_of(zygote.process.pid))
    more = [kernels() for _ in range(3)]
    for one in more:
        one.end()

    assert soon(lambda: set(children_of(zygote.process.pid)) == before)


def test_kernels_die_with_the_zygote_and_the_next_one_has_a_new_zygote(kernels, zygote, kernel):
    zygote.process.kill()

    assert soon(lambda: is_gone(kernel.pid))
    assert soon(lambda: not kernel.manager.is_alive())
    assert kernels().said("print(1)") == "1"
    assert Zygote.here().process.pid != zygote.process.pid


def test_zygote_and_kernels_die_with_a_host_that_is_killed():
    done = subprocess.run([sys.executable, "-c", HOST], capture_output=True, text=True, timeout=60, check=False)
    pids = [int(word) for word in done.stdout.split()]

    assert done.returncode == -signal.SIGKILL
    assert len(pids) == 2
    assert soon(lambda: all(is_gone(pid) for pid in pids))


def test_fifty_kernels_at_once_all_start_and_all_end(zygote, kernel):
    started = []
    workers = [threading.Thread(target=lambda: started.append(start())) for _ in range(ROOM)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(300)
    answers = [one.said("print(6 * 7)") for one in started]
    for one in started:
        one.end()

    assert answers == ["42"] * ROOM
    assert soon(lambda: children_of(zygote.process.pid) == [kernel.pid])
