"""What mybinder.org does with this repository, short of the image: install, postBuild, start, open the start page."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
BINDER = REPO / "binder"
START_PAGE = "voila/render/workbooks/00_start.ipynb?plan=fernhill"


def pins(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", path.read_text(), flags=re.MULTILINE))


def test_binder_installs_the_versions_of_the_lock():
    locked = pins(REPO / "requirements.lock")
    binder = pins(BINDER / "requirements.txt")

    assert len(binder) > 50
    assert {name: version for name, version in binder.items() if locked.get(name) != version} == {}


@pytest.mark.parametrize("script", ["postBuild", "start"])
def test_a_script_is_executable_and_reads_as_bash(script):
    path = BINDER / script

    assert os.access(path, os.X_OK)
    subprocess.run(["bash", "-n", str(path)], check=True)


def test_the_readme_links_to_the_start_page():
    assert "urlpath=" + START_PAGE.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D") in (REPO / "README.md").read_text()


@pytest.fixture(scope="module")
def binder_home(tmp_path_factory):
    """A fresh environment after `pip install -r` and postBuild, in a copy of the repository as Binder has it."""
    home = tmp_path_factory.mktemp("home")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, check=True, capture_output=True, text=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (REPO / name).is_file():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPO / name, home / name)
    subprocess.run([sys.executable, "-m", "venv", str(home / "env")], check=True)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("SMPLAN", "JUPYTER", "PYTEST"))},
        "HOME": str(home),
        "PATH": f"{home / 'env' / 'bin'}:{os.environ['PATH']}",
        "VIRTUAL_ENV": str(home / "env"),
    }
    install = [str(home / "env" / "bin" / "python"), "-m", "pip", "install", "-q", "-r", "binder/requirements.txt"]
    subprocess.run(install, cwd=home, env=environment, check=True)
    done = subprocess.run(["bash", "binder/postBuild"], cwd=home, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return home, environment, done.stdout


def test_post_build_seeds_the_demo(binder_home):
    _, _, printed = binder_home
    report = re.search(r"^Report: (.+)$", printed, flags=re.MULTILINE)

    assert report is not None
    assert "Fernhill" in Path(report.group(1)).read_text(encoding="utf-8")


def test_the_start_page_opens(binder_home):
    home, environment, _ = binder_home
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["bash", "binder/start", "jupyter", "server", "--ip=127.0.0.1", f"--port={port}", "--no-browser", "--allow-root"]
    server = subprocess.Popen(
        [*command, "--ServerApp.port_retries=0", "--IdentityProvider.token="], cwd=home, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        page = open_when_up(f"http://127.0.0.1:{port}/{START_PAGE}", server)
    finally:
        server.terminate()
        server.wait(30)

    assert "<h1" in page
    assert "Begin with why" in page
    assert "Fernhill Garden Design" in page  # the header names the seeded plan
    assert 'href="02_goals.ipynb?plan=fernhill"' in page
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == []


def open_when_up(address: str, server: subprocess.Popen) -> str:
    for _ in range(120):
        assert server.poll() is None, "the server stopped"
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - an address on this machine, made above
                return answer.read().decode()
        except (ConnectionRefusedError, urllib.error.URLError):
            time.sleep(0.5)
    pytest.fail("the server did not come up")
