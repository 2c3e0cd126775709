"""Kernels where little is allowed: an unprivileged user, a tiny /dev/shm, and code that is edited while it runs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import smplan_kernel
from tests.kernels.conftest import OURS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks kernels")
KERNEL = f"""
import os, sys
from pathlib import Path
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager
def begun():
    manager = KernelManager(kernel_name="smplan", kernel_spec_manager=KernelSpecManager(kernel_dirs=[{str(OURS)!r}]))
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    return manager, client
def said(client, code):
    heard = []
    client.execute_interactive(code, output_hook=lambda one: heard.append(one["content"].get("text", one["content"].get("ename", ""))), timeout=120)
    return "".join(heard).strip()
def parent(pid):
    return int(Path(f"/proc/{{pid}}/stat").read_text().rpartition(")")[2].split()[1])
"""
USE = """
from smplan_kernel.kernels.host import Zygote
manager, client = begun()
print(parent(manager.provisioner.pid) == Zygote.here().process.pid, said(client, "import os, pandas; print(os.geteuid(), pandas.Series([1, 2]).sum())"))
manager.shutdown_kernel(now=True)
"""
EDIT = """
manager, client = begun()
print(said(client, "from smplan_kernel.kernels import preload; print(getattr(preload, 'EDITED', 'as it was'))"))
with open(sys.argv[1], "a") as file:
    file.write("\\nEDITED = 'seen'\\n")
manager.restart_kernel(now=True)
client.wait_for_ready(timeout=120)
print(said(client, "from smplan_kernel.kernels import preload; print(getattr(preload, 'EDITED', 'as it was'))"))
manager.shutdown_kernel(now=True)
"""


def run(command, folder, **environment):
    """What a host says that has a home of its own."""
    folder.chmod(0o777)
    known = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
    given = {**known, "HOME": str(folder), "TMPDIR": str(folder), **environment}
    done = subprocess.run(command, capture_output=True, text=True, timeout=400, check=False, env=given, cwd=folder)
    return done.stdout.split("\n"), done.stderr


def test_an_unprivileged_user_has_forked_kernels(tmp_path_factory):
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can become somebody else; whoever runs this is unprivileged already")
    folder = Path(tmp_path_factory.mktemp("nobody"))
    # The interpreter may lie in a folder of root's: may read, and nothing else that nobody may not.
    one = "-all,+dac_read_search"
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", f"--inh-caps={one}", f"--ambient-caps={one}"]
    said, problem = run([*nobody, f"--bounding-set={one}", sys.executable, "-c", KERNEL + USE], folder)

    assert said[0] == "True 65534 3", problem


def test_a_tiny_shared_memory_is_enough(tmp_path):
    script = 'mount -t tmpfs -o size=64k tmpfs /dev/shm && exec "$@"'
    alone = ["unshare", "--mount", "sh", "-c", script, "sh"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("a file system of one's own needs rights that are not given here")
    said, problem = run([*alone, sys.executable, "-c", KERNEL + USE], tmp_path)

    assert said[0] == f"True {os.geteuid()} 3", problem


def test_edited_code_is_seen_after_a_restart(tmp_path):
    copy = tmp_path / "copy" / "smplan_kernel"
    shutil.copytree(Path(smplan_kernel.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    edited = copy / "kernels" / "preload.py"
    said, problem = run([sys.executable, "-c", KERNEL + EDIT, str(edited)], tmp_path, PYTHONPATH=str(copy.parent))

    assert said[:2] == ["as it was", "seen"], problem
