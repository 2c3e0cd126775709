from pathlib import Path

import pytest

from smplan_kernel.serve.settings import seats, voila_settings


@pytest.fixture
def settings():
    return voila_settings(notebooks=Path("/pages"), home=Path("/home"), token="key", hook=lambda *_: None)  # noqa: S106 - a test's key


def test_only_this_machine_may_ask(settings):
    assert settings.Voila.ip == "127.0.0.1"


def test_a_busy_port_is_never_replaced(settings):
    assert settings.Voila.port_retries == 0


def test_the_key_is_needed(settings):
    assert settings.Voila.token == "key"  # noqa: S105 - a test's key


@pytest.mark.parametrize("what", ["allow_template_override", "allow_theme_override"])
def test_visitors_choose_no_other_dress(settings, what):
    assert settings.VoilaConfiguration[what] == "NO"


def test_no_file_is_served(settings):
    assert settings.VoilaConfiguration.file_allowlist == ["(?!)"]


def test_no_traceback_is_shown(settings):
    assert settings.VoilaConfiguration.show_tracebacks is False


def test_no_header_of_a_visitor_reaches_a_kernel(settings):
    assert settings.VoilaConfiguration.http_header_envs == []


def test_idle_kernels_end(settings):
    assert settings.MappingKernelManager.cull_idle_timeout > 0


def test_a_dead_kernel_is_not_replaced_by_an_empty_one(settings):
    assert settings.KernelRestarter.restart_limit == 0


def test_there_are_seats_for_a_workshop():
    assert seats() >= 20
