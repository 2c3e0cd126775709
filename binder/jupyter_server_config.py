"""Binder's Jupyter server shows the workbook in its own dress."""

import os

from smplan_kernel.serve.guest import dress_guest

dress_guest(get_config(), os.environ["SMPLAN_WORKSPACE"])  # noqa: F821 - Jupyter defines it for its configuration files
