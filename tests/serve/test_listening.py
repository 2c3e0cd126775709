import pytest

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.serve import serve
from smplan_kernel.serve.listening import listen, port_of


@pytest.fixture
def taken():
    with listen(0) as listening:
        yield port_of(listening)


def test_only_this_machine_is_listened_to():
    with listen(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_a_taken_port_is_a_sentence(taken):
    with pytest.raises(WorkspaceError, match=f"Port {taken}: it is taken by another program"):
        listen(taken)


def test_a_port_that_does_not_exist_is_a_sentence():
    with pytest.raises(WorkspaceError, match="Port 99999"):
        listen(99999)


def test_serving_on_a_taken_port_starts_nothing(taken, tmp_path):
    with pytest.raises(WorkspaceError):
        serve(str(tmp_path / "plans"), port=taken, ready=print)

    assert not (tmp_path / "plans").exists()
