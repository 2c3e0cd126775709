import pytest

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.serve import serve
from smplan_kernel.serve.listening import listen, listen_as_usual, port_of, usual_port


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


def test_a_workspace_comes_back_at_its_usual_address(tmp_path):
    with listen_as_usual(0, str(tmp_path)) as first:
        port = port_of(first)

    with listen_as_usual(0, str(tmp_path)) as second:
        assert port_of(second) == port == usual_port(str(tmp_path))


def test_two_servers_on_one_workspace_both_find_a_port(tmp_path):
    with listen_as_usual(0, str(tmp_path)) as first, listen_as_usual(0, str(tmp_path)) as second:
        assert port_of(first) != port_of(second)
