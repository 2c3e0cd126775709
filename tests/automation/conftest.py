"""A workspace with the small garden plan, and an inbox with its exports."""

import logging

import pytest

from smplan_kernel.store import open_workspace
from tests.automation import garden

KEY, SECRET = "CANARYKEYID", "canary-of-the-secret-key"  # found in no output


@pytest.fixture
def small_plan():
    return garden.small_plan()


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def session(workspace, small_plan):
    opened = workspace.session(who="Mara")
    opened.new_plan(small_plan)
    return opened


@pytest.fixture
def inbox(workspace, session):
    folder = workspace.inbox("garden")
    garden.fill_inbox(folder)
    return folder


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
