"""A workspace with the small garden plan, and an inbox with its exports."""

import logging
import shutil
from dataclasses import replace
from datetime import date

import pytest

from smplan_kernel.automation.run import review_month
from smplan_kernel.store import open_workspace
from tests.automation import garden

TODAY = date(2026, 11, 22)
MONTH = "2026-10"
KEY, SECRET = "CANARYKEYID", "canary-of-the-secret-key"  # found in no output


@pytest.fixture(scope="session")
def planned_folder(tmp_path_factory):
    """A workspace with the small garden plan, to copy from."""
    folder = tmp_path_factory.mktemp("planned") / "workspace"
    with open_workspace(folder) as opened:
        opened.session(who="Mara").new_plan(garden.small_plan())
    return folder


@pytest.fixture(scope="session")
def reviewed_folder(planned_folder, tmp_path_factory):
    """The same with the review of October made from its exports, and what came of that: to copy from."""
    folder = tmp_path_factory.mktemp("reviewed") / "workspace"
    shutil.copytree(planned_folder, folder)
    with open_workspace(folder) as opened:
        garden.fill_inbox(opened.inbox("garden"))
        return folder, review_month(opened, opened.session(who="Mara"), "garden", MONTH, today=TODAY)


@pytest.fixture
def workspace(request, planned_folder, tmp_path):
    """A workspace of this test's own, reviewed if the test asks for what came of it."""
    folder = request.getfixturevalue("reviewed_folder")[0] if "reviewed" in request.fixturenames else planned_folder
    shutil.copytree(folder, tmp_path / "workspace")
    with open_workspace(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def session(workspace):
    return workspace.session(who="Mara")


@pytest.fixture
def inbox(workspace):
    folder = workspace.inbox("garden")
    garden.fill_inbox(folder)
    return folder


@pytest.fixture
def reviewed(workspace, reviewed_folder):
    """What came of the review of October in this test's workspace."""
    folder, published = reviewed_folder
    return replace(published, report=workspace.folder / published.report.relative_to(folder))


@pytest.fixture(scope="session")
def s3_server():
    """An object store on this machine; answers its address."""
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 - two seconds of imports that most tests here do without

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line for each request helps nobody
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def s3(s3_server, monkeypatch, tmp_path_factory):
    """The store as a machine knows it, by its environment; answers a file system with the empty bucket `reports`."""
    import s3fs  # noqa: PLC0415 - as above

    settings = {"ENDPOINT_URL": s3_server, "ACCESS_KEY_ID": KEY, "SECRET_ACCESS_KEY": SECRET, "DEFAULT_REGION": "us-east-1"}
    for name, value in settings.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path_factory.getbasetemp() / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path_factory.getbasetemp() / "none"))
    s3fs.S3FileSystem.clear_instance_cache()
    system = s3fs.S3FileSystem(use_listings_cache=False)
    system.mkdir("reports")
    yield system
    system.rm("reports", recursive=True)
    s3fs.S3FileSystem.clear_instance_cache()
