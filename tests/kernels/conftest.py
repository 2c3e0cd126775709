"""Kernels as their users start them, stock and forked, each ended after its test."""

import gc
import os
import time
import warnings
from dataclasses import dataclass
from pathlib import Path

import pytest
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

import smplan_kernel
from smplan_kernel.kernels.host import Zygote

SECONDS = 60
OURS = Path(smplan_kernel.__file__).parent / "kernels"


@dataclass(frozen=True, kw_only=True)
class Kernel:
    """A started kernel and a client that listens to it."""

    manager: KernelManager
    client: object

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def said(self, code, timeout=SECONDS):
        """Everything that the code prints or shows, as text or as names of types; errors by their name."""
        heard = []

        def listen(message):
            content = message["content"]
            match message["msg_type"]:
                case "stream":
                    heard.append(content["text"])
                case "error":
                    heard.append(content["ename"])
                case "display_data" | "execute_result":
                    heard.append(",".join(sorted(content["data"])))

        self.client.execute_interactive(code, output_hook=listen, timeout=timeout, store_history=False)
        return "".join(heard).strip()

    def end(self):
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)


def start(name="smplan", **options):
    """A kernel of the product's own kernelspec, or of the stock one."""
    specs = KernelSpecManager(kernel_dirs=[str(OURS)]) if name == "smplan" else KernelSpecManager()
    manager = KernelManager(kernel_name=name, kernel_spec_manager=specs)
    manager.start_kernel(**{"env": environment(), **options})
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=SECONDS)
    return Kernel(manager=manager, client=client)


@pytest.fixture(autouse=True)
def _swept():
    """jupyter_client leaves sockets and event loops to the collector: collect them where that is no failure."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def kernels():
    """Start as many as a test needs."""
    started = []

    def begin(name="smplan", **options):
        started.append(start(name, **options))
        return started[-1]

    yield begin
    for kernel in started:
        kernel.end()


@pytest.fixture
def kernel(kernels):
    return kernels()


@pytest.fixture
def zygote(kernel):
    """The zygote that the kernel came from."""
    return Zygote.here()


@pytest.fixture(scope="module")
def shared_kernel():
    """One kernel for tests that only look."""
    kernel = start()
    yield kernel
    kernel.end()


def is_gone(pid):
    """Whether a process has ended; a zombie has, too."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


def parent_of(pid):
    return int(Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[1])


def soon(claim, seconds=10.0):
    """Whether something becomes true in time."""
    until = time.monotonic() + seconds
    while not claim():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def children_of(pid):
    """The processes that a process has started and that live."""
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit() and _is_child(folder, pid)]


def _is_child(folder, pid):
    try:
        return parent_of(int(folder.name)) == pid and not is_gone(int(folder.name))
    except OSError:
        return False


def environment(**changes):
    """What a kernel's user has; ipykernel does not watch its streams where it takes itself for a part of pytest."""
    return {**{name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}, **changes}
