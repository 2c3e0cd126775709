"""Voila's settings, safe by default: loopback, a key in the link, no files, no other template, idle kernels ended."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from traitlets.config import Config

from smplan_kernel.kernels.ready import QuickKernelClient
from smplan_kernel.serve.handlers import LinkIdentity
from smplan_kernel.serve.listening import ADDRESS
from smplan_kernel.serve.rooms import Rooms, begun

LARGEST_MESSAGE = 20 * 1024 * 1024
EXTENSIONS = ["@voila-dashboards/widgets-manager8", "@jupyter-widgets/jupyterlab-manager", "anywidget"]
# Nothing from outside; inline parts are Voila's own page settings, `blob:` is how anywidget loads a widget's module.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


def voila_settings(*, notebooks: Path, home: Path, token: str, hook: Callable[..., Any]) -> Config:
    """The settings of one server; `hook` sees each request before its kernel starts."""
    config = Config()
    config.Voila.ip = ADDRESS
    config.Voila.open_browser = False  # done by us, with the key in the address
    config.Voila.port_retries = 0
    config.Voila.token = token
    config.Voila.root_dir = str(notebooks)
    config.Voila.connection_dir_root = str(home)
    config.Voila.log_level = "ERROR"
    config.Voila.identity_provider_class = LinkIdentity
    config.IdentityProvider.cookie_options = {"samesite": "Lax"}
    page_settings(config, hook)
    config.VoilaConfiguration.multi_kernel_manager_class = Rooms
    _kernel_settings(config)
    return config


def page_settings(config: Config, hook: Callable[..., Any]) -> None:
    """What a page is made of, and what it may not be made to be."""
    config.VoilaConfiguration.template = "smplan"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.file_allowlist = ["(?!)"]
    config.VoilaConfiguration.show_tracebacks = False
    config.VoilaConfiguration.strip_sources = True
    config.VoilaConfiguration.http_header_envs = []
    config.VoilaConfiguration.http_keep_alive_timeout = 10
    config.VoilaConfiguration.extension_allowlist = EXTENSIONS
    config.VoilaConfiguration.prelaunch_hook = hook
    config.VoilaExporter.filters = {"begun": f"{begun.__module__}.{begun.__qualname__}"}
    config.VoilaExporter.language_code = "en"
    config.VoilaExporter.exclude_anchor_links = True
    config.NotebookNotary.db_file = ":memory:"


def _kernel_settings(config: Config) -> None:
    """How long a kernel lives. A kernel that died stays dead: one restarted empty would look alive and save nothing."""
    config.MappingKernelManager.cull_idle_timeout = 1800
    config.MappingKernelManager.cull_interval = 60
    config.MappingKernelManager.cull_connected = True  # the forms keep what is typed and offer it again
    config.MappingKernelManager.default_kernel_name = "smplan"
    config.KernelRestarter.restart_limit = 0
    config.KernelRestarter.time_to_dead = 1.0
    config.KernelManager.shutdown_wait_time = 2.0
    config.AsyncKernelManager.client_factory = QuickKernelClient


def seats() -> int:
    """How many pages may be open at once: a tenth of a gigabyte each, never fewer than twenty.

    >>> seats() >= 20
    True
    """
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):  # Windows does not say
        return 40
    return max(20, memory // 100_000_000)
