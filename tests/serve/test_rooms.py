from smplan_kernel.kernels.environment import PASSED_ON
from smplan_kernel.serve.rooms import room_environment


def test_a_name_that_is_not_listed_does_not_pass():
    assert room_environment({"SMPLAN_MAIL_PASSWORD": "hush", "PATH": "/bin"}) == {"PATH": "/bin"}


def test_the_workspace_passes():
    assert room_environment({"SMPLAN_WORKSPACE": "/plans"}) == {"SMPLAN_WORKSPACE": "/plans"}


def test_the_key_is_cut_out_of_the_address():
    seen = room_environment({"VOILA_REQUEST_URL": "http://127.0.0.1:1/voila/render/00_start.ipynb?token=abc&plan=fernhill"})

    assert seen == {"VOILA_REQUEST_URL": "http://127.0.0.1:1/voila/render/00_start.ipynb?plan=fernhill"}


def test_no_listed_name_sounds_like_a_secret():
    assert [name for name in PASSED_ON if any(word in name for word in ("PASSWORD", "SECRET", "TOKEN", "KEY"))] == []


def test_a_page_knows_who_writes():
    assert room_environment({"SMPLAN_WHO": "Mara"}) == {"SMPLAN_WHO": "Mara"}
